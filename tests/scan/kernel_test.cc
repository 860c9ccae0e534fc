#include "scan/kernel.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/cpu.h"
#include "scan/stretch_oracle.h"
#include "support/guarded_buffer.h"

namespace panveil::scan {

namespace {

using Stretches = std::vector<Stretch>;

TEST(KernelSelect, ScalarIsThereAndLast) {
  ASSERT_FALSE(AvailableKernels().empty());
  EXPECT_EQ(AvailableKernels().back()->name, "scalar");
}

TEST(KernelSelect, EveryKernelIsFoundByItsName) {
  for (const Kernel* kernel : AvailableKernels()) EXPECT_EQ(FindKernel(kernel->name), kernel);
}

TEST(KernelSelect, UnknownNamesAreNull) {
  EXPECT_EQ(FindKernel(""), nullptr);
  EXPECT_EQ(FindKernel("AVX2"), nullptr);
}

TEST(KernelSelect, FollowsTheCpu) {
  const base::CpuFeatures cpu = base::DetectCpu();
  EXPECT_EQ(FindKernel("avx512") != nullptr, cpu.avx512);
  EXPECT_EQ(FindKernel("avx2") != nullptr, cpu.avx2);
  EXPECT_EQ(FindKernel("sse42") != nullptr, cpu.sse42);
  EXPECT_EQ(FindKernel("neon") != nullptr, cpu.neon);
#if defined(__x86_64__)
  EXPECT_NE(FindKernel("sse2"), nullptr);
#endif
}

class KernelTest : public testing::TestWithParam<const Kernel*> {
 protected:
  static Stretches Find(std::string_view text) { return KernelStretches(*GetParam(), text); }
};
INSTANTIATE_TEST_SUITE_P(, KernelTest, testing::ValuesIn(AvailableKernels()),
                         [](const auto& p) { return std::string(p.param->name); });

std::string Repeat(std::string_view unit, int times) {
  std::string text;
  while (times-- > 0) text += unit;
  return text;
}

struct StretchCase {
  const char* name;
  std::string text;
  Stretches expected;
};

const std::vector<StretchCase>& StretchCases() {
  static const auto& cases = *new std::vector<StretchCase>{
      {"Empty", "", {}},
      {"ElevenDigits", "12345678901", {}},
      {"TwelveDigits", "123456789012", {{0, 12}}},
      {"ElevenAndABreak", "12345678901x2", {}},
      {"TenAndALookAlike", "12345O67890", {{0, 11}}},
      {"TenAndALookAlikeBefore", "pay l1234567890", {{5, 15}}},
      {"TenAndALookAlikeBehind", "1234567890S.", {{0, 10}}},
      {"TenAndALookAlikeTwoBytesBefore", "SZ1234567890", {{2, 12}}},
      {"TenAndALookAlikeTwoBytesBehind", "1234567890 o", {{0, 10}}},
      {"TenAndALookAlikeThreeBytesBefore", "o, 1234567890", {}},
      {"TenAndALookAlikeThreeBytesBehind", "1234567890, o", {}},
      {"TenAndAHighByteBefore",
       "\xA0\x31\x32\x33"
       "4567890",
       {{1, 11}}},
      {"TenAndAHighByteBehind", "1234567890 \xC2\xA0", {{0, 10}}},
      {"TenAndAWordBefore", "so 1234567890", {}},
      {"TenAndAWordBehind", "1234567890 on", {}},
      {"NineAndALookAlike", "12345O6789", {}},
      {"TenAndThenTenWithALookAlike", "1234567890 ! 12345l67890", {{13, 24}}},
      {"AllOfALongRun", "x12345678901234567890123y", {{1, 24}}},
      {"GroupsOfFour", "card 4111 1111 1111 1111, thanks", {{5, 24}}},
      {"JoinersAroundStayOutside", " -123456789012- ", {{2, 14}}},
      {"EveryJoinerJoins", "1 1\t1\n1\r1-1.1,1/1:1_1|1+1*1~1(1)1[1]1;1>1\"1'1%1", {{0, 47}}},
      {"TwoInOneLine", "123456789012 or 210987654321", {{0, 12}, {16, 28}}},
      {"ShortOnesBetween",
       "12 df 123456789012 in 34 at 123456789 and 5x123456789012",
       {{6, 18}, {44, 56}}},
      {"ElevenJoinersJoin", "123456" + std::string(11, ' ') + "789012", {{0, 23}}},
      {"TwelveJoinersPart", "123456" + std::string(12, ' ') + "789012", {}},
      {"TwelveJoinersPartTwo",
       "123456789012" + std::string(12, '-') + "123456789012",
       {{0, 12}, {24, 36}}},
      {"LookAlikesJoin", "1O2o3I4l5S6B7Z8O9o0", {{0, 19}}},
      {"OtherLettersBreak", "123456L789, 12345s67890", {}},
      {"HighBytesJoin",
       "123456\x80"
       "7890",
       {{0, 11}}},
      {"TwentyFourHighBytesJoin", "123456" + std::string(24, '\x80') + "7890", {{0, 34}}},
      {"TwentyFiveHighBytesPart", "123456" + std::string(25, '\x80') + "7890", {}},
      {"ElevenPlainTwiceInAGap",
       "123456" + std::string(11, ' ') + "\xC2\xA0" + std::string(11, ' ') + "7890",
       {{0, 34}}},
      {"TwelvePlainInAGap", "123456\xC2\xA0" + std::string(12, ' ') + "789012", {}},
      {"FullWidth", "\xEF\xBC\x94" + std::string(9, '1'), {{2, 12}}},
      {"FullWidthNine", "\xEF\xBC\x94" + std::string(8, '1'), {}},
      {"DevanagariWithSpaces", Repeat("\xE0\xA5\xAA\xE3\x80\x80", 10), {{2, 57}}},
      {"ZeroWidthBetweenBold", Repeat("\xF0\x9D\x9F\x92\xE2\x80\x8B\xE2\x80\x8B", 10), {{3, 94}}},
      {"NulBreaks",
       std::string("123456\0"
                   "7890",
                   11),
       {}},
      {"BytesAroundTheDigitsBreak", "12345678901/2=3@4:123456789012", {{0, 13}, {16, 30}}},
  };
  return cases;
}

TEST_P(KernelTest, Table) {
  for (const StretchCase& c : StretchCases()) {
    EXPECT_EQ(OracleStretches(c.text), c.expected) << "the oracle, " << c.name;
    EXPECT_EQ(Find(c.text), c.expected) << c.name;
  }
}

// Wherever the block borders are, behind a break and behind a short stretch.
TEST_P(KernelTest, TableAtEveryOffset) {
  for (const StretchCase& c : StretchCases()) {
    for (std::size_t offset = 0; offset < 300; ++offset) {
      const std::string text = (offset % 3 == 0 ? "7" : "") + std::string(offset, 'x') + c.text;
      ASSERT_EQ(Find(text), OracleStretches(text)) << c.name << " at " << offset;
    }
  }
}

TEST_P(KernelTest, EveryByteValueInAGap) {
  for (unsigned byte = 0; byte < 256; ++byte) {
    for (std::size_t offset = 0; offset < 80; ++offset) {
      std::string text(offset, 'x');
      text.append("123456").push_back(static_cast<char>(byte));
      text.append("7890").append(offset % 3, '1').append(offset % 7, 'y');
      ASSERT_EQ(Find(text), OracleStretches(text)) << "byte " << byte << " at " << offset;
    }
  }
}

TEST_P(KernelTest, NullTextOfSizeZero) {
  EXPECT_EQ(GetParam()->next_stretch(nullptr, 0, 0), (Stretch{0, 0}));
}

TEST_P(KernelTest, FromTheEndOfTheText) {
  const std::string text = "123456789012";
  EXPECT_EQ(GetParam()->next_stretch(text.data(), text.size(), text.size()), (Stretch{12, 12}));
}

// All strings of a digit, a joiner and a break, between eleven digits on either side, across each
// of the first borders.
TEST_P(KernelTest, AllShortStringsAcrossBlockBorders) {
  constexpr std::string_view kAlphabet = "1 x";
  constexpr std::size_t kLength = 7;
  const std::string pad(kFewestTrueDigits - 1, '5');
  std::size_t strings = 1;
  for (std::size_t i = 0; i < kLength; ++i) strings *= kAlphabet.size();
  for (std::size_t code = 0; code < strings; ++code) {
    std::string middle;
    for (std::size_t rest = code, i = 0; i < kLength; ++i, rest /= kAlphabet.size()) {
      middle.push_back(kAlphabet[rest % kAlphabet.size()]);
    }
    std::string core = pad;
    core.append(middle).append(pad);
    const Stretches found = OracleStretches(core);
    for (const std::size_t border : {64U, 128U, 192U, 320U}) {
      for (std::size_t into = 0; into <= core.size(); ++into) {
        const std::size_t offset = border - into;
        Stretches expected = found;
        for (Stretch& s : expected) s = {s.begin + offset, s.end + offset};
        const std::string text =
            std::string(offset, 'x') + core + std::string(code % 2 == 0 ? 0 : 300, 'y');
        ASSERT_EQ(Find(text), expected) << "\"" << core << "\" at " << offset;
      }
    }
  }
}

// The bound, at every place of the gap relative to a block.
TEST_P(KernelTest, EveryGapAtEveryOffset) {
  for (std::size_t gap = 0; gap <= 150; gap += gap < 15 ? 1 : 9) {
    for (std::size_t offset = 0; offset < 140; ++offset) {
      const std::string text = std::string(offset, 'x') + "123456" + std::string(gap, ' ') +
                               "789012" + std::string(gap, '.') + "123456789012";
      ASSERT_EQ(Find(text), OracleStretches(text)) << "gap " << gap << " at " << offset;
    }
  }
}

TEST_P(KernelTest, EveryWideGapAtEveryOffset) {
  for (const std::size_t before : {0U, 5U, 10U}) {
    for (std::size_t high = 1; high <= 30; high += high < 12 ? 5 : 1) {
      for (std::size_t offset = 0; offset < 130; ++offset) {
        const std::string text = std::string(offset, 'x') + "123456" + std::string(before, ' ') +
                                 std::string(high, '\x80') + " 7890" + std::string(high, '\x80') +
                                 std::string(before, '-') + "1234567890";
        ASSERT_EQ(Find(text), OracleStretches(text))
            << before << " and " << high << " at " << offset;
      }
    }
  }
}

// The sparsest stretches there are span 109 and 226 bytes; three and five blocks must do for them,
// at the end of the text and where blocks are counted four at a time.
TEST_P(KernelTest, SparsestStretchAtEveryOffset) {
  for (const std::string& gap :
       {std::string(kMaxPlainInGap, '-'), std::string(kMaxGapBytes, '\xA0'),
        "\xA0" + std::string(kMaxPlainInGap, ' ')}) {
    std::string stretch = "1";
    for (std::size_t i = 1; i < kFewestTrueDigits; ++i) stretch += gap + "1";
    if (gap[0] == '-') stretch[1] = 'O';  // ten digits do
    for (const std::size_t behind : {1U, 700U}) {
      for (std::size_t offset = 0; offset < 600; ++offset) {
        const std::string text = std::string(offset, 'x') + stretch + std::string(behind, 'x');
        ASSERT_EQ(Find(text), (Stretches{{offset, offset + stretch.size()}}))
            << offset << " before, " << behind << " behind";
      }
    }
  }
}

// One gap alone is wide, and the byte that makes it so is in another block than all digits.
TEST_P(KernelTest, OneWideGapAtEveryOffset) {
  const std::string plain(kMaxPlainInGap, ' ');
  for (std::size_t wide = 1; wide < kFewestTrueDigits; ++wide) {
    std::string stretch = "1";
    for (std::size_t i = 1; i < kFewestTrueDigits; ++i) {
      stretch += plain;
      if (i == wide) stretch += "\xE2\x80\x8B" + plain.substr(1);
      stretch += "1";
    }
    for (std::size_t offset = 0; offset < 300; ++offset) {
      const std::string text = std::string(offset, 'x') + stretch + std::string(300, 'x');
      ASSERT_EQ(Find(text), (Stretches{{offset, offset + stretch.size()}}))
          << wide << ", " << offset;
    }
  }
}

TEST_P(KernelTest, AgreesWithTheOracleOnRandomTexts) {
  constexpr std::uint64_t kSeed = 20240229;
  std::mt19937_64 random(kSeed);
  std::size_t found = 0;
  for (int round = 0; round < 200000; ++round) {
    const std::string text = RandomText(&random, 400);
    const Stretches expected = OracleStretches(text);
    ASSERT_EQ(Find(text), expected) << "seed " << kSeed << ", round " << round;
    found += expected.size();
  }
  EXPECT_GT(found, 100000U) << "the texts have become too easy";
}

TEST_P(KernelTest, ReadsNoByteOutsideTheText) {
  testing_support::GuardedBuffer buffer(4096);
  std::mt19937_64 random(7);
  for (std::size_t size = 0; size <= 700; ++size) {
    std::string mixed = RandomText(&random, 2000);
    mixed.resize(size, '3');
    for (const std::string& text :
         {mixed, std::string(size, 'x'), std::string(size, '4'), std::string(size, ' ')}) {
      const Stretches expected = OracleStretches(text);
      ASSERT_EQ(Find(buffer.AtStart(text)), expected) << "at the start, size " << size;
      ASSERT_EQ(Find(buffer.AtEnd(text)), expected) << "at the end, size " << size;
    }
  }
}

}  // namespace
}  // namespace panveil::scan
