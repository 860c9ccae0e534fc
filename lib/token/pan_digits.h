// Arithmetic on the digits of a PAN, as values 0 to 9.
#ifndef PANVEIL_TOKEN_PAN_DIGITS_H_
#define PANVEIL_TOKEN_PAN_DIGITS_H_

#include <cstdint>

#include "card/luhn.h"

namespace panveil::token {

// Sets the first digit to one that makes the number fail the Luhn check, given its other digits: 9,
// or 7 where 9 would pass. A doubled 9 counts 9 too, and 7 counts 7 or 5, so 9 and 7 never both
// pass.
inline void SetLeadThatFailsLuhn(std::uint8_t* digits, int count) noexcept {
  digits[0] = 9;
  if (card::PassesLuhn(digits, count)) digits[0] = 7;
}

// The digits as one integer. REQUIRES: count <= 19.
[[nodiscard]] inline std::uint64_t ToInteger(const std::uint8_t* digits, int count) noexcept {
  std::uint64_t value = 0;
  for (int i = 0; i < count; ++i) value = value * 10 + digits[i];
  return value;
}

// The other way, with leading zeros. REQUIRES: value < 10^count.
inline void FromInteger(std::uint64_t value, int count, std::uint8_t* digits) noexcept {
  for (int i = count - 1; i >= 0; --i) {
    digits[i] = static_cast<std::uint8_t>(value % 10);
    value /= 10;
  }
}

}  // namespace panveil::token

#endif  // PANVEIL_TOKEN_PAN_DIGITS_H_
