#include "scrub/part_text.h"

#include <algorithm>

#include "base/secure_memory.h"

namespace panveil::scrub {

using payload::DigitRun;
using payload::Gap;

namespace {

// What stands for a gap of that kind where no ASCII character of it does.
char PlainGap(Gap gap) noexcept {
  switch (gap) {
    case Gap::kDash:
      return '-';
    case Gap::kLine:
      return '\n';
    case Gap::kWeak:
      return '.';
    case Gap::kMark:
      return '_';
    case Gap::kNone:
    case Gap::kTurn:
    case Gap::kSpace:
    case Gap::kMixed:
      break;
  }
  return ' ';
}

}  // namespace

PartText::~PartText() { base::Wipe(bytes_.data(), size_); }

void PartText::PutGap(const DigitRun& run, int i) noexcept {
  const Gap gap = run.gap[static_cast<std::size_t>(i)];
  if (gap == Gap::kNone || gap == Gap::kTurn) return;
  if (gap == Gap::kMixed) {
    bytes_[size_++] = '.';
    bytes_[size_++] = '-';
    return;
  }
  const std::size_t begin = run.End(i - 1);
  const std::size_t end = run.offset[static_cast<std::size_t>(i)];
  char c = PlainGap(gap);
  // What a '/' or a '.' says of dates is not to be lost.
  for (std::size_t at = begin; at < end; ++at) {
    if (payload::GapOf(run.text[at]) == gap) c = run.text[at];
  }
  bytes_[size_++] = c;
}

void PartText::Clear() noexcept {
  base::Wipe(bytes_.data(), size_);
  size_ = 0;
  digits_ = 0;
}

void PartText::Write(const DigitRun& run) noexcept {
  Clear();
  if (run.size == 0) return;
  const std::size_t begin = run.offset[0];
  if (begin > 0 && run.text[begin - 1] == '+') bytes_[size_++] = '+';
  const int most = std::min(run.size, kMostDigits);
  for (; digits_ < most; ++digits_) {
    const auto i = static_cast<std::size_t>(digits_);
    if (digits_ > 0) PutGap(run, digits_);
    offset_[i] = static_cast<std::uint16_t>(size_);
    bytes_[size_++] = static_cast<char>('0' + run.value[i]);
  }
  cut_ = most < run.size || !run.ended;
}

std::string_view PartText::TextFrom(int first) const noexcept {
  if (first >= digits_) return {};
  const std::size_t begin = first == 0 ? 0 : OffsetOf(first);
  return {bytes_.data() + begin, size_ - begin};
}

int PartText::Trim() const noexcept {
  constexpr int kMostNumberDigits = 2;
  constexpr int kFewestPartDigits = 3;
  int trim = 0;
  for (int i = 0; i < digits_;) {
    int end = i + 1;
    while (end < digits_ && !BeginsGroup(end)) ++end;
    if (end - i >= kFewestPartDigits) return trim;
    if (end > kMostNumberDigits) break;
    trim = i = end;
  }
  return 0;
}

int PartText::LastGroups(int most_digits, std::size_t most_bytes) const noexcept {
  int first = digits_;
  if (cut_) return first;
  for (int i = digits_ - 1; i >= 0; --i) {
    if (digits_ - i > most_digits || TextFrom(i).size() > most_bytes) break;
    if (BeginsGroup(i)) first = i;
  }
  return first;
}

}  // namespace panveil::scrub
