#include "card/rule.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>

namespace panveil::card {
namespace {

constexpr int kRules = static_cast<int>(Rule::kConventional) + 1;

TEST(Rule, EachHasASentenceOfItsOwnThatSaysCardOrNot) {
  std::set<std::string_view> sentences;
  for (int i = 0; i < kRules; ++i) {
    const Rule rule = static_cast<Rule>(i);
    const std::string sentence(RuleSentence(rule));
    EXPECT_TRUE(sentences.insert(RuleSentence(rule)).second) << sentence;
    EXPECT_EQ(sentence.rfind(IsPan(rule) ? "a card: " : "not a card", 0), 0U) << sentence;
  }
}

TEST(Rule, OutsideTheEnumerationIsUnknown) {
  EXPECT_EQ(RuleSentence(static_cast<Rule>(kRules)), "unknown");
  EXPECT_EQ(RuleSentence(static_cast<Rule>(255)), "unknown");
}

TEST(Rule, WhatIsAPanComesAfterWhatIsNone) {
  EXPECT_FALSE(IsPan(Rule::kPrecise));
  EXPECT_TRUE(IsPan(Rule::kContextOnly));
  EXPECT_TRUE(IsPan(Rule::kConventional));
}

}  // namespace
}  // namespace panveil::card
