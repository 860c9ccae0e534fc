// Hexadecimal digits, as escapes hold them.
#ifndef PANVEIL_PAYLOAD_HEX_DIGIT_H_
#define PANVEIL_PAYLOAD_HEX_DIGIT_H_

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace panveil::payload {

// 0 to 15, in letters of either case; -1 for any other byte.
[[nodiscard]] constexpr int HexValue(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = static_cast<char>(c | 0x20);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

// The byte that two hexadecimal digits at text[at] stand for; -1 when they are not there.
[[nodiscard]] constexpr int HexByteAt(std::string_view text, std::size_t at) noexcept {
  if (at + 2 > text.size()) return -1;
  const int high = HexValue(text[at]);
  const int low = HexValue(text[at + 1]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

// Small letters where the escape `was` has one. REQUIRES: value < 16.
[[nodiscard]] inline char HexDigitLike(std::string_view was, unsigned value) noexcept {
  const bool small =
      std::any_of(was.begin(), was.end(), [](char c) { return c >= 'a' && c <= 'f'; });
  return (small ? "0123456789abcdef" : "0123456789ABCDEF")[value];
}

// Writes the byte `now` at `out` as the escape `was`, a sign and two digits: %34, =34.
inline std::size_t EncodeHexByte(std::string_view was, char now, char* out) noexcept {
  const auto byte = static_cast<unsigned char>(now);
  out[0] = was[0];
  out[1] = HexDigitLike(was, byte >> 4U);
  out[2] = HexDigitLike(was, byte & 0xFU);
  return 3;
}

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_HEX_DIGIT_H_
