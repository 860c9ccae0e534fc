// Each text holds one number in angle brackets, which are taken out.
#include "card/surroundings.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "support/found_runs.h"

namespace panveil::card {
namespace {

using testing_support::FirstRun;

struct Marked {
  explicit Marked(const std::string& marked) {
    for (const char c : marked) {
      if (c == '<') {
        begin = text.size();
      } else if (c == '>') {
        end = text.size();
      } else {
        text.push_back(c);
      }
    }
  }
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct SurroundingsCase {
  const char* name;
  const char* marked;
  bool expected;
};

void PrintTo(const SurroundingsCase& c, std::ostream* os) { *os << c.marked; }

constexpr SurroundingsCase kPhones[] = {
    {"AfterPlus", "+<378282246310005>", true},
    {"SixteenDigits", "+<4111111111111111>", false},
    {"CountryCodeBefore", "+41 <1111111111119>", true},
    {"FourDigitsBefore", "+1 234 <37828224631>", true},
    {"FiveDigitsBefore", "+12345 <3782822463>", false},
    {"FifteenDigitsInAll", "+12 <3782822463100>", true},
    {"SixteenDigitsInAll", "+123 <3782822463100>", false},
    {"PlusApart", "+ <378282246310005>", false},
    {"PlusAfterALetter", "number+<378282246310005>", false},
    {"PlusAfterADigit", "12+<378282246310005>", false},
    {"PlusAfterABracket", "(+<378282246310005>", true},
    {"PlusInside", "+<3782+822463+10005>", false},
    {"NoPlus", "<378282246310005>", false},
    {"Grouped", "+<3782 822463 10005>", true},
};
class PhoneTest : public testing::TestWithParam<SurroundingsCase> {};
TEST_P(PhoneTest, Table) {
  const Marked m(GetParam().marked);
  const auto run = FirstRun(m.text);
  Window window;
  while (run->offset[static_cast<std::size_t>(window.begin)] < m.begin) ++window.begin;
  window.end = window.begin + 1;
  while (run->offset[static_cast<std::size_t>(window.end - 1)] + 1 < m.end) ++window.end;
  Piece piece;
  piece.end = run->size;
  EXPECT_EQ(IsInternationalPhone(*run, window, piece), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(, PhoneTest, testing::ValuesIn(kPhones),
                         [](const auto& p) { return p.param.name; });

constexpr SurroundingsCase kFractions[] = {
    {"Zero", "0.<4111111111111111>", true},
    {"SixDigits", "123456.<4111111111111111>", true},
    {"SevenDigits", "1234567.<4111111111111111>", false},
    {"NoInteger", ".<4111111111111111>", false},
    {"Letter", "a.<4111111111111111>", false},
    {"Version", "1.2.<4111111111111111>", false},
    {"TwoDots", "1..<4111111111111111>", false},
    {"Comma", "0,<4111111111111111>", false},
    {"Space", "0. <4111111111111111>", false},
    {"AtTheStart", "<4111111111111111>", false},
    {"AfterAWord", "pi=3.<4111111111111111>", true},
};
class FractionTest : public testing::TestWithParam<SurroundingsCase> {};
TEST_P(FractionTest, Table) {
  const Marked m(GetParam().marked);
  EXPECT_EQ(IsFraction(m.text, 0, m.begin), GetParam().expected);
  // What was replaced ends right before the number, and says nothing.
  EXPECT_FALSE(IsFraction(m.text, m.begin, m.begin));
}
INSTANTIATE_TEST_SUITE_P(, FractionTest, testing::ValuesIn(kFractions),
                         [](const auto& p) { return p.param.name; });

constexpr SurroundingsCase kUuids[] = {
    {"WithALetter", "<41111111-1111-1111>-1111-11111111111a", true},
    {"VersionAndVariant", "<41111111-1111-1111>-9111-111111111111", true},
    {"NeitherLetterNorVariant", "<41111111-1111-1111>-1111-111111111111", false},
    {"UpperCase", "A0000000-0000-0000-0000-<411111111111>", true},
    {"InTheMiddle", "a0000000-<4111-1111-1111>-000000000000", true},
    {"CutShort", "a0000000-<4111-1111-1111>", true},
    {"CutShortAndADash", "a0000000-<4111-1111-1111>-", false},
    {"CutElsewhere", "a0000000-<4111-1111-1111>-0000", false},
    {"ReachesOutOfIt", "a0000000-0000-0000-0000-<000000000000 4111>", true},
    {"ShortAndWords", "a0000000-<4111-1111-1111> and 7", true},
    {"ShortAndADigit", "a0000000-<4111-1111-1111> (7)", false},
    {"ReachesOutOfAShortOne", "a0000000-<4111-1111-1111 1111>", false},
    {"ReachesIntoIt", "<4111 11111111>-1111-1111-9111-11111111111a", true},
    {"Beside", "a0000000-0000-0000-0000-000000000000 <4111111111111111>", false},
    {"MoreHexBehind", "a0000000-<4111-1111-1111>-0000000000000", false},
    {"MoreHexBefore", "1a0000000-<4111-1111-1111>-000000000000", false},
    {"DashBehind", "a0000000-<4111-1111-1111>-000000000000-1", true},
    {"DashBefore", "x-a0000000-<4111-1111-1111>-000000000000", true},
    {"NotHex", "g0000000-<4111-1111-1111>-000000000000", false},
};
class UuidTest : public testing::TestWithParam<SurroundingsCase> {};
TEST_P(UuidTest, Table) {
  const Marked m(GetParam().marked);
  EXPECT_EQ(IsInUuid(m.text, 0, m.begin, m.end), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(, UuidTest, testing::ValuesIn(kUuids),
                         [](const auto& p) { return p.param.name; });

constexpr SurroundingsCase kIdentifiers[] = {
    {"NothingTouches", "a1 <4111111111111111> b2", false},
    {"WordBefore", "visa<4111111111111111>", false},
    {"WordBehind", "<4111111111111111>exp", false},
    {"WordAndDateBehind", "<4111111111111111>exp1227", false},
    {"WordsOnBothSides", "visa<4111111111111111>exp", false},
    {"TwoChunksBefore", "1a2b<4111111111111111>", true},
    {"TwoChunksBehind", "<4111111111111111>a1b2", true},
    {"ChunksAtTheEndsDoNotCount", "a<4111111111111111>b", false},
    {"OneLetterAndDigitsBefore", "1Z<4111111111111111>", true},
    {"TwoLettersAndDigitsBefore", "99ab<4111111111111111>", true},
    {"ThreeLettersAndDigitsBefore", "99abc<4111111111111111>", false},
    {"LongHex", "<4111111111111111>a1234567", true},
    {"HexTooShort", "<4111111111111111>a123456", false},
    {"LongButNotHex", "<4111111111111111>g1234567", false},
    {"Grouped", "1a2b<4111 1111 1111 1111>", true},
    {"TheWordOfTheLastGroup", "<4111 1111 1111 1111>a1b2", true},
    {"WordsOfInnerGroupsDoNotTouch", "1a2b 7 <4111 1111 1111 1111>", false},
    {"LongChunksCount", "1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa2bbb<4111111111111111>", true},
    {"Escape", "%3E<4111111111111111>", false},
    {"EscapeAndALetter", "%25B<4111111111111111>", false},
    {"EscapeOfAnEscape", "%253E<4111111111111111>", false},
    {"EscapesInARow", "%3C%3E<4111111111111111>", false},
    {"EscapeFurtherBefore", "%3E1a<4111111111111111>", true},
    {"EscapeThreeBytesBefore", "%20isa<4111111111111111>p4", true},
    {"PercentAndNoEscape", "%3Z<4111111111111111>", true},
    {"LongHexBehindAnEscape", "%3D<4111111111111111>a1234567", true},
    {"TerminalEscape", "\x1b[1m<4111111111111111>", false},
    {"TerminalEscapeOfSeveral", "[01;31m<4111 1111 1111 1111>", false},
    {"TerminalEscapeTooLong", "[0000000000001m<4111111111111111>", true},
    {"BracketAndNoEscape", "[1z<4111111111111111>", true},
    {"DashEndsTheWord", "1a2b-<4111111111111111>x", false},
};
class IdentifierTest : public testing::TestWithParam<SurroundingsCase> {};
TEST_P(IdentifierTest, Table) {
  const Marked m(GetParam().marked);
  EXPECT_EQ(IsInIdentifier(m.text, 0, m.begin, m.end), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(, IdentifierTest, testing::ValuesIn(kIdentifiers),
                         [](const auto& p) { return p.param.name; });

// The view of a number ended at 64 bytes, so that of two numbers in one word one was a card.
TEST(Surroundings, AllNumbersOfAWordAreInAnIdentifierOrNone) {
  const std::string chunk(36, 'J');
  const std::string word = "4111" + chunk + "378282246310005" + chunk + "5555555555554444" + chunk;
  for (const char* number : {"378282246310005", "5555555555554444"}) {
    const std::size_t begin = word.find(number);
    EXPECT_TRUE(IsInIdentifier(word, 0, begin, begin + std::string(number).size())) << number;
  }
}

TEST(Surroundings, MoreThanSixtyFourLettersInARowBelongToNoWord) {
  for (const std::size_t letters : {std::size_t{64}, std::size_t{65}}) {
    const std::string word = "1a2" + std::string(letters, 'b') + "4111111111111111";
    EXPECT_EQ(IsInIdentifier(word, 0, 3 + letters, word.size()), letters == 64) << letters;
  }
}

TEST(Surroundings, NothingBeforeWhatWasReplacedCounts) {
  const Marked uuid("a0000000-<4111-1111-1111>-000000000000");
  EXPECT_FALSE(IsInUuid(uuid.text, 4, uuid.begin, uuid.end));
  const Marked id("1a2b<4111111111111111>");
  EXPECT_FALSE(IsInIdentifier(id.text, 3, id.begin, id.end));
  EXPECT_TRUE(IsInIdentifier(id.text, 0, id.begin, id.end));
}

}  // namespace
}  // namespace panveil::card
