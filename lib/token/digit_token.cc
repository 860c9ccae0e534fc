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

Ff1Domain::Lane LaneOfDigits(const TokenKey& key, const std::uint8_t* digits, int count) noexcept {
  return {&key.domain(count), key.TweakFor(count, digits + count - 4), ToInteger(digits, count - 5),
          false};
}

void WriteDigits(const Ff1Domain::Lane& lane, const std::uint8_t* digits, int count,
                 char* out) noexcept {
  std::array<std::uint8_t, kMostDigits> token{};
  FromInteger(lane.value, count - 5, token.data() + 1);
  std::copy_n(digits + count - 4, 4, token.begin() + count - 4);
  SetLeadThatFailsLuhn(token.data(), count);
  for (int i = 0; i < count; ++i) {
    out[i] = static_cast<char>('0' + token[static_cast<std::size_t>(i)]);
  }
}

bool WriteDigitToken(const TokenKey& key, Aes& aes, const std::uint8_t* digits, int count,
                     char* out) noexcept {
  Ff1Domain::Lane lane = LaneOfDigits(key, digits, count);
  if (!lane.domain->Encrypt(aes, lane.tweak, &lane.value)) return false;
  WriteDigits(lane, digits, count, out);
  return true;
}

bool ParseDigits(const TokenKey& key, const char* token, int count, std::uint8_t* digits,
                 Ff1Domain::Lane* lane) noexcept {
  std::array<std::uint8_t, kMostDigits> values{};
  if (!ParseToken(token, count, values.data())) return false;
  std::uint8_t* const last_four = digits + count - 4;
  std::copy_n(values.begin() + count - 4, 4, last_four);
  *lane = {&key.domain(count), key.TweakFor(count, last_four),
           ToInteger(values.data() + 1, count - 5), false};
  return true;
}

bool ReadDigits(const Ff1Domain::Lane& lane, int count, std::uint8_t* digits) noexcept {
  if (!lane.ok) {
    base::Wipe(digits, static_cast<std::size_t>(count));
    return false;
  }
  FromInteger(lane.value, count - 5, digits);
  // The digit left out is the fifth from the end, which the Luhn check doubles no more than the
  // last: with 0 in its place it is what the last digit lacks.
  digits[count - 5] = 0;
  const int passing = card::LuhnCheckDigit(digits, count - 1);
  digits[count - 5] = static_cast<std::uint8_t>((passing + 10 - digits[count - 1]) % 10);
  return true;
}

bool ReadDigitToken(const TokenKey& key, Aes& aes, const char* token, int count,
                    std::uint8_t* digits) noexcept {
  Ff1Domain::Lane lane;
  if (ParseDigits(key, token, count, digits, &lane)) {
    lane.ok = lane.domain->Decrypt(aes, lane.tweak, &lane.value);
  }
  const bool read = ReadDigits(lane, count, digits);
  base::Wipe(&lane.value, sizeof(lane.value));
  return read;
}

}  // namespace panveil::token
