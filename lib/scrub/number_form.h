// What is written into JSON numbers: digits, and no zero in front of others.
#ifndef PANVEIL_SCRUB_NUMBER_FORM_H_
#define PANVEIL_SCRUB_NUMBER_FORM_H_

#include <cstddef>
#include <string_view>

namespace panveil::scrub {

// Writes to `out` what replaces text[begin, begin + bytes.size()) of a number, or of numbers joined
// by blanks: digits as they are in `bytes`, or zeros, and a 9 where a number would begin with a
// zero. All else is as it was. `out` may be bytes.data().
void KeepNumber(std::string_view text, std::size_t begin, std::string_view bytes,
                char* out) noexcept;

// Whether a number of more than one digit would begin with a zero: a token that says so is none.
[[nodiscard]] bool HasLeadingZero(std::string_view text, std::size_t begin,
                                  std::string_view bytes) noexcept;

// The mask of such a token, in its place: a 9 in front of each number, zeros, the last four digits.
// Fails Luhn. REQUIRES: at least four digits.
void MaskNumbers(std::string_view text, std::size_t begin, std::size_t size, char* bytes) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_NUMBER_FORM_H_
