#include "card/luhn.h"

#include "text/eight.h"

namespace panveil::card {
namespace {

// What eight digits add, of which the last, the third from the right and so on are doubled.
constexpr std::uint64_t SumOfEight(std::uint64_t digits) noexcept {
  const std::uint64_t numbers = (digits & kLuhnEvens) | (LuhnDoubleEight(digits) & ~kLuhnEvens);
  return (numbers * text::InEachOfEight(1)) >> 56;
}

// The sum of `count` digits of which the last, the third from the right and so on are doubled.
std::uint64_t SumWithLastDoubled(const std::uint8_t* digits, int count) noexcept {
  std::uint64_t sum = 0;
  int left = count;
  for (; left >= 8; left -= 8) sum += SumOfEight(text::LoadEight(digits + left - 8));
  // Of those before, with zeros in front: these add nothing.
  if (count >= 8)
    return left == 0 ? sum : sum + SumOfEight(text::LoadEight(digits) << (64 - 8 * left));
  int i = left - 1;
  for (; i > 0; i -= 2) sum += LuhnDouble(digits[i]) + digits[i - 1];
  if (i == 0) sum += LuhnDouble(digits[0]);
  return sum;
}

}  // namespace

bool PassesLuhn(const std::uint8_t* digits, int count) noexcept {
  if (count <= 0) return false;
  return (SumWithLastDoubled(digits, count - 1) + digits[count - 1]) % 10 == 0;
}

std::uint8_t LuhnCheckDigit(const std::uint8_t* digits, int count) noexcept {
  return static_cast<std::uint8_t>((10 - SumWithLastDoubled(digits, count) % 10) % 10);
}

}  // namespace panveil::card
