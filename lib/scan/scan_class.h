// What a byte is to the scan: more of them join digits here than in text/char_class.h, because what
// they really are is known only to the readers.
#ifndef PANVEIL_SCAN_SCAN_CLASS_H_
#define PANVEIL_SCAN_SCAN_CLASS_H_

#include <cstdint>

#include "text/char_class.h"

namespace panveil::scan {

// A byte of a character that UTF-8 writes in several.
[[nodiscard]] constexpr bool IsHigh(char c) noexcept {
  return static_cast<unsigned char>(c) >= 0x80;
}

// Letters that people write, or a program reads, for a digit.
[[nodiscard]] constexpr bool IsLookAlike(char c) noexcept {
  return c == 'O' || c == 'o' || c == 'I' || c == 'l' || c == 'S' || c == 'B' || c == 'Z';
}

// The joiners below 0x80; IsHigh() are the others. A '%' begins an escape, as in 4111%201111.
[[nodiscard]] constexpr bool IsPlainJoiner(char c) noexcept {
  return text::IsJoiner(c) || IsLookAlike(c) || c == '%';
}

// What may stand between two digit words: no quotes nor '`', for how the kernels pass over words
// (odd_triples.h).
[[nodiscard]] constexpr bool IsRowJoiner(char c) noexcept {
  return text::IsJoiner(c) && c != '"' && c != '\'' && c != '`';
}

// IsPlainJoiner() as two tables of 16, for byte shuffles: a byte is a plain joiner when the entry
// of its low nibble and the entry of its high nibble share a bit. Plain arrays: code compiled for
// another instruction set may read these, and calls nothing.
struct JoinerTables {
  std::uint8_t low[16] = {};
  std::uint8_t high[16] = {};
};

// One bit per high nibble that any joiner has; there are seven.
constexpr JoinerTables MakeJoinerTables() {
  JoinerTables tables;
  std::uint8_t bit = 1;
  for (unsigned high = 0; high < 8; ++high) {
    for (unsigned low = 0; low < 16; ++low) {
      if (!IsPlainJoiner(static_cast<char>(high * 16 + low))) continue;
      tables.low[low] = static_cast<std::uint8_t>(tables.low[low] | bit);
      tables.high[high] = bit;
    }
    if (tables.high[high] != 0) bit = static_cast<std::uint8_t>(bit << 1);
  }
  return tables;
}

inline constexpr JoinerTables kJoinerTables = MakeJoinerTables();

constexpr bool JoinerTablesAgree() {
  for (unsigned byte = 0; byte < 256; ++byte) {
    const bool joiner = (kJoinerTables.low[byte % 16] & kJoinerTables.high[byte / 16]) != 0;
    if (joiner != IsPlainJoiner(static_cast<char>(byte))) return false;
  }
  return true;
}
static_assert(JoinerTablesAgree());

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_SCAN_CLASS_H_
