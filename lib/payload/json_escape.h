// The escapes of JSON strings (RFC 8259, section 7): decoded_text.h's functions for them.
#ifndef PANVEIL_PAYLOAD_JSON_ESCAPE_H_
#define PANVEIL_PAYLOAD_JSON_ESCAPE_H_

#include <cstddef>
#include <string_view>

#include "base/byte_span.h"
#include "payload/decoded_text.h"

namespace panveil::payload {

// Half a surrogate pair stands for U+FFFD, so that its digits are never read for digits; \x34 and
// \u{34}, which other languages have, for what they mean there; any other wrong escape for itself.
// REQUIRES: room in `out` for span.size() bytes.
void DecodeJsonString(std::string_view source, base::ByteSpan span, DecodedText& out) noexcept;

[[nodiscard]] bool HasJsonEscapes(std::string_view value) noexcept;

// Hexadecimal digits are written in small letters where `was` has one.
[[nodiscard]] std::size_t EncodeLikeJson(std::string_view was, std::string_view now,
                                         char* out) noexcept;

[[nodiscard]] constexpr bool IsPlainInJson(char c) noexcept {
  return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20;
}

// One past the escape that begins at the backslash text[at], or one past that backslash when what
// follows makes none.
[[nodiscard]] std::size_t JsonEscapeEnd(std::string_view text, std::size_t at) noexcept;

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_JSON_ESCAPE_H_
