// Rows of digit words: their definition (kernel.h), as a loop. Kernels pass over what cannot hold
// one, and ask this elsewhere.
#ifndef PANVEIL_SCAN_WORD_ROW_H_
#define PANVEIL_SCAN_WORD_ROW_H_

#include <cstddef>
#include <string_view>

#include "scan/kernel.h"
#include "text/digit_words.h"

namespace panveil::scan {

// Most bytes in a row of digit words, one behind the other, that are neither ASCII letters nor the
// last of a digit: those of a word behind its first letter, and of a gap.
inline constexpr std::size_t kMostWithoutLetter = text::kMostBytesOfDigitWord - 1 + kMaxGapBytes;

// The first row of text[from, size) that begins before `until`, or {size, size}. Sets `*seen` to
// where it stopped looking: no row begins before that, or goes on behind it, but the one returned.
// Digits before `from` do not count, but a word that `from` is inside of is none.
[[nodiscard]] Stretch FindWordRow(const char* text, std::size_t size, std::size_t from,
                                  std::size_t until, std::size_t* seen) noexcept;

// Where a row ends that goes on, or not, behind its last digit or word, which ends at `end`.
[[nodiscard]] std::size_t WordRowEnd(const char* text, std::size_t size, std::size_t end) noexcept;

// Whether the word at `at`, of a text of ASCII, may be in a row: it is a digit word, and what
// it makes with the digits before it, and all behind it, has bytes enough. REQUIRES: a letter is at
// `at`, and none before.
[[nodiscard]] bool MayBeInWordRow(std::string_view text, std::size_t at) noexcept;

// Kernel::next_word_row, of every kernel.
[[nodiscard]] Stretch NextWordRow(const char* text, std::size_t size, std::size_t from) noexcept;

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_WORD_ROW_H_
