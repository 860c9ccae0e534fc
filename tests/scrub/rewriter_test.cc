#include "scrub/rewriter.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>

#include "support/scrubbers.h"

namespace panveil::scrub {
namespace {

using testing_support::MaskingScrubber;

// The words and numbers before a card were read after they had been replaced.
TEST(Rewriter, InPlaceGivesWhatACopyGives) {
  for (const char* text : {
           "4844136159839566.6502684155505176",
           "pan5010254760329x3097274431223097",
           "card6592484170853 6365001000117",
           "4111111111111111 1.4111111111111111",
       }) {
    for (const Sensitivity sensitivity :
         {Sensitivity::kBalanced, Sensitivity::kPrecise, Sensitivity::kParanoid}) {
      for (const Action action : {Action::kMask, Action::kRedact}) {
        const Scrubber scrubber = MaskingScrubber(sensitivity, action);
        Scratch scratch;
        const std::string copy(scrubber.Scrub(text, PayloadKind::kText, scratch).text);
        std::string in_place = text;
        const Result result =
            scrubber.ScrubInPlace(in_place.data(), in_place.size(), PayloadKind::kText, scratch);
        EXPECT_EQ(in_place, copy);
        EXPECT_EQ(result.text.data(), in_place.data());
        EXPECT_EQ(result.text.size(), in_place.size());
      }
    }
  }
}

// Its last digits stood behind the shorter result still.
TEST(Rewriter, InPlaceLeavesNothingBehindTheResult) {
  const Scrubber scrubber = MaskingScrubber(Sensitivity::kBalanced, Action::kMask);
  Scratch scratch;
  std::string text;
  for (const char digit : std::string_view("4111111111111111")) {
    text += "\xE0\xA5";  // Devanagari
    text += static_cast<char>('\xA6' + (digit - '0'));
  }
  const Result result =
      scrubber.ScrubInPlace(text.data(), text.size(), PayloadKind::kText, scratch);
  ASSERT_LT(result.text.size(), text.size());
  EXPECT_EQ(text.substr(result.text.size()), std::string(text.size() - result.text.size(), '\0'));
}

// A card that began at the second 4 was written where there are no bytes for it.
TEST(Rewriter, TheOutputIsNotLongerForHalfOfADouble) {
  for (const char* text : {
           "card double 4 111 1111 1111 1111",
           "card double 4111 1111 1111 1111",
           "5555 5555 5555 444 double 4 12",
           "0000 0000 0000 double \xF0\x9D\x9F\x92 111 1111 1111 1111",
           "1234 5678 9012 4111 1111 1111 1 triple \xF0\x9D\x9F\x8F",
       }) {
    for (const Sensitivity sensitivity : {Sensitivity::kBalanced, Sensitivity::kParanoid}) {
      for (const Action action : {Action::kMask, Action::kRedact}) {
        const Scrubber scrubber = MaskingScrubber(sensitivity, action);
        const std::string once = testing_support::ScrubbedBy(scrubber, text);
        EXPECT_LE(once.size(), std::string(text).size()) << once;
        EXPECT_EQ(testing_support::ScrubbedBy(scrubber, once), once) << text;
      }
    }
  }
}

void ExpectIdempotent(const char* text, Sensitivity sensitivity, Action action) {
  const Scrubber scrubber = MaskingScrubber(sensitivity, action);
  const std::string once = testing_support::ScrubbedBy(scrubber, text);
  EXPECT_NE(once, text);
  EXPECT_EQ(testing_support::ScrubbedBy(scrubber, once), once) << text;
}

// Once the second number was replaced, its date was read as that of the first.
TEST(Rewriter, ADateBehindAMaskedNumberBelongsToThatOne) {
  ExpectIdempotent("6587910101104 8182176729863200-2/27", Sensitivity::kPrecise, Action::kRedact);
  ExpectIdempotent("6033894659247;2/27-6370-582511779676", Sensitivity::kPrecise, Action::kMask);
}

// The letters in the readable end of a number, which are written as figures, made an identifier of
// what followed.
TEST(Rewriter, WhatStaysReadableIsFiguresToWhatFollows) {
  ExpectIdempotent("416531776547 5O0O57921-8780e", Sensitivity::kPrecise, Action::kMask);
}

// Stars in full width were none to what asks for a number that was replaced.
TEST(Rewriter, DigitsBehindWideStarsAreNoCode) {
  ExpectIdempotent(
      "\uFF15\uFF10\uFF11\uFF15\uFF10\uFF10\uFF14\uFF17\uFF19 \uFF16"
      "026the cvv",
      Sensitivity::kParanoid, Action::kMask);
}

// What was an identifier is still one when a track before it, or a part of it, has gone.
TEST(Rewriter, CodesInWhatWasAnIdentifierStay) {
  ExpectIdempotent("4111111111111111=1111111X5dte027cvv", Sensitivity::kPrecise, Action::kMask);
  ExpectIdempotent("4486753245105670%5E%5E2210186rrd327cvv", Sensitivity::kBalanced, Action::kMask);
  ExpectIdempotent("81296619Z730 4484l071\xEF\xBC\xA3VV", Sensitivity::kParanoid, Action::kMask);
}

// Of digits in full width and others behind them, all are one number to a label.
TEST(Rewriter, ACodeEndsNoNumberInFullWidth) {
  const Scrubber scrubber = MaskingScrubber(Sensitivity::kBalanced, Action::kMask);
  const std::string text =
      "\xE5\xAE\x89\xE5\x85\xA8\xE7\xA0\x81\uFF14\uFF15\uFF13\uFF16"
      "777CVC";
  const std::string once = testing_support::ScrubbedBy(scrubber, text);
  EXPECT_EQ(testing_support::ScrubbedBy(scrubber, once), once);
}

// A run that ended inside the next stretch left too few digits of it for a scan from there.
TEST(Rewriter, AStretchIsReadFromWhereTheRunBeforeEnded) {
  ExpectIdempotent(
      "599730105140\xC2\xA0"
      "544\n\n34721774476\xE2\x80\x94"
      "6959",
      Sensitivity::kParanoid, Action::kMask);
}

}  // namespace
}  // namespace panveil::scrub
