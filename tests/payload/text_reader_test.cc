#include "payload/text_reader.h"

#include <gtest/gtest.h>

#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "support/found_runs.h"

namespace panveil::payload {
namespace {

using testing_support::FirstRun;
using testing_support::WholeStretch;

struct GapCase {
  const char* name;
  const char* between;  // two digits
  bool joins;
  Gap gap;
};

void PrintTo(const GapCase& c, std::ostream* os) { *os << c.name; }

constexpr GapCase kGaps[] = {
    {"Nothing", "", true, Gap::kNone},
    {"Space", " ", true, Gap::kSpace},
    {"Tab", "\t", true, Gap::kSpace},
    {"Spaces", " \t  ", true, Gap::kSpace},
    {"Dash", "-", true, Gap::kDash},
    {"Dashes", "--", true, Gap::kDash},
    {"DashAmongSpaces", " - ", true, Gap::kDash},
    {"LineFeed", "\n", true, Gap::kLine},
    {"CarriageReturn", "\r", true, Gap::kLine},
    {"CrLf", "\r\n", true, Gap::kLine},
    {"LineAndIndent", "\n    ", true, Gap::kLine},
    {"CrLfAndIndent", " \r\n\t", true, Gap::kLine},
    {"TwoLines", "\n\n", false, Gap::kNone},
    {"TwoCrLf", "\r\n\r\n", false, Gap::kNone},
    {"LfCr", "\n\r", false, Gap::kNone},
    {"TwoLinesWithIndent", "\n  \n", false, Gap::kNone},
    {"Dot", ".", true, Gap::kWeak},
    {"Comma", ", ", true, Gap::kWeak},
    {"Slash", " / ", true, Gap::kWeak},
    {"Colon", ":", true, Gap::kWeak},
    {"DotAndCommaAreTwoKinds", ".,", true, Gap::kMixed},
    {"Underscore", "_", true, Gap::kMark},
    {"Bar", " | ", true, Gap::kMark},
    {"BracketsAreOneKind", ") (", true, Gap::kMark},
    {"SquareAndRoundBrackets", "](", true, Gap::kMark},
    {"BarAndUnderscore", "|_", true, Gap::kMixed},
    {"DashAndDot", "-.", true, Gap::kMixed},
    {"DashAndLine", "-\n", true, Gap::kMixed},
    {"OneStar", "*", true, Gap::kMark},
    {"TwoStars", "**", true, Gap::kMark},
    {"ThreeStarsAreAMask", "***", false, Gap::kNone},
    {"TwoAndTwoStars", "** **", true, Gap::kMark},
};
class GapTest : public testing::TestWithParam<GapCase> {};
TEST_P(GapTest, Table) {
  const GapCase& c = GetParam();
  const std::string text = "1" + std::string(c.between) + "2";
  const auto run = FirstRun(text);
  ASSERT_EQ(run->size, c.joins ? 2 : 1);
  EXPECT_TRUE(run->ended);
  EXPECT_EQ(run->offset[0], 0U);
  if (!c.joins) return;
  EXPECT_EQ(run->gap[1], c.gap);
  EXPECT_EQ(run->value[1], 2);
  EXPECT_EQ(run->offset[1], text.size() - 1);
}
INSTANTIATE_TEST_SUITE_P(, GapTest, testing::ValuesIn(kGaps),
                         [](const auto& p) { return p.param.name; });

// "(.(" counted as brackets alone: the third mark is of the first kind again.
TEST(TextReader, AMixedGapStaysMixedWhenItsFirstSeparatorComesBack) {
  for (const char* text : {"1(.(2", "1-.-2", "1)_[2", "1.,.2", "1- . -2"}) {
    EXPECT_EQ(FirstRun(text)->gap[1], Gap::kMixed) << text;
  }
}

TEST(TextReader, ReadsEveryRunOfAStretch) {
  const std::string_view text = "12 3\n\n4-5***678";
  TextReader reader(text, WholeStretch(text));
  const auto run = std::make_unique<DigitRun>();
  std::vector<int> sizes;
  while (reader.NextRun(*run)) {
    EXPECT_TRUE(run->ended);
    EXPECT_TRUE(run->whole_front);
    EXPECT_EQ(run->gap[0], Gap::kNone);
    sizes.push_back(run->size);
  }
  EXPECT_EQ(sizes, (std::vector<int>{3, 2, 3}));
}

TEST(TextReader, ReadsALongRunInPieces) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += std::to_string(i % 10) + (i % 4 == 3 ? " " : "");
  TextReader reader(text, WholeStretch(text));
  const auto run = std::make_unique<DigitRun>();
  ASSERT_TRUE(reader.NextRun(*run));
  int read = 0;
  for (;;) {
    for (int i = 0; i < run->size; ++i) {
      const auto at = static_cast<std::size_t>(i);
      EXPECT_EQ(run->value[at], (read + i) % 10);
      EXPECT_EQ(text[run->offset[at]] - '0', run->value[at]);
      EXPECT_EQ(run->gap[at], read + i > 0 && (read + i) % 4 == 0 ? Gap::kSpace : Gap::kNone);
    }
    if (run->ended) break;
    EXPECT_EQ(run->size, DigitRun::kCapacity);
    read += 100;
    run->Drop(100);
    EXPECT_FALSE(run->whole_front);
    reader.Refill(*run);
  }
  EXPECT_EQ(read + run->size, 1000);
  EXPECT_FALSE(reader.NextRun(*run));
}

TEST(TextReader, PadsWithZeros) {
  const auto run = std::make_unique<DigitRun>();
  run->value.fill(9);
  TextReader reader("1234", {0, 4});
  ASSERT_TRUE(reader.NextRun(*run));
  for (std::size_t i = 4; i < 4 + DigitRun::kPadding; ++i) EXPECT_EQ(run->value[i], 0);
}

// Digits of other scripts and look-alikes in front of the stretch were left out, so that the number
// began inside itself.
TEST(TextReader, ARunBeginsBeforeItsStretch) {
  for (const std::string text : {"\xEF\xBC\x94"
                                 "11111111111",
                                 "O11111111111", "lO11111111111", "\xD9\xA4\xD9\xA1 11111111111",
                                 "one two 11111111111", "\xD9\xA4 1 \xD9\xA4 11111111111"}) {
    const std::size_t begin = text.find("11111111111");
    TextReader reader(text, {begin, begin + 11});
    const auto run = std::make_unique<DigitRun>();
    ASSERT_TRUE(reader.NextRun(*run)) << text;
    EXPECT_EQ(run->offset[0], 0U) << text;
  }
}

// Invisible marks without end between "double" and what it doubles overflowed the item's length.
TEST(TextReader, ADoubledDigitIsNear) {
  std::string text = "1 2 double ";
  for (int i = 0; i < 100; ++i) text += "\xE2\x80\x8B";
  text += "3 4 5";
  EXPECT_EQ(FirstRun(text)->size, 2);
  EXPECT_EQ(FirstRun("1 2 double 3 4 5")->size, 6);
  EXPECT_EQ(FirstRun("1 2 triple 3 4 5")->size, 7);
}

// What stands behind the code of a spoken card is read, though a label stands before the code.
TEST(TextReader, AStretchBehindWordsGoesOnBehindWhatWentWithThem) {
  const std::string_view text = "four one two cvv 790-6512";
  TextReader reader(text, {0, 12});
  const auto run = std::make_unique<DigitRun>();
  ASSERT_TRUE(reader.NextRun(*run));
  EXPECT_EQ(run->size, 3);
  reader.SkipTo(text.find('-'));
  ASSERT_TRUE(reader.NextRun(*run));
  EXPECT_EQ(run->offset[0], text.find('6'));
  EXPECT_EQ(run->size, 4);
  EXPECT_FALSE(reader.NextRun(*run));
}

TEST(DigitRun, WipeForgetsEveryDigit) {
  const auto run = FirstRun("4111 1111");
  run->Wipe();
  for (const std::uint8_t digit : run->value) EXPECT_EQ(digit, 0);
}

}  // namespace
}  // namespace panveil::payload
