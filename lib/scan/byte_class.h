// What a byte is to ByteMasks (json_masks.h), as a table of 128 for byte shuffles.
#ifndef PANVEIL_SCAN_BYTE_CLASS_H_
#define PANVEIL_SCAN_BYTE_CLASS_H_

#include <cstdint>

#include "scan/scan_class.h"
#include "text/char_class.h"

namespace panveil::scan {

enum ByteClass : std::uint8_t {
  kDigitByte = 1,
  kLetterByte = 2,
  kBase64Byte = 4,
  kJoinerByte = 8,
  kQuoteByte = 16,
  kEscapeByte = 32,
  kMixedByte = 128,
};

[[nodiscard]] constexpr std::uint8_t ClassesOf(char c) noexcept {
  const bool digit = text::IsDigit(c);
  const bool letter = text::IsLetter(c);
  const bool sign = c == '+' || c == '/' || c == '-' || c == '_' || c == '=';
  const bool escape = c == '\\' || c == '&' || c == '%' || c == '=' || c == '<';
  unsigned classes = 0;
  if (digit) classes |= kDigitByte;
  if (letter) classes |= kLetterByte;
  if (digit || letter || sign) classes |= kBase64Byte;
  if (IsPlainJoiner(c)) classes |= kJoinerByte;
  if (c == '"') classes |= kQuoteByte;
  if (escape) classes |= kEscapeByte;
  if ((letter || sign) && !(c >= 'a' && c <= 'f')) classes |= kMixedByte;
  return static_cast<std::uint8_t>(classes);
}

// Of bytes below 0x80; others are none of these. Plain, as in odd_triples.h.
struct alignas(64) ByteClassTable {
  std::uint8_t classes[128] = {};
};

constexpr ByteClassTable MakeByteClassTable() {
  ByteClassTable table;
  for (unsigned byte = 0; byte < 128; ++byte) {
    table.classes[byte] = ClassesOf(static_cast<char>(byte));
  }
  return table;
}

inline constexpr ByteClassTable kByteClassTable = MakeByteClassTable();

// The same for shuffles of 16, but for letters and joiners: the entries of a byte's low and high
// half share a bit where it is of a class.
enum HalfClass : std::uint8_t {
  kDigitHalf = 1,
  kQuoteHalf = 2,
  kEqualsHalf = 4,
  kUnderscoreHalf = 8,
  kPlusHalf = 16,       // + / -
  kSignHalf = 32,       // & %
  kBackslashHalf = 64,  // \ <
};

struct alignas(16) HalfClassTables {
  std::uint8_t low[16] = {};
  std::uint8_t high[16] = {};
};

// A bit is for all bytes that have one of these lows and one of these highs.
constexpr HalfClassTables MakeHalfClassTables() {
  HalfClassTables tables;
  const auto add = [&tables](HalfClass half, unsigned lows, unsigned highs) {
    for (unsigned i = 0; i < 16; ++i) {
      const auto with = [half, i](std::uint8_t& entry, unsigned set) {
        entry = static_cast<std::uint8_t>(entry | ((set >> i & 1) != 0 ? half : 0));
      };
      with(tables.low[i], lows);
      with(tables.high[i], highs);
    }
  };
  constexpr auto kBit = [](unsigned i) { return 1U << i; };
  add(kDigitHalf, 0x3FF, kBit(3));
  add(kQuoteHalf, kBit(2), kBit(2));
  add(kEqualsHalf, kBit(0xD), kBit(3));
  add(kUnderscoreHalf, kBit(0xF), kBit(5));
  add(kPlusHalf, kBit(0xB) | kBit(0xD) | kBit(0xF), kBit(2));
  add(kSignHalf, kBit(5) | kBit(6), kBit(2));
  add(kBackslashHalf, kBit(0xC), kBit(3) | kBit(5));
  return tables;
}

inline constexpr HalfClassTables kHalfClassTables = MakeHalfClassTables();

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_BYTE_CLASS_H_
