#include "text/digit_words.h"

#include <array>
#include <iterator>

#include "text/char_class.h"
#include "text/digit_word_list.h"
#include "text/eight.h"
#include "text/glyph.h"
#include "text/utf8.h"

namespace panveil::text {
namespace {

using internal::kListedWords;
using internal::ListedWord;

// A word's letters in one integer, the first the lowest byte, so that comparing words is comparing
// integers.
using Key = std::uint64_t;
constexpr int kMostLetters = 8;

constexpr Key WithLetter(Key key, int letters, char small) noexcept {
  return key | static_cast<Key>(static_cast<unsigned char>(small)) << (8 * letters);
}

constexpr Key KeyOf(std::string_view letters) noexcept {
  Key key = 0;
  int count = 0;
  for (const char c : letters) key = WithLetter(key, count++, c);
  return key;
}

constexpr std::size_t kWords = std::size(kListedWords);
constexpr int kSlotBits = 9;

constexpr std::size_t SlotOf(Key key, Key multiplier) noexcept {
  return static_cast<std::size_t>((key * multiplier) >> (64 - kSlotBits));
}

// A hash table in which no two words share a slot: one look tells.
struct WordTable {
  Key multiplier = 0;
  std::array<std::uint8_t, std::size_t{1} << kSlotBits> slots{};  // a place in kListedWords
  std::array<Key, kWords> keys{};                                 // by place in kListedWords
};

constexpr WordTable MakeTable() noexcept {
  WordTable table;
  for (std::size_t i = 0; i < kWords; ++i) table.keys[i] = KeyOf(kListedWords[i].letters);
  std::array<int, std::size_t{1} << kSlotBits> filled_by{};  // which attempt
  // About one multiplier in a hundred does. Should none, kSlotBits is to be raised.
  for (int attempt = 1; attempt < 10000; ++attempt) {
    table.multiplier = table.multiplier * 0x5851F42D4C957F2D + 0x14057B7EF767814F;
    bool collides = false;
    for (std::size_t i = 0; i < kWords && !collides; ++i) {
      const std::size_t slot = SlotOf(table.keys[i], table.multiplier);
      const bool taken = filled_by[slot] == attempt;
      collides = taken && table.keys[table.slots[slot]] != table.keys[i];
      filled_by[slot] = attempt;
      table.slots[slot] = static_cast<std::uint8_t>(i);
    }
    if (!collides) return table;
  }
  return {};
}

constexpr WordTable kTable = MakeTable();

constexpr bool ListIsSound() noexcept {
  for (const ListedWord& word : kListedWords) {
    if (word.letters.empty() || word.letters.size() > kMostLetters) return false;
    for (const char c : word.letters) {
      if (c < 'a' || c > 'z') return false;
    }
    const std::size_t slot = SlotOf(KeyOf(word.letters), kTable.multiplier);
    const ListedWord& found = kListedWords[kTable.slots[slot]];
    if (found.letters != word.letters || found.value != word.value) return false;
    if (found.repeat != word.repeat) return false;
  }
  return kWords <= 256;
}
static_assert(ListIsSound(), "a word is too long, not folded, means two things or has no slot");

// For each letter, those that go with it as a set of bits.
using Pairs = std::array<std::uint32_t, 26>;

constexpr unsigned Ordinal(char c) noexcept { return (static_cast<unsigned char>(c) & 0x1FU) - 1; }

constexpr bool HasPair(const Pairs& pairs, char one, char other) noexcept {
  return ((pairs[Ordinal(one)] >> Ordinal(other)) & 1) != 0;
}

constexpr Pairs MakePairs(bool ends) noexcept {
  Pairs pairs{};
  for (const ListedWord& word : kListedWords) {
    const std::size_t size = word.letters.size();
    if (size < 2) continue;
    const std::size_t at = ends ? size - 2 : 0;
    pairs[Ordinal(word.letters[at])] |= 1U << Ordinal(word.letters[at + 1]);
  }
  return pairs;
}

constexpr bool IsWide(char c) noexcept { return static_cast<unsigned char>(c) >= 0x80; }

constexpr Pairs kBegins = MakePairs(false);
constexpr Pairs kEnds = MakePairs(true);

// The letters up to where the word ends. Length 0 when it is none of ours.
struct Word {
  Key key = 0;
  std::size_t length = 0;  // bytes
};

// U+00C0 to U+00FF without their accents; '?' where that is no letter of the list.
constexpr std::string_view kLatin1Letters =
    "aaaaaa?ceeeeiiii?nooooo?ouuuuy??"
    "aaaaaa?ceeeeiiii?nooooo?ouuuuy?y";
constexpr char32_t kLatin1Begin = 0xC0;

constexpr char32_t kFullWidthBegin = 0xFF21;  // A
constexpr char32_t kFullWidthEnd = 0xFF5B;    // after z
constexpr char32_t kFullWidthShift = 0xFEE0;

// The small ASCII letter that the letter at `at` is without width and accent, or '?'.
char FoldLetter(std::string_view text, std::size_t at) noexcept {
  const char32_t value = DecodeUtf8(text, at).value;
  if (value < 0x80) return ToLower(static_cast<char>(value));
  if (value >= kLatin1Begin && value < kLatin1Begin + kLatin1Letters.size()) {
    return kLatin1Letters[value - kLatin1Begin];
  }
  const bool full_width = value >= kFullWidthBegin && value < kFullWidthEnd;
  return full_width ? ToLower(static_cast<char>(value - kFullWidthShift)) : '?';
}

Word ReadAnyWord(std::string_view text, std::size_t at) noexcept {
  Word word;
  int letters = 0;
  for (std::size_t i = at; i < text.size();) {
    const Glyph glyph = DecodeGlyph(text, i);
    const std::size_t end = i + glyph.length;
    if (end - at > kMostBytesOfDigitWord) return {};
    if (glyph.kind == GlyphKind::kLetter) {
      const char small = FoldLetter(text, i);
      if (letters == kMostLetters || small == '?') return {};
      word.key = WithLetter(word.key, letters++, small);
      word.length = end - at;
    } else if (glyph.kind != GlyphKind::kInvisible || letters == 0) {
      break;
    } else if (text[i] == '\xCC' || text[i] == '\xCD') {
      word.length = end - at;  // an accent, U+0300 to U+036F, belongs to the letter before
    }
    i = end;
  }
  return word;
}

// The same, eight bytes at once, unless a byte of 0x80 or above is among them or behind.
Word ReadWord(std::string_view text, std::size_t at) noexcept {
  const Key eight = LoadEightAt(text, at);
  const Key others = ~LettersAmong(eight) & InEachOfEight(0x80);
  const int letters = others == 0 ? kMostLetters : __builtin_ctzll(others) / 8;
  const std::size_t end = at + static_cast<std::size_t>(letters);
  const char after = end < text.size() ? text[end] : '\0';
  if (IsWide(after)) return ReadAnyWord(text, at);
  if (letters == 0 || (letters == kMostLetters && IsLetter(after))) return {};
  const int shift = 64 - 8 * letters;
  return {(eight | InEachOfEight(0x20)) << shift >> shift, end - at};
}

// How many ASCII letters stand in a row before `end`; more than kMostLetters for more.
std::size_t LettersBefore(std::string_view text, std::size_t end) noexcept {
  std::size_t letters = 0;
  if (end >= kMostLetters) {
    const Key eight = LoadEight(text.data() + end - kMostLetters);
    const Key others = ~LettersAmong(eight) & InEachOfEight(0x80);
    if (others != 0) return static_cast<std::size_t>(__builtin_clzll(others)) / 8;
    letters = kMostLetters;
  }
  while (letters <= kMostLetters && letters < end && IsLetter(text[end - letters - 1])) ++letters;
  return letters;
}

}  // namespace

DigitWord MatchDigitWord(std::string_view text, std::size_t at) noexcept {
  const Word word = ReadWord(text, at);
  const std::size_t place = kTable.slots[SlotOf(word.key, kTable.multiplier)];
  if (word.length == 0 || kTable.keys[place] != word.key) return {};
  const ListedWord& found = kListedWords[place];
  return {static_cast<std::uint8_t>(word.length), found.value, found.repeat};
}

bool IsDigitWord(std::uint64_t letters) noexcept {
  return kTable.keys[kTable.slots[SlotOf(letters, kTable.multiplier)]] == letters;
}

bool MayBeginDigitWord(std::string_view text, std::size_t at) noexcept {
  const char first = text[at];
  const char second = at + 1 < text.size() ? text[at + 1] : '\0';
  if (IsWide(second)) return true;
  if (!IsLetter(second)) return ToLower(first) == 'o';  // the one word of one letter
  return HasPair(kBegins, first, second) && MatchDigitWord(text, at).length != 0;
}

bool MayEndDigitWord(std::string_view text, std::size_t end) noexcept {
  const char last = text[end - 1];
  const char before = end > 1 ? text[end - 2] : '\0';
  if (IsWide(before)) return true;
  if (!IsLetter(before)) return ToLower(last) == 'o';
  if (!HasPair(kEnds, before, last)) return false;
  const std::size_t letters = LettersBefore(text, end);
  const std::size_t begin = end - letters;
  if (letters < 2 || letters > kMostLetters) return false;
  if (begin > 0 && IsWide(text[begin - 1])) return true;
  const char after = end < text.size() ? text[end] : '\0';
  if (IsLetter(after) || IsWide(after)) return MatchDigitWord(text, begin).length != 0;
  return IsDigitWord(SmallLetters(text, begin, letters));
}

}  // namespace panveil::text
