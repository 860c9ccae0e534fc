// Cards that are spelled out, and prose that is not.
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>

#include "panveil/scrubber.h"
#include "support/scrubbers.h"

namespace panveil::scrub {
namespace {

using testing_support::MaskingScrubber;
using testing_support::ScrubbedBy;

std::string Masked(std::string_view text, std::string_view kernel, Sensitivity sensitivity) {
  return ScrubbedBy(MaskingScrubber(sensitivity, Action::kMask, kernel), text);
}

struct SpokenCase {
  const char* name;
  const char* text;
  const char* masked;
};

void PrintTo(const SpokenCase& c, std::ostream* os) { *os << c.name; }

constexpr SpokenCase kSpoken[] = {
    {"English", "it's four one one one, one one one one, one one one one, one one one one, thanks",
     "it's * * * *, * * * *, * * * *, 1 1 1 1, thanks"},
    {"Capitals",
     "Five Five FIVE five - FIVE five five five - five five five five - four four four four",
     "* * * * - * * * * - * * * * - 4 4 4 4"},
    {"ZeroOhAndO", "three seven eight two eight two two four six three one o oh zero five",
     "* * * * * * * * * * * 0 0 0 5"},
    {"Doubles", "four triple one double one triple one triple one triple one one",
     "* *** ** *** *** 111 1"},
    {"WithFigures", "four 1 one 1, 1 one 1 one, 1 1 one one, 1 one 1 one",
     "* * * *, * * * *, * * * *, 1 1 1 1"},
    {"Hyphens", "four-one-one-one-one-one-one-one-one-one-one-one-one-one-one-one",
     "*-*-*-*-*-*-*-*-*-*-*-*-1-1-1-1"},
    {"Spanish", "cuatro uno uno uno uno uno uno uno uno uno uno uno uno uno uno uno",
     "* * * * * * * * * * * * 1 1 1 1"},
    {"SpanishDoubles",
     "cinco cinco cinco cinco doble cinco doble cinco doble cinco doble cinco "
     "cuatro cuatro cuatro cuatro",
     "* * * * ** ** ** ** 4 4 4 4"},
    {"French",
     "trois sept huit deux huit deux deux quatre six trois un z\xC3\xA9ro z\xC3\xA9ro z\xC3\xA9ro "
     "cinq",
     "* * * * * * * * * * * 0 0 0 5"},
    {"German",
     "f\xC3\xBCnf f\xC3\xBCnf f\xC3\xBCnf f\xC3\xBCnf f\xC3\xBCnf f\xC3\xBCnf f\xC3\xBCnf "
     "f\xC3\xBCnf "
     "f\xC3\xBCnf f\xC3\xBCnf f\xC3\xBCnf f\xC3\xBCnf vier vier vier vier",
     "* * * * * * * * * * * * 4 4 4 4"},
    {"Portuguese",
     "tr\xC3\xAAs sete oito dois oito dois dois quatro meia tr\xC3\xAAs um zero zero zero cinco",
     "* * * * * * * * * * * 0 0 0 5"},
    {"TwoInARow",
     "four one one one one one one one one one one one one one one one and then four one one one "
     "one one one one one one one one one one one one",
     "* * * * * * * * * * * * 1 1 1 1 and then * * * * * * * * * * * * 1 1 1 1"},
    {"RowAndDigits",
     "four one one one one one one one one one one one one one one one or 4111111111111111",
     "* * * * * * * * * * * * 1 1 1 1 or ************1111"},
};
class SpokenTest : public testing::TestWithParam<SpokenCase> {};
TEST_P(SpokenTest, IsMasked) {
  for (const std::string_view kernel : Scrubber::AvailableKernels()) {
    EXPECT_EQ(Masked(GetParam().text, kernel, Sensitivity::kBalanced), GetParam().masked) << kernel;
  }
}
INSTANTIATE_TEST_SUITE_P(, SpokenTest, testing::ValuesIn(kSpoken),
                         [](const auto& p) { return p.param.name; });

// The last ones have as many digits as a card, but no prefix or Luhn.
constexpr const char* kProse[] = {
    "one of the two",
    "nine to five",
    "we have two or three, maybe four",
    "one two three four five six seven eight nine ten, ready or not",
    "no no one, oh oh one two one two",
    "un dos tres, un pasito para adelante",
    "one one one one one one one one one one one one one one one one",
    "zero one two three four five six seven eight nine zero one two three four five",
};

TEST(Spoken, ProseStays) {
  for (const char* text : kProse) {
    for (const std::string_view kernel : Scrubber::AvailableKernels()) {
      EXPECT_EQ(Masked(text, kernel, Sensitivity::kBalanced), text) << kernel;
      EXPECT_EQ(Masked(text, kernel, Sensitivity::kParanoid), text) << kernel;
    }
  }
}

}  // namespace
}  // namespace panveil::scrub
