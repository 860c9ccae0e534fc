// What stands at the end of a text and may go on to a number.
#ifndef PANVEIL_SCRUB_DIGIT_TAIL_H_
#define PANVEIL_SCRUB_DIGIT_TAIL_H_

#include <cstddef>
#include <string_view>

namespace panveil::scrub {

// Where the digits, letters that look like digits and digit words begin that stand at the end of
// `text` with nothing but gaps between (payload/gap.h), also one before the end; a word may be cut,
// and so may the escape of a space behind four digits. No character is: see text/utf8.h.
// text.size() when there are none; never before `from`.
[[nodiscard]] std::size_t DigitTail(std::string_view text, std::size_t from) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_DIGIT_TAIL_H_
