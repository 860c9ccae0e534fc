#include "card/word_reach.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "text/char_class.h"
#include "text/digit_words.h"
#include "text/eight.h"
#include "text/glyph.h"
#include "text/letter.h"
#include "text/letter_rows.h"

namespace panveil::card {

namespace {

constexpr std::size_t kMostBytesOfChar = 4;
constexpr std::size_t kMostLetters = 8;  // of a digit word in ASCII
// What takes more than the text near by, all ASCII, to say.
constexpr std::size_t kUnknown = std::string_view::npos;

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

// How many characters the ASCII letters at `at` become, `size` of them in a row; 0 when they are no
// digit word.
std::size_t ReplacedAt(std::string_view text, std::size_t at, std::size_t size) noexcept {
  if (size > kMostLetters || !text::IsDigitWord(text::SmallLetters(text, at, size))) return 0;
  return Replaced(text::MatchDigitWord(text, at));
}

// FarthestWithDigits() where all is ASCII near by.
std::size_t FarthestInAscii(std::string_view text, std::size_t begin) noexcept {
  const std::size_t from = begin - std::min(begin, text::LetterRows::kMostBytes);
  text::LetterRows rows(text.data() + from, begin - from);
  const bool open = begin < text.size() && (!IsPlainAt(text, begin) || text::IsLetter(text[begin]));
  if (!rows.is_ascii() || open) return kUnknown;
  std::size_t i = begin;
  std::size_t n = 0;  // characters from there on
  for (; !rows.empty(); rows.DropLast()) {
    const std::size_t end = from + rows.last_end();
    if (n + (i - end) >= kMostBytesBefore) break;
    const std::size_t size = rows.last_size();
    const bool cut = end - size == from && from > 0;
    if (cut && size <= kMostLetters) return kUnknown;
    const std::size_t replaced = ReplacedAt(text, end - size, size);
    if (replaced == 0) continue;
    n += i - end + replaced;
    i = end - size;
  }
  const std::size_t left = kMostBytesBefore - std::min(n, kMostBytesBefore);
  if (i - from >= left) return i - left;
  return from == 0 ? 0 : kUnknown;
}

// FarthestAfterWithDigits() where all is ASCII near by.
std::size_t FarthestAfterInAscii(std::string_view text, std::size_t end) noexcept {
  const std::size_t to = end + std::min(text.size() - end, text::LetterRows::kMostBytes);
  text::LetterRows rows(text.data() + end, to - end);
  if (!rows.is_ascii()) return kUnknown;
  std::size_t i = end;
  std::size_t n = 0;  // characters up to there
  for (; !rows.empty(); rows.Next()) {
    const std::size_t at = end + rows.begin();
    if (n + (at - i) >= kMostBytesAfter) break;
    const std::size_t size = rows.size();
    const bool cut = at + size == to && to < text.size();
    if (cut && size <= kMostLetters) return kUnknown;
    const std::size_t replaced = ReplacedAt(text, at, size);
    if (replaced == 0) continue;
    n += at - i + replaced;
    i = at + size;
  }
  const std::size_t left = kMostBytesAfter - std::min(n, kMostBytesAfter);
  if (to - i >= left) return i + left;
  return to == text.size() ? to : kUnknown;
}

// Past the rest of a word that the limit cuts at `from`: one in a script with spaces.
std::size_t SkipCutWord(std::string_view text, std::size_t from, std::size_t begin) noexcept {
  if (from == 0) return 0;
  std::size_t ascii = from;
  if (IsPlainAt(text, from - 1)) {
    if (text::IsLetter(text[from - 1])) {
      while (ascii < begin && text::IsLetter(text.data()[ascii])) ++ascii;
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

}  // namespace

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

template <typename Words>
std::size_t FarthestWithDigits(std::string_view text, std::size_t begin, bool ascii,
                               Words& words) noexcept {
  const std::size_t in_ascii = ascii ? FarthestInAscii(text, begin) : kUnknown;
  if (in_ascii != kUnknown) return SkipCutWord(text, in_ascii, begin);
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
  return SkipCutWord(text, i, begin);
}

template <typename Words>
std::size_t FarthestAfterWithDigits(std::string_view text, std::size_t end, bool ascii,
                                    Words& words) noexcept {
  const std::size_t in_ascii = ascii ? FarthestAfterInAscii(text, end) : kUnknown;
  if (in_ascii != kUnknown) return in_ascii;
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

template std::size_t FarthestWithDigits(std::string_view, std::size_t, bool, PlainWords&) noexcept;
template std::size_t FarthestWithDigits(std::string_view, std::size_t, bool, WordMemo&) noexcept;
template std::size_t FarthestAfterWithDigits(std::string_view, std::size_t, bool,
                                             PlainWords&) noexcept;
template std::size_t FarthestAfterWithDigits(std::string_view, std::size_t, bool,
                                             WordMemo&) noexcept;

}  // namespace panveil::card
