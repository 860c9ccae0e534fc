#include "payload/digit_item.h"

#include "payload/cell.h"
#include "payload/gap.h"
#include "text/char_class.h"
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
constexpr int kMostWordsBack = 20;

bool FollowsLetter(std::string_view text, std::size_t at) noexcept {
  return at > 0 && DecodeGlyphBefore(text, at).kind == GlyphKind::kLetter;
}

// The digit word at `at` that is all letters of its cell; length 0 when there is none. An "o" among
// digits is a look-alike.
DigitWord WordAt(std::string_view text, std::size_t at) noexcept {
  if (FollowsLetter(text, at)) return {};
  const DigitWord word = text::MatchDigitWord(text, at);
  if (word.length == 0 || !HoldsLettersOfCell(text, at, at + word.length)) return {};
  int length = 0;
  if (text::LookAlikeOf(text, at, &length) >= 0 && ReadsAsDigits(text, at)) return {};
  return word;
}

// What is behind the gap at `end`, if a single one.
struct Single {
  bool is_one = false;
  std::uint8_t value = 0;
  std::uint8_t repeat = 1;  // as of a DigitWord: more than 1 has no value
};

Single SingleBehind(std::string_view text, std::size_t end) noexcept {
  const GapRead gap = ReadGap(text, end);
  if (!gap.joins || gap.gap == Gap::kNone) return {};
  const Glyph glyph = DecodeGlyph(text, gap.end);
  if (glyph.kind == GlyphKind::kDigit) {
    return {IsWholeCell(text, gap.end, gap.end + glyph.length), glyph.value};
  }
  const DigitWord word = WordAt(text, gap.end);
  return {word.length != 0, word.value, word.repeat};
}

DigitItem ReadLookAlike(std::string_view text, std::size_t at, bool after_single) noexcept {
  int length = 0;
  const int value = text::LookAlikeOf(text, at, &length);
  if (value < 0) return {};
  const std::size_t end = at + static_cast<std::size_t>(length);
  const bool by_itself =
      after_single && IsWholeCell(text, at, end) && SingleBehind(text, end).is_one;
  if (!by_itself && !ReadsAsDigits(text, at)) return {};
  return {end, 1, static_cast<std::uint8_t>(value), text::DigitForm::kAscii, Written::kLookAlike};
}

DigitItem ReadWord(std::string_view text, std::size_t at, bool after_single) noexcept {
  const DigitWord word = WordAt(text, at);
  if (word.length == 0) return {};
  const std::size_t end = at + word.length;
  if (word.repeat == 1) {
    if (!after_single && !SingleBehind(text, end).is_one) return {};
    return {end, 1, word.value, text::DigitForm::kAscii, Written::kWord};
  }
  const Single single = SingleBehind(text, end);
  if (!single.is_one || single.repeat > 1) return {};
  const auto count = static_cast<std::uint8_t>(word.repeat - 1);
  return {end, count, single.value, text::DigitForm::kAscii, Written::kWord, true};
}

// False only where no look-alike and no digit word can end: behind an ASCII letter, unless it ends
// one, or looks like a digit and so does the letter before.
bool MayEndItem(std::string_view text, std::size_t end) noexcept {
  const char last = text[end - 1];
  if (!text::IsLetter(last)) return true;
  const char before = end > 1 ? text[end - 2] : '\0';
  const bool alone = !text::IsLetter(before);
  const bool alike = text::LookAlikeValue(last) >= 0;
  return (alike && (alone || text::LookAlikeValue(before) >= 0)) ||
         text::MayEndDigitWord(text, end);
}

// Where the letters that end at `end` begin.
std::size_t WordBegin(std::string_view text, std::size_t floor, std::size_t end) noexcept {
  std::size_t begin = end;
  std::size_t i = end;
  for (int glyphs = 0; i > floor && glyphs < kMostGlyphsOfWord; ++glyphs) {
    const Glyph glyph = DecodeGlyphBefore(text, i);
    i -= glyph.length;
    if (glyph.kind == GlyphKind::kLetter) {
      begin = i;
    } else if (glyph.kind != GlyphKind::kInvisible) {
      break;
    }
  }
  return begin;
}

// Where what stands before a few separators ends; `floor` when there are none or more.
std::size_t SkipSeparatorsBefore(std::string_view text, std::size_t floor,
                                 std::size_t end) noexcept {
  std::size_t i = end;
  for (int separators = 0; i > floor && end - i <= kMostGapBytes;) {
    const Glyph glyph = DecodeGlyphBefore(text, i);
    if (glyph.kind == GlyphKind::kSeparator) {
      if (++separators > kMostSeparators) return floor;
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
  const DigitItem word = ReadWord(text, at, after_single);
  return word.count != 0 ? word : ReadLookAlike(text, at, after_single);
}

bool MayBeginItem(std::string_view text, std::size_t at) noexcept {
  const char first = text[at];
  return !text::IsLetter(first) || text::LookAlikeValue(first) >= 0 ||
         text::MayBeginDigitWord(text, at);
}

bool IsSingle(const DigitRun& run, int i) noexcept {
  const auto at = static_cast<std::size_t>(i);
  return run.look[at].written == Written::kWord ||
         IsWholeCell(run.text, run.offset[at], run.End(i));
}

bool NeedsNeighbour(const DigitRun& run, int i, bool after_single, bool last) noexcept {
  const auto at = static_cast<std::size_t>(i);
  if (run.look[at].written == Written::kDigit || run.look[at].length == 0) return false;
  if (run.look[at].written == Written::kLookAlike) {
    if (!IsWholeCell(run.text, run.offset[at], run.End(i))) return false;
    return last || !after_single;
  }
  if (run.look[at].repeats) return last;
  return !after_single && (last || !SingleBehind(run.text, run.End(i)).is_one);
}

std::size_t BackUpItems(std::string_view text, std::size_t floor, std::size_t begin) noexcept {
  std::size_t first = begin;
  for (int words = 0;;) {
    const bool escape = first > floor && EscapedSpace(text, first - 1) != 0;
    const std::size_t end = SkipSeparatorsBefore(text, floor, escape ? first - 1 : first);
    if (end <= floor || begin - end > kMostBytesBackUp || !MayEndItem(text, end)) break;
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
    if (item.count == 0) break;
    first = word;
  }
  return first;
}

}  // namespace panveil::payload
