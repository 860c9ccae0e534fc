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

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_WORD_BEGINS_H_
