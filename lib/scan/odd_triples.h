// Three neighbours that no row of digit words (kernel.h) holds, for byte shuffles. Many of those in
// other text are odd, so that little but rows and figures is left after a look at them.
#ifndef PANVEIL_SCAN_ODD_TRIPLES_H_
#define PANVEIL_SCAN_ODD_TRIPLES_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scan/scan_class.h"
#include "text/char_class.h"
#include "text/digit_word_list.h"

namespace panveil::scan {

// What a byte counts as: 0 for all below '@', 1 for A and B, 2 for C and D, and so on, big or
// small, 13 for Y and Z; 14 to 16 and more for what is above, which is in no odd triple.
//
// Kernels reckon it so: set the case bit, average with 0, subtract 0x30, each byte saturated.
constexpr unsigned TripleColumn(unsigned byte) noexcept {
  const unsigned half = ((byte | 0x20) + 1) / 2;
  return half < 0x30 ? 0 : half - 0x30;
}
inline constexpr unsigned kTripleColumns = 14;

struct OddTriple {
  std::string_view first;   // Any of these columns, by their first letter ('-' for column 0),
  std::string_view second;  // then any of these,
  std::string_view third;   // then any of these, is odd.
};

// Found by hill climbing over English chat and prose, to leave as few places as possible where
// twelve bytes hold none of them: one in fifty, most of these among figures.
inline constexpr OddTriple kOddTriples[8] = {
    {"-agw", "aegimqw", "-gkqwy"},     {"agkoqswy", "cimquwy", "-ckmuy"},
    {"-agkswy", "aikosuy", "akosuy"},  {"cegkmwy", "cemqswy", "ackmswy"},
    {"acgimqsuwy", "acgosy", "cemwy"}, {"cuy", "-cksy", "-acegimoqsuwy"},
    {"-ikmquw", "gkoqw", "aeoqswy"},   {"-acegikmoqsy", "-gkw", "ikw"},
};

// By column, a bit for each of the eight: a triple is odd when the entries of its columns share
// one. Plain arrays: code compiled for another instruction set may read these, and calls nothing.
struct OddTripleTables {
  std::uint8_t first[16] = {};
  std::uint8_t second[16] = {};
  std::uint8_t third[16] = {};
};

constexpr void MarkColumns(std::uint8_t (&table)[16], std::string_view columns, unsigned bit) {
  for (const char c : columns) {
    std::uint8_t& entry = table[c == '-' ? 0 : TripleColumn(static_cast<unsigned char>(c))];
    entry = static_cast<std::uint8_t>(entry | 1U << bit);
  }
}

constexpr OddTripleTables MakeOddTripleTables() {
  OddTripleTables tables;
  for (unsigned i = 0; i < 8; ++i) {
    MarkColumns(tables.first, kOddTriples[i].first, i);
    MarkColumns(tables.second, kOddTriples[i].second, i);
    MarkColumns(tables.third, kOddTriples[i].third, i);
  }
  return tables;
}

inline constexpr OddTripleTables kOddTripleTables = MakeOddTripleTables();

// Bytes that no row holds, and that stand beside numbers: ! " # $ % & '
inline constexpr char kFirstRowBreak = 0x21;
inline constexpr int kRowBreaks = 7;

constexpr bool IsOddTriple(char first, char second, char third) noexcept {
  const unsigned columns[3] = {TripleColumn(static_cast<unsigned char>(first)),
                               TripleColumn(static_cast<unsigned char>(second)),
                               TripleColumn(static_cast<unsigned char>(third))};
  for (const unsigned column : columns) {
    if (column >= kTripleColumns) return false;
  }
  return (kOddTripleTables.first[columns[0]] & kOddTripleTables.second[columns[1]] &
          kOddTripleTables.third[columns[2]]) != 0;
}

// No word has an odd triple inside, nor where it meets figures, joiners and other words.
constexpr bool WordsHoldNoOddTriple() {
  constexpr char kOther = ' ';
  for (const text::internal::ListedWord& word : text::internal::kListedWords) {
    const std::string_view w = word.letters;
    for (std::size_t i = 2; i < w.size(); ++i) {
      if (IsOddTriple(w[i - 2], w[i - 1], w[i])) return false;
    }
    const char last = w.back();
    if (IsOddTriple(kOther, kOther, w.front()) || IsOddTriple(last, kOther, kOther)) return false;
    if (w.size() == 1 && IsOddTriple(kOther, w.front(), kOther)) return false;
    if (w.size() > 1 &&
        (IsOddTriple(kOther, w[0], w[1]) || IsOddTriple(w[w.size() - 2], last, kOther))) {
      return false;
    }
    for (const text::internal::ListedWord& next : text::internal::kListedWords) {
      if (IsOddTriple(last, kOther, next.letters.front())) return false;
    }
  }
  return !IsOddTriple(kOther, kOther, kOther);
}
static_assert(WordsHoldNoOddTriple());

constexpr bool JoinersAreOtherOrInert() {
  for (unsigned byte = 0; byte < 0x80; ++byte) {
    if (!IsRowJoiner(static_cast<char>(byte))) continue;
    const unsigned column = TripleColumn(byte);
    if (column != 0 && column < kTripleColumns) return false;
  }
  return true;
}
static_assert(JoinersAreOtherOrInert());

constexpr bool NoRowHoldsBreaks() {
  for (int i = 0; i < kRowBreaks; ++i) {
    const char c = static_cast<char>(kFirstRowBreak + i);
    if (IsRowJoiner(c) || text::IsDigit(c) || text::IsLetter(c)) return false;
  }
  return true;
}
static_assert(NoRowHoldsBreaks());

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_ODD_TRIPLES_H_
