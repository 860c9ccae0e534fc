// Arithmetic on the digits of a PAN, as values 0 to 9.
#ifndef PANVEIL_TOKEN_PAN_DIGITS_H_
#define PANVEIL_TOKEN_PAN_DIGITS_H_

#include <cstdint>

namespace panveil::token {

// The sum that the Luhn check (ISO/IEC 7812-1, annex B) wants to be a multiple of ten.
[[nodiscard]] inline unsigned LuhnSum(const std::uint8_t* digits, int count) noexcept {
  unsigned sum = 0;
  for (int i = count - 1; i >= 0; i -= 2) sum += digits[i];
  for (int i = count - 2; i >= 0; i -= 2) sum += 2u * digits[i] - (digits[i] > 4 ? 9u : 0u);
  return sum;
}

// The first digit that makes a number fail the Luhn check, given its other digits: 9, or 7 where 9
// would pass. A doubled 9 counts 9 too, and 7 counts 7 or 5, so 9 and 7 never both pass. Does not
// read digits[0].
[[nodiscard]] inline std::uint8_t LeadThatFailsLuhn(const std::uint8_t* digits,
                                                    int count) noexcept {
  return (LuhnSum(digits + 1, count - 1) + 9) % 10 == 0 ? 7 : 9;
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
