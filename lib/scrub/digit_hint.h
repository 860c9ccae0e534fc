// Whether a short text may hold a digit at all, of any script or written out: most messages of a
// chat hold none, and need no more than this look.
#ifndef PANVEIL_SCRUB_DIGIT_HINT_H_
#define PANVEIL_SCRUB_DIGIT_HINT_H_

#include <string_view>

#include "scan/kernel.h"

namespace panveil::scrub {

// False only when there is no digit and no digit word (text/digit_words.h) in `text`. Time is
// linear in it.
[[nodiscard]] bool MayHoldDigits(const scan::Kernel& kernel, std::string_view text) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_DIGIT_HINT_H_
