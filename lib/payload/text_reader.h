// Reads plain text: cuts a stretch that the scan found into runs of digits, of any script, and what
// stands for digits.
#ifndef PANVEIL_PAYLOAD_TEXT_READER_H_
#define PANVEIL_PAYLOAD_TEXT_READER_H_

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "payload/digit_item.h"
#include "payload/digit_run.h"
#include "scan/kernel.h"

namespace panveil::payload {

// One gap holds at most kMostSeparators separators, one line break among them (CR LF is one), and
// at most kMostStars '*' or bullets in a row: more of those are the body of a masked number, which
// must not join what stands before and after it. Invisible characters do not count, but for the
// bytes of a gap, at most kMostGapBytes.
inline constexpr int kMostSeparators = 10;
inline constexpr int kMostStars = 2;

// Usage:
//   TextReader reader(text, stretch, end_of_the_run_before);
//   while (reader.NextRun(run)) {
//     for (;;) {
//       run.Drop(<how many digits could be decided on>);
//       if (run.ended) break;
//       reader.Refill(run);
//     }
//   }
class TextReader {
 public:
  // A run may begin before the stretch and go on behind it, with what the scan does not count:
  // words, look-alikes. It never begins before `floor`.
  TextReader(std::string_view text, scan::Stretch stretch, std::size_t floor = 0) noexcept;

  // Starts the next run of the stretch and fills the buffer with it. False after the last.
  [[nodiscard]] bool NextRun(DigitRun& run) noexcept;

  // Appends more of a run that has not ended.
  // REQUIRES: run.size < kCapacity.
  void Refill(DigitRun& run) noexcept;

  // Reads nothing before `at` any more.
  void SkipTo(std::size_t at) noexcept { next_ = std::max(next_, at); }

  // The first byte that was not read yet.
  [[nodiscard]] std::size_t position() const noexcept { return next_; }

 private:
  // Reads the gap at `next_`, up to a digit or letter. False when the run ends there.
  [[nodiscard]] bool ReadGap(Gap& gap) noexcept;
  // Reads a gap and the item behind it, if they go on with the run.
  [[nodiscard]] bool ReadNext(const DigitRun& run, Gap& gap, DigitItem& item) noexcept;
  // Appends the digits of `item`, which begins at `next_`, and goes behind it. False when there is
  // no room for them all.
  [[nodiscard]] bool Append(const DigitItem& item, Gap gap, DigitRun& run) noexcept;

  std::string_view text_;
  std::size_t next_;  // the next byte to read
  std::size_t end_;   // no run begins here or behind
};

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_TEXT_READER_H_
