#include "text/look_alike.h"

#include "text/utf8.h"

namespace panveil::text {
namespace {

constexpr char32_t kFullWidthBegin = 0xFF21;  // A
constexpr char32_t kFullWidthEnd = 0xFF5B;    // after z
constexpr char32_t kFullWidthShift = 0xFEE0;

// -1 for none.
int WideLookAlike(char32_t code_point) noexcept {
  switch (code_point) {
    case 0x039F:  // Greek Omicron
    case 0x03BF:
    case 0x041E:  // Cyrillic O
    case 0x043E:
    case 0x0555:  // Armenian Oh
    case 0x0585:
    case 0x3007:  // ideographic zero
      return 0;
    case 0x01C0:  // dental click
    case 0x0399:  // Greek Iota
    case 0x0406:  // Cyrillic I of Ukrainian
    case 0x04C0:  // Cyrillic palochka
    case 0x04CF:
    case 0x2160:  // Roman numeral
    case 0x217C:  // Roman numeral fifty, a small l
      return 1;
    case 0x0396:  // Greek Zeta
      return 2;
    case 0x0417:  // Cyrillic Ze
      return 3;
    case 0x0405:  // Cyrillic Dze
      return 5;
    case 0x0392:  // Greek Beta
    case 0x0412:  // Cyrillic Ve
      return 8;
    default:
      return -1;
  }
}

}  // namespace

int LookAlikeOf(std::string_view text, std::size_t at, int* length) noexcept {
  const CodePoint code_point = DecodeUtf8(text, at);
  *length = code_point.length;
  char32_t value = code_point.value;
  if (value >= kFullWidthBegin && value < kFullWidthEnd) value -= kFullWidthShift;
  return value < 0x80 ? LookAlikeValue(static_cast<char>(value)) : WideLookAlike(value);
}

}  // namespace panveil::text
