// Which bytes stand among the digits of JSON.
#ifndef PANVEIL_SCRUB_JSON_BYTES_H_
#define PANVEIL_SCRUB_JSON_BYTES_H_

#include <array>
#include <cstddef>

#include "text/char_class.h"

namespace panveil::scrub {

[[nodiscard]] constexpr bool IsBlank(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Whether a number may end before `c`.
[[nodiscard]] constexpr bool EndsJsonNumber(char c) noexcept {
  return c == ',' || c == '}' || c == ']' || static_cast<unsigned char>(c) <= ' ';
}

template <typename Is>
[[nodiscard]] constexpr std::array<bool, 256> MakeTable(Is is) noexcept {
  std::array<bool, 256> table{};
  for (unsigned c = 0; c < table.size(); ++c) table[c] = is(static_cast<char>(c));
  return table;
}

// Digits, what may stand between them, and characters of several bytes.
inline constexpr std::array<bool, 256> kBesideDigits = MakeTable([](char c) {
  const bool ascii = text::IsDigit(c) || (text::IsJoiner(c) && c != '"');
  return ascii || static_cast<unsigned char>(c) >= 0x80;
});

inline constexpr std::array<bool, 256> kOfNumber = MakeTable([](char c) {
  return text::IsDigit(c) || c == '-' || c == '+' || c == '.' || (c | 0x20) == 'e';
});

// What may end a group of digits: see SpreadPieceOf().
inline constexpr std::array<bool, 256> kInGroups = MakeTable([](char c) {
  return IsBlank(c) || c == '-' || c == '+' || static_cast<unsigned char>(c) >= 0x80;
});

[[nodiscard]] inline bool IsIn(const std::array<bool, 256>& table, char c) noexcept {
  return table[static_cast<unsigned char>(c)];
}

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_JSON_BYTES_H_
