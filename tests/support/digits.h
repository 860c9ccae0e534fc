// Digit values out of text, for tests.
#ifndef PANVEIL_TESTS_SUPPORT_DIGITS_H_
#define PANVEIL_TESTS_SUPPORT_DIGITS_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace panveil::testing_support {

// The ASCII digits of `text` as values 0 to 9; everything else is left out.
inline std::vector<std::uint8_t> DigitsOf(std::string_view text) {
  std::vector<std::uint8_t> digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') digits.push_back(static_cast<std::uint8_t>(c - '0'));
  }
  return digits;
}

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_DIGITS_H_
