#include "card/card_row.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>

#include "support/guarded_buffer.h"

namespace panveil::card {
namespace {

constexpr std::string_view kPan = "4111111111111111";

struct RowCase {
  const char* name;
  const char* behind;  // the PAN
  const char* date;
  const char* code;
};
void PrintTo(const RowCase& c, std::ostream* os) { *os << c.behind; }

constexpr RowCase kRows[] = {
    {"Commas", ",Jane Doe,12/27,123", "12/27", "123"},
    {"Semicolons", ";Jane Doe;12/2027;1234;x", "12/2027", "1234"},
    {"Bars", "|JANE DOE|12-27|123|", "12-27", "123"},
    {"Tabs", "\tJ. Doe\t1227\t123\n", "1227", "123"},
    {"SpacesBehind", ", Jane Doe, 12/27, 123", "12/27", "123"},
    {"DateInTwoFields", ",Jane Doe,12,27,123", "12,27", "123"},
    {"Quoted", "\",\"Jane Doe\",\"12/27\",\"123\"", "12/27", "123"},
    {"OtherScripts", ",\u0418\u0432\u0430\u043D,12/27,123", "12/27", "123"},
    {"Accents", ",M\u00FCller-Jos\u00E9 O'Doe,12/27,123", "12/27", "123"},
    // ---- None
    {"NoCode", ",Jane Doe,12/27", "", ""},
    {"NoDate", ",Jane Doe,123", "", ""},
    {"NoName", ",12/27,123", "", ""},
    {"OneLetter", ",x,12/27,123", "", ""},
    {"OtherSeparator", ",Jane Doe;12/27;123", "", ""},
    {"OtherSeparatorBehind", ",Jane Doe,12/27;123", "", ""},
    {"Spaces", " Jane Doe 12/27 123", "", ""},
    {"TwoFields", ",Jane,Doe,12/27,123", "", ""},
    {"DigitInName", ",Jane 2,12/27,123", "", ""},
    {"LongName", ",An order that was placed in our shop on the web at,12/27,123", "", ""},
    {"NotADate", ",Jane Doe,13/27,123", "", ""},
    {"Amount", ",Jane Doe,12/27,123.45", "", ""},
    {"LongerCode", ",Jane Doe,12/27,12345", "", ""},
    {"CodeTouchesWord", ",Jane Doe,12/27,123x", "", ""},
    {"FourDigitsBehindPacked", ",Jane Doe,1227,1234", "", ""},
    {"QuoteMissing", "\",\"Jane Doe\",\"12/27\",\"123", "", ""},
    {"NotQuoted", ",\"Jane Doe\",\"12/27\",\"123\"", "", ""},
    // What a scrub wrote.
    {"Token", ",KQRTVCXMDWPH,12/27,123", "", ""},
    {"Covered", ",XXXXX XXXX,12/27,123", "", ""},
    {"MaskedCode", ",Jane Doe,12/27,***", "", ""},
    {"Empty", "", "", ""},
};

class CardRowTest : public testing::TestWithParam<RowCase> {};
TEST_P(CardRowTest, Table) {
  const std::string text = std::string(kPan) + GetParam().behind;
  testing_support::GuardedBuffer buffer(512);
  for (const std::string_view placed : {buffer.AtEnd(text), buffer.AtStart(text)}) {
    const CardRow row = ReadCardRow(placed, kPan.size());
    EXPECT_EQ(text.substr(row.date.begin, row.date.size()), GetParam().date);
    EXPECT_EQ(text.substr(row.code.begin, row.code.size()), GetParam().code);
  }
}
INSTANTIATE_TEST_SUITE_P(, CardRowTest, testing::ValuesIn(kRows),
                         [](const auto& p) { return p.param.name; });

}  // namespace
}  // namespace panveil::card
