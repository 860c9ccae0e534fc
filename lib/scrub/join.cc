#include "scrub/join.h"

#include <algorithm>

#include "base/secure_memory.h"
#include "scrub/rewriter.h"
#include "text/char_class.h"

namespace panveil::scrub {

namespace {

// Messages before the last that may hold odd groups though others lie between; those that may
// though words say something of them.
constexpr std::size_t kMostApart = 7;
constexpr std::size_t kMostInWords = 3;

// Keeps what is found, in a text that nobody is to see.
class Found final : public EditSink {
 public:
  static constexpr std::size_t kMost = 16;
  void OnFinding(const Finding& finding) noexcept override {
    if (count < kMost) findings[count++] = finding;
  }
  void OnEdit(base::ByteSpan, std::string_view) noexcept override {}

  std::size_t count = 0;
  std::array<Finding, kMost> findings;
};

}  // namespace

Join::~Join() { base::Wipe(bytes_.data(), most_size_); }

void Join::Put(std::string_view text) noexcept {
  text = text.substr(0, kMostBytes - size_);
  text.copy(bytes_.data() + size_, text.size());
  size_ += text.size();
  most_size_ = std::max(most_size_, size_);
}

// Appends digits of `source`, from its digit `first` on.
void Join::Append(std::string_view text, int source, int first) noexcept {
  const std::size_t begin = size_;
  Put(text);
  for (std::size_t at = begin; at < size_ && digit_count_ < kMostDigits; ++at) {
    if (!text::IsDigit(bytes_[at])) continue;
    Digit& digit = digits_[static_cast<std::size_t>(digit_count_)];
    digit.offset = static_cast<std::uint16_t>(at);
    digit.source = static_cast<std::int16_t>(source);
    digit.index = static_cast<std::int16_t>(first++);
    ++digit_count_;
  }
}

bool Join::Takes(Way way, const Part& part) noexcept {
  return way != Way::kWithoutFew || !HasFewDigits(part);
}

// Whether the parts from `first` on, and the run, may be groups that no card is printed in.
bool Join::MayBeOdd(std::size_t first, const RunWords& words) const noexcept {
  const Part* const parts = state_.parts.data();
  const std::size_t count = state_.part_count - first;
  const bool behind = first > 0 && parts[first - 1].message + 1 == parts[first].message;
  if (behind && (count > 1 || parts[first - 1].digits >= kFewDigits)) return false;
  if (count == 1) return true;
  if (!words.only_digits || !std::all_of(parts + first, parts + state_.part_count,
                                         [](const Part& part) { return part.only_digits; })) {
    return false;
  }
  // The message that holds the run is counted already.
  return count <= kMostApart || state_.messages - parts[first].message == count;
}

// Whether that way differs from those before it, and is allowed.
bool Join::MayGo(Way way, const PartText& run, const RunWords& words) const noexcept {
  const auto* const begin = state_.parts.data();
  const auto* const end = begin + state_.part_count;
  switch (way) {
    case Way::kAll:
      return true;
    case Way::kWithoutFew:
      return std::any_of(begin, end, HasFewDigits);
    case Way::kTrimmed:
      return run.Trim() != 0 || std::any_of(begin, end, [](const Part& p) { return p.trim != 0; });
    case Way::kTouching:
      return words.card_word || (words.only_digits && std::any_of(begin, end, [](const Part& p) {
                                   return p.card_word || p.only_digits;
                                 }));
  }
  return false;
}

// The parts from `first` on, then the run.
void Join::Write(Way way, std::size_t first, const PartText& run, const RunWords& words) noexcept {
  size_ = 0;
  digit_count_ = 0;
  bool card_word = words.card_word;
  bool id_word = words.id_word;
  bool blank = run.TextFrom(0).find(' ') != std::string_view::npos;
  bool dash = run.TextFrom(0).find('-') != std::string_view::npos;
  for (std::size_t i = first; i < state_.part_count; ++i) {
    const Part& part = state_.parts[i];
    card_word = card_word || part.card_word;
    id_word = id_word || part.id_word;
    blank = blank || part.text.view().find(' ') != std::string_view::npos;
    dash = dash || part.text.view().find('-') != std::string_view::npos;
  }
  const bool may_be_odd = MayBeOdd(first, words);
  // A word that was said somewhere among many numbers says little of their row.
  const bool few = state_.part_count - first <= kMostInWords;
  if (card_word && (few || may_be_odd)) {
    Put("card ");
  } else if (id_word) {
    Put("order ");
  }
  // With another group beside it, a number in unusual groups is none.
  if (!may_be_odd) Put("0 ");
  const std::string_view between = way == Way::kTouching ? "" : dash && !blank ? "-" : " ";
  for (std::size_t i = first; i < state_.part_count; ++i) {
    const Part& part = state_.parts[i];
    if (!Takes(way, part)) continue;
    std::string_view text = part.text.view();
    int skip = way == Way::kTrimmed ? part.trim : 0;
    for (int left = skip; left > 0 && !text.empty();) {
      if (text::IsDigit(text.front())) --left;
      text.remove_prefix(1);
    }
    while (skip > 0 && !text.empty() && !text::IsDigit(text.front())) text.remove_prefix(1);
    Append(text, static_cast<int>(i), skip);
    Put(between);
  }
  const int trim = way == Way::kTrimmed ? run.Trim() : 0;
  Append(run.TextFrom(trim), kRun, trim);
}

void Join::TakeParts(int begin, int end) noexcept {
  for (int i = begin; i < end; ++i) {
    const Digit& digit = digits_[static_cast<std::size_t>(i)];
    if (digit.source == kRun) continue;
    if (part_count_ == 0 || parts_[part_count_ - 1].source != digit.source) {
      if (part_count_ == parts_.size()) return;
      parts_[part_count_++] = {digit.source, digit.index, digit.index};
    }
    parts_[part_count_ - 1].end = digit.index + 1;
  }
}

// Reads what was written. `crossing`: only a card that begins before the run counts, and what goes
// with it.
bool Join::Recognize(bool crossing) noexcept {
  hit_count_ = 0;
  part_count_ = 0;
  const std::string_view text(bytes_.data(), size_);
  Found found;
  Rewriter rewriter(engine_, text, workspace_, found, TextForm::kNumbers);
  const scan::Survey survey = engine_.kernel().survey(text.data(), text.size());
  if (!engine_.Recognize(text, survey, rewriter, workspace_)) return false;
  bool crosses = false;
  for (std::size_t k = 0; k < found.count; ++k) {
    const Finding& finding = found.findings[k];
    int begin = 0;
    while (begin < digit_count_ && digits_[static_cast<std::size_t>(begin)].offset < finding.offset)
      ++begin;
    int end = begin;
    while (end < digit_count_ &&
           digits_[static_cast<std::size_t>(end)].offset < finding.offset + finding.length)
      ++end;
    if (begin == end || digits_[static_cast<std::size_t>(end - 1)].source != kRun) continue;
    if (finding.kind == FindingKind::kCustom) continue;
    const bool starts_before = digits_[static_cast<std::size_t>(begin)].source != kRun;
    if (starts_before && finding.kind == FindingKind::kPan) {
      crosses = true;
      TakeParts(begin, end);
    }
    while (digits_[static_cast<std::size_t>(begin)].source != kRun) ++begin;
    const int last = digits_[static_cast<std::size_t>(end - 1)].index + 1;
    if (hit_count_ == kMostHits) {
      hits_.back().end = last;
      continue;
    }
    hits_[hit_count_++] = {digits_[static_cast<std::size_t>(begin)].index, last, finding};
  }
  return crossing ? crosses : hit_count_ != 0;
}

bool Join::FindCard(const PartText& run, const RunWords& words) noexcept {
  for (const Way way : {Way::kAll, Way::kWithoutFew, Way::kTrimmed, Way::kTouching}) {
    if (!MayGo(way, run, words)) continue;
    const bool trims = way == Way::kTrimmed;
    line_.Start(run.TextFrom(trims ? run.Trim() : 0));
    for (std::size_t i = state_.part_count; i-- > 0 && line_.HasRoom();) {
      const Part& part = state_.parts[i];
      if (!Takes(way, part)) continue;
      line_.PutBefore(part, trims ? part.trim : 0);
      if (way == Way::kTouching && !words.card_word && !MayBeOdd(i, words)) continue;
      if (!line_.MayHoldCard()) continue;
      Write(way, i, run, words);
      if (Recognize(true)) return true;
    }
  }
  return false;
}

bool Join::FindBehind(std::string_view before, const PartText& run) noexcept {
  size_ = 0;
  digit_count_ = 0;
  Put(before);
  Put(" ");
  Append(run.TextFrom(0), kRun, 0);
  return Recognize(false);
}

bool Join::Has(FindingKind kind) const noexcept {
  return std::any_of(hits_.begin(), hits_.begin() + hit_count_,
                     [kind](const JoinHit& hit) { return hit.finding.kind == kind; });
}

bool Join::DropPans() noexcept {
  const auto end = hits_.begin() + hit_count_;
  const auto kept = std::remove_if(
      hits_.begin(), end, [](const JoinHit& hit) { return hit.finding.kind == FindingKind::kPan; });
  hit_count_ = static_cast<std::size_t>(kept - hits_.begin());
  part_count_ = 0;
  return hit_count_ != 0;
}

void Join::SetAll(const PartText& run, FindingKind kind) noexcept {
  Finding finding;
  finding.kind = kind;
  finding.confidence = Confidence::kMedium;
  finding.action = Action::kRedact;
  hits_[0] = {0, run.digits(), finding};
  hit_count_ = 1;
  part_count_ = 0;
}

}  // namespace panveil::scrub
