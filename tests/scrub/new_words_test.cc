#include "scrub/new_words.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "support/found_runs.h"

namespace panveil::scrub {
namespace {

using testing_support::FirstRun;

struct WordCase {
  const char* name;
  const char* text;
  const char* replacement;
  bool makes;
};

void PrintTo(const WordCase& c, std::ostream* os) { *os << c.name; }

constexpr WordCase kWords[] = {
    {"PairThatIsAWord", "59 02 42 84 11 04", "GKCCVVTX1104", true},
    {"PairsThatAreNone", "59 02 42 84 11 04", "GKCDVVTX1104", false},
    {"LongerGroup", "5902 4284 1104", "CCCCMCMC1104", false},
    {"LettersBeforeTheFirstGroup", "ex6 060760614738816", "PDFRQNKGHKVQ8816", true},
    {"LettersBeforeALongGroup", "ex6060760614738816", "PDFRQNKGHKVQ8816", false},
    {"DigitsEndTheWord", "carx 590242841104", "DGGGGGGG1104", false},
    {"CodeLabel", "590 242 841 104", "CVVGKTXX1104", true},
    {"CodeLabelBeforeItsDigit", "5902 42 841104", "GKTXRKCV2104", true},
    {"CodeLabelBeforeAGap", "5902 42 84 1104", "GKTXRKCV2104", false},
    {"BeginsAsAWordDoesBeforeAGap", "5902 42 84 1104", "CVVKRKCV2104", false},
    {"FillerOfOneLetter", "5 9 0 2 4 2 8 4 1 1 0 4", "DNWGKTXX1104", false},
    {"InvisibleMarkEndsTheWord",
     "5\xE2\x81\xA0"
     "90\xE2\x81\xA0"
     "242841104",
     "GCCVTKMN1104", true},
    {"AccentDoesNot",
     "5\xCC\x81"
     "90 242841104",
     "CCNVTKMN1104", true},
    {"FullWidthLettersBefore",
     "\xEF\xBD\x85\xEF\xBD\x98"
     "6 060760614738816",
     "PDFRQNKGHKVQ8816", true},
    {"Mask", "59 02 42 84 11 04", "********1104", false},
};
class NewWordsTest : public testing::TestWithParam<WordCase> {};
TEST_P(NewWordsTest, Table) {
  const WordCase& c = GetParam();
  const auto run = FirstRun(c.text);
  EXPECT_EQ(MakesWord(*run, {0, run->size}, c.replacement), c.makes);
}
INSTANTIATE_TEST_SUITE_P(, NewWordsTest, testing::ValuesIn(kWords),
                         [](const auto& p) { return p.param.name; });

TEST(NewWords, CoversMakeNoCardWord) {
  EXPECT_EQ(CoverCharFor(*FirstRun("ame5"), {0, 1}), 'Q');
  EXPECT_EQ(CoverCharFor(*FirstRun("5pires"), {0, 1}), 'Q');
  EXPECT_EQ(CoverCharFor(*FirstRun("ame\xCC\x81"
                                   "5"),
                         {0, 1}),
            'Q');
  EXPECT_EQ(CoverCharFor(*FirstRun(" 5 "), {0, 1}), 'X');
}

}  // namespace
}  // namespace panveil::scrub
