#include "card/luhn.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "support/digits.h"

namespace panveil::card {
namespace {

using testing_support::DigitsOf;
using Digits = std::vector<std::uint8_t>;

int Count(const Digits& digits) { return static_cast<int>(digits.size()); }

bool Passes(const Digits& digits) { return PassesLuhn(digits.data(), Count(digits)); }

struct LuhnCase {
  const char* name;
  const char* digits;
  bool passes;
};

// gtest prints raw bytes for a struct without this.
void PrintTo(const LuhnCase& c, std::ostream* os) { *os << c.digits; }

constexpr LuhnCase kLuhnCases[] = {
    // Published test numbers; none is a live account.
    {"Visa13", "4222222222222", true},
    {"Visa16", "4111111111111111", true},
    {"Mastercard", "5555555555554444", true},
    {"MastercardTwoSeries", "2223003122003222", true},
    {"Amex15", "378282246310005", true},
    {"Diners14", "30569309025904", true},
    {"Discover", "6011111111111117", true},
    {"Jcb", "3530111333300000", true},
    {"Maestro19", "6799990100000000019", true},
    // The example of ISO/IEC 7812-1, as handed down in many descriptions of the check.
    {"Textbook", "79927398713", true},
    {"OneZero", "0", true},
    {"AllZeros", "0000000000000000", true},
    // One digit wrong, two neighbours swapped.
    {"WrongCheckDigit", "4111111111111112", false},
    {"Swapped", "378282264310005", false},
    {"OneDigit", "1", false},
    {"UnionPayWithoutLuhn", "6221558812340000", false},
};
class LuhnTest : public testing::TestWithParam<LuhnCase> {};
TEST_P(LuhnTest, Table) { EXPECT_EQ(Passes(DigitsOf(GetParam().digits)), GetParam().passes); }
INSTANTIATE_TEST_SUITE_P(, LuhnTest, testing::ValuesIn(kLuhnCases),
                         [](const auto& p) { return p.param.name; });

TEST(Luhn, NoDigitsDoNotPass) {
  const Digits digits = {0};
  EXPECT_FALSE(PassesLuhn(digits.data(), 0));
  EXPECT_FALSE(PassesLuhn(digits.data(), -1));
  EXPECT_FALSE(PassesLuhn(nullptr, 0));
  EXPECT_EQ(LuhnCheckDigit(nullptr, 0), 0);
}

TEST(Luhn, DoubleIsTheSumOfTheDigitsOfTwiceADigit) {
  static_assert(LuhnDouble(4) == 8 && LuhnDouble(5) == 1);
  for (unsigned d = 0; d < 10; ++d) EXPECT_EQ(LuhnDouble(d), 2 * d / 10 + 2 * d % 10) << d;
}

// Exhaustive: each of the 10^4 prefixes has exactly one check digit, and it is the computed one.
TEST(Luhn, OneCheckDigitPerPrefix) {
  for (int prefix = 0; prefix < 10000; ++prefix) {
    Digits digits = DigitsOf(std::to_string(10000 + prefix));
    const std::uint8_t computed = LuhnCheckDigit(digits.data(), Count(digits));
    digits.push_back(0);
    for (std::uint8_t check = 0; check < 10; ++check) {
      digits.back() = check;
      ASSERT_EQ(Passes(digits), check == computed) << "prefix " << 10000 + prefix;
    }
  }
}

TEST(Luhn, EverySingleDigitErrorIsCaught) {
  for (const LuhnCase& c : kLuhnCases) {
    if (!c.passes) continue;
    const Digits digits = DigitsOf(c.digits);
    for (std::size_t i = 0; i < digits.size(); ++i) {
      for (std::uint8_t wrong = 0; wrong < 10; ++wrong) {
        Digits changed = digits;
        changed[i] = wrong;
        ASSERT_EQ(Passes(changed), wrong == digits[i]) << c.name << ", digit " << i;
      }
    }
  }
}

// 09 and 90 are the one pair of neighbours that the check cannot tell apart.
TEST(Luhn, SwappedNeighboursAreCaughtUnlessNineAndZero) {
  for (const LuhnCase& c : kLuhnCases) {
    if (!c.passes) continue;
    Digits digits = DigitsOf(c.digits);
    for (std::size_t i = 1; i < digits.size(); ++i) {
      const int a = digits[i - 1];
      const int b = digits[i];
      const bool same_sum = a == b || (a + b == 9 && a * b == 0);
      std::swap(digits[i - 1], digits[i]);
      ASSERT_EQ(Passes(digits), same_sum) << c.name << ", digit " << i;
      std::swap(digits[i - 1], digits[i]);
    }
  }
}

}  // namespace
}  // namespace panveil::card
