// What Explain() says and shows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "panveil/scrubber.h"
#include "support/scrubbers.h"

namespace panveil::scrub {
namespace {

using testing::HasSubstr;
using testing_support::MaskingScrubber;

struct ExplainCase {
  const char* name;
  const char* text;
  const char* masked;
  const char* reason;
  bool scrubbed;
};

void PrintTo(const ExplainCase& c, std::ostream* os) { *os << c.name; }

constexpr ExplainCase kExplanations[] = {
    {"Card", "card 4111 1111 1111 1111", "**** **** **** 1111",
     "a card: issuer and check digit fit, grouped as cards are (visa, 16 digits, high confidence)",
     true},
    {"Luhn", "4111 1111 1111 1112", "**** **** **** 1112",
     "not a card: the check digit (Luhn) is wrong", false},
    {"Short", "call 12345", "*****", "not a card: a card number has at least 12 digits", false},
    {"Phone", "+378282246310005", "***********0005", "not a card: it reads as a telephone number",
     false},
    {"Issuer", "0000 0000 0000 0000", "**** **** **** 0000",
     "not a card: no card network issues this prefix with this many digits", false},
};
class ExplainTest : public testing::TestWithParam<ExplainCase> {};
TEST_P(ExplainTest, Table) {
  const ExplainCase& c = GetParam();
  const std::vector<Explanation> all = MaskingScrubber().Explain(c.text, PayloadKind::kText);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].masked, c.masked);
  EXPECT_EQ(all[0].reason, c.reason);
  EXPECT_EQ(all[0].scrubbed, c.scrubbed);
}
INSTANTIATE_TEST_SUITE_P(, ExplainTest, testing::ValuesIn(kExplanations),
                         [](const auto& p) { return p.param.name; });

// Only one byte of a digit was hidden, and words were shown.
TEST(Engine, ExplainHidesDigitsOfAnyKind) {
  const Scrubber scrubber = MaskingScrubber();
  const auto masked = [&scrubber](std::string_view text) {
    const std::vector<Explanation> all = scrubber.Explain(text, PayloadKind::kText);
    return all.size() == 1 && all[0].length == text.size() ? all[0].masked : "another run";
  };
  EXPECT_EQ(masked("\xD9\xA4\xD9\xA1\xD9\xA1\xD9\xA1 1111 1111 1111"), "**** **** **** 1111");
  EXPECT_EQ(masked("4111 1111 1111 \xD9\xA1\xD9\xA1\xD9\xA1\xD9\xA1"), "**** **** **** 1111");
  EXPECT_EQ(masked("4 1 1 1 1 1 double 1 one 1 1 1 1 1 l 1"), "* * * * * * * * * * * * 1 1 1 1");
  EXPECT_EQ(masked("1234567\xD9\xA1\xD9\xA2"), "*****6712");
  // It might be a verification code.
  EXPECT_EQ(masked("12345\xD9\xA1\xD9\xA2"), "*******");
}

TEST(Engine, ExplainCountsTheCardsOfARun) {
  const std::vector<Explanation> all =
      MaskingScrubber().Explain("4111111111111111 5555555555554444\n\n7", PayloadKind::kText);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_THAT(all[0].reason, HasSubstr("; 2 cards in this run"));
  EXPECT_EQ(all[1].masked, "*");
}

// It said that these go.
TEST(Engine, ExplainSaysWhatTheOptionsLetPass) {
  ScrubberOptions options;
  options.action = Action::kMask;
  options.allow_rules = {{"411111", "1111"}};
  options.allow = [](const Finding& finding) { return finding.brand == Brand::kMastercard; };
  const Scrubber scrubber = testing_support::MakeScrubber(options);
  const auto one = [&scrubber](std::string_view text, PayloadKind kind) {
    const std::vector<Explanation> all = scrubber.Explain(text, kind);
    EXPECT_EQ(all.size(), 1U);
    return all.empty() ? Explanation() : all[0];
  };
  for (const std::string_view text : {"4111111111111111", "5555 5555 5555 4444"}) {
    const Explanation passes = one(text, PayloadKind::kText);
    EXPECT_FALSE(passes.scrubbed);
    EXPECT_THAT(passes.reason, HasSubstr("a card, but the options let it pass"));
  }
  const Explanation both = one("4111111111111111 378282246310005", PayloadKind::kText);
  EXPECT_TRUE(both.scrubbed);
  EXPECT_THAT(both.reason, HasSubstr("amex, 15 digits"));
  EXPECT_THAT(both.reason, HasSubstr("; the options let 1 more pass"));
  EXPECT_FALSE(one("{\"pan\":\"4111111111111111\"}", PayloadKind::kJson).scrubbed);
}

}  // namespace
}  // namespace panveil::scrub
