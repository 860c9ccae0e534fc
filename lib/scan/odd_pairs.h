// Two neighbours that no row of digit words (kernel.h) holds, for instructions that look up any
// byte in a table of 128: as odd_triples.h, with fewer instructions and letters told apart.
#ifndef PANVEIL_SCAN_ODD_PAIRS_H_
#define PANVEIL_SCAN_ODD_PAIRS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/char_class.h"
#include "text/digit_word_list.h"

namespace panveil::scan {

// What a byte below 0x80 counts as: 0 for digits and joiners, 1 to 26 for letters, big or small, 27
// for the others, which no row holds.
inline constexpr unsigned kPairClasses = 28;
inline constexpr unsigned kPairBreak = kPairClasses - 1;

constexpr unsigned PairClass(char c) noexcept {
  if (text::IsDigit(c) || text::IsJoiner(c)) return 0;
  return text::IsLetter(c) ? 1U + static_cast<unsigned>(text::ToLower(c) - 'a') : kPairBreak;
}

struct OddPair {
  std::string_view first;   // Any of these ('-' for class 0, '!' for a break),
  std::string_view second;  // then any of these, is odd.
};

// Found by simulated annealing over English chat and prose, to make as many pairs as possible odd:
// 42 in a hundred. No more than 43 could be: all others are in rows.
inline constexpr OddPair kOddPairs[8] = {
    {"-abdghjklmqtwxyz!", "bgijkpxy!"},      {"afghjkxy!", "bdefgjkmnpqvwxyz!"},
    {"bcdfgkmrstuvxy!", "cdjkqstvyz!"},      {"aflmnpqrswxy!", "bdghjkmnrvwxyz!"},
    {"bcdgjkpuvwyz!", "-cdjkqsvyz!"},        {"bgijkmpsvy!", "bcdjkoquwyz!"},
    {"abcdeghjkoprsvwxy!", "adfgjkmqwxyz!"}, {"-cfgijkmnorsvwy!", "jklrwy!"},
};

constexpr std::uint8_t PairBits(std::string_view OddPair::*side, unsigned pair_class) {
  unsigned bits = 0;
  for (unsigned i = 0; i < 8; ++i) {
    for (const char c : kOddPairs[i].*side) {
      const unsigned listed = c == '-' ? 0 : c == '!' ? kPairBreak : PairClass(c);
      if (listed == pair_class) bits |= 1U << i;
    }
  }
  return static_cast<std::uint8_t>(bits);
}

// By byte, a bit for each of the eight: a pair is odd when the entries of its bytes share one. What
// tells codes and stretches is in a third table. Plain arrays, as in odd_triples.h.
struct alignas(64) PairTables {
  std::uint8_t first[128] = {};
  std::uint8_t second[128] = {};
};

constexpr PairTables MakePairTables() {
  PairTables tables;
  for (unsigned byte = 0; byte < 128; ++byte) {
    tables.first[byte] = PairBits(&OddPair::first, PairClass(static_cast<char>(byte)));
    tables.second[byte] = PairBits(&OddPair::second, PairClass(static_cast<char>(byte)));
  }
  return tables;
}

inline constexpr PairTables kPairTables = MakePairTables();

constexpr bool IsOddPair(char first, char second) noexcept {
  return (kPairTables.first[static_cast<unsigned char>(first)] &
          kPairTables.second[static_cast<unsigned char>(second)]) != 0;
}

// No word has an odd pair inside, nor where it meets figures, joiners and other words.
constexpr bool WordsHoldNoOddPair() {
  constexpr char kOther = ' ';
  for (const text::internal::ListedWord& word : text::internal::kListedWords) {
    const std::string_view w = word.letters;
    if (IsOddPair(kOther, w.front()) || IsOddPair(w.back(), kOther)) return false;
    for (std::size_t i = 1; i < w.size(); ++i) {
      if (IsOddPair(w[i - 1], w[i])) return false;
    }
  }
  return !IsOddPair(kOther, kOther);
}
static_assert(WordsHoldNoOddPair());

// Zeros behind the end of a text make no row longer.
constexpr bool AllIsOddBeforeZero() {
  for (unsigned byte = 0; byte < 128; ++byte) {
    if (!IsOddPair(static_cast<char>(byte), '\0')) return false;
  }
  return true;
}
static_assert(AllIsOddBeforeZero());

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_ODD_PAIRS_H_
