#include "payload/cell.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>

namespace panveil::payload {
namespace {

struct CellCase {
  const char* name;
  const char* text;  // the letter asked about is the first 'l'
  bool reads;
};

void PrintTo(const CellCase& c, std::ostream* os) { *os << c.name; }

constexpr CellCase kCells[] = {
    {"AmongDigits", "4l11", true},
    {"First", "l411", true},
    {"Last", "411l", true},
    {"WithoutDigits", "lOO", false},
    {"Alone", "1 l 1", false},
    {"ThreeLookAlikes", "4lOS1", true},
    {"FourLookAlikes", "4lOSB1", false},
    {"AnotherLetter", "4l11x", false},
    {"ALetterFarAway", "4l111111111111111111111111111111111111x", false},
    {"ALetterInTheNextCell", "4l11 x", true},
    {"InvisibleMarks",
     "4\xE2\x80\x8Bl\xE2\x80\x8B"
     "1",
     true},
    {"InvisibleMarksBeforeALetter", "4l1\xE2\x80\x8Bx", false},
    {"TooManyInvisibleMarks",
     "4l1\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B"
     "\xE2\x80\x8Bx",
     true},
    {"Bold", "**4l11**", true},
    {"StarsReachALetter", "4l11*x", false},
    {"Masked", "4l11***", false},
    {"SixtyFour", "l111111111111111111111111111111111111111111111111111111111111111", true},
    {"SixtyFive", "l1111111111111111111111111111111111111111111111111111111111111111", false},
};
class CellTest : public testing::TestWithParam<CellCase> {};
TEST_P(CellTest, ReadsAsDigits) {
  const std::string_view text = GetParam().text;
  EXPECT_EQ(ReadsAsDigits(text, text.find('l')), GetParam().reads);
}
INSTANTIATE_TEST_SUITE_P(, CellTest, testing::ValuesIn(kCells),
                         [](const auto& p) { return p.param.name; });

TEST(Cell, IsWholeWithNothingBesideIt) {
  EXPECT_TRUE(IsWholeCell("a 4 b", 2, 3));
  EXPECT_TRUE(IsWholeCell("a 4\xE2\x80\x8B b", 2, 3));
  EXPECT_FALSE(IsWholeCell("44", 0, 1));
  EXPECT_FALSE(IsWholeCell("4*", 0, 1));
  EXPECT_FALSE(
      IsWholeCell("a\xE2\x80\x8B"
                  "4",
                  4, 5));
}

TEST(Cell, HoldsLettersWithDigitsAndStarsBesideThem) {
  EXPECT_TRUE(HoldsLettersOfCell("**one**", 2, 5));
  EXPECT_TRUE(HoldsLettersOfCell("1one23", 1, 4));
  EXPECT_FALSE(HoldsLettersOfCell("one2x", 0, 3));
  EXPECT_FALSE(HoldsLettersOfCell("x**one", 3, 6));
}

// What decides about a letter is no further away than is said.
TEST(Cell, ReachesNoFurtherThanItsBounds) {
  const std::string digits(kMostCellGlyphs, '1');
  EXPECT_TRUE(HoldsLettersOfCell("one" + digits, 0, 3));
  EXPECT_FALSE(HoldsLettersOfCell("one1" + digits, 0, 3));
  EXPECT_TRUE(HoldsLettersOfCell(digits + "one", 64, 67));
  EXPECT_FALSE(HoldsLettersOfCell(digits + "1one", 65, 68));
  const std::string apart =
      "\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B"
      "1";
  std::string near = "l";
  while (near.size() + apart.size() <= kMostCellBytes) near += apart;
  EXPECT_TRUE(ReadsAsDigits(near, 0));
  EXPECT_FALSE(ReadsAsDigits(near + apart, 0));
}

}  // namespace
}  // namespace panveil::payload
