// Percent-encoding as forms have it (WHATWG URL, section 5.1): decoded_text.h's functions for it.
#ifndef PANVEIL_PAYLOAD_PERCENT_H_
#define PANVEIL_PAYLOAD_PERCENT_H_

#include <cstddef>
#include <string_view>

#include "base/byte_span.h"
#include "payload/decoded_text.h"

namespace panveil::payload {

// The byte that the '%' text[at] begins; -1 when it stands for itself. In "%B4111...^", track data
// as it is, it does. REQUIRES: at < text.size().
[[nodiscard]] int PercentByteAt(std::string_view text, std::size_t at) noexcept;

// '+' stands for a space; each %34 for one byte, of which several may make a character; any other
// '%' for itself. REQUIRES: room in `out` for span.size() bytes.
void DecodePercent(std::string_view source, base::ByteSpan span, DecodedText& out) noexcept;

[[nodiscard]] bool HasPercentEscapes(std::string_view value) noexcept;

// `now` is one byte.
[[nodiscard]] std::size_t EncodeLikePercent(std::string_view was, std::string_view now,
                                            char* out) noexcept;

[[nodiscard]] constexpr bool IsPlainInPercent(char c) noexcept {
  return static_cast<unsigned char>(c) > 0x20 &&
         std::string_view("%+&;=#\x7F").find(c) == std::string_view::npos;
}

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_PERCENT_H_
