// One window and its surroundings: each row of the rules in judge.h, both ways.
#include "card/judge.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "support/found_runs.h"

namespace panveil::card {
namespace {

using testing_support::FindIn;
using testing_support::Found;

struct RuleCase {
  const char* name;
  const char* text;
  Rule balanced;  // the rule of the first PAN, or the furthest that a window met
  Rule precise;
  Rule paranoid;
};

void PrintTo(const RuleCase& c, std::ostream* os) { *os << c.name; }

// Numbers are the published test numbers of networks and gateways, or fail Luhn.
constexpr RuleCase kRules[] = {
    {"Contiguous", "x 4111111111111111", Rule::kContiguous, Rule::kPrecise, Rule::kParanoid},
    {"ContiguousAndWord", "card 4111111111111111", Rule::kContiguous, Rule::kContiguous,
     Rule::kParanoid},
    {"ContiguousAndExpiry", "4111111111111111 exp. 12/27", Rule::kContiguous, Rule::kContiguous,
     Rule::kParanoid},
    {"Conventional", "4111 1111 1111 1111", Rule::kConventional, Rule::kConventional,
     Rule::kParanoid},
    {"ConventionalWithDots", "4111.1111.1111.1111", Rule::kConventional, Rule::kConventional,
     Rule::kParanoid},
    {"ConventionalMixed", "4111-1111.1111 1111", Rule::kConventional, Rule::kConventional,
     Rule::kParanoid},
    {"Amex", "3782 822463 10005", Rule::kConventional, Rule::kConventional, Rule::kParanoid},
    {"Luhn", "4111 1111 1111 1112", Rule::kLuhn, Rule::kLuhn, Rule::kLuhn},
    {"NoIssuer", "0000 0000 0000 0000", Rule::kNoIssuer, Rule::kNoIssuer, Rule::kNoIssuer},
    {"WrongLength", "37828224631000590", Rule::kNoIssuer, Rule::kNoIssuer, Rule::kParanoid},
    {"HalvesWithSpace", "41111111 11111111", Rule::kConventional, Rule::kConventional,
     Rule::kParanoid},
    {"HalvesWithDotWhole", "41111111.11111111", Rule::kWholeRun, Rule::kWholeRun, Rule::kParanoid},
    {"HalvesWithDotAndMore", "7 41111111.11111111", Rule::kSeparators, Rule::kSeparators,
     Rule::kParanoid},
    {"Singles", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", Rule::kConventional, Rule::kConventional,
     Rule::kParanoid},
    {"PairsWhole", "41 11 11 11 11 11 11 11", Rule::kWholeRun, Rule::kWholeRun, Rule::kParanoid},
    {"PairsInAList", "07 41 11 11 11 11 11 11 11 90", Rule::kGrouping, Rule::kGrouping,
     Rule::kParanoid},
    {"PairsInAListAndWord", "card 07 41 11 11 11 11 11 11 11 90", Rule::kContextOnly,
     Rule::kContextOnly, Rule::kParanoid},
    {"PairsWithDots", "41.11.11.11.11.11.11.11", Rule::kSeparators, Rule::kSeparators,
     Rule::kParanoid},
    {"SiretShape", "305 693 090 25904", Rule::kSiret, Rule::kSiret, Rule::kParanoid},
    {"SiretShapeAndWord", "card 305 693 090 25904", Rule::kContextOnly, Rule::kContextOnly,
     Rule::kParanoid},
    {"PhoneShape", "411 111 1111 111111", Rule::kPhone, Rule::kPhone, Rule::kParanoid},
    {"PhoneShapeAndWord", "card 411 111 1111 111111", Rule::kContextOnly, Rule::kContextOnly,
     Rule::kParanoid},
    {"PhoneShapeWithDotsAndWord", "card 411.111.1111.111111", Rule::kSeparators, Rule::kSeparators,
     Rule::kParanoid},
    {"AfterPlus", "+378282246310005", Rule::kPhone, Rule::kPhone, Rule::kParanoid},
    {"SixteenDigitsAfterPlus", "+4111111111111111", Rule::kContiguous, Rule::kPrecise,
     Rule::kParanoid},
    {"Fraction", "0.4111111111111111", Rule::kDecimal, Rule::kDecimal, Rule::kParanoid},
    {"Uuid", "41111111-1111-1111-9111-11111111111a", Rule::kUuid, Rule::kUuid, Rule::kParanoid},
    {"Identifier", "a1b4111111111111111", Rule::kIdentifier, Rule::kIdentifier, Rule::kParanoid},
    {"TwelveDigits", "676770000006", Rule::kLuhn, Rule::kLuhn, Rule::kLuhn},
    {"UnionPayWithoutLuhn", "card 6212345678901234", Rule::kContextOnly, Rule::kContextOnly,
     Rule::kLuhn},
    {"UnionPayWithoutLuhnNorWord", "6212345678901234", Rule::kLuhn, Rule::kLuhn, Rule::kLuhn},
    {"TooFewDigits", "4111 1111 111", Rule::kTooFewDigits, Rule::kTooFewDigits,
     Rule::kTooFewDigits},
};

Rule RuleOf(const std::string& text, Sensitivity sensitivity) {
  Rule furthest = Rule::kTooFewDigits;
  const std::vector<Found> found = FindIn(text, sensitivity, 4, &furthest);
  return found.empty() ? furthest : found.front().rule;
}

class JudgeTest : public testing::TestWithParam<RuleCase> {};
TEST_P(JudgeTest, Table) {
  const RuleCase& c = GetParam();
  EXPECT_EQ(RuleOf(c.text, Sensitivity::kBalanced), c.balanced);
  EXPECT_EQ(RuleOf(c.text, Sensitivity::kPrecise), c.precise);
  EXPECT_EQ(RuleOf(c.text, Sensitivity::kParanoid), c.paranoid);
}
INSTANTIATE_TEST_SUITE_P(, JudgeTest, testing::ValuesIn(kRules),
                         [](const auto& p) { return p.param.name; });

// Twelve digits went through the grouping rules, which kParanoid does not ask.
TEST(Judge, ParanoidTakesTwelveDigitsWithACardWordHoweverTheyAreGrouped) {
  for (const char* text : {"cc 6114534430.57", "5010513430.66 karta", "56003_0525557 payment"}) {
    EXPECT_EQ(RuleOf(text, Sensitivity::kParanoid), Rule::kParanoid) << text;
    EXPECT_EQ(RuleOf(text, Sensitivity::kBalanced), Rule::kSeparators) << text;
  }
  EXPECT_EQ(RuleOf("x 6114534430.57", Sensitivity::kParanoid), Rule::kNeedsContext);
}

struct ConfidenceCase {
  const char* name;
  const char* text;
  Confidence confidence;
};

void PrintTo(const ConfidenceCase& c, std::ostream* os) { *os << c.name; }

constexpr ConfidenceCase kConfidences[] = {
    {"Bare", "4111111111111111", Confidence::kMedium},
    {"Grouped", "4111 1111 1111 1111", Confidence::kHigh},
    {"CardWord", "visa 4111111111111111", Confidence::kHigh},
    {"IdWord", "order 4111111111111111", Confidence::kLow},
    {"IdWordAndGrouped", "order 4111 1111 1111 1111", Confidence::kLow},
    {"IdWordAndCardWord", "order, card 4111111111111111", Confidence::kHigh},
    {"WithoutLuhn", "card 6212345678901234", Confidence::kLow},
};
class ConfidenceTest : public testing::TestWithParam<ConfidenceCase> {};
TEST_P(ConfidenceTest, Table) {
  const std::vector<Found> found = FindIn(GetParam().text);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].confidence, GetParam().confidence);
}
INSTANTIATE_TEST_SUITE_P(, ConfidenceTest, testing::ValuesIn(kConfidences),
                         [](const auto& p) { return p.param.name; });

}  // namespace
}  // namespace panveil::card
