#include "scrub/join_line.h"

#include <algorithm>
#include <cstddef>

#include "base/secure_memory.h"
#include "card/luhn.h"
#include "text/char_class.h"

namespace panveil::scrub {

// All of it: a line before this one may have begun further in front.
JoinLine::~JoinLine() { base::Wipe(value_.data(), value_.size()); }

void JoinLine::Start(std::string_view run) noexcept {
  begin_ = end_ = part_end_ = kRunBegin;
  bool begins = true;
  // One more than a window may hold tells whether it ends at a border.
  for (const char c : run) {
    if (end_ == kMost) break;
    const bool digit = text::IsDigit(c);
    if (digit) {
      const auto at = static_cast<std::size_t>(end_++);
      value_[at] = static_cast<std::uint8_t>(c - '0');
      begins_group_[at] = begins;
    }
    begins = !digit;
  }
  std::fill_n(value_.begin() + end_, payload::DigitRun::kPadding, std::uint8_t{0});
}

void JoinLine::PutBefore(const Part& part, int skip) noexcept {
  part_end_ = begin_;
  begin_ -= part.digits - skip;
  const std::string_view text = part.text.view();
  int at = part_end_;
  for (std::size_t i = text.size(); i-- > 0 && at > begin_;) {
    if (!text::IsDigit(text[i])) continue;
    const auto place = static_cast<std::size_t>(--at);
    value_[place] = static_cast<std::uint8_t>(text[i] - '0');
    begins_group_[place] = i == 0 || !text::IsDigit(text[i - 1]);
  }
}

bool JoinLine::MayHoldCard() const noexcept {
  for (int begin = begin_; begin < part_end_; ++begin) {
    const int most = std::min(card::kMaxPanDigits, end_ - begin);
    if (most < card::kMinPanDigits || !IsBorder(begin)) continue;
    const std::uint8_t* const values = &value_[static_cast<std::size_t>(begin)];
    const card::IinEntry& entry = card::FindIin(values);
    if (entry.lengths == 0) continue;
    const int fewest = std::max(card::kMinPanDigits, kRunBegin + 1 - begin);
    for (int size = fewest; size <= most; ++size) {
      if (!IsBorder(begin + size) || !card::IsIssued(entry, size)) continue;
      if ((entry.no_luhn & card::LengthBit(size)) != 0 || card::PassesLuhn(values, size)) {
        return true;
      }
    }
  }
  return false;
}

bool HasFewDigits(const Part& part) noexcept {
  return part.digits < (part.only_digits ? kFewDigits - 1 : kFewDigits);
}

namespace {

enum class Parts { kAll, kMany, kTrimmed };

bool MayJoinAny(const ConversationState& state, std::string_view run, Parts which,
                JoinLine& line) noexcept {
  line.Start(run);
  for (std::size_t i = state.part_count; i-- > 0 && line.HasRoom();) {
    const Part& part = state.parts[i];
    if (which == Parts::kMany && HasFewDigits(part)) continue;
    line.PutBefore(part, which == Parts::kTrimmed ? part.trim : 0);
    if (line.MayHoldCard()) return true;
  }
  return false;
}

std::string_view Behind(std::string_view run, int digits) noexcept {
  while (digits > 0 && !run.empty()) {
    if (text::IsDigit(run.front())) --digits;
    run.remove_prefix(1);
  }
  return run;
}

}  // namespace

bool MayJoin(const ConversationState& state, std::string_view run, int trim,
             Sensitivity sensitivity) noexcept {
  bool few = false;
  bool trims = trim != 0;
  int digits = 0;
  for (std::size_t i = 0; i < state.part_count; ++i) {
    few = few || HasFewDigits(state.parts[i]);
    trims = trims || state.parts[i].trim != 0;
    digits += state.parts[i].digits;
  }
  const auto own = static_cast<int>(std::count_if(run.begin(), run.end(), text::IsDigit));
  if (digits == 0 || digits + own < card::kMinPanDigits) return false;
  JoinLine line(sensitivity);
  return MayJoinAny(state, run, Parts::kAll, line) ||
         (few && MayJoinAny(state, run, Parts::kMany, line)) ||
         (trims && MayJoinAny(state, Behind(run, trim), Parts::kTrimmed, line));
}

}  // namespace panveil::scrub
