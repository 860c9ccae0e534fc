#include "scan/wide_digit.h"

#include <array>
#include <cstdint>

namespace panveil::scan {

namespace {

// A bit per code point, in rows of 64. Most rows are empty and share one.
constexpr std::size_t kRow = 64;
constexpr std::size_t kRows = 0x20000 / kRow;

struct DigitBits {
  std::array<std::uint8_t, kRows> row{};
  std::array<std::uint64_t, 96> bits{};  // [0] is the empty row
};

constexpr DigitBits MakeDigitBits() {
  DigitBits table;
  std::uint8_t used = 0;
  for (const DigitRange& range : kWideDigits) {
    for (char32_t c = range.first; c <= range.last; ++c) {
      std::uint8_t& row = table.row[c / kRow];
      if (row == 0) row = ++used;
      table.bits[row] |= std::uint64_t{1} << (c % kRow);
    }
  }
  return table;
}

constexpr DigitBits kDigitBits = MakeDigitBits();

constexpr bool IsWideDigit(std::uint32_t c) noexcept {
  return c / kRow < kRows && ((kDigitBits.bits[kDigitBits.row[c / kRow]] >> (c % kRow)) & 1) != 0;
}

}  // namespace

bool IsWideDigitEnd(const char* text, std::size_t last) noexcept {
  const auto byte = [text, last](std::size_t back) {
    return std::uint32_t{static_cast<unsigned char>(text[last - back])};
  };
  const auto is_tail = [](std::uint32_t b) { return (b & 0xC0) == 0x80; };
  if (last == 0 || !is_tail(byte(0))) return false;
  std::uint32_t c = byte(0) & 0x3F;
  if (!is_tail(byte(1))) return (byte(1) & 0xE0) == 0xC0 && IsWideDigit((byte(1) & 0x1F) << 6 | c);
  if (last == 1) return false;
  c |= (byte(1) & 0x3F) << 6;
  if (!is_tail(byte(2))) return (byte(2) & 0xF0) == 0xE0 && IsWideDigit((byte(2) & 0xF) << 12 | c);
  if (last == 2 || (byte(3) & 0xF8) != 0xF0) return false;
  return IsWideDigit((byte(3) & 0x07) << 18 | (byte(2) & 0x3F) << 12 | c);
}

}  // namespace panveil::scan
