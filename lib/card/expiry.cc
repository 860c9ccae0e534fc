#include "card/expiry.h"

#include <algorithm>

#include "card/card_row.h"
#include "card/expiry_date.h"
#include "card/label.h"
#include "card/label_sign.h"
#include "card/replacement.h"
#include "text/char_class.h"
#include "text/eight.h"
#include "text/letter.h"

namespace panveil::card {

using text::IsDigit;
using Side = WordsBeside::Side;

namespace {

constexpr int kMostWords = 8;
// With a code's: "exp/cvv 12/27 737".
constexpr unsigned kMayStandBeside = kFillerWord | kCardWord | kUntilWord | kGoodWord | kCodeWord;

// Notes words and tells whether they name an expiry date.
class Phrase {
 public:
  void Add(const Word& word) noexcept { seen_ |= word.kinds; }
  [[nodiscard]] bool NamesExpiry() const noexcept {
    return (seen_ & kExpiryWord) != 0 || ((seen_ & kGoodWord) != 0 && (seen_ & kUntilWord) != 0);
  }

 private:
  unsigned seen_ = 0;
};

bool IsLabelledBefore(std::string_view text, std::size_t begin) noexcept {
  WordsBeside words(text, begin, Side::kBefore);
  Phrase phrase;
  for (int n = 0; n < kMostWords; ++n) {
    const Word word = words.Next();
    phrase.Add(word);
    if (phrase.NamesExpiry()) return true;
    if (!word.Is(kMayStandBeside)) return false;
  }
  return false;
}

bool IsLabelledAfter(std::string_view text, std::size_t end) noexcept {
  WordsBeside words(text, end, Side::kAfter);
  Phrase phrase;
  for (int n = 0; n < kMostWords; ++n) {
    const Word word = words.Next();
    if (words.Passed(kPairSign) || (words.Passed(kQuoteSign) && words.Passed(kListSign)) ||
        words.PassedBlankLine()) {
      return false;
    }
    phrase.Add(word);
    if (phrase.NamesExpiry()) {
      // "01/24 exp 12/27": the label is for the second date.
      if (n > 0) return true;
      const bool more = words.SkipGap();
      if (words.Passed(kListSign)) return true;
      if (!more) return !words.MetMask();
      return !IsDigit(text[words.at()]) && !IsBeforeReplacement(text, words.at());
    }
    if (!word.Is(kMayStandBeside)) return false;
  }
  return false;
}

// What stands between a PAN and a date.
struct Between {
  std::string_view bytes;
  bool words = false;
  bool labelled = false;
  bool named = false;  // a word and a sign as of a pair, "DATE=1227"
};

bool IsAlone(std::string_view text, std::size_t end) noexcept {
  while (end < text.size() && text[end] == ' ') ++end;
  return end == text.size() || text[end] == '\n' || text[end] == '\r';
}

// " 10:30" behind a date: it is the day of a time.
bool IsBeforeTime(std::string_view text, std::size_t end) noexcept {
  const std::string_view rest = text.substr(end, 4);
  return rest.size() == 4 && (rest[0] == ' ' || rest[0] == 'T') && IsDigit(rest[1]) &&
         ((rest[2] == ':' && IsDigit(rest[3])) || (IsDigit(rest[2]) && rest[3] == ':'));
}

// Whether the date's form says enough, with what stands between it and the PAN before it.
bool FitsBehindPan(std::string_view text, const ExpiryDate& date, const Between& between) noexcept {
  if (between.labelled) return true;
  if (IsBeforeTime(text, date.end)) return false;
  const bool plain = !between.words && !between.bytes.empty() && between.bytes.size() <= 3 &&
                     between.bytes.find_first_not_of(" \t,;|/:-`\"'\r\n") == std::string_view::npos;
  const bool line_break = between.bytes.find_first_of("\r\n") != std::string_view::npos;
  switch (date.form) {
    case DateForm::kNone:
      break;
    case DateForm::kClear:
    case DateForm::kNamed:
      return true;
    case DateForm::kSpaced:
      return plain && !line_break;
    case DateForm::kPacked:
      return between.named || (plain && (!line_break || IsAlone(text, date.end)));
    case DateForm::kOther:  // the fields of a record: 4111...:12:27:123
      return between.bytes.size() == 1 && between.bytes[0] == date.separator &&
             date.separator != '.';
  }
  return false;
}

// Whether a masked number is among `between`: the date is that one's.
bool HoldsMask(std::string_view between) noexcept {
  Stars stars;
  for (const char c : between) stars.Add(c);
  return stars.IsMask();
}

bool IsQuoteOrMark(char c) noexcept {
  return std::string_view("`*_~\"'()[]").find(c) != std::string_view::npos;
}

// The bytes of one sign that parts a code from a date at `at`; 0: nothing does.
std::size_t PartBefore(std::string_view text, std::size_t at) noexcept {
  constexpr std::size_t kMostQuotingBytes = 4;
  if (at >= text.size()) return 0;
  if (IsEmojiAt(text, at)) return kEmojiBytes;
  const std::uint32_t wide = text::WideAt(text, at);
  const bool dots = wide == 0x2022 || wide == 0x2026;
  const bool drawn = wide >= 0xFE00 && wide <= 0xFE0F;  // how the emoji before is
  const bool arrow = wide >= 0x2190 && wide <= 0x21FF;
  if ((wide >= 0x2010 && wide <= 0x2015) || dots || drawn || arrow) return 3;
  for (const std::string_view sign : {"->", "=>", "..."}) {
    if (text.substr(at, sign.size()) == sign) return sign.size();
  }
  const std::size_t crlf = text.substr(at, 2) == "\r\n" ? 1 : 0;
  if (crlf == 0 && std::string_view(",;|/:-+&\n").find(text[at]) == std::string_view::npos)
    return 0;
  std::size_t end = at + crlf + 1;
  if (text[end - 1] != '\n') return end - at;
  // "> ", as mails quote.
  std::size_t quoted = end;
  for (; quoted < text.size() && quoted - end < kMostQuotingBytes; ++quoted) {
    if (text[quoted] != '>' && text[quoted] != ' ') break;
  }
  return (text.substr(end, quoted - end).find('>') == std::string_view::npos ? end : quoted) - at;
}

// The longest date that ends at `digits_end`, or up to a sign for the month behind it.
ByteSpan DateEndingAt(std::string_view text, std::size_t digits_end, DateForm& form) noexcept {
  constexpr std::size_t kSignBytes = 3;
  if (!MayEndDate(text, digits_end)) return ByteSpan();
  std::size_t begin = digits_end - std::min(digits_end, kMostDateBytes);
  for (; begin < digits_end; ++begin) {
    const bool starts =
        IsDigit(text[begin]) || text::FoldAscii(text[begin]) != 0 || text::IsLead(text[begin]);
    if (!starts || !MayStartDate(text, begin)) continue;
    const ExpiryDate date = ReadExpiryDate(text, begin);
    if (date.empty() || date.end < digits_end || date.end > digits_end + kSignBytes) continue;
    form = date.form;
    return {begin, date.end};
  }
  return ByteSpan();
}

// Whether the word at `at` is neither a month nor beside a date, as most are.
bool IsOtherWord(std::string_view text, std::size_t at) noexcept {
  constexpr unsigned kMayGoOn = kMonthWord | kMayStandBeside | kExpiryWord;
  const std::size_t limit = std::min(text.size(), at + kMostBytesToLabel);
  return !WordAt(text, at, limit).Is(kMayGoOn);
}

}  // namespace

ByteSpan ExpiryAfter(std::string_view text, std::size_t pan_end) noexcept {
  // Most PANs stand before a space and such a word.
  const std::size_t next = pan_end + 1;
  const bool spaced = next < text.size() && text[pan_end] == ' ';
  if (spaced && text::IsLetter(text[next]) && IsOtherWord(text, next)) return ByteSpan();
  WordsBeside words(text, pan_end, Side::kAfter);
  Between between;
  Phrase phrase;
  for (int n = 0; n < kMostWords; ++n) {
    const bool more = words.SkipGap();
    const std::size_t at = words.at();
    if (!more || at - pan_end > kMostBytesToExpiry) break;
    between.bytes = text.substr(pan_end, at - pan_end);
    between.named = between.words && words.Passed(kPairSign);
    if (HoldsMask(between.bytes)) break;
    if (text::IsLetter(text[at]) && IsOtherWord(text, at)) break;
    const ExpiryDate date = ReadExpiryDate(text, at);
    if (!date.empty()) {
      return FitsBehindPan(text, date, between) ? ByteSpan{at, date.end} : ByteSpan();
    }
    if (IsDigit(text[at])) break;
    const Word word = words.Next();
    if (!word.Is(kMayStandBeside | kExpiryWord)) break;
    phrase.Add(word);
    between.words = true;
    between.labelled = phrase.NamesExpiry();
  }
  return ReadCardRow(text, pan_end).date;
}

ByteSpan ExpiryBefore(std::string_view text, std::size_t pan_begin) noexcept {
  const std::size_t from = pan_begin - std::min(pan_begin, kMostBytesToExpiry + 1);
  // No walk goes on over a digit: before most PANs there is none, or none that ends a date.
  const std::size_t digits_end = text::LastOfEights(text, from, pan_begin, text::DigitsAmong);
  if (digits_end == from || digits_end == pan_begin || !MayEndDate(text, digits_end)) {
    return ByteSpan();
  }
  WordsBeside words(text, pan_begin, Side::kBefore);
  for (int n = 0; n < kMostWords; ++n) {
    const bool more = words.SkipGap();
    const std::size_t at = words.at();
    if (!more || pan_begin - at > kMostBytesToExpiry || at == pan_begin) break;
    if (HoldsMask(text.substr(at, pan_begin - at))) break;
    if (IsDigit(text[at - 1])) {
      DateForm form = DateForm::kNone;
      const ByteSpan date = DateEndingAt(text, at, form);
      if (date.empty() || date.end > pan_begin) break;
      const bool clear = form == DateForm::kClear || form == DateForm::kNamed;
      return clear || IsLabelledBefore(text, date.begin) ? date : ByteSpan();
    }
    const Word word = words.Next();
    if (!word.Is(kMayStandBeside | kExpiryWord | kNumberWord | kHeadWord)) break;
  }
  return ByteSpan();
}

ByteSpan LabelledExpiryAt(std::string_view text, std::size_t begin) noexcept {
  ByteSpan span;
  if (const ExpiryDate date = ReadExpiryDate(text, begin); !date.empty()) {
    if (MayStartDate(text, begin)) span = {begin, date.end};
  } else {
    std::size_t digits_end = begin;
    while (digits_end < text.size() && digits_end - begin < 5 && IsDigit(text[digits_end])) {
      ++digits_end;
    }
    if (!MayEndNamedDate(text, digits_end)) return ByteSpan();
    DateForm form = DateForm::kNone;
    span = DateEndingAt(text, digits_end, form);
    if (form != DateForm::kNamed) return ByteSpan();
  }
  if (span.empty()) return ByteSpan();
  const bool labelled =
      (MayNameExpiry(KindsBefore(text, span.begin)) && IsLabelledBefore(text, span.begin)) ||
      (MayNameExpiry(KindsAfter(text, span.end)) && !FollowsReplacement(text, span.begin) &&
       IsLabelledAfter(text, span.end));
  return labelled ? span : ByteSpan();
}

bool IsLabelledExpiry(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  const ByteSpan span = LabelledExpiryAt(text, begin);
  return !span.empty() && span.end == end;
}

ByteSpan CodeAfterExpiry(std::string_view text, std::size_t expiry_end) noexcept {
  constexpr int kMostSpaces = 3;
  constexpr std::size_t kMostMarks = 2;
  constexpr int kMostParts = 2;  // "::", an empty line, an emoji and how it is drawn
  std::size_t at = expiry_end;
  // Quotes and markdown around the date, and around the code.
  const auto skip_marks = [&] {
    const std::size_t from = at;
    while (at < text.size() && at - from < kMostMarks && IsQuoteOrMark(text[at])) ++at;
    return at != from;
  };
  const auto skip_spaces = [&] {
    for (int n = 0; n < kMostSpaces && at < text.size(); ++n) at += SpaceBytes(text, at);
  };
  const bool marked = skip_marks();
  const std::size_t unmarked = at;
  skip_spaces();
  for (int n = 0; n < kMostParts; ++n) {
    const std::size_t part = PartBefore(text, at);
    if (part == 0) break;
    at += part;
    skip_spaces();
  }
  if (at == unmarked && !marked) return ByteSpan();
  (void)skip_marks();
  std::size_t end = at;
  while (end < text.size() && end - at < 5 && IsDigit(text[end])) ++end;
  if (end - at != 3 && end - at != 4) return ByteSpan();
  if (end == text.size()) return {at, end};
  const std::uint32_t wide = text::WideAt(text, end);
  const bool money = wide == 0x20AC || wide == 0xA3 || wide == 0xA5 || text[end] == '$';
  const bool joined = std::string_view("-.:/").find(text[end]) != std::string_view::npos &&
                      end + 1 < text.size() && IsDigit(text[end + 1]);
  if (money || joined || text[end] == '%' || text::IsLetter(text[end])) return ByteSpan();
  return {at, end};
}

}  // namespace panveil::card
