// Pairs of neighbours that no row of digit words (kernel.h) holds, for byte shuffles. Most English,
// Spanish or German words have one, so that little but rows is left after a look at pairs.
#ifndef PANVEIL_SCAN_ODD_PAIRS_H_
#define PANVEIL_SCAN_ODD_PAIRS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scan/digit_words.h"
#include "text/char_class.h"

namespace panveil::scan {

// A letter counts by its low nibble alone, so a to o stand for q to z too, and p, at 0, for all
// that is no letter.
constexpr std::size_t PairColumn(char c) noexcept {
  const unsigned folded = static_cast<unsigned char>(c) | 0x20U;
  return folded < 0x60 ? 0 : folded & 0x0F;
}

struct OddPair {
  std::string_view before;  // any of these,
  std::string_view after;   // then any of these, is odd
};

// Eight products of sets: found by hill climbing, to cover what is odd in chat messages of the
// three languages as often as possible (98 % of it).
inline constexpr OddPair kOddPairs[8] = {
    {"bcdgjkl", "acdfjkmn"}, {"pagklm", "bgik"},        {"adghjk", "afijklmn"},
    {"ko", "adgjklmo"},      {"aijkm", "bijklmo"},      {"gjk", "pabcdfijklmn"},
    {"bcfgklmn", "bdgjkmn"}, {"k", "pabcdefghijklmno"},
};

// By column, a bit for each product: a pair is odd when the entries of its two columns share one.
// Plain arrays: code compiled for another instruction set may read these, and calls nothing.
struct OddPairTables {
  std::uint8_t before[16] = {};
  std::uint8_t after[16] = {};
};

constexpr OddPairTables MakeOddPairTables() {
  OddPairTables tables;
  for (std::size_t i = 0; i < 8; ++i) {
    const unsigned bit = 1U << i;
    for (const char c : kOddPairs[i].before) {
      std::uint8_t& entry = tables.before[PairColumn(c)];
      entry = static_cast<std::uint8_t>(entry | bit);
    }
    for (const char c : kOddPairs[i].after) {
      std::uint8_t& entry = tables.after[PairColumn(c)];
      entry = static_cast<std::uint8_t>(entry | bit);
    }
  }
  return tables;
}

inline constexpr OddPairTables kOddPairTables = MakeOddPairTables();

constexpr bool NoRowHoldsAnOddPair() {
  for (unsigned before = 0; before < 0x80; ++before) {
    for (unsigned after = 0; after < 0x80; ++after) {
      const auto first = static_cast<char>(before);
      const auto second = static_cast<char>(after);
      const bool odd = (kOddPairTables.before[PairColumn(first)] &
                        kOddPairTables.after[PairColumn(second)]) != 0;
      if (odd && RowMayHold(first, second)) return false;
    }
  }
  return true;
}
static_assert(NoRowHoldsAnOddPair());

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_ODD_PAIRS_H_
