// The ASCII letters among a few bytes, as bits: words are found a row at a time, not byte by byte.
#ifndef PANVEIL_TEXT_LETTER_ROWS_H_
#define PANVEIL_TEXT_LETTER_ROWS_H_

#include <cstddef>
#include <cstdint>

#include "text/eight.h"

namespace panveil::text {

// Usage:
//   for (LetterRows rows(text.data() + begin, size); !rows.empty(); rows.Next())
//     <rows.begin() and rows.size() are those of the next row of letters>
class LetterRows {
 public:
  static constexpr std::size_t kMostBytes = 64;

  // REQUIRES: size <= kMostBytes.
  LetterRows(const char* bytes, std::size_t size) noexcept {
    if (size < 8) {
      if (size == 0) return;
      Add(LoadEightAt({bytes, size}, 0), 0);
      return;
    }
    for (std::size_t at = 0; at + 8 < size; at += 8) Add(LoadEight(bytes + at), at);
    Add(LoadEight(bytes + size - 8), size - 8);  // some of these may have been seen
  }

  // Whether all bytes are below 0x80. Of others, none is a letter here.
  [[nodiscard]] bool is_ascii() const noexcept { return high_ == 0; }

  [[nodiscard]] bool empty() const noexcept { return letters_ == 0; }
  // REQUIRES: !empty().
  [[nodiscard]] std::size_t begin() const noexcept {
    return static_cast<std::size_t>(__builtin_ctzll(letters_));
  }
  [[nodiscard]] std::size_t size() const noexcept {
    const std::uint64_t others = ~(letters_ >> begin());
    return others == 0 ? kMostBytes : static_cast<std::size_t>(__builtin_ctzll(others));
  }
  // The same of the last row, for who goes from the end to the front.
  [[nodiscard]] std::size_t last_end() const noexcept { return kMostBytes - Behind(); }
  [[nodiscard]] std::size_t last_size() const noexcept {
    const std::uint64_t others = ~(letters_ << Behind());
    return others == 0 ? kMostBytes : static_cast<std::size_t>(__builtin_clzll(others));
  }
  void DropLast() noexcept { letters_ &= (std::uint64_t{1} << (last_end() - last_size())) - 1; }

  // Leaves out rows of one letter.
  void DropSingles() noexcept { letters_ &= letters_ << 1 | letters_ >> 1; }

  void Next() noexcept { letters_ &= letters_ + (letters_ & (~letters_ + 1)); }

 private:
  void Add(std::uint64_t eight, std::size_t at) noexcept {
    letters_ |= TopBits(LettersAmong(eight)) << at;
    high_ |= eight & InEachOfEight(0x80);
  }

  // The bits behind the last row.
  [[nodiscard]] std::size_t Behind() const noexcept {
    return static_cast<std::size_t>(__builtin_clzll(letters_));
  }

  std::uint64_t letters_ = 0;  // bit i: byte i is one
  std::uint64_t high_ = 0;
};

}  // namespace panveil::text

#endif  // PANVEIL_TEXT_LETTER_ROWS_H_
