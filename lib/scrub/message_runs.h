// The runs of digits of one message, short ones too.
#ifndef PANVEIL_SCRUB_MESSAGE_RUNS_H_
#define PANVEIL_SCRUB_MESSAGE_RUNS_H_

#include <cstddef>
#include <string_view>

#include "payload/digit_run.h"
#include "payload/text_reader.h"
#include "scrub/digit_hint.h"

namespace panveil::scrub {

// Of a message that is longer than both together, only the first and the last of these many bytes
// take part in joins.
inline constexpr std::size_t kReach = 512;

// Usage:
//   MessageRuns runs(kernel, text, true);
//   while (runs.Next(run)) ...;
//
// A run has its first digits only, as many as a DigitRun holds; then it has not ended. A text that
// is one digit word and nothing else is a run, too: in prose "one" is none, but someone may spell a
// number word by word.
class MessageRuns {
 public:
  // `replaced`: digits right behind a number that was replaced, at most four, are what stays
  // readable of it, and belong to no run.
  MessageRuns(const scan::Kernel& kernel, std::string_view text, bool replaced) noexcept;

  [[nodiscard]] bool Next(payload::DigitRun& run) noexcept;

 private:
  // Where digits may begin at or behind next_, or where the reach ends.
  [[nodiscard]] std::size_t NextStart(std::size_t end) const noexcept;
  [[nodiscard]] bool NextAny(payload::DigitRun& run) noexcept;
  [[nodiscard]] bool LoneWord(payload::DigitRun& run) const noexcept;

  std::string_view text_;
  DigitPlaces places_;
  bool plain_;                  // runs begin at these, or with words right before
  payload::TextReader reader_;  // of the run given last
  std::size_t next_ = 0;        // nothing before it is looked at any more
  bool unfinished_ = false;     // the run given last has more digits
  bool replaced_;
  bool any_ = false;
};

// LookForDigits() where MessageRuns looks.
[[nodiscard]] DigitHint LookForRuns(const scan::Kernel& kernel, std::string_view text,
                                    DigitPlaces& places) noexcept;

// Whether `text` has no letter and no digit, nor a '*' that may stand for one, outside [begin,
// end).
[[nodiscard]] bool IsBareAround(std::string_view text, std::size_t begin, std::size_t end) noexcept;

// Whether a run is part of no card, by itself or by what stands around it: a date, a time, a price,
// the number of an order, an identifier, a UUID.
[[nodiscard]] bool IsSomethingElse(const payload::DigitRun& run) noexcept;

// The part of that which what touches [begin, end) tells: an order's number, a price.
[[nodiscard]] bool IsNumberedOrPriced(std::string_view text, std::size_t begin,
                                      std::size_t end) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_MESSAGE_RUNS_H_
