#include "card/label.h"

#include <algorithm>

#include "card/label_sign.h"
#include "card/replacement.h"
#include "text/char_class.h"
#include "text/letter.h"

namespace panveil::card {

using text::IsDigit;

namespace {

constexpr std::size_t kMostGapBytes = 24;

// "737 <- cvv": behind a number an arrow points at it, and is no bracket.
bool IsArrow(std::string_view text, std::size_t at) noexcept { return text.substr(at, 2) == "<-"; }

// Of "cv2"; without the 2 it may be a curriculum vitae.
bool IsCv(std::string_view text, const Word& word) noexcept {
  return word.end - word.begin == 2 && text::ToLower(text[word.begin]) == 'c' &&
         text::ToLower(text[word.begin + 1]) == 'v';
}

constexpr unsigned kMayStandBetween = kFillerWord | kUntilWord | kGoodWord;
constexpr WordKinds kAllKinds = 0xFFFF;

}  // namespace

bool MayBeLabelledAfter(std::string_view text, std::size_t end) noexcept {
  const std::size_t limit = std::min(text.size(), end + kMostBytesToLabel);
  std::size_t i = end;
  while (i < limit && SignOf(text.data()[i]) != 0) ++i;
  const char c = i < limit ? text.data()[i] : '\0';
  if (!text::IsLetter(c)) return IsWide(c) || IsDigit(c);
  const Word word = WordAt(text, i, limit);
  return word.kinds != 0 || IsCv(text, word);
}

WordKinds KindsBefore(std::string_view text, std::size_t begin) noexcept {
  const std::size_t limit = begin - std::min(begin, kMostBytesToLabel);
  const char* const bytes = text.data();
  unsigned kinds = 0;
  for (std::size_t i = begin;;) {
    while (i > limit && SignOf(bytes[i - 1]) != 0) --i;
    if (i == limit) break;
    const char c = bytes[i - 1];
    if (IsWide(c)) {
      if (IsEmojiBefore(text, limit, i)) {
        if (!IsPointerBefore(text, limit, i)) break;
        i -= kEmojiBytes;
        continue;
      }
      const std::uint32_t wide = text::WideBefore(text, limit, i);
      if (WideSign(wide) != 0) {
        i -= text::WideBytes(wide);
        continue;
      }
      const text::Letter last = text::WideLetter(wide);
      if (last.kind == text::LetterKind::kNone) break;
      if (last.kind == text::LetterKind::kMark) return kAllKinds;
      if (!MayBeWideWordBefore(text, limit, i, last)) break;
      const Word word = WordBefore(text, limit, i);
      kinds |= word.kinds;
      if (word.empty() || !word.Is(kLabelWords | kMayStandBetween)) break;
      i = word.begin;
      continue;
    }
    if (IsDigit(c)) {
      // "cvv2", "the 3 digits".
      const bool in_word = (c == '1' || c == '2') && i - limit > 1 && text::IsLetter(bytes[i - 2]);
      const bool counts = (c == '3' || c == '4') && (kinds & (kNumberWord | kDigitWord)) != 0;
      if (in_word || counts) return kAllKinds;
      break;
    }
    if (!text::IsLetter(c) || !MayBeWordBefore(text, i)) break;
    const Word word = WordBefore(text, limit, i);
    kinds |= word.kinds;
    if (!word.Is(kLabelWords | kMayStandBetween)) break;
    i = word.begin;
  }
  return static_cast<WordKinds>(kinds);
}

WordKinds KindsAfter(std::string_view text, std::size_t end) noexcept {
  const std::size_t limit = std::min(text.size(), end + kMostBytesToLabel);
  const char* const bytes = text.data();
  unsigned kinds = 0;
  for (std::size_t i = end;;) {
    while (i < limit && SignOf(bytes[i]) != 0) ++i;
    if (i == limit) break;
    const char c = bytes[i];
    if (IsWide(c)) {
      if (IsEmojiAt(text, i)) {
        if (!IsPointerAt(text, limit, i)) break;
        i += kEmojiBytes;
        continue;
      }
      const std::uint32_t wide = text::WideAt(text.substr(0, limit), i);
      if (WideSign(wide) != 0) {
        i += text::WideBytes(wide);
        continue;
      }
      const text::Letter first = text::WideLetter(wide);
      const bool none =
          first.kind == text::LetterKind::kNone || first.kind == text::LetterKind::kMark;
      if (none || !MayBeWideWordAt(text, i, limit, first)) break;
      const Word word = WordAt(text, i, limit);
      kinds |= word.kinds;
      if (word.empty() || !word.Is(kLabelWords | kMayStandBetween)) break;
      i = word.end + (word.end < limit && bytes[word.end] == '2' ? 1 : 0);
      continue;
    }
    if (IsDigit(c)) {
      // "3 digits on the back".
      if (c != '3' && c != '4') break;
      while (++i < limit && SignOf(bytes[i]) != 0) {
      }
      if (i == limit || IsDigit(bytes[i])) break;
      const bool counts = IsWide(bytes[i]) || WordAt(text, i, limit).Is(kNumberWord | kDigitWord);
      return counts ? kAllKinds : static_cast<WordKinds>(kinds);
    }
    if (!text::IsLetter(c) || (!MayBeWordAt(text, i) && text::ToLower(c) != 'c')) break;
    const Word word = WordAt(text, i, limit);
    if (IsCv(text, word)) return kAllKinds;
    kinds |= word.kinds;
    if (!word.Is(kLabelWords | kMayStandBetween)) break;
    i = word.end + (word.end < limit && bytes[word.end] == '2' ? 1 : 0);
  }
  return static_cast<WordKinds>(kinds);
}

WordsBeside::WordsBeside(std::string_view text, std::size_t at, Side side) noexcept
    : text_(text),
      at_(at),
      limit_(side == Side::kBefore ? at - std::min(at, kMostBytesToLabel)
                                   : std::min(text.size(), at + kMostBytesToLabel)),
      side_(side) {}

bool WordsBeside::SkipLine() noexcept {
  if (line_break_) return false;
  line_break_ = true;
  SkipLineBreak();
  blank_line_ = at_ != limit_ && SignOf(text_[side_ == Side::kBefore ? at_ - 1 : at_]) == kLineSign;
  if (blank_line_) SkipLineBreak();
  return true;
}

void WordsBeside::SkipLineBreak() noexcept {
  if (side_ == Side::kBefore) {
    at_ -= text_[at_ - 1] == '\n' && at_ - limit_ > 1 && text_[at_ - 2] == '\r' ? 2U : 1U;
  } else {
    at_ += text_[at_] == '\r' && limit_ - at_ > 1 && text_[at_ + 1] == '\n' ? 2U : 1U;
  }
}

bool WordsBeside::SkipWide() noexcept {
  const bool before = side_ == Side::kBefore;
  if (before ? IsEmojiBefore(text_, limit_, at_) : IsEmojiAt(text_.substr(0, limit_), at_)) {
    signs_ |= kPlainSign;
    at_ = before ? at_ - kEmojiBytes : at_ + kEmojiBytes;
    return true;
  }
  const std::uint32_t wide =
      before ? text::WideBefore(text_, limit_, at_) : text::WideAt(text_.substr(0, limit_), at_);
  const Signs sign = WideSign(wide);
  if (sign == 0) return false;
  signs_ |= sign;
  const std::size_t bytes = text::WideBytes(wide);
  at_ = before ? at_ - bytes : at_ + bytes;
  return true;
}

// Few gaps hold a star: kept out of the loop.
[[gnu::noinline]] bool WordsBeside::MeetsMask() noexcept {
  // Behind a label a mask ends the walk where the number's first digit did.
  met_mask_ = stars_.IsMask() || (side_ == Side::kAfter && BeginsMask(text_, at_));
  return met_mask_;
}

bool WordsBeside::SkipGap() noexcept {
  const char* const bytes = text_.data();
  const bool before = side_ == Side::kBefore;
  const std::size_t from = at_;
  stars_ = Stars();
  signs_ = 0;
  while (at_ != limit_) {
    const char c = bytes[before ? at_ - 1 : at_];
    const Signs sign = SignOf(c);
    const bool arrow = sign == kPairSign && !before && IsArrow(text_, at_);
    if (!stars_.PartsThem(c) && !arrow) signs_ |= sign;
    stars_.Add(c);
    if (c == '*' && MeetsMask()) return false;
    if (sign == 0) {
      if (!IsWide(c) || !SkipWide()) return true;
    } else if (sign == kLineSign) {
      if (!SkipLine()) return false;
    } else {
      at_ = before ? at_ - 1 : at_ + 1;
    }
    if ((before ? from - at_ : at_ - from) > kMostGapBytes) return false;
  }
  return false;
}

Word WordsBeside::Next() noexcept {
  if (!SkipGap()) return Word();
  last_ = side_ == Side::kBefore ? NextBefore() : NextAfter();
  return last_;
}

Word WordsBeside::NextBefore() noexcept {
  const char c = text_[at_ - 1];
  const std::size_t end = at_;
  if (IsDigit(c)) {
    const bool more = at_ - limit_ > 1;
    if (!more) return Word();
    const bool lone = !IsDigit(text_[at_ - 2]);
    --at_;
    if (lone && (c == '3' || c == '4') && last_.Is(kNumberWord | kDigitWord)) {
      bool more_words = SkipGap();
      if (more_words && c == '4' && text_[at_ - 1] == '3') {  // "(3-4 digits)"
        --at_;
        more_words = SkipGap();
      }
      if (!more_words || IsDigit(text_[at_ - 1])) return Word();
    } else if (!lone || (c != '2' && c != '1') || text::FoldAscii(text_[at_ - 1]) == 0) {
      return Word();
    }
  }
  Word word = WordBefore(text_, limit_, at_);
  if (at_ != end && IsDigit(text_[at_]) && (c == '1' || c == '2')) {
    if (IsCv(text_, word)) word.kinds = kCodeWord;
    if (!word.Is(kCodeWord | kCheckWord)) return Word();
    word.end = end;
  }
  at_ = word.begin;
  return word;
}

Word WordsBeside::NextAfter() noexcept {
  const char c = text_[at_];
  const bool counted = c == '3' || c == '4';
  if (counted) {
    ++at_;
    if (!SkipGap()) return Word();
  }
  if (IsDigit(text_[at_])) return Word();
  Word word = WordAt(text_, at_, limit_);
  if (counted && !word.Is(kNumberWord | kDigitWord)) return Word();
  if (word.end < limit_ && text_[word.end] == '2') {
    if (IsCv(text_, word)) word.kinds = kCodeWord;
    if (word.Is(kCodeWord | kCheckWord)) ++word.end;
  }
  at_ = word.end;
  return word;
}

}  // namespace panveil::card
