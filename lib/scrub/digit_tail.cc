#include "scrub/digit_tail.h"

#include <algorithm>
#include <iterator>

#include "payload/gap.h"
#include "text/char_class.h"
#include "text/digit_word_list.h"
#include "text/digit_words.h"
#include "text/glyph.h"
#include "text/look_alike.h"

namespace panveil::scrub {

using text::Glyph;
using text::GlyphKind;

namespace {

// Where the letters begin that end at `end`.
std::size_t LettersBegin(std::string_view text, std::size_t from, std::size_t end) noexcept {
  std::size_t begin = end;
  for (std::size_t i = end; i > from && end - i < text::kMostBytesOfDigitWord;) {
    const Glyph glyph = text::DecodeGlyphBefore(text, i);
    if (glyph.kind != GlyphKind::kLetter && glyph.kind != GlyphKind::kInvisible) break;
    i -= glyph.length;
    if (glyph.kind == GlyphKind::kLetter) begin = i;
  }
  return begin;
}

// Whether a digit word begins with these letters; any may that are not all ASCII.
bool MayBecomeWord(std::string_view letters) noexcept {
  const auto folds_to = [](char a, char b) {
    return static_cast<unsigned char>(a) >= 0x80 || text::ToLower(a) == b;
  };
  return std::any_of(std::begin(text::internal::kListedWords),
                     std::end(text::internal::kListedWords), [&](const auto& word) {
                       const std::string_view listed = word.letters;
                       const std::size_t common = std::min(listed.size(), letters.size());
                       return std::equal(letters.begin(), letters.begin() + common, listed.begin(),
                                         folds_to);
                     });
}

// Whether the letters at `begin`, up to `end`, may stand for digits.
bool MayBeDigits(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  if (text::MatchDigitWord(text, begin).length >= end - begin) return true;
  if (end == text.size() && MayBecomeWord(text.substr(begin))) return true;
  for (std::size_t i = begin; i < end; i += text::DecodeGlyph(text, i).length) {
    int length = 0;
    const bool letter = text::DecodeGlyph(text, i).kind == GlyphKind::kLetter;
    if (letter && text::LookAlikeOf(text, i, &length) < 0) return false;
  }
  return true;
}

// As DigitTail(), of a text that does not end in an escape.
std::size_t TailOf(std::string_view text, std::size_t from) noexcept {
  std::size_t tail = text.size();
  bool digits = false;
  for (std::size_t i = text.size(), gap = 0; i > from && gap <= payload::kMostGapBytes;) {
    const Glyph glyph = text::DecodeGlyphBefore(text, i);
    if (glyph.kind == GlyphKind::kBreak && payload::EscapedSpace(text, i - glyph.length) == 0) {
      break;
    }
    if (glyph.kind == GlyphKind::kLetter) {
      const std::size_t begin = LettersBegin(text, from, i);
      if (begin == i || !MayBeDigits(text, begin, i)) break;
      tail = i = begin;
      digits = digits || text::MatchDigitWord(text, begin).length != 0;
      gap = 0;
      continue;
    }
    i -= glyph.length;
    gap = glyph.kind == GlyphKind::kDigit ? 0 : gap + glyph.length;
    if (glyph.kind != GlyphKind::kDigit) continue;
    tail = i;
    digits = true;
  }
  return digits ? tail : text.size();
}

// How many bytes at the end of `text` may become an escaped space.
std::size_t CutEscape(std::string_view text) noexcept {
  const auto ends_with = [text](std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
  };
  return ends_with("%") ? 1 : ends_with("%2") ? 2 : 0;
}

// Whether more digits stand there than most percentages have.
bool HoldsSomeDigits(std::string_view text) noexcept {
  constexpr int kFewest = 4;
  int count = 0;
  for (std::size_t i = 0; i < text.size() && count < kFewest;) {
    const Glyph glyph = text::DecodeGlyph(text, i);
    count += glyph.kind == GlyphKind::kDigit || glyph.kind == GlyphKind::kLetter ? 1 : 0;
    i += glyph.length;
  }
  return count == kFewest;
}

}  // namespace

std::size_t DigitTail(std::string_view text, std::size_t from) noexcept {
  const std::size_t cut = CutEscape(text);
  if (cut != 0 && text.size() - cut > from) {
    const std::string_view before = text.substr(0, text.size() - cut);
    const std::size_t tail = TailOf(before, from);
    if (HoldsSomeDigits(before.substr(tail))) return tail;
  }
  return TailOf(text, from);
}

}  // namespace panveil::scrub
