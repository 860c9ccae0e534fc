#include "text/digit_form.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "text/glyph.h"
#include "text/utf8.h"

namespace panveil::text {
namespace {

constexpr std::string_view kWritable = "CDFGHJKMNPQRTVWX*0123456789";

std::string Utf8(char32_t value) {
  char bytes[kMostUtf8Bytes];
  return {bytes, static_cast<std::size_t>(EncodeUtf8(value, bytes))};
}

// Calls visit(code point, its bytes, its glyph) for each digit there is.
template <typename Visit>
void ForEachDigit(Visit visit) {
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    const std::string bytes = Utf8(value);
    const Glyph glyph = DecodeGlyph(bytes, 0);
    if (glyph.kind == GlyphKind::kDigit) visit(value, bytes, glyph);
  }
}

std::string Written(DigitForm form, char c) {
  char bytes[kMostUtf8Bytes];
  return {bytes, static_cast<std::size_t>(WriteForm(form, c, bytes))};
}

std::string WrittenLike(std::string_view like, int value, int room = kMostUtf8Bytes) {
  char bytes[kMostUtf8Bytes];
  return {bytes, static_cast<std::size_t>(WriteDigit(like, value, room, bytes))};
}

bool HasLetters(DigitForm form) { return form <= DigitForm::kCircled; }

TEST(WriteForm, IsNeverLongerThanADigitOfTheForm) {
  ForEachDigit([](char32_t, const std::string& digit, const Glyph& glyph) {
    for (const char c : kWritable) {
      ASSERT_LE(Written(glyph.form, c).size(), digit.size()) << c << static_cast<int>(glyph.form);
    }
  });
}

TEST(WriteForm, ComesBackForEveryFormAndCharacter) {
  for (int i = 0; i < kDigitForms; ++i) {
    const auto form = static_cast<DigitForm>(i);
    for (const char c : kWritable) {
      // In the middle of text that must not matter.
      const std::string written = Written(form, c);
      const std::string text = "\xC3\xA9" + written + "\x80";
      char ascii = '\0';
      DigitForm read = DigitForm::kOther;
      int length = 0;
      ASSERT_TRUE(ReadForm(text, 2, &ascii, &read, &length)) << c << i;
      EXPECT_EQ(ascii, c);
      EXPECT_EQ(length, static_cast<int>(written.size()));
      EXPECT_EQ(read, written.size() == 1 ? DigitForm::kAscii : form) << c << i;
      EXPECT_TRUE(read == form || !HasLetters(form) || c < 'A') << c << i;
    }
  }
}

struct WrittenCase {
  DigitForm form;
  char c;
  std::string_view bytes;
};

TEST(WriteForm, WritesKnownBytes) {
  constexpr WrittenCase kCases[] = {
      {DigitForm::kAscii, 'K', "K"},
      {DigitForm::kFullWidth, 'K', "\xEF\xBC\xAB"},
      {DigitForm::kFullWidth, '*', "\xEF\xBC\x8A"},
      {DigitForm::kFullWidth, '9', "\xEF\xBC\x99"},
      {DigitForm::kBold, 'C', "\xF0\x9D\x90\x82"},
      {DigitForm::kBold, '*', "*"},
      {DigitForm::kDoubleStruck, 'D', "\xF0\x9D\x94\xBB"},
      {DigitForm::kDoubleStruck, 'C', "\xE2\x84\x82"},  // U+2102: there is no U+1D53A
      {DigitForm::kCircled, 'C', "\xE2\x92\xB8"},
      {DigitForm::kCircled, '0', "\xE2\x93\xAA"},
      {DigitForm::kNegativeCircled, 'C', "C"},  // its capitals take four bytes, its digits three
      {DigitForm::kFullStop, '0', "0"},         // four bytes too
      {DigitForm::kSuperscript, '2', "\xC2\xB2"},
      {DigitForm::kSuperscript, '0', "0"},  // three bytes, and the shortest digit has two
      {DigitForm::kOther, 'K', "K"},
      {DigitForm::kOther, '9', "9"},
  };
  for (const WrittenCase& c : kCases) EXPECT_EQ(Written(c.form, c.c), c.bytes) << c.c;
}

TEST(ReadForm, ReadsNothingElse) {
  for (const std::string_view text : {"a", " ", "-", "\x80", "\xC3\xA9", "\xEF\xBD\x83",
                                      "\xF0\x9D\x94\xBA",  // U+1D53A, unassigned
                                      "\xF0\x9D\x90\x9A"}) {
    char ascii = '?';
    DigitForm form = DigitForm::kOther;
    int length = -1;
    EXPECT_FALSE(ReadForm(text, 0, &ascii, &form, &length)) << testing::PrintToString(text);
    EXPECT_EQ(ascii, '?');
    EXPECT_EQ(form, DigitForm::kOther);
    EXPECT_EQ(length, -1);
  }
}

// What is read is what would be written: no second character passes for a token's letter.
TEST(ReadForm, ReadsALetterOnlyAsWriteFormWritesIt) {
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    const std::string bytes = Utf8(value);
    char ascii = '\0';
    DigitForm form = DigitForm::kAscii;
    int length = 0;
    if (!ReadForm(bytes, 0, &ascii, &form, &length)) continue;
    ASSERT_EQ(length, static_cast<int>(bytes.size()));
    const Glyph glyph = DecodeGlyph(bytes, 0);
    if (glyph.kind == GlyphKind::kDigit) {
      ASSERT_EQ(ascii, '0' + glyph.value);
    } else {
      ASSERT_EQ(Written(form, ascii), bytes) << std::hex << +value;
    }
  }
}

TEST(WriteDigit, WritesEveryDigitLikeAnyOtherOfItsKind) {
  ForEachDigit([](char32_t code_point, const std::string& like, const Glyph& glyph) {
    for (int value = 0; value <= 9; ++value) {
      const std::string written = WrittenLike(like, value);
      const Glyph read = DecodeGlyph(written, 0);
      ASSERT_EQ(read.length, written.size());
      ASSERT_EQ(read.value, value);
      ASSERT_EQ(read.kind, GlyphKind::kDigit);
      ASSERT_TRUE(read.form == glyph.form || written.size() == 1) << std::hex << +code_point;
      ASSERT_TRUE(written == like || value != glyph.value) << std::hex << +code_point;
    }
  });
}

TEST(WriteDigit, TakesNoMoreThanTheRoom) {
  ForEachDigit([](char32_t, const std::string& like, const Glyph&) {
    for (int value = 0; value <= 9; ++value) {
      ASSERT_LE(WrittenLike(like, value, static_cast<int>(like.size())).size(), like.size());
      ASSERT_EQ(WrittenLike(like, value, 1), std::string(1, static_cast<char>('0' + value)));
    }
  });
}

// Zero to nine in a row: then the script is written from any of its digits.
TEST(WriteDigit, KnowsEveryScriptWithTenDigits) {
  int scripts = 0;
  ForEachDigit([&scripts](char32_t zero, const std::string&, const Glyph& glyph) {
    if (glyph.value != 0 || glyph.form != DigitForm::kOther) return;
    ++scripts;
    for (char32_t like = 0; like <= 9; ++like) {
      for (int value = 0; value <= 9; ++value) {
        ASSERT_EQ(WrittenLike(Utf8(zero + like), value), Utf8(zero + static_cast<char32_t>(value)));
      }
    }
  });
  EXPECT_GE(scripts, 60);
}

struct LikeCase {
  std::string_view like;
  int value;
  std::string_view written;
};

TEST(WriteDigit, WritesKnownBytes) {
  constexpr LikeCase kCases[] = {
      {"4", 7, "7"},
      {"\xD9\xA4", 7, "\xD9\xA7"},              // Arabic-Indic
      {"\xE0\xA5\xAF", 0, "\xE0\xA5\xA6"},      // Devanagari
      {"\xE2\x91\xA0", 0, "\xE2\x93\xAA"},      // circled
      {"\xE2\x9E\x80", 0, "\xF0\x9F\x84\x8B"},  // circled dingbat, whose zero is longer
      {"\xC2\xB9", 4, "\xE2\x81\xB4"},          // superscript, likewise
      {"\xE2\x81\xB4", 1, "\xC2\xB9"},
      {"\xE1\x8D\xA9", 0, "0"},  // Ethiopic has no zero
      {"\xE2\x93\xB5", 0, "0"},  // neither have double circles
      {"", 7, "7"},
      {"x", 7, "7"},
      {"\x80", 7, "7"},
  };
  for (const LikeCase& c : kCases) EXPECT_EQ(WrittenLike(c.like, c.value), c.written) << c.value;
}

}  // namespace
}  // namespace panveil::text
