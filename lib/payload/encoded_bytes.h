// First looks at a text: whether a byte is in it that all that is encoded somehow has.
#ifndef PANVEIL_PAYLOAD_ENCODED_BYTES_H_
#define PANVEIL_PAYLOAD_ENCODED_BYTES_H_

#include <string_view>

namespace panveil::payload {

// Whether a text holds one of { [ " = ? & < % and the separator of packets: one is in whatever is a
// payload, but base64, and where the first byte tells.
[[nodiscard]] bool HoldsEncodedByte(std::string_view text) noexcept;

// The same of \ % = and the end of a line: one is in whatever has escapes, base64 apart, or rows,
// amid a text.
[[nodiscard]] bool HoldsEscapeOrLine(std::string_view text) noexcept;

// Whether a text, without a byte order mark before it and blanks around it, is several words and no
// payload, but for base64 with blanks in it: the first word tells of all others, but of markup and
// of packets in a row. May say false for nothing.
[[nodiscard]] bool IsProse(std::string_view text) noexcept;

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_ENCODED_BYTES_H_
