// The quoted-printable of e-mail (RFC 2045, section 6.7): decoded_text.h's functions for it.
#ifndef PANVEIL_PAYLOAD_QUOTED_PRINTABLE_H_
#define PANVEIL_PAYLOAD_QUOTED_PRINTABLE_H_

#include <cstddef>
#include <string_view>

#include "base/byte_span.h"
#include "payload/decoded_text.h"

namespace panveil::payload {

// Each =34 stands for one byte; a soft line break ('=', blanks, the end of the line) for nothing,
// nor does what parts two encoded words of a header ("?= =?utf-8?Q?"); any other '=' for itself.
// REQUIRES: room in `out` for span.size() bytes.
void DecodeQuotedPrintable(std::string_view source, base::ByteSpan span, DecodedText& out) noexcept;

[[nodiscard]] bool HasQuotedPrintableEscapes(std::string_view value) noexcept;

// `now` is one byte.
[[nodiscard]] std::size_t EncodeLikeQuotedPrintable(std::string_view was, std::string_view now,
                                                    char* out) noexcept;

[[nodiscard]] constexpr bool IsPlainInQuotedPrintable(char c) noexcept {
  return c != '=' && static_cast<unsigned char>(c) >= 0x20;
}

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_QUOTED_PRINTABLE_H_
