// What is written into JSON numbers: digits, and no zero in front of others.
#ifndef PANVEIL_SCRUB_NUMBER_FORM_H_
#define PANVEIL_SCRUB_NUMBER_FORM_H_

#include <cstddef>
#include <string_view>

namespace panveil::scrub {

// Whether some issuer could have issued it. REQUIRES: IsSpreadable(digits) (spread.h).
[[nodiscard]] bool IsPan(std::string_view digits) noexcept;

// The digits, and the point among them, of a number that is a PAN with an exponent:
// 4.111111111111111 of 4.111111111111111e15. Else empty.
[[nodiscard]] std::string_view PanWithExponent(std::string_view number) noexcept;

// Writes to `out` what replaces text[begin, begin + bytes.size()) of a number, or of numbers joined
// by blanks: digits as they are in `bytes`, or zeros, and a 9 where a number would begin with a
// zero. All else is as it was. `out` may be bytes.data().
void KeepNumber(std::string_view text, std::size_t begin, std::string_view bytes,
                char* out) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_NUMBER_FORM_H_
