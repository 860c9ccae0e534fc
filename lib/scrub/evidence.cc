#include "scrub/evidence.h"

#include <algorithm>
#include <utility>

#include "card/companion.h"
#include "card/lexicon.h"
#include "card/wide_companion.h"
#include "scan/stretch_end.h"
#include "scan/word_row.h"
#include "scrub/digit_groups.h"
#include "text/char_class.h"
#include "text/digit_words.h"
#include "text/utf8.h"

namespace panveil::scrub {

using scan::Stretch;

namespace {

bool MayHoldLabels(const scan::Kernel& kernel, std::string_view text) noexcept {
  return kernel.may_hold_word(text.data(), text.size(), card::LabelBegins());
}

// The same, true where a look at every word costs more than it spares: in a short text with digits
// enough for a card, few others are to be asked for labels.
bool MayHoldLabels(const scan::Kernel& kernel, std::string_view text,
                   const scan::Survey& survey) noexcept {
  constexpr std::size_t kFewBytes = 512;
  const bool few = text.size() <= kFewBytes && survey.stretch < text.size();
  return few || MayHoldLabels(kernel, text);
}

// Whether nothing is before it, or a word or comma and a blank: neither a sign that makes it the
// value of a field, which may be a PAN be it that Luhn fails, nor what was replaced.
bool FollowsWord(std::string_view text, std::size_t begin) noexcept {
  if (begin == 0) return true;
  if (begin == 1 || text[begin - 1] != ' ') return false;
  const char c = text[begin - 2];
  return (c >= 'a' && c <= 'z') || c == ',' || c == ';';
}

}  // namespace

bool HasLabelledCode(const scan::Kernel& kernel, std::string_view text, scan::Flags codes,
                     Sensitivity sensitivity, base::ByteSpan within, bool near_card) noexcept {
  // A look at every word, which costs as much as some codes do, pays in long texts of many.
  constexpr std::size_t kShortText = 1024;
  const int few_codes = text.size() < kShortText ? 8 : 2;
  const bool any_wide = (codes & scan::kWideCodes) != 0;
  for (card::ByteSpan wide{within.begin, within.begin};
       any_wide && (wide = card::NextWideCode(text, wide.end)).begin < within.end;) {
    if (!card::WideLabelledAt(text, wide.begin, sensitivity, near_card).empty()) return true;
  }
  if ((codes & scan::kNameableCodes) == 0) return false;
  int seen = 0;
  for (Stretch code{within.begin, within.begin};;) {
    code = kernel.next_code(text.data(), text.size(), code.end);
    if (code.begin >= within.end) return false;
    if (!card::LabelledAt(text, code.begin, sensitivity, near_card).empty()) return true;
    if (++seen == few_codes && !MayHoldLabels(kernel, text)) return false;
  }
}

Evidence::Evidence(const scan::Kernel& kernel, std::string_view text, const scan::Survey& survey,
                   Sensitivity sensitivity, const KnownEvidence& known) noexcept
    : kernel_(kernel),
      text_(text),
      sensitivity_(sensitivity),
      row_{text.size(), text.size()},
      code_{text.size(), text.size()},
      wide_code_{text.size(), text.size()},
      labels_(!known.no_labels && MayHoldLabels(kernel, text, survey)),
      codes_left_(survey.codes() != 0) {
  if (known.only_stretch.end == 0) {
    FindStretch(survey.stretch);
  } else {
    stretch_ = known.only_stretch;
    stretches_to_ = stretch_.end;
  }
  if (survey.words()) FindRow(0);
  if (labels_ && (survey.codes() & scan::kWideCodes) != 0) FindWideCode(0);
  if (labels_) FindCodes(0);
  may_be_quiet_ =
      !known.loud && !labels_ && !survey.words() && sensitivity != Sensitivity::kParanoid;
}

void Evidence::FindStretch(std::size_t from) noexcept {
  stretch_from_ = from;
  if (from >= stretches_to_) {
    stretch_ = {text_.size(), text_.size()};
    return;
  }
  stretch_ = kernel_.next_stretch(text_.data(), text_.size(), from);
}

void Evidence::FindRow(std::size_t from) noexcept {
  row_from_ = from;
  row_ = kernel_.next_word_row(text_.data(), text_.size(), from);
}

void Evidence::FindCodes(std::size_t from) noexcept {
  if (!codes_left_) return;
  codes_left_ = false;
  // None begins inside a row of digits.
  FindCode(text::EndOfDigits(text_, std::max(from, code_from_), text_.size()));
}

void Evidence::FindCode(std::size_t from) noexcept {
  code_from_ = from;
  code_ = kernel_.next_code(text_.data(), text_.size(), from);
}

void Evidence::FindWideCode(std::size_t from) noexcept {
  wide_code_from_ = from;
  const card::ByteSpan code = card::NextWideCode(text_, from);
  wide_code_ = {code.begin, code.end};
}

bool Evidence::IsCode(const Stretch& piece, const card::Recognizer& recognizer) const noexcept {
  if (!text::IsDigit(text_[piece.begin])) {
    return !card::WideLabelledAt(text_, piece.begin, sensitivity_).empty();
  }
  return (labels_ && !card::LabelledAt(text_, piece.begin, sensitivity_).empty()) ||
         !recognizer.CodeBehindCard(text_, piece.begin).empty();
}

Evidence::Evidence(const scan::Kernel& kernel, Sensitivity sensitivity) noexcept
    : kernel_(kernel), sensitivity_(sensitivity), horizon_(0), labels_(true), codes_left_(false) {}

bool Evidence::IsQuiet(const Stretch& stretch) const noexcept {
  if (!FollowsWord(text_, stretch.begin)) return false;
  const DigitGroups groups(text_.substr(stretch.begin, stretch.end - stretch.begin));
  return !groups.odd() && !groups.MayHoldPan() && IsApart(text_, stretch);
}

void Evidence::GoOn(std::size_t read) noexcept {
  const Kind last = std::exchange(last_, Kind::kNone);
  if (last == Kind::kStretch) FindStretch(stretch_.end);
  if (last == Kind::kRow) FindRow(row_.end);
  if (last == Kind::kCode) {
    // The digits that were read are codes, too, many of them; none of these goes on behind.
    const bool inside = read > 0 && read < text_.size() && text::IsDigit(text_[read - 1]) &&
                        text::IsDigit(text_[read]);
    FindCode(inside ? code_.end : std::max(code_.end, read));
  }
  if (last == Kind::kWideCode) FindWideCode(wide_code_.end);
}

std::size_t Evidence::piece_end() const noexcept {
  switch (last_) {
    case Kind::kStretch:
      return stretch_.end;
    case Kind::kRow:
      return row_.end;
    case Kind::kCode:
      return code_.end;
    case Kind::kWideCode:
      return wide_code_.end;
    case Kind::kNone:
      break;
  }
  return 0;
}

void Evidence::FindFrom(std::size_t seen, std::size_t quiet_to) noexcept {
  // Of evidence that is cut, when it is not enough yet: a row of twelve words and the gaps behind
  // each, and a word of which the end is missing.
  constexpr std::size_t kMostCut =
      scan::kFewestRowDigits * (text::kMostBytesOfDigitWord + scan::kMaxGapBytes) +
      text::kMostBytesOfDigitWord;
  const std::size_t unread = std::max(seen, quiet_to);
  const std::size_t from = std::max(seen, clean_to_ - std::min(clean_to_, kMostCut));
  const std::size_t first = std::max(from, quiet_to);
  // Of the character there, and of what touches a stretch and may make it one.
  std::size_t begin = first - std::min(first, scan::kRim);
  while (begin > 0 && begin < text_.size() && first - begin < scan::kRim + 3 &&
         text::IsUtf8Trail(text_[begin])) {
    --begin;
  }
  const scan::Survey survey = kernel_.survey(text_.data() + begin, text_.size() - begin);
  const Stretch none{text_.size(), text_.size()};
  const bool clean = begin + survey.stretch == text_.size() && !survey.words();
  clean_to_ = clean ? text_.size() : 0;
  // Codes between are not told of again.
  codes_ = first > unread ? codes_ | survey.codes() : survey.codes();
  if (stretch_.begin >= from) {
    stretch_ = none;
    if (begin + survey.stretch != text_.size()) FindStretch(std::max(stretch_from_, first));
  }
  if (row_.begin >= from) {
    row_ = none;
    if (survey.words()) FindRow(std::max(row_from_, first));
  }
  if (code_.begin >= seen) {
    code_ = none;
    code_from_ = std::max(code_from_, unread);
    codes_left_ = codes_ != 0;
    if (labels_) FindCodes(0);
  }
  if (wide_code_.begin >= seen) {
    wide_code_ = none;
    const bool any = labels_ && (codes_ & scan::kWideCodes) != 0;
    if (any) FindWideCode(std::max(wide_code_from_, unread));
  }
}

void Evidence::MoveTo(std::string_view moved, std::size_t gone, std::size_t horizon,
                      std::size_t labels_from, std::size_t quiet_to) noexcept {
  const auto move = [gone](std::size_t at) { return at - std::min(at, gone); };
  const std::size_t old_size = text_.size();
  const std::size_t seen = move(horizon_);
  text_ = moved;
  horizon_ = horizon;
  for (std::size_t* at : {&stretch_from_, &row_from_, &code_from_, &wide_code_from_, &clean_to_})
    *at = move(*at);
  for (Stretch* piece : {&stretch_, &row_, &code_, &wide_code_}) {
    *piece = {piece->begin == old_size ? text_.size() : move(piece->begin), move(piece->end)};
  }
  // What ended in what is gone, ended.
  if (stretch_.begin < seen && stretch_.end > 0) {
    stretch_.end = scan::StretchEnd(text_.data(), text_.size(), stretch_.end);
  }
  if (row_.begin < seen && row_.end > 0) {
    row_.end = scan::WordRowEnd(text_.data(), text_.size(), row_.end);
  }
  labels_ = MayHoldLabels(kernel_, text_.substr(labels_from));
  FindFrom(seen, std::min(quiet_to, text_.size()));
}

bool Evidence::IsCodeNext(std::size_t read, const card::Recognizer& recognizer) noexcept {
  std::size_t others = std::min(std::min(stretch_.begin, row_.begin), wide_code_.begin);
  others = std::min(std::min(others, horizon_), text_.size());
  while (code_.begin < others) {
    last_ = Kind::kCode;
    if (code_.end > read && IsCode(code_, recognizer)) return true;
    GoOn(read);
  }
  return false;
}

Evidence::Kind Evidence::NextOfSeveral(Stretch* piece) const noexcept {
  *piece = stretch_;
  for (const Stretch& other : {row_, code_, wide_code_}) {
    if (other.begin < piece->begin) *piece = other;
  }
  const auto is = [piece](const Stretch& kind) {
    return piece->begin == kind.begin && piece->end == kind.end;
  };
  if (is(code_)) return Kind::kCode;
  if (is(wide_code_)) return Kind::kWideCode;
  return is(row_) ? Kind::kRow : Kind::kStretch;
}

bool Evidence::Next(std::size_t read, const card::Recognizer& recognizer, Stretch* piece) noexcept {
  for (;;) {
    GoOn(read);
    // Without a label, a code is one behind a card.
    if (codes_left_ && recognizer.card_end() != 0) FindCodes(recognizer.card_end());
    if (IsCodeNext(read, recognizer)) {
      *piece = {std::max(code_.begin, read), code_.end};
      return true;
    }
    const std::size_t others = std::min(std::min(row_.begin, code_.begin), wide_code_.begin);
    const std::size_t next = std::min(stretch_.begin, others);
    if (next == text_.size() || next >= horizon_) return false;
    *piece = stretch_;
    last_ = stretch_.begin < others ? Kind::kStretch : NextOfSeveral(piece);
    if (piece->end <= read) continue;  // a run that began earlier went on to its end
    const bool is_code = last_ == Kind::kCode || last_ == Kind::kWideCode;
    if (is_code && !IsCode(*piece, recognizer)) continue;
    const bool may_be_quiet = may_be_quiet_ && last_ == Kind::kStretch && piece->begin >= read &&
                              recognizer.card_end() == 0;
    if (may_be_quiet && IsQuiet(*piece)) continue;
    piece->begin = std::max(piece->begin, read);
    return true;
  }
}

}  // namespace panveil::scrub
