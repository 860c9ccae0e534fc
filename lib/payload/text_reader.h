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

// Usage:
//   TextReader reader(text, stretch, end_of_the_run_before);
//   while (reader.NextRun(run)) {
//     for (;;) {
//       run.Drop(<how many digits could be decided on>);
//       if (run.ended) break;
//       reader.Refill(run);
//     }
//   }
//
// Of a text that comes in pieces, it pauses at `horizon` (recognition.h): once paused(), what it
// said or wrote to a run says nothing. Then MoveTo(), and NextRun() or Refill() again.
class TextReader {
 public:
  TextReader() = default;

  // A run may begin before the stretch and go on behind it, with what the scan does not count:
  // words, look-alikes. It never begins before `floor`.
  //
  // The 20 of an escaped space, %20, are no digits. Two others behind a '%' that a run begins with
  // may be an escape: there is a turn (gap.h) behind them if they stand for a tab, one of
  // !"#$%&'() or '@'. Of one that was
  // escaped again, such as %2520, behind the last two as well.
  //
  // Behind a run that holds words, and behind what SkipTo() passed over with it, unless they end in
  // such a stretch, one goes on over digits, joiners (scan/kernel.h), at most scan::kMaxPlainInGap
  // below 0x80 in a row, and bytes of 0x80 and above: once the words' last digits are figures, the
  // scan may find them to be one.
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

  // Begins nothing that stands behind `horizon`.
  void PauseAt(std::size_t horizon) noexcept { horizon_ = horizon; }
  [[nodiscard]] bool paused() const noexcept { return paused_; }

  // From now on the text is `moved`, which lacks the first `gone` bytes and may go on further; and
  // the stretch ends at `stretch_end` at least.
  void MoveTo(std::string_view moved, std::size_t gone, std::size_t stretch_end) noexcept;

 private:
  // Appends the digits '0' to '9' that are next, with one separator at most before each.
  void AppendPlain(DigitRun& run) noexcept;
  // Goes to what ends the run, if it is a character below 0x80 behind a few such separators.
  [[nodiscard]] bool SkipToEnd() noexcept;
  // Reads a gap and the item behind it, if they go on with the run.
  [[nodiscard]] bool ReadNext(const DigitRun& run, Gap& gap, DigitItem& item) noexcept;
  // Appends the digits of `item`, which begins at `next_`, and goes behind it. False when there is
  // no room for them all.
  [[nodiscard]] bool Append(const DigitItem& item, Gap gap, DigitRun& run) noexcept;

  // Goes on to where the stretch ends that has come to `words_end_`: see the constructor.
  void FollowWords() noexcept;

  std::string_view text_;
  std::size_t next_ = 0;  // the next byte to read
  std::size_t end_ = 0;   // no run begins here or behind
  std::size_t horizon_ = std::string_view::npos;
  bool paused_ = false;
  bool at_front_ = false;        // the run's buffer was never full
  bool words_ = false;           // the run holds some
  std::size_t words_end_ = 0;    // where the stretch ends that went on behind the last such run
  std::size_t words_plain_ = 0;  // joiners below 0x80 in a row, before that
};

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_TEXT_READER_H_
