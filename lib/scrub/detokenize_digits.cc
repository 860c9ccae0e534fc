#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

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

void DigitTokens::OpenGroups(OpenSink& sink) {
  OpenRequests requests;
  const std::size_t count = std::exchange(group_count_, 0);
  for (std::size_t i = 0; i < count; ++i) {
    OpenRequests::Request& request = requests.at[i];
    request.count = static_cast<int>(groups_[i].size());
    std::copy_n(text_.data() + groups_[i].begin, request.count, request.token.begin());
  }
  session_.OpenAll(requests.at.data(), count);
  for (std::size_t i = 0; i < count; ++i) {
    OpenRequests::Request& request = requests.at[i];
    if (!request.ok) continue;
    // What the token was is needed no more.
    std::transform(request.digits.begin(), request.digits.end(), request.token.begin(),
                   [](std::uint8_t digit) { return static_cast<char>('0' + digit); });
    ++opened_;
    sink.OnOpened(groups_[i], {request.token.data(), groups_[i].size()});
  }
}

void DigitTokens::TakeGroups(OpenSink& sink) {
  int begin = 0;
  for (int end = 1; end <= run_.size; ++end) {
    if (!run_.IsBorder(end) || (end == run_.size && !run_.ended)) continue;
    const int count = end - begin;
    if (count >= kFewestDigits && count <= kMostDigits && run_.StandsAlone(begin, end)) {
      if (group_count_ == groups_.size()) OpenGroups(sink);
      const std::size_t first = run_.offset[static_cast<std::size_t>(begin)];
      groups_[group_count_++] = {first, run_.End(end - 1)};
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
  Read(sink);
  if (group_count_ > 0) OpenGroups(sink);
}

void DigitTokens::Read(OpenSink& sink) {
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
      TakeGroups(sink);
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
