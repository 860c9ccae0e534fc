// What is written into JSON numbers: digits, and no zero in front of others.
#ifndef PANVEIL_SCRUB_NUMBER_FORM_H_
#define PANVEIL_SCRUB_NUMBER_FORM_H_

#include <cstddef>
#include <string_view>

namespace panveil::scrub {

// 4.111111111111111 of 4.111111111111111e15: the digits of an integer that is written with an
// exponent, with the point among them. Empty when `number` is none.
[[nodiscard]] std::string_view MantissaOfInteger(std::string_view number) noexcept;

// Writes to `out` what replaces text[begin, begin + bytes.size()) of a number, or of numbers joined
// by blanks: digits as they are in `bytes`, or zeros, and a 9 where a number would begin with a
// zero. All else is as it was. `out` may be bytes.data().
void KeepNumber(std::string_view text, std::size_t begin, std::string_view bytes,
                char* out) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_NUMBER_FORM_H_
