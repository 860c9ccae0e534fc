#include "payload/digit_item.h"

#include <limits>

#include "scan/kernel.h"
#include "text/digit_words.h"
#include "text/glyph.h"
#include "text/look_alike.h"

namespace panveil::payload {

using text::DecodeGlyph;
using text::DecodeGlyphBefore;
using text::DigitWord;
using text::Glyph;
using text::GlyphKind;

namespace {

constexpr int kMostGlyphsOfWord = 24;
constexpr int kMostLookAlikes = 3;
constexpr int kMostSeparators = 3;  // looked across to see whether another single digit follows
constexpr int kMostSeparatorsBack = 10;  // as in a gap
constexpr int kMostWordsBack = 20;

bool IsWordGlyph(const Glyph& glyph) noexcept {
  return glyph.kind == GlyphKind::kDigit || glyph.kind == GlyphKind::kLetter;
}

bool FollowsLetter(std::string_view text, std::size_t at) noexcept {
  return at > 0 && DecodeGlyphBefore(text, at).kind == GlyphKind::kLetter;
}

// What the letters and digits around a place are.
struct WordCount {
  int digits = 0;
  int look_alikes = 0;
  int others = 0;
  int glyphs = 0;
};

void Count(std::string_view text, std::size_t at, const Glyph& glyph, WordCount& count) noexcept {
  ++count.glyphs;
  int length = 0;
  if (glyph.kind == GlyphKind::kDigit) {
    ++count.digits;
  } else if (text::LookAlikeOf(text, at, &length) >= 0) {
    ++count.look_alikes;
  } else {
    ++count.others;
  }
}

// Up to kMostGlyphsOfWord to either side; those before `at` do not hold it.
WordCount CountWord(std::string_view text, std::size_t at) noexcept {
  WordCount count;
  const auto decided = [&count] { return count.others > 0 || count.look_alikes > kMostLookAlikes; };
  std::size_t i = at;
  for (int n = 0; n < kMostGlyphsOfWord && i < text.size() && !decided(); ++n) {
    const Glyph glyph = DecodeGlyph(text, i);
    if (!IsWordGlyph(glyph)) break;
    Count(text, i, glyph, count);
    i += glyph.length;
  }
  i = at;
  for (int n = 0; n < kMostGlyphsOfWord && i > 0 && !decided(); ++n) {
    const Glyph glyph = DecodeGlyphBefore(text, i);
    if (!IsWordGlyph(glyph)) break;
    i -= glyph.length;
    Count(text, i, glyph, count);
  }
  return count;
}

// Where the next digit or letter behind a few separators begins; `at` when there are none or more.
std::size_t SkipSeparators(std::string_view text, std::size_t at) noexcept {
  std::size_t i = at;
  for (int separators = 0; i < text.size() && i - at <= kMostGapBytes;) {
    const Glyph glyph = DecodeGlyph(text, i);
    if (glyph.kind == GlyphKind::kSeparator) {
      if (++separators > kMostSeparators) return at;
    } else if (glyph.kind != GlyphKind::kInvisible) {
      return separators > 0 ? i : at;
    }
    i += glyph.length;
  }
  return at;
}

// Whether a digit with no other touching it, or a digit word, follows behind separators.
bool SingleFollows(std::string_view text, std::size_t end) noexcept {
  const std::size_t at = SkipSeparators(text, end);
  if (at == end) return false;
  const Glyph glyph = DecodeGlyph(text, at);
  if (glyph.kind == GlyphKind::kLetter) return text::MatchDigitWord(text, at).length != 0;
  if (glyph.kind != GlyphKind::kDigit) return false;
  const std::size_t behind = at + glyph.length;
  return behind == text.size() || !IsWordGlyph(DecodeGlyph(text, behind));
}

DigitItem ReadLookAlike(std::string_view text, std::size_t at, bool after_single) noexcept {
  int length = 0;
  const int value = text::LookAlikeOf(text, at, &length);
  if (value < 0) return {};
  const WordCount word = CountWord(text, at);
  if (word.others > 0 || word.look_alikes > kMostLookAlikes) return {};
  const std::size_t end = at + static_cast<std::size_t>(length);
  const bool alone = word.digits == 0;
  if (alone && !(word.glyphs == 1 && after_single && SingleFollows(text, end))) return {};
  return {end, 1, static_cast<std::uint8_t>(value), text::DigitForm::kAscii, Written::kLookAlike};
}

DigitItem ReadWord(std::string_view text, std::size_t at, bool after_single) noexcept {
  const DigitWord word = text::MatchDigitWord(text, at);
  if (word.length == 0) return {};
  const std::size_t end = at + word.length;
  if (word.repeat == 1) {
    if (!after_single && !SingleFollows(text, end)) return {};
    return {end, 1, word.value, text::DigitForm::kAscii, Written::kWord};
  }
  // "double": the digit or the word behind it counts so often, and is part of the item.
  const std::size_t next = SkipSeparators(text, end);
  if (next == end) return {};
  const Glyph glyph = DecodeGlyph(text, next);
  // ASCII in any case: three digits of four bytes have no room in "triple" and one of them.
  DigitItem item{next + glyph.length, word.repeat, glyph.value, text::DigitForm::kAscii,
                 Written::kWord};
  if (glyph.kind != GlyphKind::kDigit) {
    if (glyph.kind != GlyphKind::kLetter) return {};
    const DigitWord second = text::MatchDigitWord(text, next);
    if (second.length == 0 || second.repeat > 1) return {};
    item.end = next + second.length;
    item.value = second.value;
  }
  constexpr std::size_t kMostBytes = std::numeric_limits<std::uint8_t>::max();
  return item.end - at > kMostBytes ? DigitItem{} : item;
}

// Where the letters that end at `end` begin.
std::size_t WordBegin(std::string_view text, std::size_t floor, std::size_t end) noexcept {
  std::size_t i = end;
  for (int glyphs = 0; i > floor && glyphs < kMostGlyphsOfWord; ++glyphs) {
    const Glyph glyph = DecodeGlyphBefore(text, i);
    if (glyph.kind != GlyphKind::kLetter && glyph.kind != GlyphKind::kInvisible) break;
    i -= glyph.length;
  }
  return i;
}

// Where what stands before a few separators ends; `floor` when there are none or more.
std::size_t SkipSeparatorsBefore(std::string_view text, std::size_t floor,
                                 std::size_t end) noexcept {
  std::size_t i = end;
  for (int separators = 0; i > floor && end - i <= kMostGapBytes;) {
    const Glyph glyph = DecodeGlyphBefore(text, i);
    if (glyph.kind == GlyphKind::kSeparator) {
      if (++separators > kMostSeparatorsBack) return floor;
    } else if (glyph.kind != GlyphKind::kInvisible) {
      return i;
    }
    i -= glyph.length;
  }
  return floor;
}

}  // namespace

DigitItem ReadDigitItem(std::string_view text, std::size_t at, bool after_single) noexcept {
  const Glyph glyph = DecodeGlyph(text, at);
  if (glyph.kind == GlyphKind::kDigit) {
    return {at + glyph.length, 1, glyph.value, glyph.form, Written::kDigit};
  }
  if (glyph.kind != GlyphKind::kLetter) return {};
  const DigitItem look_alike = ReadLookAlike(text, at, after_single);
  if (look_alike.count != 0) return look_alike;
  return FollowsLetter(text, at) ? DigitItem{} : ReadWord(text, at, after_single);
}

std::size_t BackUpItems(std::string_view text, std::size_t floor, std::size_t begin) noexcept {
  std::size_t first = begin;
  for (int words = 0;;) {
    const std::size_t end = SkipSeparatorsBefore(text, floor, first);
    if (end <= floor) break;
    const Glyph glyph = DecodeGlyphBefore(text, end);
    const std::size_t last = end - glyph.length;
    if (glyph.kind == GlyphKind::kDigit) {
      first = last;
      continue;
    }
    if (glyph.kind != GlyphKind::kLetter || words++ == kMostWordsBack) break;
    if (ReadDigitItem(text, last, true).written == Written::kLookAlike) {
      first = last;
      continue;
    }
    const std::size_t word = WordBegin(text, floor, end);
    const DigitItem item = ReadDigitItem(text, word, true);
    // An item that goes on behind the word is a "double" of what follows.
    if (item.count == 0 || (item.end != end && item.count == 1)) break;
    first = word;
  }
  return first;
}

}  // namespace panveil::payload
