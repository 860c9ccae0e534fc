// The words that stand beside card numbers, in many languages (words.tsv), and how to read them.
//
// Everything here is pure, allocates nothing and reads no byte outside the limits it is given.
#ifndef PANVEIL_CARD_LEXICON_H_
#define PANVEIL_CARD_LEXICON_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scan/word_begins.h"
#include "text/letter.h"

namespace panveil::card {

// What a word says; words.tsv explains each. A word may say several things.
enum WordKind : std::uint16_t {
  kCardWord = 1U << 0,
  kIdWord = 1U << 1,
  kCodeWord = 1U << 2,
  kHeadWord = 1U << 3,
  kNumberWord = 1U << 4,
  kQualifierWord = 1U << 5,
  kDigitWord = 1U << 6,
  kBackWord = 1U << 7,
  kExpiryWord = 1U << 8,
  kGoodWord = 1U << 9,
  kUntilWord = 1U << 10,
  kFillerWord = 1U << 11,
  kMonthWord = 1U << 12,
  kCheckWord = 1U << 13,
};
using WordKinds = std::uint16_t;  // a set of WordKind

// [begin, end) of the text. `kinds` is 0 for a word that is not in the table.
struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
  WordKinds kinds = 0;
  [[nodiscard]] bool empty() const noexcept { return begin == end; }
  [[nodiscard]] bool Is(unsigned any_of) const noexcept { return (kinds & any_of) != 0; }
};

// Of a word in a script without spaces; a limit nearer than this may cut one.
inline constexpr std::size_t kMostBytesOfUnspacedWord = 48;

// The word that starts at `begin`; empty when no letter is there. Scripts with spaces: all letters
// up to the next character that is none; one that `limit` cuts is not in the table. Scripts
// without: the longest word of the table that starts here, else one letter.
// REQUIRES: begin < limit <= text.size().
[[nodiscard]] Word WordAt(std::string_view text, std::size_t begin, std::size_t limit) noexcept;

// The same, for the word that ends at `end` and does not begin before `limit`.
// REQUIRES: limit < end <= text.size().
[[nodiscard]] Word WordBefore(std::string_view text, std::size_t limit, std::size_t end) noexcept;

// How the words begin one of which is in every label of a code or a date.
[[nodiscard]] const scan::WordSet& LabelBegins() noexcept;

// Whether the whole word at `at` may be such a one, by its first eight letters.
// REQUIRES: an ASCII letter is at `at`, and none before.
[[nodiscard]] bool MayBeLabelAt(std::string_view text, std::size_t at) noexcept;

// Whether a short text may hold such a word; true when that takes more than ASCII to say.
// REQUIRES: text.size() <= text::LetterRows::kMostBytes.
[[nodiscard]] bool MayHoldLabel(std::string_view text) noexcept;

// Whether those words may be in the table, as far as three letters tell: nearly every other word is
// ruled out by a look at one bit.
// REQUIRES: an ASCII letter is at `begin`, or right before `end`.
[[nodiscard]] bool MayBeWordAt(std::string_view text, std::size_t begin) noexcept;
[[nodiscard]] bool MayBeWordBefore(std::string_view text, std::size_t end) noexcept;

// The same of words with a letter of several bytes there: by two letters.
// REQUIRES: `first` is LetterAt(text, begin), and a letter; `last` is LetterBefore(text, limit,
// end), and a letter.
[[nodiscard]] bool MayBeWideWordAt(std::string_view text, std::size_t begin, std::size_t limit,
                                   const text::Letter& first) noexcept;
[[nodiscard]] bool MayBeWideWordBefore(std::string_view text, std::size_t limit, std::size_t end,
                                       const text::Letter& last) noexcept;

// What the words that start in [begin, end) say together; one that `end` cuts says nothing.
// REQUIRES: begin <= end <= text.size().
[[nodiscard]] WordKinds KindsIn(std::string_view text, std::size_t begin, std::size_t end) noexcept;

// What the words around a number are read for (context.h).
inline constexpr unsigned kContextWords = kCardWord | kIdWord | kCodeWord;

// What the words that start in [begin, end) say of those, at least; and whether a digit word
// (text/digit_words.h) may begin there, where no letter stands before `begin`; true when that takes
// more than ASCII to say. REQUIRES: as KindsIn().
struct WordsRead {
  WordKinds kinds = 0;
  bool may_hold_digits = false;
  bool ascii = false;  // all of it
};
[[nodiscard]] WordsRead WordsIn(std::string_view text, std::size_t begin, std::size_t end) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_LEXICON_H_
