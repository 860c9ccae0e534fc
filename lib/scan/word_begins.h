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

// The same, for byte shuffles, too. The beginnings are parted in eight. By place and number of a
// letter, a bit for each part that has a beginning with that letter there; all numbers have the bit
// where one of the part is shorter. The letters of a beginning share a bit, those of few others do.
struct WordSet {
  WordBegins begins;
  std::uint8_t parts[3][32];
};

struct LetterNumbers {
  std::uint8_t of[256];
};

constexpr LetterNumbers MakeLetterNumbers() noexcept {
  LetterNumbers numbers{};
  for (unsigned char letter = 1; letter <= 26; ++letter) {
    numbers.of['A' - 1 + letter] = numbers.of['a' - 1 + letter] = letter;
  }
  return numbers;
}

inline constexpr LetterNumbers kLetterNumbers = MakeLetterNumbers();

// Of a letter, big or small; 0 for any other byte.
constexpr unsigned LetterNumber(char c) noexcept {
  return kLetterNumbers.of[static_cast<unsigned char>(c)];
}

// A beginning as a number.
constexpr std::size_t BeginOf(unsigned first, unsigned second, unsigned third) noexcept {
  return first << 10 | second << 5 | (second == 0 ? 0 : third);
}

// 1 or 0.
constexpr unsigned Held(const WordBegins& begins, std::size_t begin) noexcept {
  return static_cast<unsigned>(begins.bits[begin / 64] >> (begin % 64)) & 1U;
}
constexpr bool Holds(const WordBegins& begins, unsigned first, unsigned second,
                     unsigned third) noexcept {
  return Held(begins, BeginOf(first, second, third)) != 0;
}

// How the word begins that begins with the letter at `at`.
constexpr std::size_t BeginOfWord(const char* text, std::size_t size, std::size_t at) noexcept {
  return BeginOf(LetterNumber(text[at]), at + 1 < size ? LetterNumber(text[at + 1]) : 0,
                 at + 2 < size ? LetterNumber(text[at + 2]) : 0);
}

// Whether that word is in the set.
constexpr bool HoldsWordAt(const WordBegins& begins, const char* text, std::size_t size,
                           std::size_t at) noexcept {
  return Held(begins, BeginOfWord(text, size, at)) != 0;
}

// The bytes of the character at `at` when it is in no word, whatever the script: U+2000 to U+2FFF,
// U+FE00 to U+FE3F, and all of four bytes, as emoji are. 0: it may be in one, or is malformed.
inline std::size_t SymbolBytes(const char* text, std::size_t size, std::size_t at) noexcept {
  const auto byte = [text, at](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const auto is_trail = [&byte](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  if (size - at < 3 || !is_trail(1) || !is_trail(2)) return 0;
  if (byte(0) == 0xE2 || (byte(0) == 0xEF && byte(1) == 0xB8)) return 3;
  return byte(0) >= 0xF0 && size - at > 3 && is_trail(3) ? 4 : 0;
}

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_WORD_BEGINS_H_
