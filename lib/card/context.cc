#include "card/context.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "card/lexicon.h"
#include "text/char_class.h"
#include "text/digit_words.h"
#include "text/eight.h"
#include "text/glyph.h"
#include "text/letter.h"

namespace panveil::card {

namespace {

constexpr std::size_t kMostBytesOfChar = 4;
// A keycap is a digit and two marks: seven bytes.
constexpr std::size_t kMostBytesOfGlyph = 10;
constexpr unsigned kSaysCard = kCardWord | kCodeWord;

// Continuation bytes among `size`, a multiple of eight.
std::size_t CountContinuations(const char* bytes, std::size_t size) noexcept {
  constexpr std::uint64_t kEach = 0x0101010101010101;
  std::uint64_t sums = 0;  // a count a byte, at most size / 8
  for (std::size_t i = 0; i < size; i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes + i, sizeof(word));
    sums += (word >> 7) & ~(word >> 6) & kEach;
  }
  return static_cast<std::size_t>((sums * kEach) >> 56);
}

bool IsPlainAt(std::string_view text, std::size_t at) noexcept {
  return static_cast<unsigned char>(text[at]) < 0x80;
}

// Back from `begin` over so many characters, digit words counted as what they become.
template <typename Words>
std::size_t FarthestInCharacters(std::string_view text, std::size_t begin, Words& words) noexcept {
  constexpr std::size_t kMostBytes = kFar * kMostBytesBefore;
  std::size_t plain_from = begin;  // letters from here on are no digit word
  std::size_t i = begin;
  for (std::size_t n = 0; i > 0 && n < kMostBytesBefore && begin - i < kMostBytes;) {
    const text::Glyph glyph = text::DecodeGlyphBefore(text, i);
    const bool letter = glyph.kind == text::GlyphKind::kLetter;
    // An accent goes with the word.
    const bool accent = glyph.kind == text::GlyphKind::kInvisible && glyph.length == 2;
    if ((letter || accent) && i <= plain_from) {
      const LettersEnding letters = words.Before(text, i);
      if (letters.characters != 0) {
        n += letters.characters;
        i = letters.begin;
        continue;
      }
      if (letters.ascii) {
        const std::size_t count =
            std::min({i - letters.begin, kMostBytesBefore - n, kMostBytes - (begin - i)});
        n += count;
        i -= count;
        continue;
      }
      if (letter) plain_from = letters.begin;
    }
    if (!text::IsContinuation(text[i - glyph.length])) ++n;
    i -= glyph.length;
  }
  return i;
}

// The same, from `end` on.
template <typename Words>
std::size_t FarthestAfterInCharacters(std::string_view text, std::size_t end,
                                      Words& words) noexcept {
  bool in_word = false;
  std::size_t i = end;
  for (std::size_t n = 0;
       i < text.size() && n < kMostBytesAfter && i - end < kFar * kMostBytesAfter;) {
    const text::Glyph glyph = text::DecodeGlyph(text, i);
    const bool letter = glyph.kind == text::GlyphKind::kLetter;
    const text::DigitWord word =
        letter && !in_word ? words.DigitWordAt(text, i) : text::DigitWord{};
    in_word = letter;
    if (word.length != 0) {
      n += Replaced(word);
      i += word.length;
      continue;
    }
    if (!text::IsContinuation(text[i])) ++n;
    i += glyph.length;
  }
  return i;
}

// Past the rest of a word that the limit cuts at `from`: one in a script with spaces.
std::size_t SkipCutWord(std::string_view text, std::size_t from, std::size_t begin) noexcept {
  if (from == 0) return 0;
  std::size_t ascii = from;
  if (IsPlainAt(text, from - 1)) {
    if (text::IsLetter(text[from - 1])) {
      while (ascii < begin && text::IsLetter(text[ascii])) ++ascii;
    }
    if (ascii == begin || IsPlainAt(text, ascii)) return ascii;
  }
  const text::Letter cut = text::LetterBefore(text, 0, from);
  std::size_t i = from;
  while (i < begin && text::IsContinuation(text[i])) ++i;
  const bool in_word = cut.kind == text::LetterKind::kSpaced || cut.kind == text::LetterKind::kMark;
  if (i == from && !in_word) return i;
  while (i < begin) {
    const text::Letter letter = text::LetterAt(text, i);
    if (letter.kind == text::LetterKind::kNone || letter.kind == text::LetterKind::kUnspaced) break;
    i += letter.bytes;
  }
  return std::min(i, begin);
}

std::size_t Farthest(std::string_view text, std::size_t begin) noexcept {
  if (begin <= kMostBytesBefore) return 0;
  std::size_t from = begin - kMostBytesBefore;
  std::size_t left = CountContinuations(&text[from], kMostBytesBefore);
  const std::size_t floor = begin - std::min(begin, kMostBytesOfChar * kMostBytesBefore);
  for (; left > 0 && from > floor; --from) {
    if (!text::IsContinuation(text[from - 1])) --left;
  }
  return SkipCutWord(text, from, begin);
}

std::size_t FarthestAfter(std::string_view text, std::size_t end) noexcept {
  if (text.size() - end <= kMostBytesAfter) return text.size();
  std::size_t far = end + kMostBytesAfter;
  std::size_t left = CountContinuations(&text[end], kMostBytesAfter);
  const std::size_t most = std::min(text.size(), end + kMostBytesOfChar * kMostBytesAfter);
  for (; far < most && (left > 0 || text::IsContinuation(text[far])); ++far) {
    if (!text::IsContinuation(text[far])) --left;
  }
  return far;
}

// Whether a digit word may end with the character before `end`; true when that takes more than
// ASCII to say. REQUIRES: end > 0.
bool MayEndInDigits(std::string_view text, std::size_t end) noexcept {
  if (!IsPlainAt(text, end - 1)) return true;
  return text::IsLetter(text[end - 1]) && text::MayEndDigitWord(text, end);
}

// What is said up to the limits that digit words make, when those are farther than `from`, which is
// Farthest(), and `to`.
template <typename Words>
WordKinds FarBefore(std::string_view text, std::size_t from, std::size_t begin,
                    Words& words) noexcept {
  const std::size_t farther = SkipCutWord(text, FarthestInCharacters(text, begin, words), begin);
  if (farther >= from) return 0;
  // No word of ASCII goes on over `from`, and those behind it were read.
  const std::uint64_t wide = text::AnyOfEights(
      text, farther, from, [](std::uint64_t eight) { return eight & text::InEachOfEight(0x80); });
  return wide == 0 ? card::KindsIn(text, farther, from) : words.KindsIn(text, farther, begin);
}

template <typename Words>
WordKinds FarAfter(std::string_view text, std::size_t end, std::size_t to, Words& words) noexcept {
  const std::size_t farther = FarthestAfterInCharacters(text, end, words);
  return farther > to ? words.KindsIn(text, end, farther) : WordKinds{0};
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
  return {limit, words.kinds, far};
}

NearWords NearWordsAfter(std::string_view text, std::size_t end) noexcept {
  const std::size_t limit = FarthestAfter(text, end);
  const WordsRead words = WordsIn(text, end, limit);
  return {limit, words.kinds, limit != text.size() && words.may_hold_digits};
}

}  // namespace

Context ContextOf(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  const NearWords before = NearWordsBefore(text, begin);
  const NearWords after = NearWordsAfter(text, end);
  unsigned kinds = unsigned{before.kinds} | after.kinds;
  if ((kinds & kSaysCard) == 0) {
    PlainWords words;
    if (before.may_be_far) kinds |= FarBefore(text, before.limit, begin, words);
    if (after.may_be_far) kinds |= FarAfter(text, end, after.limit, words);
  }
  return {(kinds & kSaysCard) != 0, (kinds & kIdWord) != 0};
}

void ContextReader::Start() noexcept {
  ++start_;
  memo_.Start();
  plain_before_ = plain_after_ = LetterlessSpan();
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
  const bool plain_before = plain_before_.Covers(text, from, begin, begin);
  const bool plain_after = plain_after_.Covers(text, end, to, end);
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
      before.far = FarBefore(text, before.near.limit, begin, memo_);
    }
    if (!after.read_far && after.near.may_be_far) {
      after.far = FarAfter(text, end, after.near.limit, memo_);
    }
    before.read_far = after.read_far = true;
    kinds |= unsigned{before.far} | after.far;
  }
  return {(kinds & kSaysCard) != 0, (kinds & kIdWord) != 0};
}

}  // namespace panveil::card
