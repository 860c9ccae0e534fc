// A quick test for the last byte of a wide digit (wide_digit.h), for byte shuffles: six tables of
// 16, of the low and of the high nibbles of that byte and of the two before it. Where all six share
// a bit there may be a wide digit, and IsWideDigitEnd() is asked; elsewhere there is none.
#ifndef PANVEIL_SCAN_WIDE_DIGIT_TABLES_H_
#define PANVEIL_SCAN_WIDE_DIGIT_TABLES_H_

#include <cstdint>

#include "scan/wide_digit.h"

namespace panveil::scan {

// Plain arrays: code compiled for another instruction set may read these, and calls nothing.
struct NibbleTables {
  std::uint8_t low[16] = {};
  std::uint8_t high[16] = {};
};

struct WideDigitTables {
  NibbleTables last;
  NibbleTables before1;
  NibbleTables before2;
};

namespace internal {

// One bit per kind of lead. Emoji (F0 9F) are kept apart from the other scripts beyond U+FFFF, and
// NKo from Arabic, whose letters end as NKo's digits do.
constexpr std::uint8_t LeadBit(char32_t c) {
  if (c < 0x7C0) return 0x01;
  if (c < 0x800) return 0x20;
  if (c < 0x1000) return 0x02;
  if (c < 0x2000) return 0x04;
  if (c < 0x3000) return 0x08;
  if (c < 0xB000) return 0x10;
  if (c < 0x10000) return 0x20;
  return c >= 0x1F000 ? 0x40 : 0x80;
}

constexpr void Mark(NibbleTables& tables, std::uint32_t byte, std::uint8_t bit) {
  tables.low[byte & 0x0F] = static_cast<std::uint8_t>(tables.low[byte & 0x0F] | bit);
  tables.high[byte >> 4] = static_cast<std::uint8_t>(tables.high[byte >> 4] | bit);
}

constexpr void MarkDigit(WideDigitTables& tables, char32_t c) {
  const std::uint8_t bit = LeadBit(c);
  const std::uint32_t lead1 = c < 0x800 ? 0xC0 : 0x80;
  const std::uint32_t lead2 = c < 0x10000 ? 0xE0 : 0x80;
  Mark(tables.last, 0x80 | (c & 0x3F), bit);
  Mark(tables.before1, lead1 | (c >> 6 & 0x3F), bit);
  if (c >= 0x800) Mark(tables.before2, lead2 | (c >> 12 & 0x3F), bit);
}

}  // namespace internal

constexpr WideDigitTables MakeWideDigitTables() {
  WideDigitTables tables;
  // Anything may stand before a character of two bytes.
  for (std::uint32_t i = 0; i < 16; ++i) internal::Mark(tables.before2, i * 0x11, 0x21);
  for (const DigitRange& range : kWideDigits) {
    for (char32_t c = range.first; c <= range.last; ++c) internal::MarkDigit(tables, c);
  }
  return tables;
}

inline constexpr WideDigitTables kWideDigitTables = MakeWideDigitTables();

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_WIDE_DIGIT_TABLES_H_
