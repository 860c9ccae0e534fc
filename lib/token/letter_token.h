// Letter tokens: KQRTVCXMDWPH1111. The digits before the last four, as an integer, are written with
// 16 consonants and enciphered; there are no vowels, so no words, and no look-alikes of digits.
#ifndef PANVEIL_TOKEN_LETTER_TOKEN_H_
#define PANVEIL_TOKEN_LETTER_TOKEN_H_

#include <cstdint>
#include <string_view>

#include "token/aes.h"
#include "token/token_key.h"

namespace panveil::token {

inline constexpr std::string_view kTokenLetters = "CDFGHJKMNPQRTVWX";

[[nodiscard]] bool IsTokenLetter(char c) noexcept;

// Writes the token of the PAN `digits` to `out`, `count` characters. False, with nothing of the PAN
// in `out`, when AES fails.
// REQUIRES: `key` is of TokenFormat::kLetters and `aes` from it; 12 <= count <= 19.
[[nodiscard]] bool WriteLetterToken(const TokenKey& key, Aes& aes, const std::uint8_t* digits,
                                    int count, char* out) noexcept;

// Writes the PAN of the token of `count` characters to `digits`. False, with `digits` zeroed, when
// this is no token of this key and scope. Of random tokens one in 430 (12 digits) to one in 11,500
// (19 digits) gives a number below 10^(count - 4) that passes the Luhn check.
// REQUIRES: as above.
[[nodiscard]] bool ReadLetterToken(const TokenKey& key, Aes& aes, const char* token, int count,
                                   std::uint8_t* digits) noexcept;

// The same in two steps, with Ff1Domain::EncryptAll() or DecryptAll() in between.

// What is to be enciphered of the PAN; then the token, by what came of it. REQUIRES: lane.ok.
[[nodiscard]] Ff1Domain::Lane LaneOfLetters(const TokenKey& key, const std::uint8_t* digits,
                                            int count) noexcept;
void WriteLetters(const Ff1Domain::Lane& lane, const std::uint8_t* digits, int count,
                  char* out) noexcept;

// What is to be deciphered of the token, and false when this is none; then the PAN, and false, with
// `digits` zeroed, when `lane` holds none. `digits` is the same for both.
[[nodiscard]] bool ParseLetters(const TokenKey& key, const char* token, int count,
                                std::uint8_t* digits, Ff1Domain::Lane* lane) noexcept;
[[nodiscard]] bool ReadLetters(const Ff1Domain::Lane& lane, int count,
                               std::uint8_t* digits) noexcept;

}  // namespace panveil::token

#endif  // PANVEIL_TOKEN_LETTER_TOKEN_H_
