// Runs of bytes of a class, over rows of JsonMasks, of which only some count.
#ifndef PANVEIL_SCAN_LONG_RUNS_H_
#define PANVEIL_SCAN_LONG_RUNS_H_

#include <cstddef>
#include <cstdint>

#include "base/byte_span.h"
#include "scan/json_masks.h"

namespace panveil::scan {

// Goes over the rows of one class.
class LongRuns {
 public:
  // Whether Take() can be left out for a row with these marks.
  [[nodiscard]] bool Skips(std::uint64_t marks) const noexcept { return marks == 0 && !open_; }

  // Takes row `i` of the masks of the class, which is at `at`, the next one. A run counts when some
  // byte of it is of `marks`. Hands each that ends before the end of the row to `is_it`; true as
  // soon as that is. What is handed over begins 64 bytes before the first mark at the latest: the
  // run may begin earlier.
  template <typename IsIt>
  [[nodiscard]] bool Take(const JsonMasks::Masks& bytes, std::uint64_t marks, std::size_t i,
                          std::size_t at, IsIt is_it) noexcept {
    const std::uint64_t row = bytes[i + 1];
    std::uint64_t left = marks;
    if (open_) {
      if (~row == 0) return false;
      open_ = false;
      if (is_it(base::ByteSpan{begin_, at + Ones(row)})) return true;
      left &= row & (row + 1);  // without those at the front
    }
    while (left != 0) {
      const auto bit = static_cast<std::size_t>(__builtin_ctzll(left));
      const std::uint64_t others = ~JsonMasks::Before(bytes, i, bit);
      const std::size_t before =
          others == 0 ? JsonMasks::kRowBytes : static_cast<std::size_t>(__builtin_clzll(others));
      const std::size_t begin = at + bit - before;
      const std::size_t end = bit + Ones(row >> bit);
      if (end == JsonMasks::kRowBytes) {
        open_ = true;
        begin_ = begin;
        return false;
      }
      if (is_it(base::ByteSpan{begin, at + end})) return true;
      left &= ~std::uint64_t{0} << end;
    }
    return false;
  }

 private:
  // How many are set from the lowest bit on.
  static std::size_t Ones(std::uint64_t bits) noexcept {
    return ~bits == 0 ? JsonMasks::kRowBytes : static_cast<std::size_t>(__builtin_ctzll(~bits));
  }

  bool open_ = false;      // the last row ended in a run that counts
  std::size_t begin_ = 0;  // of that
};

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_LONG_RUNS_H_
