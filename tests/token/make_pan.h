// PANs for tests, none of them a live account but by chance.
#ifndef PANVEIL_TESTS_TOKEN_MAKE_PAN_H_
#define PANVEIL_TESTS_TOKEN_MAKE_PAN_H_

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace panveil::testing_support {

using Digits = std::vector<std::uint8_t>;

// A second Luhn check, written from the standard's text and not shared with the library.
inline bool PassesLuhn(const Digits& digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    int digit = digits[digits.size() - 1 - i];
    if (i % 2 == 1) digit *= 2;
    sum += digit / 10 + digit % 10;
  }
  return sum % 10 == 0;
}

inline Digits ToDigits(const std::string& text) {
  Digits digits;
  for (const char c : text) digits.push_back(static_cast<std::uint8_t>(c - '0'));
  return digits;
}

inline std::string ToText(const Digits& digits) {
  std::string text;
  for (const std::uint8_t digit : digits) text.push_back(static_cast<char>('0' + digit));
  return text;
}

// Makes the digit at `index` the one that passes the Luhn check.
inline void FixLuhn(Digits* digits, std::size_t index) {
  for ((*digits)[index] = 0; !PassesLuhn(*digits); ++(*digits)[index]) {
  }
}

// Random and Luhn-valid, first digit 4.
inline Digits RandomPan(std::mt19937_64* random, int count) {
  Digits digits(static_cast<std::size_t>(count));
  for (auto& digit : digits) digit = static_cast<std::uint8_t>((*random)() % 10);
  digits.front() = 4;
  FixLuhn(&digits, digits.size() - 1);
  return digits;
}

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_TOKEN_MAKE_PAN_H_
