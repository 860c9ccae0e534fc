// Reads plain text: cuts a stretch that the scan found into runs of ASCII digits. The letters and
// the bytes of 0x80 and above that a stretch may hold end a run.
#ifndef PANVEIL_PAYLOAD_TEXT_READER_H_
#define PANVEIL_PAYLOAD_TEXT_READER_H_

#include <cstddef>
#include <string_view>

#include "payload/digit_run.h"
#include "scan/kernel.h"

namespace panveil::payload {

// One gap holds at most one line break (CR LF is one), and at most kMostStars '*' in a row: more of
// them are the body of a masked number, which must not join what stands before and after it.
inline constexpr int kMostStars = 2;

// Usage:
//   TextReader reader(text, stretch);
//   while (reader.NextRun(run)) {
//     for (;;) {
//       run.Drop(<how many digits could be decided on>);
//       if (run.ended) break;
//       reader.Refill(run);
//     }
//   }
class TextReader {
 public:
  TextReader(std::string_view text, scan::Stretch stretch) noexcept
      : text_(text), next_(stretch.begin), end_(stretch.end) {}

  // Starts the next run of the stretch and fills the buffer with it. False after the last.
  [[nodiscard]] bool NextRun(DigitRun& run) noexcept;

  // Appends more of a run that has not ended.
  // REQUIRES: run.size < kCapacity.
  void Refill(DigitRun& run) noexcept;

 private:
  // Reads the gap at `next_`, up to the next digit. False when the run ends there.
  [[nodiscard]] bool ReadGap(Gap& gap) noexcept;

  std::string_view text_;
  std::size_t next_;  // the next byte to read
  std::size_t end_;
};

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_TEXT_READER_H_
