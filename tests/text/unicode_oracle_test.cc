// Every code point against python3's unicodedata, asked when the test runs.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "text/char_class.h"
#include "text/glyph.h"
#include "text/utf8.h"

namespace panveil::text {
namespace {

struct Fact {
  std::string category;
  int digit = -1;
  int ascii = -1;  // under NFKC
};

class UnicodeOracle : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(
        popen("exec python3 '" PANVEIL_UNICODE_ORACLE "' 2>&1", "r"), pclose);
    if (pipe == nullptr) return;
    char line[64];
    if (std::fgets(line, sizeof line, pipe.get()) == nullptr) return;
    version() = std::string(line, std::strcspn(line, "\n"));
    char category[3];
    Fact fact;
    while (std::fgets(line, sizeof line, pipe.get()) != nullptr) {
      if (std::sscanf(line, "%2s %d %d", category, &fact.digit, &fact.ascii) != 3) break;
      fact.category = category;
      facts().push_back(fact);
    }
  }

  void SetUp() override {
    if (facts().size() != 0x110000) {
      if (std::getenv("CI") != nullptr) FAIL() << "no python3 to ask";
      GTEST_SKIP() << "no python3 to ask";
    }
    if (version() != UnicodeVersion()) {
      GTEST_SKIP() << "python3 has Unicode " << version() << ", the table " << UnicodeVersion();
    }
  }

  static std::string& version() {
    static std::string version;
    return version;
  }
  static std::vector<Fact>& facts() {
    static std::vector<Fact> facts;
    return facts;
  }

  static Glyph GlyphOf(char32_t value) {
    char bytes[kMostUtf8Bytes];
    const auto size = static_cast<std::size_t>(EncodeUtf8(value, bytes));
    return DecodeGlyph({bytes, size}, 0);
  }

  // Calls check(code point, its fact, its glyph) for each scalar value.
  template <typename Check>
  static void ForEach(Check check) {
    for (char32_t value = 0; value < facts().size(); ++value) {
      const Fact& fact = facts()[value];
      if (fact.category == "Cs") continue;
      check(value, fact, GlyphOf(value));
      if (testing::Test::HasFatalFailure()) FAIL() << std::hex << "U+" << +value;
    }
  }
};

bool IsOneOf(char32_t value, std::initializer_list<char32_t> set) {
  return std::find(set.begin(), set.end(), value) != set.end();
}

bool InOneOf(char32_t value, std::initializer_list<char32_t> zeros) {
  return std::any_of(zeros.begin(), zeros.end(),
                     [value](char32_t zero) { return value >= zero && value <= zero + 9; });
}

// Digits that Unicode 14 does not have yet, and two zeros without a digit value.
bool IsUnknownDigit(char32_t value) {
  return IsOneOf(value, {0x1F10B, 0x1F10C}) ||
         InOneOf(value, {0x10D40, 0x116D0, 0x116DA, 0x11BF0, 0x11DE0, 0x11F50, 0x16130, 0x16D70,
                         0x1CCF0, 0x1E4F0, 0x1E5F1});
}

TEST_F(UnicodeOracle, ADigitIsWhatHasADigitValueAndNothingElse) {
  ForEach([](char32_t value, const Fact& fact, const Glyph& glyph) {
    if (IsUnknownDigit(value)) {
      ASSERT_EQ(glyph.kind, GlyphKind::kDigit);
      return;
    }
    ASSERT_EQ(glyph.kind == GlyphKind::kDigit, fact.digit >= 0);
    ASSERT_TRUE(fact.category != "Nd" || fact.digit >= 0);
    if (fact.digit < 0) return;
    ASSERT_EQ(glyph.value, fact.digit);
    ASSERT_EQ(glyph.canonical, '0' + fact.digit);
    ASSERT_EQ(glyph.separator, CharClass::kDigit);
    ASSERT_EQ(glyph.form == DigitForm::kAscii, value < 0x80);
  });
}

TEST_F(UnicodeOracle, SpacesDashesAndLineSeparatorsAreThoseOfAscii) {
  ForEach([](char32_t, const Fact& fact, const Glyph& glyph) {
    const std::string& c = fact.category;
    if (c != "Zs" && c != "Pd" && c != "Zl" && c != "Zp") return;
    ASSERT_EQ(glyph.kind, GlyphKind::kSeparator);
    ASSERT_EQ(glyph.canonical, c == "Zs" ? ' ' : c == "Pd" ? '-' : '\n');
  });
}

TEST_F(UnicodeOracle, WhatIsAnAsciiSeparatorUnderNfkcIsThatSeparator) {
  ForEach([](char32_t value, const Fact& fact, const Glyph& glyph) {
    if (fact.ascii < 0 || !IsJoiner(static_cast<char>(fact.ascii))) return;
    ASSERT_EQ(glyph.kind, GlyphKind::kSeparator);
    ASSERT_EQ(glyph.canonical, static_cast<char>(fact.ascii));
    ASSERT_EQ(glyph.canonical == static_cast<char>(value), value < 0x80);
  });
}

TEST_F(UnicodeOracle, ASeparatorHasTheClassOfItsAsciiCharacter) {
  ForEach([](char32_t, const Fact&, const Glyph& glyph) {
    if (glyph.kind != GlyphKind::kSeparator) {
      ASSERT_TRUE(glyph.kind == GlyphKind::kDigit || glyph.canonical == '\0');
      return;
    }
    ASSERT_TRUE(IsJoiner(glyph.canonical));
    ASSERT_EQ(glyph.separator, ClassOf(glyph.canonical));
  });
}

TEST_F(UnicodeOracle, MarksAndFormatCharactersAreInvisible) {
  ForEach([](char32_t value, const Fact& fact, const Glyph& glyph) {
    const std::string& c = fact.category;
    const bool marks = c == "Mn" || c == "Me" || c == "Cf";
    // Ignorable by default, but of other categories.
    const bool ignorable = IsOneOf(value, {0x115F, 0x1160, 0x2065}) ||
                           (value >= 0xFFF0 && value <= 0xFFF8) ||
                           (value >= 0xE0000 && value <= 0xE0FFF);
    ASSERT_EQ(glyph.kind == GlyphKind::kInvisible, marks || ignorable);
  });
}

TEST_F(UnicodeOracle, LettersAreLettersButForThoseUsedAsSeparators) {
  ForEach([](char32_t value, const Fact& fact, const Glyph& glyph) {
    const bool letter = fact.category[0] == 'L' || fact.category == "Nl";
    if (!letter || glyph.kind == GlyphKind::kLetter) return;
    // Long vowel marks, a dot, Hangul fillers.
    ASSERT_TRUE(IsOneOf(value, {0x30FC, 0xFF70, 0xA78F, 0x3164, 0xFFA0, 0x115F, 0x1160, 0xFB29}));
  });
}

TEST_F(UnicodeOracle, ControlsSurrogatesPrivateAndUnassignedAreBreaks) {
  ForEach([](char32_t value, const Fact& fact, const Glyph& glyph) {
    const std::string& c = fact.category;
    if (c != "Cc" && c != "Co" && c != "Cn") return;
    if (value < 0x80 || value == 0x85 || IsUnknownDigit(value)) return;
    if (glyph.kind == GlyphKind::kInvisible) return;  // compared above
    const bool ideographic = value >= 0x20000 && value < 0x40000;
    ASSERT_EQ(glyph.kind, ideographic ? GlyphKind::kLetter : GlyphKind::kBreak);
  });
}

}  // namespace
}  // namespace panveil::text
