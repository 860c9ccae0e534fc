#include "token/digit_token.h"

#include <algorithm>
#include <array>

#include "base/secure_memory.h"
#include "card/luhn.h"
#include "text/char_class.h"
#include "token/pan_digits.h"
#include "token/tokenizer.h"

namespace panveil::token {
namespace {

// The characters as values; false unless they are digits that a token can be made of.
bool ParseToken(const char* token, int count, std::uint8_t* values) noexcept {
  if (!std::all_of(token, token + count, text::IsDigit)) return false;
  for (int i = 0; i < count; ++i) values[i] = static_cast<std::uint8_t>(token[i] - '0');
  const std::uint8_t lead = values[0];
  SetLeadThatFailsLuhn(values, count);
  return values[0] == lead;
}

}  // namespace

bool WriteDigitToken(const TokenKey& key, Aes& aes, const std::uint8_t* digits, int count,
                     char* out) noexcept {
  const std::uint8_t* last_four = digits + count - 4;
  std::uint64_t value = ToInteger(digits, count - 5);
  if (!key.domain(count).Encrypt(aes, key.TweakFor(count, last_four), &value)) return false;
  std::array<std::uint8_t, kMostDigits> token{};
  FromInteger(value, count - 5, token.data() + 1);
  std::copy_n(last_four, 4, token.begin() + count - 4);
  SetLeadThatFailsLuhn(token.data(), count);
  for (int i = 0; i < count; ++i) {
    out[i] = static_cast<char>('0' + token[static_cast<std::size_t>(i)]);
  }
  return true;
}

bool ReadDigitToken(const TokenKey& key, Aes& aes, const char* token, int count,
                    std::uint8_t* digits) noexcept {
  std::array<std::uint8_t, kMostDigits> values{};
  if (ParseToken(token, count, values.data())) {
    const std::uint8_t* last_four = values.data() + count - 4;
    std::uint64_t value = ToInteger(values.data() + 1, count - 5);
    if (key.domain(count).Decrypt(aes, key.TweakFor(count, last_four), &value)) {
      FromInteger(value, count - 5, digits);
      std::copy_n(last_four, 4, digits + count - 4);
      // The digit left out is the fifth from the end, which the Luhn check doubles no more than the
      // last: with 0 in its place it is what the last digit lacks.
      digits[count - 5] = 0;
      const int passing = card::LuhnCheckDigit(digits, count - 1);
      digits[count - 5] = static_cast<std::uint8_t>((passing + 10 - digits[count - 1]) % 10);
      return true;
    }
  }
  base::Wipe(digits, static_cast<std::size_t>(count));
  return false;
}

}  // namespace panveil::token
