// Base64 and base64url (RFC 4648, sections 4 and 5), padded or not, in lines or not:
// decoded_text.h's functions for them, by quanta.
#ifndef PANVEIL_PAYLOAD_BASE64_H_
#define PANVEIL_PAYLOAD_BASE64_H_

#include <cstddef>
#include <string_view>

#include "base/byte_span.h"
#include "payload/decoded_text.h"

namespace panveil::payload {

// A quantum, four characters with what stands between them, is an escape of three bytes; the last
// one, without its padding, of one or two. Padding, spaces and line breaks stand for nothing, any
// other byte for itself. REQUIRES: room in `out` for span.size() bytes.
void DecodeBase64(std::string_view source, base::ByteSpan span, DecodedText& out) noexcept;

// The last place up to `limit` that a quantum begins at, or would, when one does at `begin`.
// REQUIRES: begin <= limit <= text.size().
[[nodiscard]] std::size_t QuantumBefore(std::string_view text, std::size_t begin,
                                        std::size_t limit) noexcept;

// Writes the quantum `was` at `out` as it is when it stands for the bytes `now`, as many as before.
// A character whose six bits stay the same is not touched, nor are line breaks and the bits that
// stand for nothing. Returns was.size(), always. REQUIRES: room for was.size() bytes.
[[nodiscard]] std::size_t EncodeLikeBase64(std::string_view was, std::string_view now,
                                           char* out) noexcept;

// Whether it is of either alphabet, and no padding.
[[nodiscard]] bool IsBase64Character(char c) noexcept;

// Whether all of a text is of the alphabet, or padding or blank.
[[nodiscard]] bool IsBase64(std::string_view text) noexcept;

// Shorter base64 holds no card.
inline constexpr std::size_t kFewestBase64Bytes = 16;

// Whether a text could be base64 of text worth looking at: not that short, nothing but
// the alphabet, and mostly printable UTF-8 behind it. Words, identifiers and digits are refused
// by a byte or two.
[[nodiscard]] bool LooksLikeBase64(std::string_view text) noexcept;

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_BASE64_H_
