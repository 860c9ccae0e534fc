#include "card/companion.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <iterator>
#include <ostream>
#include <random>
#include <string>
#include <string_view>

#include "card/expiry_date.h"
#include "support/marked_text.h"

namespace panveil::card {
namespace {

using testing_support::MarkedText;

constexpr std::string_view kPan = "4111111111111111";

struct AfterCase {
  const char* name;
  const char* behind;  // the PAN; the companion in braces
  FindingKind kind;
};
void PrintTo(const AfterCase& c, std::ostream* os) { *os << c.behind; }

class CompanionAfterTest : public testing::TestWithParam<AfterCase> {};
TEST_P(CompanionAfterTest, Table) {
  const MarkedText marked(std::string(kPan) + GetParam().behind);
  const Companion companion = CompanionAfter(marked.text, 0, kPan.size());
  EXPECT_EQ(companion.span.begin, marked.begin);
  EXPECT_EQ(companion.span.end, marked.end);
  EXPECT_EQ(companion.kind, GetParam().kind);
}
INSTANTIATE_TEST_SUITE_P(
    , CompanionAfterTest,
    testing::Values(AfterCase{"Track2", "{=27121011000012345678?}", FindingKind::kTrack},
                    AfterCase{"Track1", "{^DOE/JANE^27121011000000000?}", FindingKind::kTrack},
                    AfterCase{"Expiry", " exp {12/27} ok", FindingKind::kExpiry},
                    AfterCase{"DumpFields", "|{12|27}|123", FindingKind::kExpiry}),
    [](const auto& p) { return p.param.name; });

TEST(Companion, NothingFollowsMostPans) {
  for (const char* behind : {"", " thanks", " 90210", " 415-555-2671", " 13/27", "=ok"}) {
    EXPECT_TRUE(CompanionAfter(std::string(kPan) + behind, 0, kPan.size()).empty()) << behind;
  }
}

TEST(Companion, ADateBeforeIsTakenWithThePanOrAlone) {
  const std::string_view text = "12/27 4111111111111111";
  EXPECT_EQ(ExpiryBeforePan(text, 0, 6), (ByteSpan{0, 5}));
  // Digits before it were read with it, in a run of its own.
  const std::string_view before = "5 12/27 no 4111111111111111";
  EXPECT_TRUE(ExpiryBeforePan(before, 11, 11).empty());
  EXPECT_EQ(ExpiryBeforePan(before.substr(2), 9, 9), (ByteSpan{0, 5}));
}

TEST(Companion, ACodeAndADateBeforeACard) {
  DatedCode found = DatedCodeBeforePan("737 12/27 4111111111111111", 0, 10);
  EXPECT_EQ(found.code, (ByteSpan{0, 3}));
  EXPECT_EQ(found.date, (ByteSpan{4, 9}));
  found = DatedCodeBeforePan("12/27 737 4111111111111111", 0, 10);
  EXPECT_EQ(found.code, (ByteSpan{6, 9}));
  EXPECT_EQ(found.date, (ByteSpan{0, 5}));
  found = DatedCodeBeforePan("1234 12/27 378282246310005", 0, 11);
  EXPECT_EQ(found.code, (ByteSpan{0, 4}));
  for (const std::string_view other :
       {"1234 12/27 4111111111111111", "2026 12/27 378282246310005",
        "****1111 12/27 378282246310005", "$737 12/27 4111111111111111",
        "555 737 12/27 4111111111111111"}) {
    found = DatedCodeBeforePan(other, 0, other.find("/27 ") + 4);
    EXPECT_TRUE(found.code.empty()) << other;
    EXPECT_FALSE(found.date.empty()) << other;
  }
  EXPECT_TRUE(DatedCodeBeforePan("order 737 4111111111111111", 0, 10).code.empty());
}

TEST(Companion, ACodeBehindACardOrItsDate) {
  EXPECT_EQ(CodeBehind("4111111111111111 12/27 123", 16, 22, 23), (ByteSpan{23, 26}));
  EXPECT_EQ(CodeBehind("4111111111111111, code 123", 16, 0, 23), (ByteSpan{23, 26}));
  EXPECT_EQ(CodeBehind("4111111111111111, the code is 123", 16, 0, 30), (ByteSpan{30, 33}));
  EXPECT_EQ(CodeBehind("4111111111111111, verification value 123", 16, 0, 37), (ByteSpan{37, 40}));
  EXPECT_TRUE(CodeBehind("4111111111111111, number 123", 16, 0, 25).empty());
  EXPECT_TRUE(CodeBehind("4111111111111111, area code 123", 16, 0, 28).empty());
  EXPECT_TRUE(CodeBehind("4111111111111111, room 123", 16, 0, 23).empty());
  EXPECT_TRUE(CodeBehind("no card here: code 123", 0, 0, 19).empty());
}

struct LabelledCase {
  const char* name;
  const char* text;  // the companion in braces; none when there is none
  FindingKind kind = FindingKind::kVerificationCode;
};
void PrintTo(const LabelledCase& c, std::ostream* os) { *os << c.text; }

class LabelledAtTest : public testing::TestWithParam<LabelledCase> {};
TEST_P(LabelledAtTest, Table) {
  const MarkedText marked(GetParam().text);
  const std::size_t at = marked.text.find_first_of("0123456789", marked.begin);
  const Companion companion = LabelledAt(marked.text, at, Sensitivity::kBalanced);
  if (marked.begin == marked.end) {
    EXPECT_TRUE(companion.empty());
    return;
  }
  EXPECT_EQ(companion.span, (ByteSpan{marked.begin, marked.end}));
  EXPECT_EQ(companion.kind, GetParam().kind);
}
INSTANTIATE_TEST_SUITE_P(
    , LabelledAtTest,
    testing::Values(LabelledCase{"Before", "cvv {123}"}, LabelledCase{"Behind", "{123} is the cvv"},
                    LabelledCase{"Apart", "cvv {1 2 3}"},
                    LabelledCase{"Date", "exp {12/27}", FindingKind::kExpiry},
                    LabelledCase{"DateBehind", "{12/27} expiry", FindingKind::kExpiry},
                    LabelledCase{"TooManyDigits", "cvv {}12345"},
                    LabelledCase{"Room", "room {}123"}, LabelledCase{"Hour", "{}4 o'clock"},
                    LabelledCase{"InIdentifier", "a1b2cvv{}123x4y5"},
                    LabelledCase{"InUuid", "50478140-0101-5047-{}8140_cvv"},
                    // What an earlier scrub left.
                    LabelledCase{"BehindMaskedCard", "cvv ************{}1111"},
                    LabelledCase{"LastFourOfMask", "**** **** **** {}1111 cvv"},
                    LabelledCase{"LastFourOfToken", "KQRT VCXM DWPH {}1111 is the cvv"},
                    LabelledCase{"TokenBetween", "cvv KQRTVCXMDWPH{}1111"},
                    LabelledCase{"LabelOfMaskedCode", "{}081cvc***"}),
    [](const auto& p) { return p.param.name; });

constexpr std::string_view kPieces[] = {" ",
                                        ",",
                                        "/",
                                        "-",
                                        "=",
                                        "^",
                                        "\"",
                                        "exp ",
                                        "valid",
                                        "12",
                                        "27",
                                        "2027",
                                        "1227",
                                        "7",
                                        "123",
                                        "DOE/JANE",
                                        "of ",
                                        "thru ",
                                        "Dec ",
                                        "Mar. ",
                                        " de ",
                                        "octobre",
                                        "settembre ",
                                        "the card ",
                                        "'",
                                        "%5E",
                                        "12/27",
                                        "|",
                                        "\xE5\xB9\xB4",
                                        "\xE6\x9C\x88",
                                        "\xEF\xBC\x93",
                                        "\n",
                                        "D",
                                        "August",
                                        "\xC3\xA9",
                                        ": ",
                                        "271210110000",
                                        "until ",
                                        "diciembre",
                                        "    "};

std::string RandomText(std::mt19937_64& random) {
  std::string text;
  for (std::size_t pieces = random() % 14; pieces > 0; --pieces) {
    text += kPieces[random() % std::size(kPieces)];
  }
  return text;
}

// Where nothing may be, nothing is.
TEST(Companion, IsOnlyWhereOneMayBe) {
  std::mt19937_64 random(20261123);
  int found = 0;
  int ruled_out = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = std::string(kPan) + RandomText(random);
    const bool may_be = DigitsAfter(text, kPan.size()).any();
    const bool is = !CompanionAfter(text, 0, kPan.size()).empty();
    ASSERT_TRUE(may_be || !is) << text;
    found += is ? 1 : 0;
    ruled_out += may_be ? 0 : 1;
  }
  EXPECT_GT(found, 1000);
  EXPECT_GT(ruled_out, 1000);
}

// The same of dates: each ends with digits, or a sign behind them.
TEST(ExpiryDate, EndsOnlyWhereOneMayEnd) {
  std::mt19937_64 random(20261124);
  int found = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = RandomText(random);
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
      if (!MayStartDate(text, begin)) continue;
      const ExpiryDate date = ReadExpiryDate(text, begin);
      if (date.empty()) continue;
      const std::size_t digits_end = text.find_last_of("0123456789", date.end - 1) + 1;
      ASSERT_TRUE(MayEndDate(text, digits_end)) << text << "\n" << begin;
      ++found;
    }
  }
  EXPECT_GT(found, 1000);
}

}  // namespace
}  // namespace panveil::card
