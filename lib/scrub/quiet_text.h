// Text of a stream in which nothing can be found, whatever comes behind it.
#ifndef PANVEIL_SCRUB_QUIET_TEXT_H_
#define PANVEIL_SCRUB_QUIET_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "panveil/options.h"
#include "scan/kernel.h"
#include "scrub/number_row.h"

namespace panveil::scrub {

// Numbers in a row are quiet once a word that says nothing parts them from what follows, or
// kMostFree bytes without a number do, when they hold no card by issuer and check digit, no label
// names a code or a date among them, and no card is near. All else is left to the recognition.
//
// Usage, as text comes and the recognition gives some of it:
//   <let `text` go on>
//   quiet.NoteExamined(...);          // after each step of the recognition
//   given = quiet.To(text, given);    // and give that
//   quiet.MoveBy(gone);               // when the text loses bytes at its front
class QuietText {
 public:
  QuietText(const scan::Kernel& kernel, Sensitivity sensitivity) noexcept
      : kernel_(&kernel), sensitivity_(sensitivity) {}

  // Where the first thing begins, at or behind `from`, that may belong to what is found further on.
  // All before `from` has gone out.
  [[nodiscard]] std::size_t To(std::string_view text, std::size_t from) noexcept;

  // The recognition has decided all that begins before `examined_to`, and what it replaced last
  // ends at `replaced_to`; 0 for nothing.
  void NoteExamined(std::size_t examined_to, std::size_t replaced_to) noexcept {
    examined_to_ = examined_to;
    NoteCard(replaced_to);
  }
  // Something may have been replaced that ends there.
  void NoteCard(std::size_t end) noexcept { card_end_ = end > card_end_ ? end : card_end_; }

  // The text lacks its first `gone` bytes from now on.
  void MoveBy(std::size_t gone) noexcept;

  // Before this nothing is left to be found: the recognition may pass over it. 0 while it has yet
  // to come to a card that it is to know of.
  [[nodiscard]] std::size_t passed_to() const noexcept {
    return card_end_ > examined_to_ ? 0 : sure_;
  }

  // How far the recognition must have come for what is held to go out; 0 when that takes no more
  // than text.
  [[nodiscard]] std::size_t waits_for() const noexcept {
    return state_ == State::kRow ? held_to_ : 0;
  }

 private:
  enum class State : std::uint8_t {
    kFree,  // what begins at `sure_` is being read
    kMore,  // there is a row at `sure_` up to `held_to_`; more text may tell
    kRow,   // the same, and only the recognition can tell
    kLost,  // the recognition has to go on to `held_to_`
  };

  // Begins again at a word before `from` that parts.
  void FindAgain(std::string_view text, std::size_t from) noexcept;
  // Goes on to the last word that parts, when a look by the kernel says that there is nothing.
  void TakeClean(std::string_view text) noexcept;
  void Walk(std::string_view text) noexcept;
  // Whether the cell at `read_` goes on to the text's end, so that it need not be read yet.
  [[nodiscard]] bool IsOpen(std::string_view text) noexcept;
  // Decides about the row that is read.
  void CloseRow(std::string_view text, bool parted) noexcept;
  void GoOn(std::size_t at) noexcept;

  const scan::Kernel* kernel_;
  Sensitivity sensitivity_;
  State state_ = State::kFree;
  std::size_t sure_ = 0;      // what is before is quiet, and no number goes on over it
  std::size_t read_ = 0;      // where the walk has come to
  std::size_t plain_to_ = 0;  // it has come on to there over letters that count for nothing
  std::size_t open_to_ = 0;   // the cell at `read_` goes on to there, if behind it
  NumberRow row_;             // what was read since `sure_`
  std::size_t held_to_ = 0;
  std::size_t looked_at_ = 0;  // bytes of the text when the kernel looked last
  std::size_t examined_to_ = 0;
  std::size_t card_end_ = 0;  // of what was replaced last, or 0
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_QUIET_TEXT_H_
