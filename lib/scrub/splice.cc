#include "scrub/splice.h"

#include <algorithm>
#include <cstring>

#include "base/attempt.h"

namespace panveil::scrub {

using base::ByteSpan;

void Splice::Start(std::string_view text, char* out) noexcept {
  text_ = text;
  out_ = out;
  read_ = written_ = 0;
  shifts_.clear();
  failed_ = false;
}

void Splice::CopyTo(std::size_t end) noexcept {
  if (end <= read_) return;
  std::memcpy(out_ + written_, text_.data() + read_, end - read_);
  written_ += end - read_;
  read_ = end;
}

void Splice::Replace(ByteSpan span, std::string_view bytes) noexcept {
  CopyTo(span.begin);
  if (!bytes.empty()) std::memcpy(out_ + written_, bytes.data(), bytes.size());
  written_ += bytes.size();
  read_ = span.end;
  if (bytes.size() == span.size()) return;
  const Shift shift = {written_, read_ - written_};
  if (!base::Attempt([&] { shifts_.push_back(shift); })) failed_ = true;
}

std::string_view Splice::Finish() noexcept {
  if (!changed()) return text_;
  CopyTo(text_.size());
  return {out_, written_};
}

ByteSpan Splice::SourceOf(ByteSpan span) const noexcept {
  const auto before = [this](std::size_t at) noexcept {
    const auto next =
        std::upper_bound(shifts_.begin(), shifts_.end(), at,
                         [](std::size_t a, const Shift& shift) { return a < shift.at; });
    return next == shifts_.begin() ? at : at + (next - 1)->by;
  };
  // The end goes with the last byte: what was dropped behind it is no part of the span.
  return {before(span.begin), span.empty() ? before(span.begin) : before(span.end - 1) + 1};
}

std::size_t Splice::ResultOf(std::size_t at) const noexcept {
  const auto next =
      std::upper_bound(shifts_.begin(), shifts_.end(), at,
                       [](std::size_t a, const Shift& shift) { return a < shift.at + shift.by; });
  const std::size_t result = next == shifts_.begin() ? at : at - (next - 1)->by;
  return next == shifts_.end() ? result : std::min(result, next->at);
}

}  // namespace panveil::scrub
