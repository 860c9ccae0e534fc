#include "card/context.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "card/lexicon.h"
#include "text/char_class.h"
#include "text/digit_words.h"
#include "text/eight.h"
#include "text/glyph.h"
#include "text/letter.h"

namespace panveil::card {

namespace {

// A keycap is a digit and two marks: seven bytes.
constexpr std::size_t kMostBytesOfGlyph = 10;
// Where a letter is next to most numbers.
constexpr std::size_t kBeside = 2;
constexpr unsigned kSaysCard = kCardWord | kCodeWord;

bool IsPlainAt(std::string_view text, std::size_t at) noexcept {
  return static_cast<unsigned char>(text[at]) < 0x80;
}

// Whether a digit word may end with the character before `end`; true when that takes more than
// ASCII to say. REQUIRES: end > 0.
bool MayEndInDigits(std::string_view text, std::size_t end) noexcept {
  if (!IsPlainAt(text, end - 1)) return true;
  return text::IsLetter(text[end - 1]) && text::MayEndDigitWord(text, end);
}

bool IsAscii(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  return text::AnyOfEights(text, begin, end, [](std::uint64_t eight) {
           return eight & text::InEachOfEight(0x80);
         }) == 0;
}

// What is said up to the limits that digit words make, when those are farther than those of `near`.
template <typename Words>
WordKinds FarBefore(std::string_view text, const NearWords& near, std::size_t begin,
                    Words& words) noexcept {
  const std::size_t from = near.limit;
  const std::size_t farther = FarthestWithDigits(text, begin, near.ascii, words);
  if (farther >= from) return 0;
  // No word of ASCII goes on over `from`, and those behind it were read.
  return IsAscii(text, farther, from) ? card::KindsIn(text, farther, from)
                                      : words.KindsIn(text, farther, begin);
}

template <typename Words>
WordKinds FarAfter(std::string_view text, std::size_t end, const NearWords& near,
                   Words& words) noexcept {
  const std::size_t to = near.limit;
  const std::size_t farther = FarthestAfterWithDigits(text, end, near.ascii, words);
  if (farther <= to) return 0;
  if (!IsAscii(text, end, farther)) return words.KindsIn(text, end, farther);
  // Those before the word that goes on over `to` were read.
  std::size_t from = to;
  while (from > end && text::IsLetter(text[from - 1])) --from;
  return card::KindsIn(text, from, farther);
}

// Whether the character at `at`, of `glyph`, is of a word, or an accent of one.
bool IsOfWord(std::string_view text, std::size_t at, const text::Glyph& glyph) noexcept {
  return glyph.kind == text::GlyphKind::kLetter ||
         text::LetterAt(text, at).kind != text::LetterKind::kNone;
}

NearWords NearWordsBefore(std::string_view text, std::size_t begin) noexcept {
  const std::size_t limit = Farthest(text, begin);
  const WordsRead words = WordsIn(text, limit, begin);
  // The word that the limit cuts may be one of digits, too.
  const bool far = limit != 0 && (words.may_hold_digits || MayEndInDigits(text, limit));
  return {limit, words.kinds, far, words.ascii};
}

NearWords NearWordsAfter(std::string_view text, std::size_t end) noexcept {
  const std::size_t limit = FarthestAfter(text, end);
  const WordsRead words = WordsIn(text, end, limit);
  const bool far = limit != text.size() && words.may_hold_digits;
  return {limit, words.kinds, far, words.ascii};
}

// Whether one of a few bytes is a letter of ASCII.
bool HasLetter(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  while (begin < end && !text::IsLetter(text.data()[begin])) ++begin;
  return begin < end;
}

}  // namespace

Context ContextOf(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  const NearWords before = NearWordsBefore(text, begin);
  const NearWords after = NearWordsAfter(text, end);
  unsigned kinds = unsigned{before.kinds} | after.kinds;
  if ((kinds & kSaysCard) == 0) {
    PlainWords words;
    if (before.may_be_far) kinds |= FarBefore(text, before, begin, words);
    if (after.may_be_far) kinds |= FarAfter(text, end, after, words);
  }
  return {(kinds & kSaysCard) != 0, (kinds & kIdWord) != 0};
}

void ContextReader::Start() noexcept {
  ++start_;
  memo_.Start();
  plain_before_ = plain_after_ = LetterlessSpan();
  first_ = true;
}

ContextReader::Side& ContextReader::SideAt(std::array<Side, kSides>& sides, std::size_t at,
                                           bool* found) noexcept {
  Side& side = sides[at % kSides];
  *found = side.at == at && side.start == start_;
  if (!*found) side = Side{at, start_, false, {}, 0};
  return side;
}

bool ContextReader::LetterlessSpan::Covers(std::string_view text, std::size_t from, std::size_t to,
                                           std::size_t near) noexcept {
  if (to < begin_ || from > end_) {
    begin_ = end_ = near;
    letter_before_ = letter_behind_ = false;
  }
  while (begin_ > from && !letter_before_) {
    const text::Glyph glyph = text::DecodeGlyphBefore(text, begin_);
    const std::size_t at = begin_ - glyph.length;
    letter_before_ = IsOfWord(text, at, glyph);
    if (!letter_before_) begin_ = at;
  }
  while (end_ < to && !letter_behind_) {
    const text::Glyph glyph = text::DecodeGlyph(text, end_);
    letter_behind_ = IsOfWord(text, end_, glyph);
    if (!letter_behind_) end_ += glyph.length;
  }
  return begin_ <= from && end_ >= to;
}

Context ContextReader::Of(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  const std::size_t from = begin - std::min(begin, kMostBytesOfGlyph * kMostBytesBefore);
  const std::size_t to = std::min(text.size(), end + kMostBytesOfGlyph * kMostBytesAfter);
  // Of most runs only one window is asked for, which stands among words.
  const bool first = std::exchange(first_, false);
  const bool plain_before = !(first && HasLetter(text, begin - std::min(begin, kBeside), begin)) &&
                            plain_before_.Covers(text, from, begin, begin);
  const bool plain_after = !(first && HasLetter(text, end, std::min(text.size(), end + kBeside))) &&
                           plain_after_.Covers(text, end, to, end);
  if (plain_before && plain_after) return {};
  bool found = false;
  Side& before = SideAt(before_, begin, &found);
  if (!found && !plain_before) before.near = NearWordsBefore(text, begin);
  if ((before.near.kinds & kSaysCard) != 0) return {true, false};
  Side& after = SideAt(after_, end, &found);
  if (!found && !plain_after) after.near = NearWordsAfter(text, end);
  unsigned kinds = unsigned{before.near.kinds} | after.near.kinds;
  if ((kinds & kSaysCard) == 0) {
    if (!before.read_far && before.near.may_be_far) {
      before.far = FarBefore(text, before.near, begin, memo_);
    }
    if (!after.read_far && after.near.may_be_far) {
      after.far = FarAfter(text, end, after.near, memo_);
    }
    before.read_far = after.read_far = true;
    kinds |= unsigned{before.far} | after.far;
  }
  return {(kinds & kSaysCard) != 0, (kinds & kIdWord) != 0};
}

}  // namespace panveil::card
