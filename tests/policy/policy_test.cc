#include "policy/policy.h"

#include <gtest/gtest.h>

#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/digits.h"
#include "support/scrubbers.h"

namespace panveil::policy {
namespace {

using testing_support::DigitsOf;
using testing_support::MakeScrubber;
using testing_support::ScrubbedBy;

struct RuleCase {
  const char* name;
  AllowRule rule;
  const char* error;  // "" when the rule is fine
};

void PrintTo(const RuleCase& c, std::ostream* os) { *os << c.name; }

const RuleCase kRules[] = {
    {"Six", {"411111", "1111"}, ""},
    {"Eight", {"41111111", "1111"}, ""},
    {"Five", {"41111", "1111"}, "allow_rules: iin must be 6 to 8 digits"},
    {"Nine", {"411111111", "1111"}, "allow_rules: iin must be 6 to 8 digits"},
    {"Letter", {"41111a", "1111"}, "allow_rules: iin must be 6 to 8 digits"},
    {"EmptyIin", {"", "1111"}, "allow_rules: iin must be 6 to 8 digits"},
    {"ThreeLast", {"411111", "111"}, "allow_rules: last_four must be 4 digits"},
    {"LetterLast", {"411111", "11x1"}, "allow_rules: last_four must be 4 digits"},
    {"EmptyLast", {"411111", ""}, "allow_rules: last_four must be 4 digits"},
};
class AllowRuleTest : public testing::TestWithParam<RuleCase> {};
TEST_P(AllowRuleTest, Table) {
  ScrubberOptions options;
  options.allow_rules = {GetParam().rule};
  std::string error;
  EXPECT_EQ(Policy::Create(options, &error).has_value(), *GetParam().error == '\0');
  EXPECT_EQ(error, GetParam().error);
}
INSTANTIATE_TEST_SUITE_P(, AllowRuleTest, testing::ValuesIn(kRules),
                         [](const auto& p) { return p.param.name; });

bool Allows(const ScrubberOptions& options, const std::string& pan) {
  std::string error;
  const std::optional<Policy> policy = Policy::Create(options, &error);
  EXPECT_TRUE(policy.has_value()) << error;
  const std::vector<std::uint8_t> digits = DigitsOf(pan);
  Finding finding;
  finding.digits = static_cast<std::uint8_t>(digits.size());
  return policy->Allows(finding, digits.data());
}

TEST(Policy, ARuleAsksForBothEnds) {
  ScrubberOptions options;
  options.allow_rules = {{"55555555", "4444"}, {"411111", "1111"}};
  EXPECT_TRUE(Allows(options, "4111111111111111"));
  EXPECT_TRUE(Allows(options, "5555555555554444"));
  EXPECT_FALSE(Allows(options, "4111111111111112"));
  EXPECT_FALSE(Allows(options, "4111121111111111"));
  EXPECT_FALSE(Allows(ScrubberOptions{}, "4111111111111111"));
}

TEST(Policy, ThePredicateDecidesWhereNoRuleDoes) {
  ScrubberOptions options;
  options.allow = [](const Finding& finding) { return finding.digits == 16; };
  EXPECT_TRUE(Allows(options, "4111111111111111"));
  EXPECT_FALSE(Allows(options, "378282246310005"));
}

TEST(Policy, APredicateThatThrowsAllowsNothing) {
  ScrubberOptions options;
  options.allow = [](const Finding&) -> bool { throw std::runtime_error("no"); };
  EXPECT_FALSE(Allows(options, "4111111111111111"));
  options.allow = [](const Finding&) -> bool { throw 1; };
  EXPECT_FALSE(Allows(options, "4111111111111111"));
}

TEST(Policy, AnAllowedCardStaysAndTheOthersGo) {
  ScrubberOptions options;
  options.action = Action::kMask;
  options.allow_rules = {{"411111", "1111"}};
  const std::string text = "4111 1111 1111 1111, 5555 5555 5555 4444, 4111111111111111";
  EXPECT_EQ(ScrubbedBy(MakeScrubber(options), text),
            "4111 1111 1111 1111, **** **** **** 4444, 4111111111111111");
}

TEST(Policy, ThePredicateSeesNoMoreThanTheFinding) {
  ScrubberOptions options;
  options.action = Action::kMask;
  std::vector<Finding> seen;
  options.allow = [&seen](const Finding& finding) {
    seen.push_back(finding);
    return true;
  };
  const Scrubber scrubber = MakeScrubber(options);
  Scratch scratch;
  const std::string text = "amex 3782 822463 10005";
  const Result result = scrubber.Scrub(text, PayloadKind::kText, scratch);
  EXPECT_EQ(result.text.data(), text.data());
  EXPECT_EQ(result.findings_total, 0U);
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].offset, 5U);
  EXPECT_EQ(seen[0].length, 17U);
  EXPECT_EQ(seen[0].brand, Brand::kAmex);
  EXPECT_EQ(seen[0].last_four, (std::array<char, 4>{'0', '0', '0', '5'}));
}

}  // namespace
}  // namespace panveil::policy
