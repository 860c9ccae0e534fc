#include "token/mask.h"

#include <algorithm>
#include <array>

#include "token/pan_digits.h"
#include "token/tokenizer.h"

namespace panveil::token {
namespace {

// The last four digits after `count` - 4 times `filler`.
void WriteLastFour(const std::uint8_t* digits, int count, char filler, char* out) noexcept {
  std::fill_n(out, count - 4, filler);
  for (int i = count - 4; i < count; ++i) out[i] = static_cast<char>('0' + digits[i]);
}

}  // namespace

void MaskDigits(const std::uint8_t* digits, int count, char* out) noexcept {
  WriteLastFour(digits, count, '*', out);
}

void MaskedNumber(const std::uint8_t* digits, int count, char* out) noexcept {
  WriteLastFour(digits, count, '0', out);
  std::array<std::uint8_t, kMostDigits> masked{};
  std::copy_n(digits + count - 4, 4, masked.begin() + count - 4);
  SetLeadThatFailsLuhn(masked.data(), count);
  out[0] = static_cast<char>('0' + masked[0]);
}

}  // namespace panveil::token
