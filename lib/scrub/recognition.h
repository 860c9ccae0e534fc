// Finds all there is in a text, which may come in pieces.
//
// A text that is all there and one that comes in pieces are read by the same steps. Of the latter
// a part is there at a time, and no step is taken before kAhead bytes are there behind the place
// where it begins: no rule looks further ahead (nor kBack bytes back), so that every step sees what
// it would see in the whole.
#ifndef PANVEIL_SCRUB_RECOGNITION_H_
#define PANVEIL_SCRUB_RECOGNITION_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "card/recognizer.h"
#include "panveil/options.h"
#include "payload/digit_run.h"
#include "payload/gap.h"
#include "payload/text_reader.h"
#include "scan/kernel.h"
#include "scrub/evidence.h"
#include "text/digit_words.h"

namespace panveil::scrub {

class Recognition {
 public:
  // How far behind a run of digits anything decides about it: two dates or codes in another script,
  // of 320 bytes each (card/narrow_text.h), behind a date; and what the next item of the run takes
  // (a digit word, the gap behind it, the cell of another). Before it: an identifier, of up to
  // seven chunks of letters and digits (card/surroundings.h).
  static constexpr std::size_t kAhead = 1280;
  static constexpr std::size_t kBack = 1024;
  // How far before a piece of evidence a run may begin that it is part of, with the date before
  // that.
  static constexpr std::size_t kMostBytesOfDate = 96;  // before a run, with what stands between
  static constexpr std::size_t kBefore = payload::kMostBytesBackUp + 128;
  // How long the digits of a run may be that are in its buffer: words, each as long as may be and
  // as far apart, until it is full, and plain digits behind the last.
  static constexpr std::size_t kMostBytesOfRun =
      std::size_t{payload::DigitRun::kEnoughDigits + 1} *
          (text::kMostBytesOfDigitWord + payload::kMostGapBytes) +
      2 * std::size_t{payload::DigitRun::kCapacity};
  static_assert(payload::DigitRun::kEnoughBytes <=
                payload::DigitRun::kEnoughDigits * text::kMostBytesOfDigitWord);

  // Digits and recogniser of one thread, which outlive this.
  struct Memory {
    payload::DigitRun& run;
    card::Recognizer& recognizer;
  };

  // All of a text.
  Recognition(const scan::Kernel& kernel, std::string_view text, const scan::Survey& survey,
              Sensitivity sensitivity, const KnownEvidence& known, const Memory& memory) noexcept;
  // A text that comes in pieces; none is there yet.
  Recognition(const scan::Kernel& kernel, Sensitivity sensitivity, const Memory& memory) noexcept;

  // From now on the text is `moved`, which lacks its first `gone` bytes and goes on further; with
  // `last` to its end. Before `quiet_to`, where no number goes on, there is nothing more to find
  // (quiet_text.h). REQUIRES: gone <= needed_from().
  void MoveTo(std::string_view moved, std::size_t gone, bool last, std::size_t quiet_to,
              const Memory& memory) noexcept;

  // Tells `sink` of all that is found, as far as it can be told.
  void Advance(const Memory& memory, card::PanSink& sink) noexcept;

  // Nothing before is going to be found.
  [[nodiscard]] std::size_t settled_to(const Memory& memory) const noexcept;

  // All that begins before has been decided: digits or labels from there on can change nothing of
  // it, unless they are read together with what stands before them.
  [[nodiscard]] std::size_t examined_to(const Memory& memory) const noexcept;

  // Nothing before is going to be looked at.
  [[nodiscard]] std::size_t needed_from(const Memory& memory) const noexcept;

 private:
  // Where the labels begin, at the earliest, of what stands at `begin` and behind it, or in the run
  // that is being read.
  [[nodiscard]] std::size_t LabelsFrom(const Memory& memory, std::size_t begin,
                                       std::size_t quiet_to) const noexcept;

  enum class Step : std::uint8_t { kPiece, kRun, kDigits };

  // Where what is found next begins, at the earliest.
  [[nodiscard]] std::size_t NextBegin(const Memory& memory, std::size_t before_run) const noexcept;

  Evidence evidence_;
  payload::TextReader reader_;
  std::string_view text_;
  std::size_t horizon_ = std::string_view::npos;
  std::size_t read_ = 0;
  Sensitivity sensitivity_;
  Step step_ = Step::kPiece;  // the next one
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_RECOGNITION_H_
