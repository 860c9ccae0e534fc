// What a byte is to the recogniser.
#ifndef PANVEIL_TEXT_CHAR_CLASS_H_
#define PANVEIL_TEXT_CHAR_CLASS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace panveil::text {

enum class CharClass : std::uint8_t {
  kBreak = 0,  // ends any run of digits: letters, controls, bytes of 0x80 and above, ...
  kDigit,      // '0' to '9'
  kSpace,      // space, tab
  kDash,       // '-'
  kLine,       // line feed, carriage return
  kWeak,       // '.' ',' '/' ':' ';'  - most have a life of their own in numbers and dates
  kMark,       // '_' '|' '+' '*' '~' '(' ')' '[' ']' '>' '`' and both quotes
};

namespace internal {
constexpr std::array<CharClass, 256> MakeClasses() {
  std::array<CharClass, 256> table{};
  for (unsigned char c = '0'; c <= '9'; ++c) table[c] = CharClass::kDigit;
  for (const char c : {' ', '\t'}) table[static_cast<unsigned char>(c)] = CharClass::kSpace;
  for (const char c : {'\n', '\r'}) table[static_cast<unsigned char>(c)] = CharClass::kLine;
  table['-'] = CharClass::kDash;
  for (const char c : {'.', ',', '/', ':', ';'}) {
    table[static_cast<unsigned char>(c)] = CharClass::kWeak;
  }
  for (const char c : {'_', '|', '+', '*', '~', '(', ')', '[', ']', '>', '`', '"', '\''}) {
    table[static_cast<unsigned char>(c)] = CharClass::kMark;
  }
  return table;
}
inline constexpr std::array<CharClass, 256> kClasses = MakeClasses();
}  // namespace internal

[[nodiscard]] constexpr CharClass ClassOf(char c) noexcept {
  return internal::kClasses[static_cast<unsigned char>(c)];
}

[[nodiscard]] constexpr bool IsDigit(char c) noexcept { return c >= '0' && c <= '9'; }

// Where the digits end that go on at `at`, or `limit`; `at` when none go on there.
// REQUIRES: at <= limit <= text.size().
[[nodiscard]] constexpr std::size_t EndOfDigits(std::string_view text, std::size_t at,
                                                std::size_t limit) noexcept {
  const char* const bytes = text.data();
  if (at == 0 || !IsDigit(bytes[at - 1])) return at;
  while (at < limit && IsDigit(bytes[at])) ++at;
  return at;
}

// Whether `c` may stand between two digits of one PAN. A few in a row count as one gap.
[[nodiscard]] constexpr bool IsJoiner(char c) noexcept { return ClassOf(c) > CharClass::kDigit; }

// ASCII only.
[[nodiscard]] constexpr bool IsLetter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

[[nodiscard]] constexpr char ToLower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] constexpr bool IsHexDigit(char c) noexcept {
  return IsDigit(c) || (ToLower(c) >= 'a' && ToLower(c) <= 'f');
}

}  // namespace panveil::text

#endif  // PANVEIL_TEXT_CHAR_CLASS_H_
