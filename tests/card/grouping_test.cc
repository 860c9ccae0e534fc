#include "card/grouping.h"

#include <gtest/gtest.h>

#include <numeric>
#include <ostream>
#include <string>
#include <vector>

#include "support/found_runs.h"

namespace panveil::card {
namespace {

using payload::Gap;
using testing_support::FirstRun;

Grouping GroupingOfText(const std::string& text) {
  const auto run = FirstRun(text);
  return GroupingOf(*run, {0, run->size});
}

TEST(Grouping, MarksOfEmphasisInsideGroupsAreNone) {
  EXPECT_EQ(GroupingOfText("4111 11**11 1111 11**11").shape, Shape::kConventional);
  EXPECT_EQ(GroupingOfText("4111 11**11 1111 11**11").separator, Gap::kSpace);
  EXPECT_EQ(GroupingOfText("4~~111~~111111111111").shape, Shape::kContiguous);
  EXPECT_EQ(GroupingOfText("4111__11111111__1111").shape, Shape::kContiguous);
  // They part what is a grouping with them.
  EXPECT_EQ(GroupingOfText("41111111**11111111").shape, Shape::kHalves);
  EXPECT_EQ(GroupingOfText("4111**1111**1111**1111").shape, Shape::kConventional);
  EXPECT_EQ(GroupingOfText("4111**1111**1111**1111").separator, Gap::kMark);
  // Other marks, or more than those.
  EXPECT_EQ(GroupingOfText("4111 11*11 1111 1111").shape, Shape::kIrregular);
  EXPECT_EQ(GroupingOfText("4111 11** 11 1111 1111").shape, Shape::kIrregular);
  EXPECT_EQ(GroupingOfText("4111 11~_11 1111 1111").shape, Shape::kIrregular);
}

// Groups of those sizes, with spaces between.
std::string TextOf(const std::vector<int>& sizes) {
  std::string text;
  for (const int size : sizes) {
    text += (text.empty() ? "" : " ") + std::string(static_cast<std::size_t>(size), '1');
  }
  return text;
}

struct ShapeCase {
  const char* name;
  std::vector<int> sizes;
  Shape shape;
};

void PrintTo(const ShapeCase& c, std::ostream* os) { *os << TextOf(c.sizes); }

const ShapeCase kShapes[] = {
    {"OneGroup", {16}, Shape::kContiguous},
    {"Fours", {4, 4, 4, 4}, Shape::kConventional},
    {"FoursAndOne", {4, 4, 4, 4, 1}, Shape::kConventional},
    {"FoursAndThree", {4, 4, 4, 4, 3}, Shape::kConventional},
    {"ThreeFoursAndOne", {4, 4, 4, 1}, Shape::kConventional},
    {"ThreeFoursAndThree", {4, 4, 4, 3}, Shape::kConventional},
    {"Amex", {4, 6, 5}, Shape::kConventional},
    {"Diners", {4, 6, 4}, Shape::kConventional},
    {"Uatp", {4, 5, 6}, Shape::kConventional},
    {"TwoEights", {8, 8}, Shape::kHalves},
    {"FourAndRest", {4, 12}, Shape::kHalves},
    {"SixAndRest", {6, 13}, Shape::kHalves},
    {"RestAndFour", {12, 4}, Shape::kHalves},
    {"NineAndSeven", {9, 7}, Shape::kIrregular},
    {"ThreeFours", {4, 4, 4}, Shape::kIrregular},
    {"FoursAndFive", {4, 4, 4, 5}, Shape::kIrregular},
    {"FourSixSix", {4, 6, 6}, Shape::kIrregular},
    {"FourFiveFive", {4, 5, 5}, Shape::kIrregular},
    {"Twelve", {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, Shape::kSingles},
    {"SinglesButOne", {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2}, Shape::kIrregular},
    {"Pairs", {2, 2, 2, 2, 2, 2, 2, 2}, Shape::kEven},
    {"PairsAndOne", {2, 2, 2, 2, 2, 2, 2, 1}, Shape::kEven},
    {"Threes", {3, 3, 3, 3, 3, 1}, Shape::kEven},
    {"Fives", {5, 5, 5}, Shape::kEven},
    {"FivesAndMore", {5, 5, 6}, Shape::kIrregular},
    {"ShorterInTheMiddle", {3, 3, 2, 3, 3}, Shape::kIrregular},
    {"PhoneFirst", {3, 3, 4, 6}, Shape::kPhone},
    {"PhoneLast", {6, 3, 3, 4}, Shape::kPhone},
    {"Siret", {3, 3, 3, 5}, Shape::kSiret},
    {"SiretAndMore", {3, 3, 3, 5, 1}, Shape::kIrregular},
    {"NearlyAPhone", {3, 4, 3, 6}, Shape::kIrregular},
};
class ShapeTest : public testing::TestWithParam<ShapeCase> {};
TEST_P(ShapeTest, Table) {
  const ShapeCase& c = GetParam();
  const Grouping g = GroupingOfText(TextOf(c.sizes));
  EXPECT_EQ(g.shape, c.shape);
  ASSERT_EQ(g.groups, c.sizes.size());
  for (std::size_t i = 0; i < c.sizes.size(); ++i) EXPECT_EQ(g.size[i], c.sizes[i]);
}
INSTANTIATE_TEST_SUITE_P(, ShapeTest, testing::ValuesIn(kShapes),
                         [](const auto& p) { return p.param.name; });

struct SeparatorCase {
  const char* name;
  const char* text;
  Gap separator;
};

void PrintTo(const SeparatorCase& c, std::ostream* os) { *os << c.text; }

constexpr SeparatorCase kSeparators[] = {
    {"None", "1111111111111", Gap::kNone},
    {"Spaces", "1111 1111  1111 1111", Gap::kSpace},
    {"Dashes", "1111-1111 - 1111-1111", Gap::kDash},
    {"DashAndSpace", "1111-1111 1111-1111", Gap::kMixed},
    {"TheFirstAgain", "1111 1111-1111 1111", Gap::kMixed},
    {"WeakOnesAreOneKind", "1111.1111,1111/1111", Gap::kWeak},
    {"Brackets", "(1111) (1111)[1111]", Gap::kMark},
    {"OneMixedGap", "1111 1111-.1111 1111", Gap::kMixed},
};
class SeparatorTest : public testing::TestWithParam<SeparatorCase> {};
TEST_P(SeparatorTest, Table) {
  EXPECT_EQ(GroupingOfText(GetParam().text).separator, GetParam().separator);
}
INSTANTIATE_TEST_SUITE_P(, SeparatorTest, testing::ValuesIn(kSeparators),
                         [](const auto& p) { return p.param.name; });

TEST(Grouping, IsOfTheWindowNotOfTheRun) {
  const auto run = FirstRun("07 4111 1111 1111 1111 12/27");
  const Grouping g = GroupingOf(*run, {2, 18});
  EXPECT_EQ(g.shape, Shape::kConventional);
  EXPECT_EQ(g.separator, Gap::kSpace);
  EXPECT_EQ(g.groups, 4);
}

}  // namespace
}  // namespace panveil::card
