// Runs with several windows in them: which are reported, which digits are only covered.
#include "card/recognizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "support/found_runs.h"

namespace panveil::card {
namespace {

using testing::ElementsAre;
using testing_support::FindIn;
using testing_support::Found;

// Bytes of what is found; covers in angle brackets.
std::vector<std::string> Spans(const std::string& text,
                               Sensitivity sensitivity = Sensitivity::kBalanced, int readable = 4) {
  std::vector<std::string> spans;
  for (const Found& f : FindIn(text, sensitivity, readable)) {
    spans.push_back(f.covered ? "<" + f.bytes + ">" : f.bytes);
  }
  return spans;
}

struct RunCase {
  const char* name;
  const char* text;
  std::vector<std::string> found;
};

void PrintTo(const RunCase& c, std::ostream* os) { *os << c.name; }

const RunCase kRuns[] = {
    {"Nothing", "", {}},
    {"Alone", "4111111111111111", {"4111111111111111"}},
    {"YearBefore", "2026 4111 1111 1111 1111", {"4111 1111 1111 1111"}},
    {"ExpiryAndCodeAfter", "4111 1111 1111 1111 12/27 123", {"4111 1111 1111 1111"}},
    {"BetweenPhoneAndZip", "555-010-9999 4111-1111-1111-1111 90210", {"4111-1111-1111-1111"}},
    {"TwoSideBySide",
     "4111 1111 1111 1111 5555 5555 5555 4444",
     {"4111 1111 1111 1111", "5555 5555 5555 4444"}},
    {"TwoContiguous",
     "4111111111111111 5555555555554444",
     {"4111111111111111", "5555555555554444"}},
    {"ThreeWithCommas",
     "4111111111111111,378282246310005,5555555555554444",
     {"4111111111111111", "378282246310005", "5555555555554444"}},
    {"OverALineEnd", "4111 1111\r\n1111 1111", {"4111 1111\r\n1111 1111"}},
    {"TwentyDigitsInOnePiece", "41111111111111114111", {}},
    {"DigitBeforeInOnePiece", "14111111111111111", {}},
    {"TwoNumbersOfAWordAreNone", "4111 1111 x 1111 1111", {}},
};
class RunTest : public testing::TestWithParam<RunCase> {};
TEST_P(RunTest, Table) {
  EXPECT_EQ(Spans(GetParam().text), GetParam().found);
  EXPECT_EQ(Spans(GetParam().text, Sensitivity::kBalanced, 0), GetParam().found);
}
INSTANTIATE_TEST_SUITE_P(, RunTest, testing::ValuesIn(kRuns),
                         [](const auto& p) { return p.param.name; });

TEST(Recognizer, ParanoidFindsACardInsideALongerNumber) {
  EXPECT_THAT(Spans("00000"
                    "4111111111111111"
                    "00000",
                    Sensitivity::kParanoid),
              testing::Contains(testing::HasSubstr("4111111111111111")));
}

// Between what is reported no digit of an accepted window stays.
TEST(Recognizer, CoversWhatAnOverlappingWindowHasAndTheReportedOneHasNot) {
  EXPECT_THAT(Spans("6816500 9783 0251 5607-1814 1010 0014", Sensitivity::kParanoid),
              ElementsAre("<6816500>", "9783 0251 5607-1814", "<1010 0014>"));
}

TEST(Recognizer, FindsACardAnywhereInALongRun) {
  for (std::size_t before = 0; before < 700; before += 7) {
    std::string run;
    for (std::size_t i = 0; i < before; ++i) run += "07 ";
    const std::string text = run + "4111 1111 1111 1111" + std::string(" 07") + run + "07";
    EXPECT_THAT(Spans(text), ElementsAre("4111 1111 1111 1111")) << before;
  }
}

// The reader's buffer had dropped digits, and the rest of the group where it was cut, the 4,
// counted as a number of its own.
TEST(Recognizer, WhereTheBufferWasCutIsNoBorderOfAGroup) {
  constexpr auto kCapacity = static_cast<std::size_t>(payload::DigitRun::kCapacity);
  for (std::size_t before = 60; before < kCapacity; ++before) {
    const std::string text = std::string(before, '0') + "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 " +
                             std::string(kCapacity - 96, '0') + " 5 5 5 5 5 5 5 5 5 5 5 5 4 4 4 4";
    EXPECT_THAT(Spans(text), ElementsAre("5 5 5 5 5 5 5 5 5 5 5 5 4 4 4 4")) << before;
  }
}

// What a word or a number before it makes of a window counts only up to what was replaced: a second
// scrub no longer sees it.
TEST(Recognizer, LooksAtNothingBeforeTheLastCardReplaced) {
  EXPECT_THAT(Spans("5010254760329x3097274431223097"),
              ElementsAre("5010254760329", "3097274431223097"));
  EXPECT_THAT(Spans("4111111111111111x3097274431223097"),
              ElementsAre("4111111111111111", "3097274431223097"));
  EXPECT_THAT(Spans("9x3097274431223097"), testing::IsEmpty());
}

// A number that reached out of a UUID was replaced, and what was left of the UUID read as a card.
TEST(Recognizer, ANumberThatReachesOutOfAUuidIsNone) {
  EXPECT_THAT(Spans("exp65009269-4300-6500-9269-650092694300-5"), testing::IsEmpty());
  EXPECT_THAT(Spans("65877802-4200-3247-9792 844444413532"),
              ElementsAre("65877802-4200-3247", "9792 844444413532"));
  EXPECT_THAT(Spans("65009269-4300-6500-9269-650092694300 4111 1111 1111 1111"),
              ElementsAre("4111 1111 1111 1111"));
}

TEST(Recognizer, CountsTheFurthestRule) {
  Rule rule = Rule::kTooFewDigits;
  EXPECT_THAT(FindIn("4111 1111 1111 1112", Sensitivity::kBalanced, 4, &rule), testing::IsEmpty());
  EXPECT_EQ(rule, Rule::kLuhn);
  EXPECT_THAT(FindIn("411111 11111111 22", Sensitivity::kBalanced, 4, &rule), testing::IsEmpty());
  EXPECT_EQ(rule, Rule::kLuhn);
}

}  // namespace
}  // namespace panveil::card
