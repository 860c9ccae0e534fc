// Expiry dates beside a PAN.
#include "card/expiry.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "card/expiry_case.h"
#include "support/guarded_buffer.h"
#include "support/random_text.h"

namespace panveil::card {
namespace {

using testing_support::GuardedBuffer;
using testing_support::RandomText;

constexpr ExpiryCase kAfter[] = {
    {"MonthAndYear", "{4111} 12/27 123", "12/27"},
    {"MonthAndLongYear", "{4111} 12/2027", "12/2027"},
    {"ShortMonth", "{4111} 3/27", "3/27"},
    {"Dashed", "{4111} 03-27", "03-27"},
    {"DashedLongYear", "{4111}, 3-2027", "3-2027"},
    {"Barred", "{4111}|12|27|123", "12|27"},
    {"BarredLongYear", "{4111}|12|2027|123", "12|2027"},
    {"BarredWithSpaces", "{4111} | 12 | 27", "12 | 27"},
    {"SpacedSlash", "{4111} 12 / 27", "12 / 27"},
    {"EscapedSlash", "{4111} 12\\/27", "12\\/27"},
    {"Colons", "{4111}:12:27:123", "12:27"},
    {"ColonsLongYear", "{4111}:12:2027:1234", "12:2027"},
    {"Commas", "{4111},12,2027,123", "12,2027"},
    {"Slashes", "{4111}/12/27/123", "12/27"},
    {"Packed", "{4111} 1227 123", "1227"},
    {"PackedLong", "{4111}|122027|123", "122027"},
    {"PackedYearFirst", "{4111};202712", "202712"},
    {"PackedLine", "{4111}\n1227\n123", "1227"},
    {"PackedLabelled", "{4111} exp 1227", "1227"},
    {"Spaced", "{4111} 12 27 123", "12 27"},
    {"NextLine", "{4111}\n12/27\n123", "12/27"},
    {"NextLineWindows", "{4111}\r\n12/27\r\n123", "12/27"},
    {"YearFirst", "{4111} 2027-12", "2027-12"},
    {"Exp", "{4111} exp 12/27", "12/27"},
    {"ExpDate", "{4111}, exp date: 12/27", "12/27"},
    {"ExpTouches", "{4111}exp12/27", "12/27"},
    {"ValidThru", "{4111} valid thru 12/27", "12/27"},
    {"GoodThru", "{4111} GOOD THRU 12/27", "12/27"},
    {"DotLabelled", "{4111} exp 12.27", "12.27"},
    {"MonthName", "{4111} Dec 2027", "Dec 2027"},
    {"MonthNameShortYear", "{4111} december 27", "december 27"},
    {"MonthNameApostrophe", "{4111} Dec '27", "Dec '27"},
    {"MonthNameDashed", "{4111} dec-27", "dec-27"},
    {"Spanish", "{4111} vence 12/27", "12/27"},
    {"SpanishMonth", "{4111} diciembre de 2027", "diciembre de 2027"},
    {"French", "{4111} expire le 12/27", "12/27"},
    {"FrenchMonth",
     "{4111} d\xc3\xa9"
     "cembre 2027",
     "d\xc3\xa9"
     "cembre 2027"},
    {"German", "{4111} g\xc3\xbcltig bis 12.27", "12.27"},
    {"GermanSpelledOut", "{4111} gueltig bis 12/2027", "12/2027"},
    {"GermanMonth", "{4111} M\xc3\xa4rz 2027", "M\xc3\xa4rz 2027"},
    {"Portuguese", "{4111} validade 12/27", "12/27"},
    {"Italian", "{4111} scadenza 12/27", "12/27"},
    {"Dutch", "{4111} vervaldatum 12/27", "12/27"},
    {"Polish", "{4111} wa\xc5\xbcna do 12/27", "12/27"},
    {"Turkish", "{4111} skt 12/27", "12/27"},
    {"Russian", "{4111} \xd0\xb4\xd0\xbe 12/27", "12/27"},
    {"RussianMonth", "{4111} \xd0\xb4\xd0\xb5\xd0\xba\xd0\xb0\xd0\xb1\xd1\x80\xd1\x8c 2027",
     "\xd0\xb4\xd0\xb5\xd0\xba\xd0\xb0\xd0\xb1\xd1\x80\xd1\x8c 2027"},
    {"Japanese",
     "{4111} \xe6\x9c\x89\xe5\x8a\xb9\xe6\x9c\x9f\xe9\x99\x90 2027\xe5\xb9\xb4"
     "12\xe6\x9c\x88",
     "2027\xe5\xb9\xb4"
     "12\xe6\x9c\x88"},
    {"JapaneseShortYear",
     "{4111} 27\xe5\xb9\xb4"
     "12\xe6\x9c\x88",
     "27\xe5\xb9\xb4"
     "12\xe6\x9c\x88"},
    {"Chinese", "{4111} \xe6\x9c\x89\xe6\x95\x88\xe6\x9c\x9f 12/27", "12/27"},
    {"Korean", "{4111} \xec\x9c\xa0\xed\x9a\xa8\xea\xb8\xb0\xea\xb0\x84 12/27", "12/27"},
    {"Nothing", "{4111}", ""},
    {"DateOfBirth", "{4111} 31/12/1980", ""},
    {"DateOfBirthShort", "{4111} 12/27/80", ""},
    {"DateWithYear", "{4111} 12/27/2024", ""},
    {"IsoDate", "{4111} 2027-12-31 10:00", ""},
    {"DateInWords", "{4111} Dec 27, 2024", ""},
    {"DayOfATime", "{4111} 12/27 10:30:00", ""},
    {"Time", "{4111} 12:27", ""},
    {"TimeWithSeconds", "{4111} 12:27:45", ""},
    {"Price", "{4111} 12.27", ""},
    {"PriceInDollars", "{4111} $12.27", ""},
    {"Percent", "{4111} 12/27%", ""},
    {"Telephone", "{4111} 12-27-30-40", ""},
    {"TelephoneGroups", "{4111} 1227-555", ""},
    {"LastYears", "{4111} 12/80", ""},
    {"NoMonth", "{4111} 13/27", ""},
    {"MonthZero", "{4111} 00/27", ""},
    {"OtherDigits", "{4111} 5 12/27", ""},
    {"OtherWords", "{4111} shipped 12/27", ""},
    {"LongNumber", "{4111} 12/27000", ""},
    {"PackedInAWord", "{4111} 1227abc", ""},
    {"PackedAfterWords", "{4111} is my 1227", ""},
    {"PackedNextLineInText", "{4111}\n1227 Main Street", ""},
    {"TooFar", "{4111}                         12/27", ""},
    {"EmptyLine", "{4111}\n\n12/27", "12/27"},
    {"ThreeLineBreaks", "{4111}\n\n\n12/27", ""},
    {"Emoji", "{4111} \U0001F4C5 12/27", "12/27"},
};
class ExpiryAfterTest : public testing::TestWithParam<ExpiryCase> {};
TEST_P(ExpiryAfterTest, Table) {
  ExpectFound(GetParam(), [](auto text, const auto& at) { return ExpiryAfter(text, at.end); });
}
INSTANTIATE_TEST_SUITE_P(, ExpiryAfterTest, testing::ValuesIn(kAfter), NameOf);

constexpr ExpiryCase kBefore[] = {
    {"Plain", "12/27 {4111}", "12/27"},
    {"LongYear", "exp 12/2027, card {4111}", "12/2027"},
    {"CardNumber", "12/27 card number: {4111}", "12/27"},
    {"PreviousLine", "12/27\n{4111}", "12/27"},
    {"YearFirst", "2027-12 {4111}", "2027-12"},
    {"MonthName", "valid thru Dec 2027 {4111}", "Dec 2027"},
    {"PackedLabelled", "exp 1227 {4111}", "1227"},
    {"DotLabelled", "g\xc3\xbcltig bis 12.27, Karte {4111}", "12.27"},
    {"Japanese",
     "2027\xe5\xb9\xb4"
     "12\xe6\x9c\x88 \xe3\x82\xab\xe3\x83\xbc\xe3\x83\x89 {4111}",
     "2027\xe5\xb9\xb4"
     "12\xe6\x9c\x88"},
    {"Nothing", "{4111}", ""},
    {"Packed", "1227 {4111}", ""},
    {"Time", "12:27 {4111}", ""},
    {"IsoDate", "2024-10-12 {4111}", ""},
    {"IsoDateYearLike", "2024-12-27 {4111}", ""},
    {"DateOfBirth", "31/12/1980 {4111}", ""},
    {"DateWithYear", "31/12/27 {4111}", ""},
    {"DayInWords", "13 December {4111}", ""},
    {"OtherWords", "12/27 we got {4111}", ""},
    {"TooFar", "12/27                         {4111}", ""},
};
class ExpiryBeforeTest : public testing::TestWithParam<ExpiryCase> {};
TEST_P(ExpiryBeforeTest, Table) {
  ExpectFound(GetParam(), [](auto text, const auto& at) { return ExpiryBefore(text, at.begin); });
}
INSTANTIATE_TEST_SUITE_P(, ExpiryBeforeTest, testing::ValuesIn(kBefore), NameOf);

TEST(Expiry, AnyBytesAreRead) {
  const std::vector<std::string_view> pieces = {"12",
                                                "27",
                                                "/",
                                                " ",
                                                "|",
                                                "2027",
                                                "\n",
                                                "exp ",
                                                "Dec ",
                                                "\xe5\xb9\xb4",
                                                "\xe6\x9c\x88",
                                                ":",
                                                "-",
                                                "bis ",
                                                "\\",
                                                "'",
                                                "3",
                                                ",",
                                                "\xe2\x82\xac",
                                                "\"",
                                                "\xd0\xb4\xd0\xbe ",
                                                "\xe5\xb9",
                                                "de "};
  std::mt19937 random(4);
  GuardedBuffer buffer(4096);
  for (int n = 0; n < 40000; ++n) {
    const std::string text = "1" + RandomText(random, pieces, 30);
    const std::string_view placed = n % 2 == 0 ? buffer.AtEnd(text) : buffer.AtStart(text);
    const std::size_t at = random() % text.size();
    for (const ByteSpan span :
         {ExpiryAfter(placed, at), LabelledExpiryAt(placed, at), CodeAfterExpiry(placed, at)}) {
      EXPECT_LE(span.begin, span.end);
      EXPECT_LE(span.end, text.size());
    }
    EXPECT_LE(ExpiryBefore(placed, at).end, at);
    (void)ExpiryAfter(placed, text.size());
    (void)CodeAfterExpiry(placed, text.size());
  }
}

}  // namespace
}  // namespace panveil::card
