// Text in which nothing can be found, whatever comes behind it.
#ifndef PANVEIL_SCRUB_QUIET_TEXT_H_
#define PANVEIL_SCRUB_QUIET_TEXT_H_

#include <cstddef>
#include <string_view>

namespace panveil::scrub {

// Where the first thing begins, at or behind `from`, that may belong to what is found further on: a
// digit with what touches it, a digit word, a letter by itself that looks like a digit, the name of
// a month, a word that the end may have cut, and any byte of 0x80 and above. A word at `from` is
// taken to begin there. Costs nothing when that is where it stopped before.
[[nodiscard]] std::size_t QuietTo(std::string_view text, std::size_t from) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_QUIET_TEXT_H_
