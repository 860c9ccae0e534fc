// What stands in JSON without quotes.
#ifndef PANVEIL_PAYLOAD_JSON_LITERAL_H_
#define PANVEIL_PAYLOAD_JSON_LITERAL_H_

#include <array>
#include <cstddef>
#include <string_view>

#include "text/char_class.h"

namespace panveil::payload {

namespace internal {

// Goes over digits; false when there is none.
inline bool SkipDigits(std::string_view text, std::size_t& at) noexcept {
  const std::size_t from = at;
  while (at < text.size() && text::IsDigit(text[at])) ++at;
  return at > from;
}

constexpr std::array<bool, 256> MakeEndsLiteral() {
  std::array<bool, 256> ends{};
  for (const char c : {' ', '\t', '\n', '\r', '{', '}', '[', ']', ':', ',', '"'}) {
    ends[static_cast<unsigned char>(c)] = true;
  }
  return ends;
}
inline constexpr std::array<bool, 256> kEndsLiteral = MakeEndsLiteral();

}  // namespace internal

[[nodiscard]] inline bool EndsLiteral(char c) noexcept {
  return internal::kEndsLiteral[static_cast<unsigned char>(c)];
}

// RFC 8259, section 6.
[[nodiscard]] inline bool IsJsonNumber(std::string_view text) noexcept {
  std::size_t at = !text.empty() && text[0] == '-' ? 1 : 0;
  const std::size_t first = at;
  if (!internal::SkipDigits(text, at)) return false;
  if (text[first] == '0' && at > first + 1) return false;
  if (at < text.size() && text[at] == '.' && !internal::SkipDigits(text, ++at)) return false;
  if (at < text.size() && (text[at] | 0x20) == 'e') {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (!internal::SkipDigits(text, at)) return false;
  }
  return at == text.size();
}

[[nodiscard]] inline bool IsJsonWord(std::string_view text) noexcept {
  return text == "true" || text == "false" || text == "null";
}

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_JSON_LITERAL_H_
