// What a PAN becomes when it is not to come back. Nothing here is reversible or can fail.
#ifndef PANVEIL_TOKEN_MASK_H_
#define PANVEIL_TOKEN_MASK_H_

#include <cstdint>

namespace panveil::token {

// Both write `count` ASCII characters to `out` for the PAN `digits` (`count` values 0 to 9); the
// last four are the PAN's own. REQUIRES: 12 <= count <= 19.

// Asterisks: ************1111.
void MaskDigits(const std::uint8_t* digits, int count, char* out) noexcept;

// Digits, for where a number must stay one: 9000000000001111, or with a 7 in front where the 9
// would pass the Luhn check. It never does.
void MaskedNumber(const std::uint8_t* digits, int count, char* out) noexcept;

}  // namespace panveil::token

#endif  // PANVEIL_TOKEN_MASK_H_
