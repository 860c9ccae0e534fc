// Whether a short text may hold a digit at all, of any script or written out: most messages of a
// chat hold none, and need no more than this look.
#ifndef PANVEIL_SCRUB_DIGIT_HINT_H_
#define PANVEIL_SCRUB_DIGIT_HINT_H_

#include <string_view>

namespace panveil::scrub {

// False only when MessageRuns finds no run in `text`. Time is linear in it.
[[nodiscard]] bool MayHoldDigits(std::string_view text) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_DIGIT_HINT_H_
