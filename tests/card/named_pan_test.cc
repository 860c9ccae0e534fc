#include "card/named_pan.h"

#include <gtest/gtest.h>

#include <string_view>

namespace panveil::card {
namespace {

// The number is at '#'.
bool IsNamed(std::string_view text, std::size_t from = 0) {
  return IsNamedPan(text, from, text.find('#'));
}

TEST(NamedPan, NamesOfProgramsAndTheirLogs) {
  for (const std::string_view text :
       {"cardNumber = \"#", "cardNumber=#", "{pan: '#", "'card_number' => '#", "cc_number := #",
        "{\\\"pan\\\":\\\"#", "$pan = `#", "\"card-number\" : #", "payment.cardNumber: #",
        "Card(cardNumber=#", "PAN:\t#"}) {
    EXPECT_TRUE(IsNamed(text)) << text;
  }
}

TEST(NamedPan, OtherNamesAndNone) {
  for (const std::string_view text :
       {"#", "=#", "orderId=#", "number: #", "card number: #", "cardNumber #", "cardNumber > #",
        "cardNumber\n= #", "cardNumber =    #", "pan = \"\"#", "{\"id\":\"#",
        "aVeryLongNameOfAThousandThingsAndMoreBehindThem_cardNumber=#"}) {
    EXPECT_FALSE(IsNamed(text)) << text;
  }
}

TEST(NamedPan, TheNameIsNotBeforeFrom) {
  EXPECT_TRUE(IsNamed("x cardNumber=#", 2));
  EXPECT_FALSE(IsNamed("x cardNumber=#", 3));
  EXPECT_FALSE(IsNamed("x cardNumber=#", 15 - 1));
}

}  // namespace
}  // namespace panveil::card
