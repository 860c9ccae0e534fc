#include "card/iban.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>

namespace panveil::card {
namespace {

struct IbanCase {
  const char* name;
  const char* text;
  bool is_iban;
};

void PrintTo(const IbanCase& c, std::ostream* os) { *os << c.text; }

// The examples of the IBAN registry.
constexpr IbanCase kCases[] = {
    {"Germany", "DE89370400440532013000", true},
    {"GermanyInGroups", "DE89 3704 0044 0532 0130 00", true},
    {"GermanyByDashes", "DE89-3704-0044-0532-0130-00", true},
    {"France", "FR14 2004 1010 0505 0001 3M02 606", true},
    {"Britain", "GB29NWBK60161331926819", true},
    {"Iceland", "IS14 0159 2600 7654 5510 7303 39", true},
    {"Norway", "NO93 8601 1117 947", true},
    {"Malta", "MT84MALT011000012345MTLCAST001S", true},
    {"SaintLucia", "LC55HEMM000100010012001200023015", true},
    {"CommaBehind", "DE89 3704 0044 0532 0130 00, thanks", true},
    {"CardBehind", "DE89 3704 0044 0532 0130 00 4111 1111 1111 1111", true},
    {"WrongCheckDigits", "DE88 3704 0044 0532 0130 00", false},
    {"OneDigitWrong", "DE89 3704 0044 0532 0130 01", false},
    {"TooShort", "DE89 3704 0044 0532 0130 0", false},
    {"TooLong", "DE89 3704 0044 0532 0130 000", false},
    {"LetterTouches", "DE89 3704 0044 0532 0130 00x", false},
    {"LetterBefore", "xDE89 3704 0044 0532 0130 00", false},
    {"SmallLetters", "de89 3704 0044 0532 0130 00", false},
    {"NoSuchCountry", "XX89 3704 0044 0532 0130 00", false},
    {"TwoSpaces", "DE89  3704 0044 0532 0130 00", false},
    {"Digits", "4111 1111 1111 1111", false},
    {"CutShort", "DE8", false},
};

class IbanTest : public testing::TestWithParam<IbanCase> {};
TEST_P(IbanTest, IsFoundFromEachOfItsCharacters) {
  const std::string_view iban = "DE89 3704 0044 0532 0130 00";
  const std::string_view text = GetParam().text;
  const std::size_t first = text[0] == 'x' ? 1 : 0;
  const std::size_t last = text.find_first_of(",x", 1) != text.npos || text.size() > 40
                               ? std::min(text.size(), iban.size() - 1 + first)
                               : text.size() - 1;
  for (std::size_t at = first; at <= last; ++at) {
    EXPECT_EQ(IsInIban(text, 0, at), GetParam().is_iban) << at;
  }
}
INSTANTIATE_TEST_SUITE_P(, IbanTest, testing::ValuesIn(kCases),
                         [](const auto& p) { return p.param.name; });

TEST(Iban, WhatStandsBehindItIsNotInIt) {
  const std::string_view text = "DE89 3704 0044 0532 0130 00 4111 1111 1111 1111";
  for (std::size_t at = 27; at < text.size(); ++at) EXPECT_FALSE(IsInIban(text, 0, at)) << at;
}

TEST(Iban, NothingBeforeFromIsLookedAt) {
  EXPECT_FALSE(IsInIban("DE89370400440532013000", 1, 12));
  EXPECT_TRUE(IsInIban("(DE89370400440532013000", 1, 12));
  EXPECT_FALSE(IsInIban("xDE89370400440532013000", 1, 12));
}

// Each wrong check digit is one of 97 remainders.
TEST(Iban, OnlyOnePairOfCheckDigitsIsRight) {
  int right = 0;
  for (int check = 2; check < 99; ++check) {
    const std::string digits = std::to_string(100 + check).substr(1);
    right += IsInIban("DE" + digits + "370400440532013000", 0, 10) ? 1 : 0;
  }
  EXPECT_EQ(right, 1);
}

}  // namespace
}  // namespace panveil::card
