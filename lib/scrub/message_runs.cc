#include "scrub/message_runs.h"

#include <algorithm>

#include "card/lexicon.h"
#include "card/replacement.h"
#include "card/surroundings.h"
#include "text/char_class.h"
#include "text/digit_words.h"
#include "text/glyph.h"

namespace panveil::scrub {

using payload::DigitRun;

namespace {

constexpr int kReadable = 4;

// REQUIRES: a letter is there.
bool BeginsDigitWord(std::string_view text, std::size_t at) noexcept {
  if (!text::IsLetter(text[at])) return text::MatchDigitWord(text, at).length != 0;
  return text::MayBeginDigitWord(text, at) && text::MatchDigitWord(text, at).length != 0;
}

bool IsCurrency(std::string_view symbol) noexcept {
  // Dollar; pound, yen; euro, rupee.
  constexpr std::string_view kSymbols[] = {"$", "\xC2\xA3", "\xC2\xA5", "\xE2\x82\xAC",
                                           "\xE2\x82\xB9"};
  return std::any_of(std::begin(kSymbols), std::end(kSymbols),
                     [symbol](std::string_view s) { return s == symbol; });
}

// A currency or a percent sign, with at most one blank before or behind.
bool IsAmount(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  if (begin > 0 && text[begin - 1] == ' ') --begin;
  if (end < text.size() && text[end] == ' ') ++end;
  for (std::size_t size = 1; size <= 3; ++size) {
    if (begin >= size && IsCurrency(text.substr(begin - size, size))) return true;
    if (IsCurrency(text.substr(std::min(end, text.size()), size))) return true;
  }
  return end < text.size() && text[end] == '%';
}

// Whether "card" stands before: "#1234" is the number of some order, but not of a card.
bool IsBehindCardWord(std::string_view text, std::size_t begin) noexcept {
  constexpr std::size_t kMostBytes = 32;
  const std::size_t from = begin - std::min(begin, kMostBytes);
  return (card::KindsIn(text, from, begin) & (card::kCardWord | card::kCodeWord)) != 0;
}

// Two or three groups, the first of one or two digits, with nothing but ':' or '/' between.
bool IsDateOrTime(const DigitRun& run) noexcept {
  constexpr int kMostGroups = 3;
  constexpr int kMostDigits = 8;
  if (run.size > kMostDigits || !run.ended) return false;
  int groups = 1;
  for (int i = 1; i < run.size; ++i) {
    const std::size_t begin = run.End(i - 1);
    if (begin == run.offset[static_cast<std::size_t>(i)]) {
      if (groups == 1 && i == 2) return false;  // a third digit
      continue;
    }
    const char c = run.text[begin];
    const bool one = run.offset[static_cast<std::size_t>(i)] == begin + 1;
    if (!one || (c != ':' && c != '/')) return false;
    ++groups;
  }
  return groups > 1 && groups <= kMostGroups;
}

}  // namespace

MessageRuns::MessageRuns(const scan::Kernel& kernel, std::string_view text, bool replaced) noexcept
    : text_(text),
      plain_(LookForDigits(kernel, text, places_) == DigitHint::kPlain),
      reader_(text, {0, 0}),
      replaced_(replaced) {}

std::size_t MessageRuns::NextStart(std::size_t end) const noexcept {
  if (plain_) return places_.Next(next_, end);
  bool in_word = next_ > 0 && text::IsLetter(text_[next_ - 1]);
  for (std::size_t at = next_; at < end;) {
    const char c = text_.data()[at];
    if (text::IsDigit(c)) return at;
    std::size_t length = 1;
    bool letter = text::IsLetter(c);
    if (static_cast<unsigned char>(c) >= 0x80) {
      const text::Glyph glyph = text::DecodeGlyph(text_, at);
      if (glyph.kind == text::GlyphKind::kDigit) return at;
      letter = glyph.kind == text::GlyphKind::kLetter;
      length = glyph.length;
    }
    if (letter && !in_word && BeginsDigitWord(text_, at)) return at;
    in_word = letter;
    at += length;
  }
  return end;
}

bool MessageRuns::NextAny(DigitRun& run) noexcept {
  while (unfinished_) {
    run.Drop(run.size - 1);  // the reader looks at the last one
    reader_.Refill(run);
    unfinished_ = !run.ended;
    next_ = std::max(next_, reader_.position());
  }
  const bool cut = text_.size() > 2 * kReach;
  for (;;) {
    const std::size_t end = cut && next_ < kReach ? kReach : text_.size();
    const std::size_t start = NextStart(end);
    if (start == text_.size()) return false;
    if (start >= end) {
      next_ = std::max(next_, text_.size() - kReach);
      continue;
    }
    reader_ = payload::TextReader(text_, {start, start + 1}, next_);
    const bool found = reader_.NextRun(run);
    next_ = std::max(start + text::DecodeGlyph(text_, start).length, reader_.position());
    if (!found) continue;
    unfinished_ = !run.ended;
    return true;
  }
}

bool MessageRuns::LoneWord(DigitRun& run) const noexcept {
  std::size_t at = 0;
  while (at < text_.size() && !text::IsLetter(text_[at])) {
    at += text::DecodeGlyph(text_, at).length;
  }
  if (at >= text_.size()) return false;
  const text::DigitWord word = text::MatchDigitWord(text_, at);
  if (word.length == 0 || word.repeat > 1 || !IsBareAround(text_, at, at + word.length)) {
    return false;
  }
  run.Start(text_);
  payload::DigitRun::Digit digit;
  digit.value = word.value;
  digit.offset = at;
  digit.look = {word.length, text::DigitForm::kAscii, payload::Written::kWord, false};
  run.Append(digit);
  run.ended = true;
  run.used = std::max(run.used, run.size);
  return true;
}

bool MessageRuns::Next(DigitRun& run) noexcept {
  while (NextAny(run)) {
    any_ = true;
    if (replaced_ && card::FollowsReplacement(text_, run.offset[0])) {
      run.Drop(std::min(kReadable, run.size));
    }
    if (run.size != 0) return true;
  }
  if (any_ || text_.size() > kReach) return false;
  any_ = true;
  return LoneWord(run);
}

DigitHint LookForRuns(const scan::Kernel& kernel, std::string_view text,
                      DigitPlaces& places) noexcept {
  if (text.size() <= 2 * kReach) return LookForDigits(kernel, text, places);
  const bool may = MayHoldDigits(kernel, text.substr(0, kReach)) ||
                   MayHoldDigits(kernel, text.substr(text.size() - kReach));
  return may ? DigitHint::kOther : DigitHint::kNone;
}

bool IsBareAround(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    if (at >= begin && at < end) {
      at = end;
      continue;
    }
    const text::Glyph glyph = text::DecodeGlyph(text, at);
    if (glyph.kind == text::GlyphKind::kLetter || glyph.kind == text::GlyphKind::kDigit ||
        text[at] == '*') {
      return false;
    }
    at += glyph.length;
  }
  return true;
}

bool IsNumberedOrPriced(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  const bool numbered = begin > 0 && text[begin - 1] == '#';
  return (numbered && !IsBehindCardWord(text, begin)) || IsAmount(text, begin, end);
}

bool IsSomethingElse(const DigitRun& run) noexcept {
  const std::string_view text = run.text;
  const std::size_t begin = run.offset[0];
  const std::size_t end = run.End(run.size - 1);
  return IsDateOrTime(run) || IsNumberedOrPriced(text, begin, end) ||
         card::IsInIdentifier(text, 0, begin, end) || card::IsInUuid(text, 0, begin, end);
}

}  // namespace panveil::scrub
