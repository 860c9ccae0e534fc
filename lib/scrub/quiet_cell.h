// Letters and digits in a row, as far as they tell where a number may be, and where none goes on.
#ifndef PANVEIL_SCRUB_QUIET_CELL_H_
#define PANVEIL_SCRUB_QUIET_CELL_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace panveil::scrub {

// No longer one is read: what it holds is not known then.
inline constexpr std::size_t kMostQuietCellBytes = 512;

// What stands at a place: letters, digits and stars in a row with what is invisible among them, at
// least as many as payload/cell.h takes for one; or one sign.
struct QuietCell {
  std::size_t end = 0;
  bool is_sign = false;
  bool ends = false;           // what is behind it is there, and ends it
  bool counts = false;         // it may be read for digits, or is part of a date
  bool breaks = false;         // no number goes on over it
  bool is_plain_word = false;  // letters alone, which count for nothing
  bool plain = true;           // what counts in it are ASCII digits, or nothing
  bool figures = false;        // digits are in it
  int digits = 0;              // at most so many
};

// One past the letters of Chinese and Japanese in a row at `at` that count for nothing.
// REQUIRES: at <= text.size().
[[nodiscard]] std::size_t UnspacedEnd(std::string_view text, std::size_t at) noexcept;

// `plain_to`: UnspacedEnd(text, at), or less, where that is known.
// REQUIRES: at < text.size(), and the character before `at` is none of a cell.
[[nodiscard]] QuietCell ReadQuietCell(std::string_view text, std::size_t at,
                                      std::size_t plain_to = 0) noexcept;

// Where a cell ends that goes on at least to `at`, however long; text.size() when that is not
// there.
[[nodiscard]] std::size_t QuietCellEnd(std::string_view text, std::size_t at) noexcept;

// Where the first cell begins, at or behind `from`, that is more than ASCII letters that count for
// nothing; text.size() when there is none. REQUIRES: as ReadQuietCell().
[[nodiscard]] std::size_t SkipPlainWords(std::string_view text, std::size_t from) noexcept;

// Whether a month's name begins at the letter at `at`. REQUIRES: no letter is before it.
[[nodiscard]] bool IsMonthAt(std::string_view text, std::size_t at) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_QUIET_CELL_H_
