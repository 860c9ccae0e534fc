// One character in the place of a digit.
#ifndef PANVEIL_SCRUB_REPLACED_DIGIT_H_
#define PANVEIL_SCRUB_REPLACED_DIGIT_H_

#include "payload/digit_run.h"

namespace panveil::scrub {

// Writes `c`, a capital letter, a digit or '*', as digit `digit` of the run is written, and returns
// the bytes written: never more than the digit takes, but one for a digit that has no bytes of its
// own. What stands for a digit, a word or a look-alike, becomes ASCII. `out` has room for
// text::kMostUtf8Bytes.
int WriteReplaced(const payload::DigitRun& run, int digit, char c, char* out) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_REPLACED_DIGIT_H_
