// What a byte is to ByteMasks (kernel.h), as a table of 128 for byte shuffles.
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
  kBehindByte = 32,
  kEscapeByte = 64,
  kEqualsByte = 128,
};

[[nodiscard]] constexpr std::uint8_t ClassesOf(char c) noexcept {
  const bool digit = text::IsDigit(c);
  const bool letter = text::IsLetter(c);
  const bool sign = c == '+' || c == '/' || c == '-' || c == '_' || c == '=';
  const bool behind = c == ',' || c == '}' || c == ']' || static_cast<unsigned char>(c) <= ' ';
  const bool escape = c == '\\' || c == '&' || c == '%';
  unsigned classes = 0;
  if (digit) classes |= kDigitByte;
  if (letter) classes |= kLetterByte;
  if (digit || letter || sign) classes |= kBase64Byte;
  if (IsPlainJoiner(c)) classes |= kJoinerByte;
  if (c == '"') classes |= kQuoteByte;
  if (behind) classes |= kBehindByte;
  if (escape) classes |= kEscapeByte;
  if (c == '=') classes |= kEqualsByte;
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

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_BYTE_CLASS_H_
