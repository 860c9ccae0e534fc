#include "text/glyph.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>

#include "text/char_class.h"

namespace panveil::text {
namespace {

struct GlyphCase {
  const char* name;
  std::string_view bytes;
  GlyphKind kind;
  char canonical = '\0';
};

void PrintTo(const GlyphCase& c, std::ostream* os) { *os << c.name; }

constexpr GlyphCase kGlyphCases[] = {
    // Digits of scripts and forms
    {"ArabicIndicFour", "\xD9\xA4", GlyphKind::kDigit, '4'},
    {"ExtendedArabicIndicFour", "\xDB\xB4", GlyphKind::kDigit, '4'},
    {"DevanagariNine", "\xE0\xA5\xAF", GlyphKind::kDigit, '9'},
    {"ThaiZero", "\xE0\xB9\x90", GlyphKind::kDigit, '0'},
    {"FullWidthFour", "\xEF\xBC\x94", GlyphKind::kDigit, '4'},
    {"MathematicalBoldFour", "\xF0\x9D\x9F\x92", GlyphKind::kDigit, '4'},
    {"CircledNine", "\xE2\x91\xA8", GlyphKind::kDigit, '9'},
    {"CircledZero", "\xE2\x93\xAA", GlyphKind::kDigit, '0'},
    {"DingbatZero", "\xF0\x9F\x84\x8B", GlyphKind::kDigit, '0'},
    {"SuperscriptTwo", "\xC2\xB2", GlyphKind::kDigit, '2'},
    {"SubscriptTwo", "\xE2\x82\x82", GlyphKind::kDigit, '2'},
    {"SegmentedSeven", "\xF0\x9F\xAF\xB7", GlyphKind::kDigit, '7'},
    {"KawiTwo", "\xF0\x91\xBD\x92", GlyphKind::kDigit, '2'},
    // Numbers that are no digits
    {"CircledTen", "\xE2\x91\xA9", GlyphKind::kBreak},
    {"OneHalf", "\xC2\xBD", GlyphKind::kBreak},
    {"KeycapTen", "\xF0\x9F\x94\x9F", GlyphKind::kBreak},
    // Separators
    {"NoBreakSpace", "\xC2\xA0", GlyphKind::kSeparator, ' '},
    {"IdeographicSpace", "\xE3\x80\x80", GlyphKind::kSeparator, ' '},
    {"BrailleBlank", "\xE2\xA0\x80", GlyphKind::kSeparator, ' '},
    {"EnDash", "\xE2\x80\x93", GlyphKind::kSeparator, '-'},
    {"NonBreakingHyphen", "\xE2\x80\x91", GlyphKind::kSeparator, '-'},
    {"Minus", "\xE2\x88\x92", GlyphKind::kSeparator, '-'},
    {"LongVowelMark", "\xE3\x83\xBC", GlyphKind::kSeparator, '-'},
    {"MiddleDot", "\xC2\xB7", GlyphKind::kSeparator, '.'},
    {"Bullet", "\xE2\x80\xA2", GlyphKind::kSeparator, '.'},
    {"KatakanaMiddleDot", "\xE3\x83\xBB", GlyphKind::kSeparator, '.'},
    {"IdeographicComma", "\xE3\x80\x81", GlyphKind::kSeparator, ','},
    {"FractionSlash", "\xE2\x81\x84", GlyphKind::kSeparator, '/'},
    {"FullWidthColon", "\xEF\xBC\x9A", GlyphKind::kSeparator, ':'},
    {"LineSeparator", "\xE2\x80\xA8", GlyphKind::kSeparator, '\n'},
    {"NextLine", "\xC2\x85", GlyphKind::kSeparator, '\n'},
    {"FullWidthBracket", "\xEF\xBC\xBB", GlyphKind::kSeparator, '['},
    {"BoxDrawingVertical", "\xE2\x94\x82", GlyphKind::kSeparator, '|'},
    {"Ellipsis", "\xE2\x80\xA6", GlyphKind::kSeparator, '.'},
    // Invisible
    {"ZeroWidthSpace", "\xE2\x80\x8B", GlyphKind::kInvisible},
    {"SoftHyphen", "\xC2\xAD", GlyphKind::kInvisible},
    {"RightToLeftOverride", "\xE2\x80\xAE", GlyphKind::kInvisible},
    {"VariationSelector16", "\xEF\xB8\x8F", GlyphKind::kInvisible},
    {"VariationSelector17", "\xF3\xA0\x84\x80", GlyphKind::kInvisible},
    {"EnclosingKeycap", "\xE2\x83\xA3", GlyphKind::kInvisible},
    {"CombiningAcute", "\xCC\x81", GlyphKind::kInvisible},
    {"ByteOrderMark", "\xEF\xBB\xBF", GlyphKind::kInvisible},
    {"TagFour", "\xF3\xA0\x80\xB4", GlyphKind::kInvisible},
    // Letters
    {"LatinEAcute", "\xC3\xA9", GlyphKind::kLetter},
    {"CyrillicO", "\xD0\x9E", GlyphKind::kLetter},
    {"Ideograph", "\xE4\xB8\x80", GlyphKind::kLetter},
    {"IdeographOfPlane2", "\xF0\xA0\x80\x80", GlyphKind::kLetter},
    {"IdeographicZero", "\xE3\x80\x87", GlyphKind::kLetter},
    {"CircledCapitalC", "\xE2\x92\xB8", GlyphKind::kLetter},
    // Pictures
    {"Emoji", "\xF0\x9F\x98\x80", GlyphKind::kSeparator, '~'},
    {"Arrow", "\xE2\x86\x92", GlyphKind::kSeparator, '~'},
    {"HeavyCheckMark", "\xE2\x9C\x94", GlyphKind::kSeparator, '~'},
    // Everything else
    {"Multiplication", "\xC3\x97", GlyphKind::kBreak},
    {"Replacement", "\xEF\xBF\xBD", GlyphKind::kBreak},
    {"Noncharacter", "\xEF\xBF\xBF", GlyphKind::kBreak},
    {"PrivateUse", "\xEE\x80\x80", GlyphKind::kBreak},
    {"LastCodePoint", "\xF4\x8F\xBF\xBF", GlyphKind::kBreak},
    {"CopyrightSign", "\xC2\xA9", GlyphKind::kBreak},
};

class GlyphTest : public testing::TestWithParam<GlyphCase> {};

TEST_P(GlyphTest, IsReadTheSameFromBothSides) {
  const GlyphCase& c = GetParam();
  const std::string text = "4" + std::string(c.bytes) + "1";
  for (const Glyph& glyph : {DecodeGlyph(text, 1), DecodeGlyphBefore(text, text.size() - 1)}) {
    EXPECT_EQ(glyph.kind, c.kind);
    EXPECT_EQ(glyph.length, c.bytes.size());
    EXPECT_EQ(glyph.canonical, c.canonical);
    EXPECT_EQ(glyph.separator, c.canonical == '\0' ? CharClass::kBreak : ClassOf(c.canonical));
    EXPECT_EQ(glyph.value, c.kind == GlyphKind::kDigit ? c.canonical - '0' : 0);
  }
}

INSTANTIATE_TEST_SUITE_P(, GlyphTest, testing::ValuesIn(kGlyphCases),
                         [](const auto& p) { return p.param.name; });

TEST(Glyph, AsciiIsWhatCharClassSays) {
  for (int i = 0; i < 128; ++i) {
    const char c = static_cast<char>(i);
    const Glyph glyph = DecodeGlyph({&c, 1}, 0);
    EXPECT_EQ(glyph.length, 1);
    EXPECT_EQ(glyph.form, DigitForm::kAscii);
    EXPECT_EQ(glyph.separator, ClassOf(c)) << i;
    EXPECT_EQ(glyph.kind == GlyphKind::kDigit, IsDigit(c)) << i;
    EXPECT_EQ(glyph.kind == GlyphKind::kSeparator, IsJoiner(c)) << i;
    EXPECT_EQ(glyph.kind == GlyphKind::kLetter, IsLetter(c)) << i;
    EXPECT_EQ(glyph.canonical, IsDigit(c) || IsJoiner(c) ? c : '\0') << i;
    EXPECT_EQ(glyph.value, IsDigit(c) ? c - '0' : 0) << i;
  }
}

}  // namespace
}  // namespace panveil::text
