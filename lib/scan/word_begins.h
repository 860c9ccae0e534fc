// Words by their first letters.
#ifndef PANVEIL_SCAN_WORD_BEGINS_H_
#define PANVEIL_SCAN_WORD_BEGINS_H_

#include <cstddef>
#include <cstdint>

namespace panveil::scan {

// A set of beginnings: three ASCII letters, or one or two that are the whole word. A bit for each,
// of the letters as numbers from 1 to 26, five bits each, 0 for none.
struct WordBegins {
  std::uint64_t bits[std::size_t{1} << (15 - 6)];
};

// Of a letter, big or small; 0 for any other byte.
constexpr unsigned LetterNumber(char c) noexcept {
  const unsigned number = static_cast<unsigned char>(c) & 0x1FU;
  return static_cast<unsigned char>((c | 0x20) - 'a') < 26 ? number : 0;
}

constexpr bool Holds(const WordBegins& begins, unsigned first, unsigned second,
                     unsigned third) noexcept {
  const unsigned bit = first << 10 | second << 5 | (second == 0 ? 0 : third);
  return ((begins.bits[bit / 64] >> (bit % 64)) & 1) != 0;
}

// Whether the word that begins with the letter at `at` is in the set.
constexpr bool HoldsWordAt(const WordBegins& begins, const char* text, std::size_t size,
                           std::size_t at) noexcept {
  return Holds(begins, LetterNumber(text[at]), at + 1 < size ? LetterNumber(text[at + 1]) : 0,
               at + 2 < size ? LetterNumber(text[at + 2]) : 0);
}

// Whether a word of one letter is in the set.
constexpr bool HoldsOneLetter(const WordBegins& begins) noexcept {
  for (unsigned first = 1; first <= 26; ++first) {
    if (Holds(begins, first, 0, 0)) return true;
  }
  return false;
}

// The same by two letters: for each first one a bit for each second one, as numbers.
struct LetterPairs {
  std::uint32_t seconds[32];
};

constexpr bool Holds(const LetterPairs& pairs, unsigned first, unsigned second) noexcept {
  return (pairs.seconds[first] >> second & 1) != 0;
}

constexpr LetterPairs PairsOf(const WordBegins& begins) noexcept {
  LetterPairs pairs{};
  for (unsigned first = 1; first <= 26; ++first) {
    for (unsigned second = 1; second <= 26; ++second) {
      bool any = false;
      for (unsigned third = 0; third <= 26; ++third) {
        any = any || Holds(begins, first, second, third);
      }
      pairs.seconds[first] |= std::uint32_t{any} << second;
    }
  }
  return pairs;
}

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_WORD_BEGINS_H_
