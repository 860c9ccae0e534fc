#include "scrub/recognition.h"

#include <algorithm>

#include "card/label.h"

namespace panveil::scrub {

Recognition::Recognition(const scan::Kernel& kernel, std::string_view text,
                         const scan::Survey& survey, Sensitivity sensitivity,
                         const KnownEvidence& known, const Memory& memory) noexcept
    : evidence_(kernel, text, survey, sensitivity, known), text_(text), sensitivity_(sensitivity) {
  memory.recognizer.StartText(evidence_.may_hold_labels());
}

Recognition::Recognition(const scan::Kernel& kernel, Sensitivity sensitivity,
                         const Memory& memory) noexcept
    : evidence_(kernel, sensitivity), horizon_(0), sensitivity_(sensitivity) {
  memory.recognizer.StartText(true);
}

void Recognition::MoveTo(std::string_view moved, std::size_t gone, bool last, std::size_t quiet_to,
                         const Memory& memory) noexcept {
  const std::size_t old_horizon = horizon_;
  text_ = moved;
  horizon_ = last ? std::string_view::npos : moved.size() - std::min(moved.size(), kAhead);
  read_ -= std::min(read_, gone);
  memory.recognizer.MoveBy(gone);
  if (step_ == Step::kDigits) memory.run.MoveTo(moved, gone);
  evidence_.MoveTo(moved, gone, horizon_,
                   LabelsFrom(memory, old_horizon - std::min(gone, old_horizon), quiet_to),
                   quiet_to);
  memory.recognizer.SetMayHoldLabels(evidence_.may_hold_labels());
  if (step_ == Step::kPiece) return;
  reader_.MoveTo(moved, gone, evidence_.piece_end());
  reader_.PauseAt(horizon_);
}

void Recognition::Advance(const Memory& memory, card::PanSink& sink) noexcept {
  payload::DigitRun& run = memory.run;
  card::Recognizer& recognizer = memory.recognizer;
  if (step_ == Step::kDigits) reader_.Refill(run);
  for (;;) {
    if (step_ == Step::kPiece) {
      scan::Stretch piece;
      if (!evidence_.Next(read_, recognizer, &piece)) return;
      reader_ = payload::TextReader(text_, piece, read_);
      reader_.PauseAt(horizon_);
      step_ = Step::kRun;
    }
    if (step_ == Step::kRun) {
      if (reader_.NextRun(run)) {
        recognizer.Start();
        step_ = Step::kDigits;
      } else {
        if (reader_.paused()) return;
        read_ = std::max(read_, reader_.position());
        step_ = Step::kPiece;
        continue;
      }
    }
    for (;;) {
      if (reader_.paused()) return;
      recognizer.Examine(run, sensitivity_, sink);
      if (run.ended) break;
      reader_.Refill(run);
    }
    reader_.SkipTo(recognizer.replaced_to());
    step_ = Step::kRun;
  }
}

std::size_t Recognition::LabelsFrom(const Memory& memory, std::size_t begin,
                                    std::size_t quiet_to) const noexcept {
  if (step_ == Step::kPiece) begin = std::max(begin, quiet_to);
  if (step_ == Step::kDigits) begin = std::min(begin, memory.run.offset[0]);
  constexpr std::size_t kMost = kBefore + 2 * card::kMostBytesToLabel;
  return begin - std::min(begin, kMost);
}

std::size_t Recognition::NextBegin(const Memory& memory, std::size_t before_run) const noexcept {
  if (horizon_ == std::string_view::npos) return text_.size();
  if (step_ != Step::kDigits) return horizon_ - std::min(horizon_, kBefore);
  const std::size_t run = memory.run.offset[0];
  return run - std::min(run, before_run);
}

std::size_t Recognition::settled_to(const Memory& memory) const noexcept {
  return std::max(NextBegin(memory, kMostBytesOfDate), memory.recognizer.replaced_to());
}

std::size_t Recognition::examined_to(const Memory& memory) const noexcept {
  const std::size_t horizon = std::min(horizon_, text_.size());
  return step_ == Step::kDigits ? std::min(horizon, memory.run.offset[0]) : horizon;
}

std::size_t Recognition::needed_from(const Memory& memory) const noexcept {
  const std::size_t begin = NextBegin(memory, 0);
  return begin - std::min(begin, kBack);
}

}  // namespace panveil::scrub
