#include "payload/digit_run.h"

#include <algorithm>

#include "base/secure_memory.h"

namespace panveil::payload {

void DigitRun::Start(std::string_view source) noexcept {
  text = source;
  size = 0;
  whole_front = true;
  ended = false;
  has_letters = false;
}

void DigitRun::Drop(int count) noexcept {
  if (count <= 0) return;
  const auto move = [this, count](auto& array) {
    std::copy(array.begin() + count, array.begin() + size, array.begin());
  };
  move(value);
  move(gap);
  move(offset);
  move(look);
  size -= count;
  whole_front = false;
}

void DigitRun::MoveTo(std::string_view moved, std::size_t gone) noexcept {
  text = moved;
  if (gone == 0) return;
  std::for_each(offset.begin(), offset.begin() + size, [gone](std::size_t& at) { at -= gone; });
}

void DigitRun::MakeFigures(int begin, int end) noexcept {
  if (!has_letters) return;
  for (int i = begin; i < end; ++i) {
    const auto at = static_cast<std::size_t>(i);
    look[at].written = Written::kDigit;
    look[at].repeats = false;
    if (look[at].length != 0) continue;
    --offset[at];
    look[at].length = 1;
    gap[at] = Gap::kNone;
  }
  for (int i = begin; i <= std::min(end, size - 1); ++i) {
    const auto at = static_cast<std::size_t>(i);
    if (gap[at] != Gap::kNone && gap[at] != Gap::kTurn) continue;
    const bool turns =
        look[at - 1].form != look[at].form || look[at - 1].written != look[at].written;
    gap[at] = turns ? Gap::kTurn : Gap::kNone;
  }
}

bool DigitRun::IsEmphasis(int i) const noexcept {
  const auto at = static_cast<std::size_t>(i);
  if (gap[at] != Gap::kMark || offset[at] - End(i - 1) != 2) return false;
  const std::string_view marks = text.substr(End(i - 1), offset[at] - End(i - 1));
  return marks == "**" || marks == "__" || marks == "~~";
}

bool DigitRun::StandsAlone(int begin, int end) const noexcept {
  constexpr int kLongGroup = 16;
  const auto first = gap.begin() + begin;
  const auto last = gap.begin() + end;
  if (!std::all_of(first + 1, last, [](Gap before) { return before == Gap::kNone; })) return false;
  // A digit token is ASCII: one byte a digit.
  const auto digits = static_cast<std::size_t>(end - begin);
  if (End(end - 1) - offset[static_cast<std::size_t>(begin)] != digits) return false;
  const bool at_front = begin == 0 && whole_front;
  // What was dropped before it may have touched it.
  if (begin == 0 && !whole_front && gap[0] == Gap::kNone) return false;
  const bool at_end = end == size && ended;
  if (end - begin < kLongGroup) return at_front && at_end;
  const auto parts = [this](int i) {
    const Gap between = gap[static_cast<std::size_t>(i)];
    return between != Gap::kSpace && between != Gap::kDash && between != Gap::kTurn &&
           !(i > 0 && IsEmphasis(i));
  };
  return (at_front || parts(begin)) && (at_end || (end < size && parts(end)));
}

void DigitRun::Wipe() noexcept {
  base::Wipe(value.data(), static_cast<std::size_t>(used));
  used = 0;
}

}  // namespace panveil::payload
