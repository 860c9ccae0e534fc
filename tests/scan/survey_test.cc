// Kernel::survey, next_code and next_word_row of every kernel.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "scan/kernel.h"
#include "scan/survey_oracle.h"
#include "support/guarded_buffer.h"

namespace panveil::scan {

void PrintTo(const Survey& survey, std::ostream* os) {
  *os << "stretch " << survey.stretch << (survey.codes() ? ", codes" : "")
      << (survey.words() ? ", words" : "");
}

namespace {

using Stretches = std::vector<Stretch>;

class SurveyTest : public testing::TestWithParam<const Kernel*> {
 protected:
  static Survey Take(std::string_view text) { return GetParam()->survey(text.data(), text.size()); }
  static Stretches Codes(std::string_view text) { return FindAll(GetParam()->next_code, text); }
  static Stretches Rows(std::string_view text) { return FindAll(GetParam()->next_word_row, text); }

  // All that a kernel tells of a text is what the oracle says.
  static void Compare(std::string_view text) {
    ASSERT_PRED2(Tells, Take(text), OracleSurvey(text)) << "\"" << text << "\"";
    ASSERT_EQ(Codes(text), OracleCodes(text)) << "\"" << text << "\"";
    ASSERT_EQ(Rows(text), OracleRows(text)) << "\"" << text << "\"";
  }
};
INSTANTIATE_TEST_SUITE_P(, SurveyTest, testing::ValuesIn(AvailableKernels()),
                         [](const auto& p) { return std::string(p.param->name); });

struct CodeCase {
  const char* text;
  Stretches expected;
  bool flag;
};

TEST_P(SurveyTest, Codes) {
  const CodeCase cases[] = {
      {"", {}, false},
      {"12", {}, false},
      {"123", {{0, 3}}, true},
      {"1234", {{0, 4}}, true},
      {"12345", {}, false},
      {"cvv 123, or 4567?", {{4, 7}, {12, 16}}, true},
      {"1 22 333 4444 55555 666666", {{0, 1}, {2, 4}, {5, 8}, {9, 13}}, true},
      {"a123b1234c", {{1, 4}, {5, 9}}, true},
      {"12:30 on 3/4", {}, false},
      {"\xEF\xBC\x91\x32\x33\x34", {{3, 6}}, true},  // a wide digit beside it is no matter
      {"exp 1/27", {{4, 5}}, true},
      {"12/27", {{0, 2}}, true},
      {"12-2027", {{0, 2}, {3, 7}}, true},
      {"2027/12", {{0, 4}}, true},
      {"12345/27", {}, true},
      {"12/7", {}, false},
      {"12.27", {}, false},
      {"12 27", {{0, 2}}, true},
      {"1 27", {{0, 1}}, true},
      {"12 / 27", {{0, 2}}, true},
      {"1 -27", {{0, 1}}, true},
      {"12|27", {{0, 2}}, true},
      {"12/ 2027", {{0, 2}, {4, 8}}, true},
      {"12 -- 27", {}, true},
      {"12\t27", {}, false},
      {"cvv 1 2 3", {{4, 5}}, true},
      {"1 2 3 4", {{0, 1}, {2, 3}}, true},
      {"1 2 34", {{2, 3}}, true},
      {"12 3 4", {}, false},
      {"1 2 ", {}, false},
      {"1  2 3", {}, false},
      {"1x2y3", {{0, 1}}, true},
  };
  for (const CodeCase& c : cases) {
    EXPECT_EQ(OracleCodes(c.text), c.expected) << "the oracle, " << c.text;
    EXPECT_EQ(Codes(c.text), c.expected) << c.text;
    EXPECT_TRUE(Take(c.text).codes() || c.expected.empty()) << c.text;
    EXPECT_TRUE(c.flag || !Take(c.text).codes()) << c.text;
  }
}

// Groups of every kind, at every place of a block, at the end of the text and before it.
TEST_P(SurveyTest, CodesAtEveryOffset) {
  for (const char* core :
       {"7",       "77",     "777",     "7777",   "77777",   "7777777", "1/27",
        "1-27",    "12/27",  "12-2027", "123/45", "2027-01", "12/3",    "12/34/56",
        "12 / 27", "1 / 27", "12/ 27",  "12 34",  "1|27",    "1 2 3",   "1 2 3 4",
        "1 2 34",  "1a2b3",  "1:23",    "12:34"}) {
    for (const char fill : {'x', ' ', '/'}) {
      for (std::size_t offset = 0; offset < 330; ++offset) {
        for (const std::size_t behind : {0U, 1U, 70U, 300U}) {
          const std::string text = std::string(offset, fill) + core + std::string(behind, fill);
          ASSERT_TRUE(Take(text).codes() || OracleCodes(text).empty()) << core << " at " << offset;
          ASSERT_EQ(Codes(text), OracleCodes(text)) << core << " at " << offset;
        }
      }
    }
  }
}

// What a label cannot name is told, at every place of a text that is not long.
TEST_P(SurveyTest, AmountsAndDaysAreNotNameable) {
  struct Case {
    const char* text;
    bool nameable;
  };
  const Case cases[] = {
      {"$123.45", false},
      {"$1234,56", false},
      {"$123.45 on 7/11", false},
      {"$123.4", true},
      {"$123.456", true},
      {"$122/,01", true},
      {"$1-23.45", true},
      {"$123.4567 $1", true},
      {"123.45", true},
      {"$123 45", true},
      {"$123", true},
      {"\xE2\x82\xAC"
       "123.45",
       true},
      {"28/11", false},
      {"7-09", false},
      {"7/11/25", true},
      {"28/21", true},
      {"7/110", true},
      {"7/1100", true},
      {"123/11", true},
      {"$123.45 or 678", true},
      {"12/27", true},
      {"1-0-1", true},
      {"1-01", false},
      {"7 / 11", false},
      {"10 11", false},
      {"10 - 12", false},
      {"10 - 25", true},
      {"12 27", true},
      {"7|11", false},
      {"1 /-09", false},
      {"1 /-27", true},
      {"7/ 110", true},
  };
  for (const Case& c : cases) {
    for (const std::size_t before :
         {0U, 1U, 9U, 45U, 51U, 52U, 53U, 60U, 63U, 64U, 100U, 150U, 300U}) {
      for (const std::size_t behind : {0U, 1U, 30U, 70U, 130U, 500U}) {
        const std::string text =
            std::string(before, 'x') + c.text + (behind == 0 ? "" : " ") + std::string(behind, 'x');
        const Flags codes = Take(text).codes();
        ASSERT_TRUE((codes & kNameableCodes) != 0 || !c.nameable) << text;
        // Four digits at the end of what is loaded at once are let be.
        ASSERT_TRUE((codes & kNameableCodes) == 0 || c.nameable) << text;
        ASSERT_EQ(OracleCodeFlags(text) & kNameableCodes, c.nameable ? kNameableCodes : 0) << text;
      }
    }
  }
}

// What makes the reader look for codes is in sight of the survey.
TEST_P(SurveyTest, NoCodesWithoutTheFlag) {
  std::mt19937_64 random(11);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t i = random() % 90; i > 0; --i) text.push_back("12345 /-xo:."[random() % 12]);
    const bool flag = Take(text).codes() != 0;
    const bool three =
        std::count_if(text.begin(), text.end(), [](char c) { return IsOneOf(c, kDigits); }) >= 3;
    ASSERT_TRUE(three || !flag) << text;
    ASSERT_EQ(Codes(text), OracleCodes(text)) << text;
    ASSERT_TRUE(flag || Codes(text).empty()) << text;
  }
}

// The same of amounts and days, in texts of all lengths that are looked at in different ways.
TEST_P(SurveyTest, NoNameableCodesWithoutTheFlag) {
  std::mt19937_64 random(12);
  for (int round = 0; round < 40000; ++round) {
    std::string text;
    const std::size_t size = random() % (random() % 4 == 0 ? 700 : 240);
    const std::size_t dense = 1 + random() % 6;
    while (text.size() < size) {
      const bool figure = random() % 6 < dense;
      text += figure ? std::string(1, "0123/-$.,"[random() % 9])
                     : std::string(1 + random() % 9, "x o"[random() % 3]);
    }
    const Flags codes = Take(text).codes();
    ASSERT_EQ(OracleCodeFlags(text) & ~codes, 0U) << text;
    ASSERT_TRUE((codes & kPlainCodes) != 0 || (codes & kNameableCodes) == 0) << text;
  }
}

struct RowCase {
  const char* name;
  std::string text;
  bool expected;
};

const std::vector<RowCase>& RowCases() {
  static const auto& cases = *new std::vector<RowCase>{
      {"English", "four one one one, one one one one, one one one one, one one one one", true},
      {"Capitals", "Four One ONE one One one one one one one one one one one", true},
      {"Hyphens", "four-two-four-two-four-two-four-two-four-two-four-two-four-two", true},
      {"Mixed", "four 1 one 1 one one 1 one 1 one 1 one", true},
      {"Oh", "five five oh oh double oh oh triple three nine one", true},
      {"LetterO", "five five o o five o o five five o five six", true},
      {"Spanish", "cuatro uno uno uno cinco seis siete ocho nueve cero doble dos", true},
      {"French", "quatre un un un z\xC3\xA9ro deux trois cinq six sept huit neuf", true},
      {"German", "vier eins eins zwo drei f\xC3\xBCnf sechs sieben acht neun null zwei", true},
      {"Portuguese", "quatro um uma dois duas tr\xC3\xAAs cinco meia sete oito nove zero", true},
      {"Apart", "tre\xCC\x82s one one one one one one one one one one one", true},
      {"NoBreakSpaces",
       "four\xC2\xA0one\xC2\xA0two\xC2\xA0nine\xC2\xA0six\xC2\xA0zero\xC2\xA0one\xC2\xA0two\xC2\xA0"
       "five\xC2\xA0one\xC2\xA0two\xC2\xA0one",
       true},
      {"Dashes",
       "four \xE2\x80\x93 one \xE2\x80\x93 two \xE2\x80\x93 six \xE2\x80\x93 nine \xE2\x80\x93 one "
       "\xE2\x80\x93 one \xE2\x80\x93 two \xE2\x80\x93 double six \xE2\x80\x93 double one",
       true},
      {"EveryJoiner", "4 one\t1\none\r1-one.1,one/1:one_1|one+1*one~1(one)1[one]1", true},
      {"Triples", "triple 4 triple 1 triple 1 triple one", true},
      {"Elevens", "eight one one one one one one one one one one", false},
      {"TripleOfNothing", "one one one one one one one one one one one triple", false},
      {"TheShortest", "123456789 un 12", true},
      {"TooShort", "1234567890 o 1", false},
      {"GroupsOfFigures", "4111 one 1111 one 1111 one", true},
      {"Touching", "4one1one1one1one1one1one", true},
      {"FiguresAlone", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", false},
      {"AWordBetween", "four one one one one one one and one one one one one one one", false},
      {"AQuoteBetween", "four one one one one one one \" one one one one one one one one", false},
      {"TwentyFourBetween",
       "four one one one one one" + std::string(24, ' ') + "one one one one one one", true},
      {"TwentyFiveBetween",
       "four one one one one one" + std::string(25, ' ') + "one one one one one one", false},
      {"Prose", "Those are the same ones that he sent to the house on the first of the month.",
       false},
  };
  return cases;
}

TEST_P(SurveyTest, Rows) {
  for (const RowCase& c : RowCases()) {
    EXPECT_EQ(OracleRows(c.text).size(), c.expected ? 1U : 0U) << "the oracle, " << c.name;
    Compare(c.text);
  }
}

// Behind and before what is no row, what a kernel takes for a calm lane, and what makes an odd
// triple with the row's own first and last letter.
TEST_P(SurveyTest, RowsAtEveryOffset) {
  for (const RowCase& c : RowCases()) {
    for (const std::string_view around : {"x", " ", "[", "!", "9", "\x80", "one "}) {
      for (std::size_t offset = 0; offset < 150; offset += around == "x" ? 1U : 7U) {
        std::string text;
        while (text.size() < offset) text += around;
        text += c.text;
        for (std::size_t i = 0; i < offset % 70; ++i) text += around;
        ASSERT_NO_FATAL_FAILURE(Compare(text)) << c.name << " at " << offset;
      }
    }
  }
}

// Where a row may be found by the least: where lanes, blocks and loads begin.
TEST_P(SurveyTest, ShortestRowAtEveryOffset) {
  for (const std::string_view words :
       {"123456789 un 12", "o o o o o o o 12345", "un 1 un 12345678 o", "123456789 o un",
        "um um um um um um um um um um um um"}) {
    for (const std::string_view before : {"", "x ", "[", "]", "k", "j,", "\x80"}) {
      for (std::size_t offset = 0; offset < 330; ++offset) {
        for (const std::size_t behind : {0U, 1U, 20U, 270U}) {
          const std::string text = std::string(offset, 'k') + std::string(before) +
                                   std::string(words) + std::string(behind, 'k');
          ASSERT_NO_FATAL_FAILURE(Compare(text)) << offset << ", " << behind;
        }
      }
    }
  }
}

// Behind a stretch a group without digit words is passed over, and what a row has in it not.
TEST_P(SurveyTest, RowsBehindAStretchAtEveryOffset) {
  const std::string apart = "1" + std::string(20, ' ');  // a block holds three of these
  std::string sparse;
  for (int i = 0; i < 11; ++i) sparse += apart;
  for (const std::string& row :
       {std::string("4111 1111 1111 111 one"), "one" + std::string(12, '1'), sparse + "one",
        "one " + sparse, sparse}) {
    for (const std::string_view filler : {"#", "the ", "12 # "}) {
      for (std::size_t offset = 0; offset < 330; ++offset) {
        std::string text = "4111 1111 1111 1111 is, ";
        for (const std::size_t size = text.size() + offset; text.size() < size;) text += filler;
        text += row;
        for (std::size_t i = 0; i < offset % 90; ++i) text += filler;
        ASSERT_NO_FATAL_FAILURE(Compare(text)) << row << " at " << offset;
      }
    }
  }
}

TEST_P(SurveyTest, AllPairsOfBytesInARow) {
  for (unsigned first = 0; first < 256; ++first) {
    for (unsigned second = 0; second < 256; ++second) {
      std::string text = "four nine 12345 five one ";
      text.push_back(static_cast<char>(first));
      text.push_back(static_cast<char>(second));
      text += " seven three eight two six";
      ASSERT_NO_FATAL_FAILURE(Compare(text)) << first << ", " << second;
    }
  }
}

TEST_P(SurveyTest, AWalkMayBeginWithTheFirstStretch) {
  std::mt19937_64 random(5);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = std::string(random() % 500, 'x') + RandomText(&random, 400);
    ASSERT_EQ(GetParam()->next_stretch(text.data(), text.size(), Take(text).stretch),
              GetParam()->next_stretch(text.data(), text.size(), 0))
        << "round " << round;
  }
}

TEST_P(SurveyTest, AgreesWithTheOracleOnRandomTexts) {
  constexpr std::uint64_t kSeed = 20240301;
  std::mt19937_64 random(kSeed);
  int words = 0;
  for (int round = 0; round < 30000; ++round) {
    const std::string digits = RandomText(&random, 900);
    ASSERT_NO_FATAL_FAILURE(Compare(digits)) << "seed " << kSeed << ", round " << round;
    const std::string row = RandomWords(&random, 250);
    ASSERT_NO_FATAL_FAILURE(Compare(row)) << "seed " << kSeed << ", round " << round;
    const std::string both = "4111 1111 1111 1111, " + std::string(random() % 300, '#') + row;
    ASSERT_NO_FATAL_FAILURE(Compare(both)) << "seed " << kSeed << ", round " << round;
    words += Take(row).words() ? 1 : 0;
  }
  EXPECT_GT(words, 9000) << "the texts have become too easy";
  EXPECT_LT(words, 21000) << "the texts have become too easy";
}

// What is passed over at a glance, and what must be looked at again for its wide characters, in
// turn: digits stand where they meet.
TEST_P(SurveyTest, AgreesWhereWideTextBeginsAndEnds) {
  constexpr std::string_view kFillers[] = {"x", "a b ", "\xC3\xA9", "\xE3\x81\x84", "y 1 "};
  std::mt19937_64 random(20240403);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t parts = 2 + random() % 4; parts > 0; --parts) {
      const std::string_view filler = kFillers[random() % std::size(kFillers)];
      for (const std::size_t size = text.size() + random() % 700; text.size() < size;) {
        text += filler;
      }
      text += RandomText(&random, 24);
    }
    Compare(text);
    if (HasFatalFailure()) return;
  }
}

TEST_P(SurveyTest, NullTextOfSizeZero) {
  EXPECT_PRED2(Tells, GetParam()->survey(nullptr, 0), Survey{});
  EXPECT_EQ(GetParam()->next_code(nullptr, 0, 0), Stretch{});
  EXPECT_EQ(GetParam()->next_word_row(nullptr, 0, 0), Stretch{});
}

TEST_P(SurveyTest, ReadsNoByteOutsideTheText) {
  testing_support::GuardedBuffer buffer(4096);
  std::mt19937_64 random(7);
  for (std::size_t size = 0; size <= 700; ++size) {
    std::string mixed = RandomText(&random, 2000);
    std::string words = RandomWords(&random, 2000);
    mixed.resize(size, '3');
    words.resize(size, 'e');
    for (const std::string& text : {mixed, words, std::string(size, 'x'), std::string(size, '4'),
                                    std::string(size, ' '), std::string(size, '\x80')}) {
      ASSERT_NO_FATAL_FAILURE(Compare(buffer.AtStart(text))) << "at the start, size " << size;
      ASSERT_NO_FATAL_FAILURE(Compare(buffer.AtEnd(text))) << "at the end, size " << size;
    }
  }
}

}  // namespace
}  // namespace panveil::scan
