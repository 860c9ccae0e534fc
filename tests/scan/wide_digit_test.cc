#include "scan/wide_digit.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "scan/wide_digit_tables.h"
#include "text/glyph.h"

namespace panveil::scan {
namespace {

std::string Utf8(char32_t c) {
  const auto byte = [](char32_t bits) { return static_cast<char>(bits); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F))};
  if (c < 0x10000) {
    return {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
  }
  return {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 0x3F)), byte(0x80 | (c >> 6 & 0x3F)),
          byte(0x80 | (c & 0x3F))};
}

bool IsListed(char32_t c) {
  for (const DigitRange& range : kWideDigits) {
    if (c >= range.first && c <= range.last) return true;
  }
  return false;
}

bool TablesAgree(const std::string& bytes) {
  const auto share = [&bytes](std::size_t back, const NibbleTables& tables) {
    const auto byte = back < bytes.size()
                          ? static_cast<unsigned char>(bytes[bytes.size() - 1 - back])
                          : static_cast<unsigned char>('x');
    return tables.low[byte & 0x0F] & tables.high[byte >> 4];
  };
  return (share(0, kWideDigitTables.last) & share(1, kWideDigitTables.before1) &
          share(2, kWideDigitTables.before2)) != 0;
}

TEST(WideDigit, EveryCodePointIsOneIfListed) {
  std::size_t candidates = 0;
  for (char32_t c = 0x80; c < 0x110000; ++c) {
    const std::string bytes = Utf8(c);
    ASSERT_EQ(IsWideDigitEnd(bytes.data(), bytes.size() - 1), IsListed(c)) << std::uint32_t{c};
    const bool candidate = TablesAgree(bytes);
    ASSERT_TRUE(candidate || !IsListed(c)) << std::uint32_t{c};
    candidates += candidate && c < 0x10000 ? 1 : 0;
  }
  // The quick test is of use only while it lets little through.
  EXPECT_LT(candidates, 6000U);
}

// All Nd of Unicode 14, as CPython's unicodedata lists them: the first of each ten.
TEST(WideDigit, DecimalDigitsOfUnicodeAreListed) {
  constexpr char32_t kZeros[] = {
      0x0660,  0x06F0,  0x07C0,  0x0966,  0x09E6,  0x0A66,  0x0AE6,  0x0B66,  0x0BE6,  0x0C66,
      0x0CE6,  0x0D66,  0x0DE6,  0x0E50,  0x0ED0,  0x0F20,  0x1040,  0x1090,  0x17E0,  0x1810,
      0x1946,  0x19D0,  0x1A80,  0x1A90,  0x1B50,  0x1BB0,  0x1C40,  0x1C50,  0xA620,  0xA8D0,
      0xA900,  0xA9D0,  0xA9F0,  0xAA50,  0xABF0,  0xFF10,  0x104A0, 0x10D30, 0x11066, 0x110F0,
      0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950,
      0x11C50, 0x11D50, 0x11DA0, 0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC,
      0x1D7F6, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0};
  for (const char32_t zero : kZeros) {
    for (char32_t value = 0; value < 10; ++value) EXPECT_TRUE(IsListed(zero + value));
  }
}

TEST(WideDigit, WhateverReadsAsADigitIsListed) {
  for (char32_t c = 0x80; c < 0x110000; ++c) {
    const bool reads = text::DecodeGlyph(Utf8(c), 0).kind == text::GlyphKind::kDigit;
    ASSERT_TRUE(!reads || IsListed(c)) << std::uint32_t{c};
  }
}

TEST(WideDigit, ReadsNoByteBeforeTheText) {
  const std::string thai_four = "\xE0\xB9\x94";
  for (std::size_t cut = 1; cut < thai_four.size(); ++cut) {
    const std::string bytes = thai_four.substr(cut);
    EXPECT_FALSE(IsWideDigitEnd(bytes.data(), bytes.size() - 1));
  }
  EXPECT_FALSE(IsWideDigitEnd("\x9D\x9F\x8E", 2));
}

TEST(WideDigit, OnlyTheLastByteCounts) {
  const std::string bold_zero = "\xF0\x9D\x9F\x8E";
  for (std::size_t i = 0; i < bold_zero.size(); ++i) {
    EXPECT_EQ(IsWideDigitEnd(bold_zero.data(), i), i == 3);
  }
}

}  // namespace
}  // namespace panveil::scan
