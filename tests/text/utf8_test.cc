#include "text/utf8.h"

#include <gtest/gtest.h>

#include <string>

#include "text/glyph.h"

namespace panveil::text {
namespace {

std::string Utf8(char32_t value) {
  char bytes[kMostUtf8Bytes];
  return {bytes, static_cast<std::size_t>(EncodeUtf8(value, bytes))};
}

bool IsScalarValue(char32_t value) {
  return value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

TEST(Utf8, EveryScalarValueComesBack) {
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    if (!IsScalarValue(value)) continue;
    const std::string bytes = Utf8(value);
    const CodePoint read = DecodeUtf8(bytes, 0);
    ASSERT_EQ(read.value, value);
    ASSERT_EQ(read.length, bytes.size());
  }
}

TEST(Utf8, WritesKnownBytes) {
  EXPECT_EQ(Utf8(0x41), "A");
  EXPECT_EQ(Utf8(0x7FF), "\xDF\xBF");
  EXPECT_EQ(Utf8(0xFF14), "\xEF\xBC\x94");
  EXPECT_EQ(Utf8(0x1D7D2), "\xF0\x9D\x9F\x92");
}

// Table 3-7 of the Unicode standard, row by row.
struct Row {
  int lead_low, lead_high, second_low, second_high, length;
};
constexpr Row kRows[] = {
    {0x00, 0x7F, 0, 0xFF, 1},    {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
    {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
    {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
};

// The length of the well-formed sequence that begins `bytes`, or 0.
int WellFormedLength(const std::string& bytes) {
  const auto byte = [&](int i) {
    return static_cast<int>(static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]));
  };
  for (const Row& row : kRows) {
    if (byte(0) < row.lead_low || byte(0) > row.lead_high) continue;
    if (row.length == 1) return 1;
    if (static_cast<int>(bytes.size()) < row.length) return 0;
    if (byte(1) < row.second_low || byte(1) > row.second_high) return 0;
    for (int i = 2; i < row.length; ++i) {
      if (byte(i) < 0x80 || byte(i) > 0xBF) return 0;
    }
    return row.length;
  }
  return 0;
}

// Each border of each row, and what lies beside it.
constexpr unsigned char kBytes[] = {0x00, '4',  'A',  0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0,
                                    0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
                                    0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};

void ExpectReadsLikeTheStandard(const std::string& bytes) {
  const int length = WellFormedLength(bytes);
  const CodePoint read = DecodeUtf8(bytes, 0);
  const Glyph glyph = DecodeGlyph(bytes, 0);
  ASSERT_EQ(read.value == kInvalidCodePoint, length == 0) << testing::PrintToString(bytes);
  ASSERT_EQ(read.length, length == 0 ? 1 : length) << testing::PrintToString(bytes);
  ASSERT_EQ(glyph.length, read.length) << testing::PrintToString(bytes);
  // By itself, 0xA0 is the space of ISO 8859.
  const GlyphKind invalid = bytes[0] == '\xA0' ? GlyphKind::kSeparator : GlyphKind::kBreak;
  ASSERT_TRUE(length != 0 || glyph.kind == invalid) << testing::PrintToString(bytes);
}

// Backward finds what forward did, in any bytes.
void ExpectReadsBackward(const std::string& bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const Glyph forward = DecodeGlyph(bytes, at);
    at += forward.length;
    const Glyph backward = DecodeGlyphBefore(bytes, at);
    ASSERT_EQ(backward.length, forward.length) << testing::PrintToString(bytes) << at;
    ASSERT_EQ(backward.kind, forward.kind) << testing::PrintToString(bytes) << at;
    ASSERT_EQ(backward.canonical, forward.canonical) << testing::PrintToString(bytes) << at;
  }
}

TEST(Utf8, SequencesOfUpToFourBytesAreReadLikeTheStandardSays) {
  constexpr std::size_t kSet = std::size(kBytes);
  for (std::size_t length = 1; length <= 4; ++length) {
    std::size_t sequences = 1;
    for (std::size_t i = 0; i < length; ++i) sequences *= kSet;
    for (std::size_t number = 0; number < sequences; ++number) {
      std::string bytes;
      for (std::size_t i = 0, rest = number; i < length; ++i, rest /= kSet) {
        bytes.push_back(static_cast<char>(kBytes[rest % kSet]));
      }
      ASSERT_NO_FATAL_FAILURE(ExpectReadsLikeTheStandard(bytes));
      ASSERT_NO_FATAL_FAILURE(ExpectReadsBackward(bytes));
    }
  }
}

TEST(Utf8, BackwardStopsAtTheStartOfTheText) {
  for (const std::string bytes : {"\x80", "\x80\x80", "\x80\x80\x80\x80\x80", "\xF0\x9D\x9F"}) {
    EXPECT_EQ(DecodeGlyphBefore(bytes, bytes.size()).kind, GlyphKind::kBreak);
    EXPECT_EQ(DecodeGlyphBefore(bytes, bytes.size()).length, 1);
  }
  // Cut inside a character: the bytes before the cut are no character.
  EXPECT_EQ(DecodeGlyphBefore("\xEF\xBC\x94", 2).length, 1);
}

}  // namespace
}  // namespace panveil::text
