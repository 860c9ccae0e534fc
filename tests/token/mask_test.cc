#include "token/mask.h"

#include <gtest/gtest.h>

#include "token/make_pan.h"

namespace panveil::token {
namespace {

using testing_support::Digits;
using testing_support::PassesLuhn;
using testing_support::ToDigits;

std::string Mask(void (*mask)(const std::uint8_t*, int, char*) noexcept, const std::string& pan) {
  const Digits digits = ToDigits(pan);
  std::string out(digits.size(), '?');
  mask(digits.data(), static_cast<int>(digits.size()), out.data());
  return out;
}

struct MaskCase {
  const char* name;
  const char* pan;
  const char* digits;
  const char* number;
};

void PrintTo(const MaskCase& c, std::ostream* os) { *os << c.name; }

constexpr MaskCase kMaskCases[] = {
    {"Visa", "4111111111111111", "************1111", "9000000000001111"},
    {"Amex", "378282246310005", "***********0005", "900000000000005"},
    // 9 and 1 make ten: with a 9 in front both would pass.
    {"SixteenWithSeven", "4000000000010001", "************0001", "7000000000000001"},
    {"FifteenWithSeven", "370000000000101", "***********0101", "900000000000101"},
    {"Shortest", "676770000007", "********0007", "900000000007"},
    {"Longest", "6212341111111111111", "***************1111", "9000000000000001111"},
};

class MaskTest : public testing::TestWithParam<MaskCase> {};

TEST_P(MaskTest, KeepsTheLastFourDigitsOnly) {
  EXPECT_EQ(Mask(MaskDigits, GetParam().pan), GetParam().digits);
  EXPECT_EQ(Mask(MaskedNumber, GetParam().pan), GetParam().number);
}

INSTANTIATE_TEST_SUITE_P(, MaskTest, testing::ValuesIn(kMaskCases),
                         [](const auto& p) { return p.param.name; });

// Every length and every last four digits.
TEST(MaskedNumber, NeverPassesLuhn) {
  for (std::size_t count = 12; count <= 19; ++count) {
    int sevens = 0;
    for (int last = 0; last < 10000; ++last) {
      const std::string four = std::to_string(10000 + last).substr(1);
      const std::string masked = Mask(MaskedNumber, std::string(count - 4, '8') + four);
      ASSERT_FALSE(PassesLuhn(ToDigits(masked))) << masked;
      ASSERT_EQ(masked.substr(1), std::string(count - 5, '0') + four);
      ASSERT_TRUE(masked[0] == '9' || masked[0] == '7') << masked;
      sevens += masked[0] == '7' ? 1 : 0;
    }
    EXPECT_EQ(sevens, 1000) << count;
  }
}

}  // namespace
}  // namespace panveil::token
