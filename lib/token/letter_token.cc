#include "token/letter_token.h"

#include <array>
#include <cstring>

#include "base/secure_memory.h"
#include "card/luhn.h"
#include "text/char_class.h"
#include "token/pan_digits.h"

namespace panveil::token {
namespace {

constexpr std::uint8_t kNoLetter = 16;

constexpr std::array<std::uint8_t, 256> MakeLetterValues() {
  std::array<std::uint8_t, 256> values{};
  for (std::uint8_t& value : values) value = kNoLetter;
  for (std::size_t i = 0; i < kTokenLetters.size(); ++i) {
    values[static_cast<unsigned char>(kTokenLetters[i])] = static_cast<std::uint8_t>(i);
  }
  return values;
}

constexpr std::array<std::uint8_t, 256> kLetterValues = MakeLetterValues();

// The two letters of a byte.
constexpr std::array<std::array<char, 2>, 256> MakeLetterPairs() {
  std::array<std::array<char, 2>, 256> pairs{};
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    pairs[i] = {kTokenLetters[i / 16], kTokenLetters[i % 16]};
  }
  return pairs;
}

constexpr std::array<std::array<char, 2>, 256> kLetterPairs = MakeLetterPairs();

// 10^exponent. REQUIRES: exponent <= 19.
std::uint64_t PowerOfTen(int exponent) noexcept {
  std::uint64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

// What the characters say before anything is deciphered: the letters' integer, and the last four
// digits as values.
bool ParseToken(const char* token, int count, std::uint64_t* value, std::uint8_t* last_four) {
  for (int i = 0; i < count - 4; ++i) {
    const std::uint8_t letter = kLetterValues[static_cast<unsigned char>(token[i])];
    if (letter == kNoLetter) return false;
    *value = (*value << 4) | letter;
  }
  for (int i = 0; i < 4; ++i) {
    const char c = token[count - 4 + i];
    if (!text::IsDigit(c)) return false;
    last_four[i] = static_cast<std::uint8_t>(c - '0');
  }
  return true;
}

}  // namespace

bool IsTokenLetter(char c) noexcept {
  return kLetterValues[static_cast<unsigned char>(c)] != kNoLetter;
}

Ff1Domain::Lane LaneOfLetters(const TokenKey& key, const std::uint8_t* digits, int count) noexcept {
  return {&key.domain(count), key.TweakFor(count, digits + count - 4), ToInteger(digits, count - 4),
          false};
}

void WriteLetters(const Ff1Domain::Lane& lane, const std::uint8_t* digits, int count,
                  char* out) noexcept {
  const int letters = count - 4;
  int i = 0;
  if (letters % 2 != 0) out[i++] = kTokenLetters[(lane.value >> (4 * (letters - 1))) & 15];
  for (; i < letters; i += 2) {
    const std::size_t pair = (lane.value >> (4 * (letters - 2 - i))) & 0xFF;
    std::memcpy(out + i, kLetterPairs[pair].data(), 2);
  }
  for (; i < count; ++i) out[i] = static_cast<char>('0' + digits[i]);
}

bool WriteLetterToken(const TokenKey& key, Aes& aes, const std::uint8_t* digits, int count,
                      char* out) noexcept {
  Ff1Domain::Lane lane = LaneOfLetters(key, digits, count);
  if (!lane.domain->Encrypt(aes, lane.tweak, &lane.value)) return false;
  WriteLetters(lane, digits, count, out);
  return true;
}

bool ParseLetters(const TokenKey& key, const char* token, int count, std::uint8_t* digits,
                  Ff1Domain::Lane* lane) noexcept {
  std::uint64_t value = 0;
  std::uint8_t* const last_four = digits + count - 4;
  if (!ParseToken(token, count, &value, last_four)) return false;
  *lane = {&key.domain(count), key.TweakFor(count, last_four), value, false};
  return true;
}

bool ReadLetters(const Ff1Domain::Lane& lane, int count, std::uint8_t* digits) noexcept {
  if (lane.ok && lane.value < PowerOfTen(count - 4)) {
    FromInteger(lane.value, count - 4, digits);
    if (card::PassesLuhn(digits, count)) return true;
  }
  base::Wipe(digits, static_cast<std::size_t>(count));
  return false;
}

bool ReadLetterToken(const TokenKey& key, Aes& aes, const char* token, int count,
                     std::uint8_t* digits) noexcept {
  Ff1Domain::Lane lane;
  if (ParseLetters(key, token, count, digits, &lane)) {
    lane.ok = lane.domain->Decrypt(aes, lane.tweak, &lane.value);
  }
  const bool read = ReadLetters(lane, count, digits);
  base::Wipe(&lane.value, sizeof(lane.value));
  return read;
}

}  // namespace panveil::token
