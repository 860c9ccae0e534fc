// Digit tokens: 9302884177351111. As long as the PAN, with its last four digits, and never
// Luhn-valid.
//
// The Luhn check makes one digit of a PAN redundant: the fifth from the end is left out, the others
// before the last four are enciphered, and the place that this frees is in front, for a digit that
// makes the token fail the Luhn check.
#ifndef PANVEIL_TOKEN_DIGIT_TOKEN_H_
#define PANVEIL_TOKEN_DIGIT_TOKEN_H_

#include <cstdint>

#include "token/aes.h"
#include "token/token_key.h"

namespace panveil::token {

// Writes the token of the PAN `digits` to `out`, `count` characters. False, with nothing of the PAN
// in `out`, when AES fails.
// REQUIRES: `key` is of TokenFormat::kDigits and `aes` from it; 12 <= count <= 19; the PAN passes
// the Luhn check.
[[nodiscard]] bool WriteDigitToken(const TokenKey& key, Aes& aes, const std::uint8_t* digits,
                                   int count, char* out) noexcept;

// Writes the PAN of the token of `count` characters to `digits`. False, with `digits` zeroed, when
// no key can have made it. A token of this form made with another key reads as some other
// Luhn-valid number: there is no room for more redundancy. REQUIRES: as above, the Luhn check
// aside.
[[nodiscard]] bool ReadDigitToken(const TokenKey& key, Aes& aes, const char* token, int count,
                                  std::uint8_t* digits) noexcept;

// The same in two steps, as in letter_token.h.
[[nodiscard]] Ff1Domain::Lane LaneOfDigits(const TokenKey& key, const std::uint8_t* digits,
                                           int count) noexcept;
void WriteDigits(const Ff1Domain::Lane& lane, const std::uint8_t* digits, int count,
                 char* out) noexcept;
[[nodiscard]] bool ParseDigits(const TokenKey& key, const char* token, int count,
                               std::uint8_t* digits, Ff1Domain::Lane* lane) noexcept;
[[nodiscard]] bool ReadDigits(const Ff1Domain::Lane& lane, int count,
                              std::uint8_t* digits) noexcept;

}  // namespace panveil::token

#endif  // PANVEIL_TOKEN_DIGIT_TOKEN_H_
