#include "card/verification_code.h"

#include <algorithm>
#include <cstdint>

#include "card/context.h"
#include "card/label.h"
#include "card/replacement.h"
#include "text/char_class.h"
#include "text/letter.h"

namespace panveil::card {

using text::IsDigit;
using Side = WordsBeside::Side;

namespace {

constexpr int kMostWords = 10;

// Words that stand in a label or between it and its number.
constexpr unsigned kMayStandBeside = kFillerWord | kCardWord | kHeadWord | kNumberWord |
                                     kQualifierWord | kCheckWord | kDigitWord | kBackWord;

// kOfCard: one only when the talk is of a card.
enum class Label : std::uint8_t { kNone, kOfCard, kWeak, kStrong };

// Takes the words beside a number, nearest first, and tells when they name a verification code.
class Phrase {
 public:
  Phrase(std::size_t digits, Side side) noexcept : digits_(digits), side_(side) {}

  // kStrong: a word that means nothing else, such as "cvv". kWeak: two that do together.
  Label Add(const Word& word) noexcept {
    const Word last = last_;
    const unsigned before = seen_;
    seen_ |= word.kinds;
    last_ = word;
    if (word.Is(kCodeWord)) return Label::kStrong;
    const bool qualified =
        (seen_ & kQualifierWord) != 0 && (seen_ & (kHeadWord | kNumberWord)) != 0;
    // "card code", "card verification", but neither "card number" nor "code of the card".
    constexpr unsigned kBehindCard = kHeadWord | kQualifierWord | kCheckWord;
    const bool of_card = side_ == Side::kBefore ? word.Is(kCardWord) && last.Is(kBehindCard)
                                                : word.Is(kBehindCard) && last.Is(kCardWord);
    const bool three_digit_code =
        digits_ == 3 && (seen_ & kDigitWord) != 0 && (seen_ & kHeadWord) != 0;
    const bool back_and_number = (seen_ & kBackWord) != 0 && (seen_ & kNumberWord) != 0;
    // "digits on the back: 123", "back of the card, digits 123"; but not "call back on number 123".
    const bool on_the_back =
        side_ == Side::kBefore
            ? back_and_number &&
                  (word.Is(kCardWord) || (word.Is(kNumberWord) && (before & kBackWord) != 0))
            : (word.Is(kBackWord) && (before & kNumberWord) != 0) ||
                  (word.Is(kCardWord) && (before & kBackWord) != 0);
    if (qualified || of_card || three_digit_code || on_the_back) return Label::kWeak;
    const bool checked = (seen_ & kCheckWord) != 0 && (seen_ & (kHeadWord | kNumberWord)) != 0;
    // "code on the back 123", but not "back code 123".
    const bool code_on_back =
        side_ == Side::kBefore && word.Is(kHeadWord) && (before & kBackWord) != 0;
    return checked || code_on_back ? Label::kOfCard : Label::kNone;
  }

  [[nodiscard]] bool MayGoOn() const noexcept {
    return last_.Is(kMayStandBeside) && !last_.Is(kExpiryWord);
  }

 private:
  std::size_t digits_;
  Side side_;
  unsigned seen_ = 0;
  Word last_;
};

Label LabelBefore(std::string_view text, std::size_t begin, std::size_t digits) noexcept {
  WordsBeside words(text, begin, Side::kBefore);
  Phrase phrase(digits, Side::kBefore);
  for (int n = 0; n < kMostWords; ++n) {
    const Word word = words.Next();
    if (word.kinds == 0) return Label::kNone;
    if (const Label label = phrase.Add(word); label != Label::kNone) return label;
    if (!phrase.MayGoOn()) {  // "cvv/exp: 737 12/27"
      return digits == 3 && word.Is(kExpiryWord) && words.Next().Is(kCodeWord) ? Label::kStrong
                                                                               : Label::kNone;
    }
  }
  return Label::kNone;
}

// Whether three or four digits follow and are what the label just read is for; or did, before an
// earlier scrub.
bool HasDigitsOfItsOwn(std::string_view text, WordsBeside words) noexcept {
  constexpr std::size_t kMostBytesBetween = 8;
  const std::size_t from = words.at();
  // A digit may be the first thing behind the gap; then there is no word.
  const bool more = words.SkipGap();
  const bool near = words.at() - from <= kMostBytesBetween;
  if (!near || words.Passed(kListSign | kLineSign)) return false;
  if (!more) return words.MetMask();
  if (IsBeforeReplacement(text, words.at())) return true;
  std::size_t end = words.at();
  while (end < text.size() && end - words.at() < 5 && IsDigit(text[end])) ++end;
  const std::size_t digits = end - words.at();
  // What a PAN that began inside a group left of it, too.
  const char next = end < text.size() ? text[end] : '\0';
  const bool cut = digits < 4 && (next == '*' || (next >= 'A' && next <= 'Z') ||
                                  (text::IsLead(next) && IsBeforeReplacement(text, end)));
  return digits == 3 || digits == 4 || (digits > 0 && cut);
}

Label LabelAfter(std::string_view text, std::size_t end, std::size_t digits) noexcept {
  WordsBeside words(text, end, Side::kAfter);
  Phrase phrase(digits, Side::kAfter);
  for (int n = 0; n < kMostWords; ++n) {
    const Word word = words.Next();
    if (word.kinds == 0 || words.Passed(kPairSign) || words.PassedBlankLine()) return Label::kNone;
    // "number":"100","cvv": the next field of an object.
    if (words.Passed(kQuoteSign) && words.Passed(kListSign)) return Label::kNone;
    if (const Label label = phrase.Add(word); label != Label::kNone) {
      // "100 cvv 123", but not "100 is the cvv 123".
      return n == 0 && HasDigitsOfItsOwn(text, words) ? Label::kNone : label;
    }
    if (!phrase.MayGoOn()) return Label::kNone;
  }
  return Label::kNone;
}

// What a word says right behind a card that says nothing elsewhere: "crypto 412", of cryptogramme.
WordKinds KindsBehindCard(std::string_view text, const Word& word) noexcept {
  const auto is = [&](std::string_view letters) {
    return std::equal(text.begin() + static_cast<std::ptrdiff_t>(word.begin),
                      text.begin() + static_cast<std::ptrdiff_t>(word.end), letters.begin(),
                      letters.end(), [](char a, char b) { return text::ToLower(a) == b; });
  };
  if (is("crypto")) return kHeadWord;
  return is("last") ? WordKinds{kFillerWord} : WordKinds{0};
}

// Whether [begin, end) is a part of a longer number: 123-4567, 12.345, 10:100, 12/1234; also of one
// that was replaced.
bool IsPartOfNumber(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  const auto joins = [](char c) { return c == '-' || c == '.' || c == ':' || c == '/'; };
  const auto was_digit = [](char c) { return IsDigit(c) || c == '*'; };
  const bool before =
      begin > 1 && joins(text[begin - 1]) && (was_digit(text[begin - 2]) || text[begin - 2] == 'X');
  const bool after = end + 1 < text.size() && joins(text[end]) &&
                     (was_digit(text[end + 1]) || IsBeforeReplacement(text, end + 1));
  return before || after;
}

}  // namespace

std::size_t TypeBefore(std::string_view text, std::size_t begin) noexcept {
  constexpr std::size_t kMostBytes = 16;
  const std::string_view front = text.substr(0, begin);
  const std::size_t limit = begin - std::min(begin, kMostBytes);
  const auto ends_with = [&](std::string_view end) {
    return front.size() >= end.size() && front.substr(front.size() - end.size()) == end;
  };
  if (ends_with("int(")) return begin - 4;
  if (ends_with(";i:")) return begin - 2;
  const bool dumped = ends_with(") \"");
  if (!dumped && !ends_with(":\"")) return begin;
  std::size_t at = begin - (dumped ? 3 : 2);  // behind the length
  while (at > limit && IsDigit(text[at - 1])) --at;
  const std::string_view name = dumped ? "string(" : "s:";
  const bool is_type = at >= name.size() && text.substr(at - name.size(), name.size()) == name;
  return is_type ? at - name.size() : begin;
}

bool IsLabelledCode(std::string_view text, std::size_t begin, std::size_t end,
                    bool near_card) noexcept {
  // Nearly every number is ruled out here.
  const std::size_t label_end = MayFollowType(text, begin) ? TypeBefore(text, begin) : begin;
  const bool may_be_before = MayNameCode(KindsBefore(text, label_end));
  const bool may_be_after = MayNameCode(KindsAfter(text, end)) && !FollowsReplacement(text, begin);
  if (!may_be_before && !may_be_after) return false;
  const std::string_view group = text.substr(begin, end - begin);
  const auto digits = static_cast<std::size_t>(std::count_if(group.begin(), group.end(), IsDigit));
  const Label before = may_be_before ? LabelBefore(text, label_end, digits) : Label::kNone;
  if (before == Label::kStrong) return true;
  const Label after = may_be_after ? LabelAfter(text, end, digits) : Label::kNone;
  if (after == Label::kStrong) return true;
  const Label label = std::max(before, after);
  if (label == Label::kNone || IsPartOfNumber(text, begin, end)) return false;
  return label == Label::kWeak || near_card || ContextOf(text, begin, end).card_word;
}

bool IsCodeBehindCard(std::string_view text, std::size_t card_end, std::size_t begin) noexcept {
  if (begin - card_end > kMostBytesToLabel) return false;
  WordsBeside words(text, begin, Side::kBefore);
  unsigned seen = 0;
  for (int n = 0; n < kMostWords && words.at() > card_end; ++n) {
    Word word = words.Next();
    if (word.empty() || word.begin < card_end) break;  // of the card: "cuatro dos 412"
    if (word.kinds == 0) word.kinds = KindsBehindCard(text, word);
    if (!word.Is(kMayStandBeside) || word.Is(kExpiryWord)) return false;
    seen |= word.Is(kBackWord) ? unsigned{kBackWord} : word.kinds;
  }
  const bool checked = (seen & kCheckWord) != 0 && (seen & kNumberWord) != 0;
  // "last three on the back 737", but not "4111 1111 1111 1111 back 450".
  const bool on_the_back = (seen & kBackWord) != 0 && (seen & kFillerWord) != 0;
  const bool named = (seen & (kHeadWord | kQualifierWord)) != 0;
  return (named || checked || on_the_back) && words.at() <= card_end;
}

std::size_t SpacedCodeEnd(std::string_view text, std::size_t begin) noexcept {
  std::size_t end = begin;
  std::size_t i = begin;
  int digits = 0;
  while (i < text.size() && IsDigit(text[i])) {
    if (++digits > 4) return begin;
    end = ++i;
    if (i < text.size() && IsDigit(text[i])) return begin;
    if (i < text.size() && (text[i] == '-' || text[i] == '.' || text[i] == ',')) ++i;
    while (i < text.size() && i - end < 2 && text[i] == ' ') ++i;
    if (i == end) break;
  }
  if (begin > 0 && IsDigit(text[begin - 1])) return begin;
  // With a number behind that was replaced they were more.
  const bool more = i != end && i < text.size() && (text[i] == '*' || IsBeforeReplacement(text, i));
  return digits >= 3 && !more ? end : begin;
}

}  // namespace panveil::card
