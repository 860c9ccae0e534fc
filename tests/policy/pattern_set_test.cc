// The merchant's own patterns: which are refused, what they match, and what is left beside cards.
#include "policy/pattern_set.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "support/scrubbers.h"

namespace panveil::policy {
namespace {

using testing_support::MakeScrubber;
using testing_support::ScrubbedBy;

struct BadCase {
  const char* name;
  std::vector<CustomPattern> patterns;
  const char* error;
};

void PrintTo(const BadCase& c, std::ostream* os) { *os << c.name; }

const BadCase kBad[] = {
    {"NoName",
     {{"", "a", Action::kMask}},
     "patterns: \"?\": name must be 1 to 64 of [A-Za-z0-9_.-]"},
    {"SpaceInName",
     {{"a b", "a", Action::kMask}},
     "patterns: \"?\": name must be 1 to 64 of [A-Za-z0-9_.-]"},
    {"LongName",
     {{std::string(65, 'a'), "a", Action::kMask}},
     "patterns: \"?\": name must be 1 to 64 of [A-Za-z0-9_.-]"},
    {"SameName",
     {{"x", "a", Action::kMask}, {"x", "b", Action::kMask}},
     "patterns: \"x\": name must be unique"},
    {"Token",
     {{"x", "a", Action::kTokenize}},
     "patterns: \"x\": action must be mask or redact: only card numbers have tokens"},
    {"NotRe2",
     {{"ok", "a", Action::kMask}, {"x", "a(", Action::kMask}},
     "patterns: \"x\": not a valid RE2 pattern: missing ): a("},
    {"LookBehind",
     {{"x", "(?<=a)b", Action::kMask}},
     "patterns: \"x\": not a valid RE2 pattern: invalid perl operator: (?<"},
    {"Empty",
     {{"x", "", Action::kMask}},
     "patterns: \"x\": pattern must not match the empty string"},
    {"Star",
     {{"x", "a*", Action::kMask}},
     "patterns: \"x\": pattern must not match the empty string"},
};
class BadPatternTest : public testing::TestWithParam<BadCase> {};
TEST_P(BadPatternTest, IsRefusedWithItsNameAndTheReason) {
  std::string error;
  EXPECT_EQ(MakePatternSet(GetParam().patterns, &error), nullptr);
  EXPECT_EQ(error, GetParam().error);
  ScrubberOptions options;
  options.action = Action::kMask;
  options.patterns = GetParam().patterns;
  EXPECT_FALSE(Scrubber::Create(options, &error).has_value());
  EXPECT_EQ(error, GetParam().error);
}
INSTANTIATE_TEST_SUITE_P(, BadPatternTest, testing::ValuesIn(kBad),
                         [](const auto& p) { return p.param.name; });

using Spans = std::vector<std::pair<std::size_t, std::size_t>>;

Spans MatchAll(const std::vector<CustomPattern>& patterns, std::string_view text) {
  std::string error;
  const auto set = MakePatternSet(patterns, &error);
  EXPECT_NE(set, nullptr) << error;
  std::vector<PatternMatch> matches;
  EXPECT_TRUE(set->Match(text, &matches));
  Spans spans;
  for (const PatternMatch& m : matches) spans.emplace_back(m.begin, m.end);
  return spans;
}

TEST(PatternSet, FindsEveryMatch) {
  EXPECT_EQ(MatchAll({{"a", "L-[0-9]{4}", Action::kMask}}, "L-1234 and L-9999L-0000"),
            (Spans{{0, 6}, {11, 17}, {17, 23}}));
  EXPECT_EQ(MatchAll({{"a", "x", Action::kMask}}, ""), Spans{});
}

TEST(PatternSet, CutsWhatOverlapsSoThatEveryMatchedByteStaysMatched) {
  EXPECT_EQ(MatchAll({{"a", "abc", Action::kMask}, {"b", "bcde", Action::kMask}}, "abcde"),
            (Spans{{0, 3}, {3, 5}}));
  EXPECT_EQ(MatchAll({{"a", "bc", Action::kMask}, {"b", "abcd", Action::kMask}}, "abcd"),
            (Spans{{0, 4}}));
  EXPECT_EQ(MatchAll({{"a", "ab", Action::kMask}, {"b", "abcd", Action::kMask}}, "abcd"),
            (Spans{{0, 4}}));
}

TEST(PatternSet, KeepsAnchorsMeaningTheText) {
  EXPECT_EQ(MatchAll({{"a", "^a", Action::kMask}}, "aaa"), (Spans{{0, 1}}));
  EXPECT_EQ(MatchAll({{"a", "\\bcat", Action::kMask}}, "concat cat"), (Spans{{7, 10}}));
}

Scrubber PatternScrubber(std::vector<CustomPattern> patterns) {
  ScrubberOptions options;
  options.action = Action::kMask;
  options.patterns = std::move(patterns);
  return MakeScrubber(options);
}

TEST(PatternSet, HidesLettersDigitsAndBytesAboveAscii) {
  EXPECT_EQ(ScrubbedBy(PatternScrubber({{"loyalty", "L-[0-9]{4}-\\pL+", Action::kMask}}),
                       "mine is L-1234-\xC3\xA9"
                       "t\xC3\xA9!"),
            "mine is *-****-*****!");
}

TEST(PatternSet, CardsComeFirstAndTheRestOfAMatchIsReplacedToo) {
  const Scrubber scrubber =
      PatternScrubber({{"line", "ref .*", Action::kRedact}, {"word", "hello", Action::kMask}});
  Scratch scratch;
  const std::string text = "hello ref 4111111111111111 abc";
  const Result result = scrubber.Scrub(text, PayloadKind::kText, scratch);
  EXPECT_EQ(result.text, "***** *** ************1111 ***");
  ASSERT_EQ(result.findings.size(), 4U);
  EXPECT_EQ(result.findings[0].kind, FindingKind::kCustom);
  EXPECT_EQ(result.findings[0].pattern, 1);
  EXPECT_EQ(result.findings[0].last_four, (std::array<char, 4>{}));
  EXPECT_EQ(result.findings[1].pattern, 0);
  EXPECT_EQ(result.findings[1].action, Action::kRedact);
  EXPECT_EQ(result.findings[2].kind, FindingKind::kPan);
  EXPECT_EQ(result.findings[3].offset, 26U);
  EXPECT_EQ(result.findings[3].length, 4U);
}

TEST(PatternSet, MatchesInATextWithoutDigits) {
  EXPECT_EQ(ScrubbedBy(PatternScrubber({{"x", "secret", Action::kMask}}), "a secret"), "a ******");
}

TEST(PatternSet, AThousandPatternsAreTheMost) {
  std::vector<CustomPattern> patterns;
  for (int i = 0; i < 1001; ++i) patterns.push_back({std::to_string(i), "a", Action::kMask});
  std::string error;
  EXPECT_EQ(MakePatternSet(patterns, &error), nullptr);
  EXPECT_EQ(error, "patterns: at most 1000");
}

}  // namespace
}  // namespace panveil::policy
