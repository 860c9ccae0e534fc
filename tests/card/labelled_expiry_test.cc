// Expiry dates that a label names, and the codes behind expiry dates.
#include <gtest/gtest.h>

#include <string_view>

#include "card/expiry.h"
#include "card/expiry_case.h"
#include "support/marked_text.h"

namespace panveil::card {
namespace {

using testing_support::MarkedText;

constexpr ExpiryCase kLabelled[] = {
    {"Exp", "exp {12/27}", "12/27"},
    {"ExpPacked", "exp {1227}", "1227"},
    {"FieldPacked", "card_exp={0927}&x", "0927"},
    {"JsonField", "\"expirationDate\":\"{092027}\"", "092027"},
    {"ValidUntil", "valid until {12/2027}", "12/2027"},
    {"ValidUntilMonth", "valid until Dec {2027}", "Dec 2027"},
    {"GoodThru", "good thru {12/27}", "12/27"},
    {"Behind", "{12/27} is the expiry date", "12/27"},
    {"NextLine", "expires\n{12/27}", "12/27"},
    {"Spanish", "fecha de vencimiento: {12/27}", "12/27"},
    {"SpanishCaduca", "caduca en {12/27}", "12/27"},
    {"French", "date d'expiration : {12/27}", "12/27"},
    {"German", "G\xc3\xbcltig bis {12/27}", "12/27"},
    {"Portuguese", "data de validade {12/27}", "12/27"},
    {"Italian", "scade il {12/27}", "12/27"},
    {"Dutch", "geldig tot {12/27}", "12/27"},
    {"Polish",
     "data wa\xc5\xbcno\xc5\x9b"
     "ci {12/27}",
     "12/27"},
    {"Turkish", "son kullanma tarihi {12/27}", "12/27"},
    {"Swedish", "giltigt till {12/27}", "12/27"},
    {"Danish",
     "udl\xc3\xb8"
     "bsdato {12/27}",
     "12/27"},
    {"Norwegian", "utl\xc3\xb8per {12/27}", "12/27"},
    {"Russian",
     "\xd1\x81\xd1\x80\xd0\xbe\xd0\xba "
     "\xd0\xb4\xd0\xb5\xd0\xb9\xd1\x81\xd1\x82\xd0\xb2\xd0\xb8\xd1\x8f \xd0\xb4\xd0\xbe {12/27}",
     "12/27"},
    {"Arabic",
     "\xd8\xaa\xd8\xa7\xd8\xb1\xd9\x8a\xd8\xae "
     "\xd8\xa7\xd9\x84\xd8\xa7\xd9\x86\xd8\xaa\xd9\x87\xd8\xa7\xd8\xa1 {12/27}",
     "12/27"},
    {"Hindi",
     "\xe0\xa4\xb8\xe0\xa4\xae\xe0\xa4\xbe\xe0\xa4\xaa\xe0\xa5\x8d\xe0\xa4\xa4\xe0\xa4\xbf "
     "\xe0\xa4\xa4\xe0\xa4\xbf\xe0\xa4\xa5\xe0\xa4\xbf {12/27}",
     "12/27"},
    {"Japanese", "\xe6\x9c\x89\xe5\x8a\xb9\xe6\x9c\x9f\xe9\x99\x90\xe3\x81\xaf{12/27}", "12/27"},
    {"Chinese", "\xe6\x9c\x89\xe6\x95\x88\xe6\x9c\x9f\xef\xbc\x9a{12/27}", "12/27"},
    {"Korean", "\xec\x9c\xa0\xed\x9a\xa8\xea\xb8\xb0\xea\xb0\x84 {12/27}", "12/27"},
    {"Thai",
     "\xe0\xb8\xa7\xe0\xb8\xb1\xe0\xb8\x99\xe0\xb8\xab\xe0\xb8\xa1\xe0\xb8\x94\xe0\xb8\xad\xe0\xb8"
     "\xb2\xe0\xb8\xa2\xe0\xb8\xb8 {12/27}",
     "12/27"},
    {"NoLabel", "{12/27}", ""},
    {"Born", "born {12/27}", ""},
    {"Seconds", "expires_in: {3600}", ""},
    {"SecondsLikeADate", "\"expires_in\":{1230}", ""},
    {"HttpDate", "Expires: Wed, 09 Oct {2024} 21:55:48 GMT", ""},
    {"FullDate", "valid until {12/27/2024}", ""},
    {"LabelOfTheNext", "bought {01/24} exp 12/27", ""},
    // A number that was masked is the next, too, wherever its first digit was seen.
    {"LabelOfAMask", "{0135} exp ************1111", ""},
    {"LabelOfAMaskWithMarks", "{0135} exp *\xcc\x81*\xe2\x80\x8b*\xcc\x81****5100", ""},
    {"LabelOfAMaskInDigitsApart", "{0135} exp *+*+*+*+*+*+*+*+*+*+*+*+5+1+0+0", ""},
    {"LabelOfAMaskInEscapes", "{0135} exp *%20*%20*%20*%20*%20*%20*%20*%205100", ""},
    {"LabelOfAMaskFarBehind", "{0135} exp                        ************5100", ""},
    {"LabelOfAWideMask", "{0135} exp *\xef\xbc\x8a\xef\xbc\x8a\xcc\x81*", ""},
    {"LabelBeforeEmphasis", "**{12/27} exp** *visa*", "12/27"},
    {"LabelBeforeAStar", "{12/27} exp * visa", "12/27"},
    {"Good", "good {12/27}", ""},
    {"InsideALongerDate", "exp 31/{12/27}", ""},
};
class LabelledExpiryTest : public testing::TestWithParam<ExpiryCase> {};
TEST_P(LabelledExpiryTest, Table) {
  ExpectFound(GetParam(),
              [](auto text, const auto& at) { return LabelledExpiryAt(text, at.begin); });
  const MarkedText at(GetParam().text);
  const bool found = *GetParam().found != '\0';
  EXPECT_EQ(IsLabelledExpiry(at.text, at.begin, at.end), found);
  EXPECT_FALSE(IsLabelledExpiry(at.text, at.begin, at.end - 1));
}
INSTANTIATE_TEST_SUITE_P(, LabelledExpiryTest, testing::ValuesIn(kLabelled), NameOf);

constexpr ExpiryCase kCodes[] = {
    {"Space", "{12/27} 123", "123"},
    {"FourDigits", "{12/27} 1234", "1234"},
    {"Bar", "{12|27}|123", "123"},
    {"Slash", "{12/27}/123", "123"},
    {"Colon", "{12:27}:123", "123"},
    {"Comma", "{12/27}, 123", "123"},
    {"Dash", "{12/27} - 123", "123"},
    {"NextLine", "{06/27}\n111", "111"},
    {"NextLineWindows", "{06/27}\r\n111\r\n", "111"},
    {"ThenZip", "{12/27} 123 90210", "123"},
    {"SentenceEnd", "{12/27} 123.", "123"},
    {"Nothing", "{12/27}", ""},
    {"Touching", "{12/27}123", ""},
    {"TwoDigits", "{12/27} 12", ""},
    {"FiveDigits", "{12/27} 90210", ""},
    {"Letters", "{12/27} room 123", ""},
    {"Telephone", "{12/27} 123-4567", ""},
    {"Decimal", "{12/27} 123.45", ""},
    {"Dollars", "{12/27} $123", ""},
    {"Euros", "{12/27} 123\xe2\x82\xac", ""},
    {"Percent", "{12/27} 100%", ""},
    {"Unit", "{12/27} 100kg", ""},
    {"EmptyLine", "{12/27}\n\n123", "123"},
    {"ThreeLineBreaks", "{12/27}\n\n\n123", ""},
    {"Arrow", "{12/27} -> 123", "123"},
    {"Dots", "{12/27} ... 123", "123"},
    {"Emoji", "{12/27} \U0001F512 123", "123"},
    {"ManySigns", "{12/27} - - - 123", ""},
    {"ManySpaces", "{12/27}          123", ""},
};
class CodeAfterExpiryTest : public testing::TestWithParam<ExpiryCase> {};
TEST_P(CodeAfterExpiryTest, Table) {
  ExpectFound(GetParam(), [](auto text, const auto& at) { return CodeAfterExpiry(text, at.end); });
}
INSTANTIATE_TEST_SUITE_P(, CodeAfterExpiryTest, testing::ValuesIn(kCodes), NameOf);

}  // namespace
}  // namespace panveil::card
