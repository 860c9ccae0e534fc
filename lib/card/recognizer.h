// Finds the PANs in a run of digits.
//
// A window begins and ends at group borders (Sensitivity::kParanoid: anywhere). Every window that
// Judge() accepts is covered. Where accepted windows overlap, the one that more speaks for
// (Verdict::quality) is reported as the PAN, among equals the one that begins first, of these the
// longest: the first accepted window gives way to a better one that begins inside it, that to a
// better one still, three times at most. Digits of the others that no reported PAN covers are
// reported as covered, so that no reading of the run leaves a PAN behind.
//
// What stands left of the first accepted window and right of the PAN is read once more as a piece
// of its own, the right one with the digits of the PAN that stay readable. A window that begins in
// those is no PAN: what it has behind them is covered. A new piece begins behind covered digits
// that no PAN follows at once. What stands around a piece is looked at up to what was replaced
// before it, in earlier runs too. Letters that share a cell with what is replaced are covered,
// and a piece ends before a word or look-alike that is no item without what is replaced beside it
// (edges.h). So the pieces are what a second scrub would see, and it finds nothing.
//
// What travels with a PAN goes with it (companion.h): its track, its expiry date, the code behind
// that. So do the code and the date that a label names where a run begins or ends; in between,
// digits stand on both sides and no label can. They hold no digit of an accepted window, and what
// stands beside them is read as a piece of its own.
//
// Work per digit is bounded: windows have at most 19 digits, and each digit is read at most twice.
#ifndef PANVEIL_CARD_RECOGNIZER_H_
#define PANVEIL_CARD_RECOGNIZER_H_

#include <array>
#include <cstdint>

#include "card/companion.h"
#include "card/judge.h"
#include "card/window.h"
#include "panveil/options.h"
#include "payload/digit_run.h"

namespace panveil::card {

// Takes what is found, in the order of the text.
class PanSink {
 public:
  // Returns how many of the PAN's last digits stay readable: 4 (token, mask) or 0; kKept when the
  // PAN was not replaced.
  virtual int OnPan(const payload::DigitRun& run, const Window& window,
                    const Verdict& verdict) noexcept = 0;
  // Digits that must go, though they are not reported as a PAN.
  virtual void OnCover(const payload::DigitRun& run, const Window& window) noexcept = 0;
  // Bytes that must go: never digits of a window reported before.
  virtual void OnCompanion(const Companion& companion) noexcept = 0;

  static constexpr int kKept = -1;

 protected:
  ~PanSink() = default;
};

// One thread's; reused for run after run.
class Recognizer {
 public:
  // Readies for a new text, before its first run. `may_hold_labels`: false when no word of
  // LabelBegins() is in it, so that none names a code or a date.
  void StartText(bool may_hold_labels) noexcept;

  // The same of a text that comes in pieces, for what is there now.
  void SetMayHoldLabels(bool may_hold_labels) noexcept { may_hold_labels_ = may_hold_labels; }

  // Readies for a new run of the text.
  void Start() noexcept;

  // Reports what can be decided of `run` and drops it from the front. Call again with more digits
  // until run.ended; everything is decided then.
  void Examine(payload::DigitRun& run, Sensitivity sensitivity, PanSink& sink) noexcept;

  // The rule that the furthest window of the run met, for explain.
  [[nodiscard]] Rule furthest_rule() const noexcept { return furthest_; }

  // One past the last byte that was reported.
  [[nodiscard]] std::size_t replaced_to() const noexcept { return replaced_to_; }

  // One past the last byte of the PAN reported last; 0 for none.
  [[nodiscard]] std::size_t card_end() const noexcept { return card_end_; }

  // The verification code at `begin` that belongs to the card reported last; empty when none does.
  [[nodiscard]] ByteSpan CodeBehindCard(std::string_view text, std::size_t begin) const noexcept {
    const bool none = card_end_ == 0 && expiry_end_ == 0;
    return none ? ByteSpan() : CodeBehind(text, card_end_, expiry_end_, begin);
  }

  // The text lacks its first `gone` bytes from now on.
  void MoveBy(std::size_t gone) noexcept;

  // Zeros what was derived from digits since the last Wipe().
  void Wipe() noexcept;

 private:
  // As card::LabelledAt() says.
  [[nodiscard]] Companion LabelledIn(std::string_view text, std::size_t begin) const noexcept {
    return may_hold_labels_ ? LabelledAt(text, begin, sensitivity_) : Companion();
  }

  // Digits that must lie behind a window's first one before it can be decided: the window, those
  // that it may overlap, and the singles in a row behind them.
  static constexpr int kLookahead = 112;
  // Digits kept before what is decided, for the rules that look back.
  static constexpr int kLookback = 64;

  struct Choice {
    Window window;
    Verdict verdict;
    int longest = 0;  // the furthest end of an accepted window from the same start; 0 when none
  };

  // A piece being read, left to right.
  struct Reading {
    Piece piece;
    int from = 0;     // the next start to try
    int written = 0;  // digits before it are replaced, or the readable end of a PAN
    int cover = 0;    // digits before it must be covered
  };

  // Reads what begins with the run's first digit.
  void ReadFront(payload::DigitRun& run, PanSink& sink) noexcept;

  void SumDigits(const payload::DigitRun& run) noexcept;
  [[nodiscard]] bool PassesLuhn(const payload::DigitRun& run, const Window& window) noexcept;

  // Bit k: a window of kMinPanDigits + k digits that begins at `begin` may end there; of `most`
  // digits at most.
  [[nodiscard]] std::uint32_t EndsFrom(const payload::DigitRun& run, const Piece& piece, int begin,
                                       int most) const noexcept;
  [[nodiscard]] Choice ChooseAt(const payload::DigitRun& run, const Piece& piece,
                                int begin) noexcept;
  void Read(payload::DigitRun& run, Reading& reading, int limit, PanSink& sink) noexcept;
  void Report(payload::DigitRun& run, Reading& reading, Choice choice, PanSink& sink) noexcept;
  // Returns what became of the reading.
  Reading ReadLeft(payload::DigitRun& run, const Reading& reading, int replaced_from,
                   PanSink& sink) noexcept;
  // Lets the piece begin at `begin`, where all before it is replaced but the last `readable`
  // digits.
  static void BeginPiece(const payload::DigitRun& run, Reading& reading, int begin,
                         int readable) noexcept;
  void CoverTo(const payload::DigitRun& run, Reading& reading, int end, PanSink& sink) noexcept;

  // The same of digit `i`, which may be full-width.
  [[nodiscard]] Companion LabelledAtDigit(std::string_view text, const payload::DigitRun& run,
                                          int i) const noexcept;

  // Reports the expiry date before the PAN that begins at digit `first`, and reads what stands left
  // of both. Whether there is one, or was: it may be reported already.
  bool ReadBefore(payload::DigitRun& run, Reading& reading, int first, PanSink& sink) noexcept;
  // Reports what travels behind the PAN `window`, for `reading` to go on behind it. `dated`: its
  // date was reported before it.
  void TakeAfter(payload::DigitRun& run, Reading& reading, const Window& window, bool dated,
                 PanSink& sink) noexcept;
  // The same of its code, when that is what the run goes on with, and the date behind that.
  void TakeCodeAfter(payload::DigitRun& run, Reading& reading, PanSink& sink) noexcept;
  // The same for codes and dates in full width or another script.
  void TakeWideAfter(payload::DigitRun& run, Reading& reading, PanSink& sink) noexcept;
  // The same for a code or date at the front of the piece, and at the end of the run.
  void TakeFront(payload::DigitRun& run, Reading& reading, PanSink& sink) noexcept;
  void TakeCutFront(payload::DigitRun& run, Reading& reading, int end, PanSink& sink) noexcept;
  void TakeBack(payload::DigitRun& run, const Reading& reading, PanSink& sink) noexcept;
  // Reports `companion`, the next of its digits is `written`. False when those begin a PAN.
  bool Take(payload::DigitRun& run, Reading& reading, const Companion& companion,
            PanSink& sink) noexcept;

  Sensitivity sensitivity_ = Sensitivity::kBalanced;
  Rule furthest_ = Rule::kTooFewDigits;
  ContextReader context_;
  Reading reading_;
  std::size_t summed_ = 0;       // digits summed at most, since the last Wipe()
  std::size_t replaced_to_ = 0;  // in bytes of the text
  std::size_t card_end_ = 0;     // of the PAN reported last; 0 for none
  std::size_t expiry_end_ = 0;   // of the date behind it; 0 for none; card_end_ if that was before
  bool may_hold_labels_ = true;
  bool at_front_ = false;    // nothing of the run was examined yet
  bool summed_now_ = false;  // sum_ is that of the digits in the buffer
  // sum_[p][i]: the Luhn sum of the first i digits, where those at indexes of parity p are doubled,
  // modulo 256: the sum of a window is less. Summed eight at a time, the last of them past the end.
  static constexpr std::size_t kSumPadding = 8;
  static_assert(9 * kMaxPanDigits < 256);
  std::array<std::array<std::uint8_t, payload::DigitRun::kCapacity + 1 + kSumPadding>, 2> sum_{};
};

}  // namespace panveil::card

#endif  // PANVEIL_CARD_RECOGNIZER_H_
