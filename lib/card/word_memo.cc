#include "card/word_memo.h"

#include "text/char_class.h"
#include "text/eight.h"
#include "text/glyph.h"
#include "text/letter.h"

namespace panveil::card {

namespace {

// Where the letters begin that end at `end`, if they are not too many for a digit word.
std::size_t LettersBegin(std::string_view text, std::size_t end) noexcept {
  constexpr std::size_t kMostBytes = 64;
  std::size_t begin = end;
  for (std::size_t i = end; i > 0 && end - i < kMostBytes;) {
    const text::Glyph glyph = text::DecodeGlyphBefore(text, i);
    i -= glyph.length;
    if (glyph.kind == text::GlyphKind::kLetter) {
      begin = i;
    } else if (glyph.kind != text::GlyphKind::kInvisible) {
      break;
    }
  }
  return begin;
}

bool IsPlainAt(std::string_view text, std::size_t at) noexcept {
  return static_cast<unsigned char>(text[at]) < 0x80;
}

// The same of a word of ASCII letters, between other characters of ASCII; `end` when none ends
// there.
std::size_t PlainWordBegin(std::string_view text, std::size_t end) noexcept {
  constexpr std::size_t kMostBytes = 64;
  if (end < text.size() && (!IsPlainAt(text, end) || text::IsLetter(text[end]))) return end;
  std::size_t begin = end;
  while (begin > 0 && end - begin < kMostBytes && text::IsLetter(text.data()[begin - 1])) --begin;
  return begin > 0 && !IsPlainAt(text, begin - 1) ? end : begin;
}

// Whether those letters are a digit word.
bool IsDigitWordOf(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  const std::size_t letters = end - begin;
  return letters <= 8 && text::IsDigitWord(text::SmallLetters(text, begin, letters));
}

// What ends at `end`, where `words` says which digit word begins there.
template <typename Words>
LettersEnding ReadBefore(std::string_view text, std::size_t end, Words& words) noexcept {
  const std::size_t plain = PlainWordBegin(text, end);
  const bool ascii = plain != end;
  if (ascii && !IsDigitWordOf(text, plain, end)) return {plain, 0, true};
  const std::size_t begin = ascii ? plain : LettersBegin(text, end);
  const text::DigitWord word = words.DigitWordAt(text, begin);
  const bool is_word = begin < end && begin + word.length >= end;
  return {begin, is_word ? Replaced(word) : std::uint8_t{0}, ascii};
}

// What no word begins with.
bool IsBetweenWords(char c) noexcept { return text::FoldAscii(c) == 0 && !text::IsLead(c); }

}  // namespace

WordKinds PlainWords::KindsIn(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  return card::KindsIn(text, begin, end);
}

text::DigitWord PlainWords::DigitWordAt(std::string_view text, std::size_t at) noexcept {
  return text::MatchDigitWord(text, at);
}

LettersEnding PlainWords::Before(std::string_view text, std::size_t end) noexcept {
  PlainWords words;
  return ReadBefore(text, end, words);
}

WordKinds WordMemo::KindsIn(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  unsigned kinds = 0;
  for (std::size_t i = begin; i < end;) {
    if (IsBetweenWords(text.data()[i])) {
      ++i;
      continue;
    }
    WordPlace& place = words_[i % kPlaces];
    if (!Has(place, i) || place.end > end) {
      const Word word = WordAt(text, i, end);
      // What `end` may cut says nothing of other ends.
      const bool spaced = text::FoldAscii(text.data()[i]) != 0;
      const bool cut = word.end >= end || (!spaced && end - i < kMostBytesOfUnspacedWord);
      const std::uint32_t start = cut ? 0 : start_;
      place = WordPlace{{i, start}, word.empty() ? i + 1 : word.end, word.kinds};
    }
    kinds |= place.kinds;
    i = place.end;
  }
  return static_cast<WordKinds>(kinds);
}

text::DigitWord WordMemo::DigitWordAt(std::string_view text, std::size_t at) noexcept {
  DigitPlace& place = digits_[at % kPlaces];
  if (!Has(place, at)) place = DigitPlace{{at, start_}, text::MatchDigitWord(text, at)};
  return place.word;
}

LettersEnding WordMemo::Before(std::string_view text, std::size_t end) noexcept {
  LettersPlace& place = letters_[end % kPlaces];
  if (!Has(place, end)) place = LettersPlace{{end, start_}, ReadBefore(text, end, *this)};
  return place.letters;
}

}  // namespace panveil::card
