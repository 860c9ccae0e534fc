#include <algorithm>
#include <array>
#include <cstdint>

#include "base/secure_memory.h"
#include "scan/stretch_end.h"
#include "scrub/detokenize.h"
#include "scrub/recognition.h"

namespace panveil::scrub {

using token::kFewestDigits;
using token::kMostDigits;

static_assert(Recognition::kMostBytesOfRun + Recognition::kBefore + Recognition::kAhead +
                  DigitTokens::kStep <=
              DigitTokens::kMostHeld);

DigitTokens::DigitTokens(token::PanOpener::Session& session) noexcept
    : session_(session), kernel_(*scan::AvailableKernels().front()) {}

void DigitTokens::OpenGroup(int begin, int end, OpenSink& sink) {
  const int count = end - begin;
  const base::ByteSpan span{run_.offset[static_cast<std::size_t>(begin)], run_.End(end - 1)};
  std::array<char, kMostDigits> pan{};
  std::array<std::uint8_t, kMostDigits> digits{};
  if (!session_.Open(text_.data() + span.begin, count, digits.data())) return;
  std::transform(digits.begin(), digits.end(), pan.begin(),
                 [](std::uint8_t digit) { return static_cast<char>('0' + digit); });
  ++opened_;
  sink.OnOpened(span, {pan.data(), static_cast<std::size_t>(count)});
  base::Wipe(digits.data(), digits.size());
  base::Wipe(pan.data(), pan.size());
}

void DigitTokens::OpenGroups(OpenSink& sink) {
  int begin = 0;
  for (int end = 1; end <= run_.size; ++end) {
    if (!run_.IsBorder(end) || (end == run_.size && !run_.ended)) continue;
    const int count = end - begin;
    if (count >= kFewestDigits && count <= kMostDigits && run_.StandsAlone(begin, end)) {
      OpenGroup(begin, end, sink);
    }
    begin = end;
  }
  // One group as long as the buffer is no token, nor is its rest.
  run_.Drop(begin == 0 ? run_.size - 1 : begin);
}

bool DigitTokens::NextStretch() noexcept {
  if (in_stretch_) {
    from_ = stretch_.end;
    stretch_ = kernel_.next_stretch(text_.data(), text_.size(), from_);
  }
  in_stretch_ = stretch_.begin < text_.size() && stretch_.begin < horizon_;
  return in_stretch_;
}

void DigitTokens::MoveTo(std::string_view moved, std::size_t gone, bool last) noexcept {
  const auto move = [gone](std::size_t at) { return at - std::min(at, gone); };
  const bool none = stretch_.begin == text_.size();
  const std::size_t seen = move(horizon_);
  text_ = moved;
  horizon_ =
      last ? std::string_view::npos : moved.size() - std::min(moved.size(), Recognition::kAhead);
  read_ = move(read_);
  from_ = move(from_);
  stretch_ = {move(stretch_.begin), move(stretch_.end)};
  if (in_stretch_ || (!none && stretch_.begin < seen)) {
    if (stretch_.end > 0) {
      stretch_.end = scan::StretchEnd(text_.data(), text_.size(), stretch_.end);
    }
  } else {
    from_ = std::max(from_, seen);
    stretch_ = kernel_.next_stretch(text_.data(), text_.size(), from_);
  }
  if (step_ == Step::kStretch) return;
  reader_.MoveTo(moved, gone, stretch_.end);
  reader_.PauseAt(horizon_);
  if (step_ == Step::kDigits) run_.MoveTo(moved, gone);
}

void DigitTokens::Advance(OpenSink& sink) {
  if (step_ == Step::kDigits) reader_.Refill(run_);
  for (;;) {
    if (step_ == Step::kStretch) {
      if (!NextStretch()) return;
      reader_ = payload::TextReader(text_, {std::max(stretch_.begin, read_), stretch_.end}, read_);
      reader_.PauseAt(horizon_);
      step_ = Step::kRun;
    }
    if (step_ == Step::kRun && !reader_.NextRun(run_)) {
      if (reader_.paused()) return;
      read_ = std::max(read_, reader_.position());
      step_ = Step::kStretch;
      continue;
    }
    step_ = Step::kDigits;
    for (;;) {
      if (reader_.paused()) return;
      OpenGroups(sink);
      if (run_.ended) break;
      reader_.Refill(run_);
    }
    step_ = Step::kRun;
  }
}

std::size_t DigitTokens::settled_to() const noexcept {
  if (horizon_ == std::string_view::npos) return text_.size();
  if (step_ == Step::kDigits) return run_.offset[0];
  return horizon_ - std::min(horizon_, Recognition::kBefore);
}

std::size_t DigitTokens::needed_from() const noexcept {
  const std::size_t begin = settled_to();
  return begin - std::min(begin, Recognition::kBack);
}

}  // namespace panveil::scrub
