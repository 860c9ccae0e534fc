// Words of a stream over which no number, no date and no label goes on.
#ifndef PANVEIL_SCRUB_PARTING_WORD_H_
#define PANVEIL_SCRUB_PARTING_WORD_H_

#include <cstddef>
#include <string_view>

#include "scrub/quiet_cell.h"

namespace panveil::scrub {

// Whether no date and no label goes on over it, either: a word that says nothing. REQUIRES: `cell`
// was read at `at`.
[[nodiscard]] bool Parts(std::string_view text, std::size_t at, const QuietCell& cell) noexcept;

// One past the last cell of [floor, end) that parts, with a sign before and behind it there;
// `floor` when there is none. The first is for words of ASCII letters alone, and fast.
// REQUIRES: floor <= end <= text.size().
[[nodiscard]] std::size_t LastPlainPartingEnd(std::string_view text, std::size_t floor,
                                              std::size_t end) noexcept;
[[nodiscard]] std::size_t LastPartingEnd(std::string_view text, std::size_t floor,
                                         std::size_t end) noexcept;

// One past the last cell behind `floor` that ends where `free` bytes hold nothing that may be read
// for digits or is part of a date; `floor` when there is none. REQUIRES: floor <= text.size().
[[nodiscard]] std::size_t LastFreeEnd(std::string_view text, std::size_t floor,
                                      std::size_t free) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_PARTING_WORD_H_
