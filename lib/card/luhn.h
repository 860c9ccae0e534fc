// Luhn's check (ISO/IEC 7812-1, annex B) over digit values.
//
// Everything here is pure: no allocation, no I/O, no global state, safe from any thread. Digits are
// values 0 to 9, not characters, most significant first, with the separators already taken out.
#ifndef PANVEIL_CARD_LUHN_H_
#define PANVEIL_CARD_LUHN_H_

#include <cstdint>

namespace panveil::card {

// What a digit that is doubled adds to the sum: the digits of 2 * d. REQUIRES: d <= 9.
[[nodiscard]] constexpr unsigned LuhnDouble(unsigned d) noexcept {
  return d < 5 ? 2 * d : 2 * d - 9;
}

// The same of eight digits, the bytes of one integer; and those of them at even places, from the
// lowest byte.
[[nodiscard]] constexpr std::uint64_t LuhnDoubleEight(std::uint64_t digits) noexcept {
  const std::uint64_t from_five = (digits + 0x7B7B7B7B7B7B7B7B) >> 7 & 0x0101010101010101;
  return 2 * digits - 9 * from_five;
}
inline constexpr std::uint64_t kLuhnEvens = 0x00FF00FF00FF00FF;

// Whether `count` digits, the check digit last, pass. False when count <= 0. Reads every digit: a
// wrong one does not end it early. REQUIRES: each digit is 0 to 9.
[[nodiscard]] bool PassesLuhn(const std::uint8_t* digits, int count) noexcept;

// The digit that makes `count` digits pass when it is put behind them; 0 for no digits.
// REQUIRES: each digit is 0 to 9.
[[nodiscard]] std::uint8_t LuhnCheckDigit(const std::uint8_t* digits, int count) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_LUHN_H_
