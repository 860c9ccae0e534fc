// Codes and dates that only the head of their column or row names, or the array or object around
// them.
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>

#include "support/scrubbers.h"

namespace panveil {
namespace {

struct TableCase {
  const char* name;
  PayloadKind kind;
  std::string_view text;
  std::string_view scrubbed;  // empty: as it is
};

void PrintTo(const TableCase& c, std::ostream* os) { *os << c.name; }

constexpr TableCase kTables[] = {
    // ---- Arrays of arrays
    {"FirstRowNamesColumns", PayloadKind::kJson,
     R"([["card","exp","cvv"],["4111111111111111","12/27","737"],["x",1227,912]])",
     R"([["card","exp","cvv"],["************1111","*****","***"],["x",9000,900]])"},
    {"ArrayNamesColumns", PayloadKind::kJson,
     R"({"columns":["id","cvv"],"rows":[[101,"737"],[102,"912"]]})",
     R"({"columns":["id","cvv"],"rows":[[101,"***"],[102,"***"]]})"},
    {"RowsOfPairs", PayloadKind::kJson, R"([["number","4111111111111111"],["cvv","737"]])",
     R"([["number","************1111"],["cvv","***"]])"},
    {"PairInAnArray", PayloadKind::kJson, R"([[ "cvv" , 737 ]])", R"([[ "cvv" , 900 ]])"},
    {"AnotherTableBehind", PayloadKind::kJson,
     R"({"a":[["id","cvv"],[101,"737"]],"b":[["id","room"],[101,"737"]]})",
     R"({"a":[["id","cvv"],[101,"***"]],"b":[["id","room"],[101,"737"]]})"},
    {"RowBehindAnObject", PayloadKind::kJson, R"({"rows":[{"x":"y"},["cvv","737"]]})",
     R"({"rows":[{"x":"y"},["cvv","***"]]})"},
    {"LuhnFails", PayloadKind::kJson,
     R"([["name","card number"],["Bob","1751760826807646"],["Al","4111111111111112"]])",
     R"([["name","card number"],["Bob","************7646"],["Al","************1112"]])"},
    {"LuhnFailsOfOther", PayloadKind::kJson,
     R"([["name","order number"],["Bob","1751760826807646"],["Al","4111111111111112"]])", ""},
    // ---- Rows that nothing names, by what they hold
    {"CardDateCode", PayloadKind::kJson, R"(["Jane","4111111111111111","12/27","737","x"])",
     R"(["Jane","************1111","*****","***","x"])"},
    {"RowsOfCards", PayloadKind::kJson,
     R"({"r":[[1,"4111 1111 1111 1111","12/27",737],[2,"5555555555554444","2028-01","9120"]]})",
     R"({"r":[[1,"**** **** **** 1111","*****",900],[2,"************4444","*******","****"]]})"},
    {"CardAndAmount", PayloadKind::kJson, R"(["4111111111111111","500","12/27"])",
     R"(["************1111","500","12/27"])"},
    {"CardAndPackedNumbers", PayloadKind::kJson, R"([4111111111111111,1227,737])",
     R"([9000000000001111,1227,737])"},
    {"NoCardBefore", PayloadKind::kJson, R"(["4111111111111112","12/27","737"])", ""},
    {"RowsOfNumbers", PayloadKind::kJson, R"([["year","code"],[2026,737],[2027,912]])", ""},
    {"Coordinates", PayloadKind::kJson, R"({"type":"Polygon","c":[[[100,0],[101,1],[100,737]]]})",
     ""},
    // ---- Arrays and objects that have the name
    {"ItemsOfACode", PayloadKind::kJson, R"({"cvv":["737"],"cvc":[737,912],"cid":["7","3","8"]})",
     R"({"cvv":["***"],"cvc":[900,900],"cid":["*","*","*"]})"},
    {"ItemsOfADate", PayloadKind::kJson, R"({"expiryDate":["12/27"],"exp_month":[12]})",
     R"({"expiryDate":["*****"],"exp_month":[90]})"},
    // "null" is a digit word, German for 0.
    {"ItemsOfACardAndNone", PayloadKind::kJson,
     R"({"cardNumber":["4111111111111112",null,"5555555555554441"]})",
     R"({"cardNumber":["************1112",null,"************4441"]})"},
    {"ItemsOfACard", PayloadKind::kJson, R"({"cardNumber":["4111111111111112"]})",
     R"({"cardNumber":["************1112"]})"},
    {"ItemsOfOtherThings", PayloadKind::kJson, R"({"codes":["737"],"year":[2027],"ids":[737]})",
     ""},
    {"TypesOfDynamo", PayloadKind::kJson, R"({"cvv":{"S":"737"},"exp_date":{"N":"1227"}})",
     R"({"cvv":{"S":"***"},"exp_date":{"N":"****"}})"},
    {"TypesOfFirestore", PayloadKind::kJson,
     R"({"cvv":{"stringValue":"737"},"cvc":{"integerValue":737},"n":{"integerValue":737}})",
     R"({"cvv":{"stringValue":"***"},"cvc":{"integerValue":900},"n":{"integerValue":737}})"},
    {"TypesOfMongo", PayloadKind::kJson, R"({"cvv":{"$numberInt":"737"}})",
     R"({"cvv":{"$numberInt":"***"}})"},
    {"ObjectsThatSayNothing", PayloadKind::kJson,
     R"({"cvv":{"raw":"737"},"cvc":{"_":"737"},"cid":{"text":"737","n":1},"x":{"raw":"737"}})",
     R"({"cvv":{"raw":"***"},"cvc":{"_":"***"},"cid":{"text":"***","n":1},"x":{"raw":"737"}})"},
    {"NamesInSpanish", PayloadKind::kJson,
     R"({"N\u00FAmero de la tarjeta":"4111111111111112","C\u00F3digo de seguridad":"737","mes":12})",
     R"({"N\u00FAmero de la tarjeta":"************1112","C\u00F3digo de seguridad":"***","mes":90})"},
    {"CardsInOtherLanguages", PayloadKind::kJson,
     "[{\"tarjeta\":{\"mes\":12}},{\"\u043A\u0430\u0440\u0442\u0430\":\"x\",\"exp\":\"12/27\"},"
     "{\"carte bancaire\":{\"mois\":12}},{\"menu\":{\"mois\":12}}]",
     "[{\"tarjeta\":{\"mes\":90}},{\"\u043A\u0430\u0440\u0442\u0430\":\"x\",\"exp\":\"*****\"},"
     "{\"carte bancaire\":{\"mois\":90}},{\"menu\":{\"mois\":12}}]"},
    {"NamesInJapanese", PayloadKind::kJson,
     "{\"\u30AB\u30FC\u30C9\u756A\u53F7\":\"4111111111111112\",\"\u6709\u52B9\u671F\u9650\":\"12/"
     "27\","
     "\"\u30BB\u30AD\u30E5\u30EA\u30C6\u30A3\u30B3\u30FC\u30C9\":\"737\",\"\u756A\u53F7\":\"737\"}",
     "{\"\u30AB\u30FC\u30C9\u756A\u53F7\":\"************1112\",\"\u6709\u52B9\u671F\u9650\":\"*****"
     "\","
     "\"\u30BB\u30AD\u30E5\u30EA\u30C6\u30A3\u30B3\u30FC\u30C9\":\"***\",\"\u756A\u53F7\":"
     "\"737\"}"},
    {"NamesInJapaneseEscaped", PayloadKind::kJson,
     R"({"\u30bb\u30ad\u30e5\u30ea\u30c6\u30a3\u30b3\u30fc\u30c9":"737"})",
     R"({"\u30bb\u30ad\u30e5\u30ea\u30c6\u30a3\u30b3\u30fc\u30c9":"***"})"},
    {"ACouponInChinese", PayloadKind::kJson,
     "{\"\u512A\u60E0\u5361\u53F7\":\"123456789012\",\"\u6709\u6548\u671F\":\"12/27\"}",
     "{\"\u512A\u60E0\u5361\u53F7\":\"123456789012\",\"\u6709\u6548\u671F\":\"12/27\"}"},
    {"NamesInChineseInAForm", PayloadKind::kForm,
     "%E5%8D%A1%E5%8F%B7=4111111111111112&%E5%AE%89%E5%85%A8%E7%A0%81=737&%E7%A0%81=737",
     "%E5%8D%A1%E5%8F%B7=************1112&%E5%AE%89%E5%85%A8%E7%A0%81=***&%E7%A0%81=737"},
    {"NamesInRussianInXml", PayloadKind::kXml,
     "<\u041D\u043E\u043C\u0435\u0440\u041A\u0430\u0440\u0442\u044B>4111111111111112</"
     "\u041D\u043E\u043C\u0435\u0440\u041A\u0430\u0440\u0442\u044B>",
     "<\u041D\u043E\u043C\u0435\u0440\u041A\u0430\u0440\u0442\u044B>************1112</"
     "\u041D\u043E\u043C\u0435\u0440\u041A\u0430\u0440\u0442\u044B>"},
    {"NamesInKoreanInATable", PayloadKind::kHtml,
     "<table><tr><th>\uCE74\uB4DC\uBC88\uD638<th>\uBCF4\uC548\uCF54\uB4DC<tr><td>x<td>737</table>",
     "<table><tr><th>\uCE74\uB4DC\uBC88\uD638<th>\uBCF4\uC548\uCF54\uB4DC<tr><td>x<td>***</table>"},
    {"LabelsInPairs", PayloadKind::kJson,
     "[{\"label\":\"CVV (3 digits on the "
     "back)\",\"value\":\"737\"},{\"label\":\"\u6709\u6548\u671F\uFF08"
     "\u6708/\u5E74\uFF09\",\"value\":\"12/27\"}]",
     "[{\"label\":\"CVV (3 digits on the "
     "back)\",\"value\":\"***\"},{\"label\":\"\u6709\u6548\u671F\uFF08"
     "\u6708/\u5E74\uFF09\",\"value\":\"*****\"}]"},
    {"EntitiesOfABot", PayloadKind::kJson,
     R"([{"entity":"cvv","value":"737"},{"displayName":"exp","value":"12/27"}])",
     R"([{"entity":"cvv","value":"***"},{"displayName":"exp","value":"*****"}])"},
    {"PairsOfAForm", PayloadKind::kForm, "f[0][name]=exp&f[0][value]=12/27&f[1][name]=cvv",
     "f[0][name]=exp&f[0][value]=*****&f[1][name]=cvv"},
    {"PairsOfXml", PayloadKind::kXml,
     "<f><name>exp</name><value>12/27</value></f><f><name>cvv</name><value>737</value></f>",
     "<f><name>exp</name><value>*****</value></f><f><name>cvv</name><value>***</value></f>"},
    {"PairsOfHtml", PayloadKind::kHtml, "<dl><dt>Exp</dt><dd>12/27</dd><dt>CVV</dt><dd>737</dd>",
     "<dl><dt>Exp</dt><dd>*****</dd><dt>CVV</dt><dd>***</dd>"},
    {"SlotsOfABot", PayloadKind::kJson,
     R"({"slots":{"CVV":{"value":{"originalValue":"737","resolvedValues":["737"]}},"Room":)"
     R"({"value":{"originalValue":"737","interpretedValue":"737","resolvedValues":["737"]}}}})",
     R"({"slots":{"CVV":{"value":{"originalValue":"***","resolvedValues":["***"]}},"Room":)"
     R"({"value":{"originalValue":"737","interpretedValue":"737","resolvedValues":["737"]}}}})"},
    {"SlotsOfABotThatAreLists", PayloadKind::kJson,
     R"({"CVV":{"shape":"List","values":[{"value":{"interpretedValue":"737"}}]}})",
     R"({"CVV":{"shape":"List","values":[{"value":{"interpretedValue":"***"}}]}})"},
    {"ParametersOfABot", PayloadKind::kJson,
     R"({"fields":{"cvv":{"numberValue":737,"kind":"numberValue"}}})",
     R"({"fields":{"cvv":{"numberValue":900,"kind":"numberValue"}}})"},
    {"ItemsThatSayNothing", PayloadKind::kJson,
     R"({"cvv":[{"raw":"737"},{"raw":"912"}],"cvc":{"values":["737"]},"card":[{"code":"737"}]})",
     R"({"cvv":[{"raw":"***"},{"raw":"***"}],"cvc":{"values":["***"]},"card":[{"code":"737"}]})"},
    {"SixThatSayNothing", PayloadKind::kJson,
     R"({"cvv":{"n":{"n":{"n":{"n":{"n":{"n":"737"}}}}}}})",
     R"({"cvv":{"n":{"n":{"n":{"n":{"n":{"n":"***"}}}}}}})"},
    {"ElementsInElementsThatSayNothing", PayloadKind::kXml,
     "<cvv><value><raw>737</raw></value></cvv><a><value><raw>737</raw></value></a>",
     "<cvv><value><raw>***</raw></value></cvv><a><value><raw>737</raw></value></a>"},
    {"ElementsThatSayNothing", PayloadKind::kXml, "<cvv><raw>737</raw></cvv><a><raw>737</raw></a>",
     "<cvv><raw>***</raw></cvv><a><raw>737</raw></a>"},
    {"Questions", PayloadKind::kJson,
     R"([{"question":"What is your CVV?","answer":"737"},{"title":"Seat","value":"737"}])",
     R"([{"question":"What is your CVV?","answer":"***"},{"title":"Seat","value":"737"}])"},
    {"JsonPatch", PayloadKind::kJson, R"([{"op":"add","path":"/card/cvv","value":"737"}])",
     R"([{"op":"add","path":"/card/cvv","value":"***"}])"},
    // ---- Plain text
    {"Csv", PayloadKind::kAuto,
     "order,card,amount,expiry,cvc\r\nA-1,4111111111111111,20.00,2027-12,737\r\n"
     "1002,x,300,\"2028-01\",\"912\"\r\n\r\n1003,4,5,6,777\r\n",
     "order,card,amount,expiry,cvc\r\nA-1,************1111,20.00,*******,***\r\n"
     "1002,x,300,\"*******\",\"***\"\r\n\r\n1003,4,5,6,777\r\n"},
    {"CsvWithTheCodeFirst", PayloadKind::kAuto,
     "the cards:\ncvv;name;card\n737;\"Doe; Jane\";4111111111111111\n912;Roe;5555555555554444\n",
     "the cards:\ncvv;name;card\n***;\"Doe; Jane\";************1111\n***;Roe;************4444\n"},
    {"Tsv", PayloadKind::kAuto, "seat\tcvv\nA1\t737\n102\t912", "seat\tcvv\nA1\t***\n102\t***"},
    {"Markdown", PayloadKind::kJson,
     R"({"text":"| seat | CVV |\n|---|---|\n| 101 | 737 |\n| 102 | 912 |"})",
     R"({"text":"| seat | CVV |\n|---|---|\n| 101 | *** |\n| 102 | *** |"})"},
    {"CsvUploaded", PayloadKind::kMultipart,
     "--b\r\nContent-Disposition: form-data; name=f; filename=a.csv\r\nContent-Type: text/csv\r\n"
     "\r\nseat,name,cvv\nA1,Doe,737\n\r\n--b--\r\n",
     "--b\r\nContent-Disposition: form-data; name=f; filename=a.csv\r\nContent-Type: text/csv\r\n"
     "\r\nseat,name,cvv\nA1,Doe,***\n\r\n--b--\r\n"},
    {"CsvOfOtherThings", PayloadKind::kAuto,
     "id,code,expires,number\n101,737,2027-12-01,123\nplease, send\n123, 456\n", ""},
    {"ProseWithACodeInIt", PayloadKind::kAuto, "no CVV, please\nroom 101, floor 3\n101,102,103\n",
     ""},
    // ---- HTML
    {"HeadOfColumns", PayloadKind::kHtml,
     "<table><tr><th>Id<th>Card<th>Exp<th>CVV<tr><td>101<td>4111111111111111<td>12/27<td>737"
     "<tr><td>102<td>-<td>01/28<td><b>912</b></table>",
     "<table><tr><th>Id<th>Card<th>Exp<th>CVV<tr><td>101<td>************1111<td>*****<td>***"
     "<tr><td>102<td>-<td>*****<td><b>***</b></table>"},
    {"HeadOfRows", PayloadKind::kHtml,
     "<table><tr><th>Card number</th><td>4111111111111111</td></tr><tr><th>Room</th><td>101</td>"
     "</tr><tr><th>CVV</th><td>737</td></tr><tr><td>Expires</td><td>12/27</td></tr></table>",
     "<table><tr><th>Card number</th><td>************1111</td></tr><tr><th>Room</th><td>101</td>"
     "</tr><tr><th>CVV</th><td>***</td></tr><tr><td>Expires</td><td>*****</td></tr></table>"},
    {"EmptyCellsCount", PayloadKind::kHtml,
     "<table><tr><td></td><td>CVV</td><td>Seat</td></tr><tr><td></td><td>737</td><td>912</td>"
     "</tr></table>",
     "<table><tr><td></td><td>CVV</td><td>Seat</td></tr><tr><td></td><td>***</td><td>912</td>"
     "</tr></table>"},
    {"InputsInCells", PayloadKind::kHtml,
     "<table><tr><th>CVV</th></tr><tr><td width=120><input size=100 value=737></td></tr></table>",
     "<table><tr><th>CVV</th></tr><tr><td width=120><input size=100 value=***></td></tr></table>"},
    {"AnotherTable", PayloadKind::kHtml,
     "<table><tr><th>CVV</th></tr></table><table><tr><td>737</td></tr></table>", ""},
    {"TermsAndDescriptions", PayloadKind::kHtml,
     "<dl><dt>Seat</dt><dd>912</dd><dt>CVV</dt><dd>737</dd></dl>",
     "<dl><dt>Seat</dt><dd>912</dd><dt>CVV</dt><dd>***</dd></dl>"},
    {"FewBytesOfText", PayloadKind::kJson, R"({"t":"cvv\tx\n737\t1"})",
     R"({"t":"cvv\tx\n***\t1"})"},
    {"FewBytesOfTextWithAComma", PayloadKind::kJson, R"({"t":"a,cvv\n1,737"})",
     R"({"t":"a,cvv\n1,***"})"},
    {"WhatABrowserFillsIn", PayloadKind::kHtml,
     "<input name=f1 autocomplete=\"cc-csc\" value=737><input autocomplete=off name=cvv value=912>"
     "<input placeholder=CVV value=655><input autocomplete=postal-code value=941>",
     "<input name=f1 autocomplete=\"cc-csc\" value=***><input autocomplete=off name=cvv value=***>"
     "<input placeholder=CVV value=***><input autocomplete=postal-code value=941>"},
};

class PayloadTablesTest : public testing::TestWithParam<TableCase> {};
TEST_P(PayloadTablesTest, LosesWhatIsNamed) {
  const TableCase& c = GetParam();
  const std::string expected(c.scrubbed.empty() ? c.text : c.scrubbed);
  const Scrubber scrubber = testing_support::MaskingScrubber();
  Scratch scratch;
  EXPECT_EQ(scrubber.Scrub(c.text, c.kind, scratch).text, expected);
  EXPECT_EQ(scrubber.Scrub(expected, c.kind, scratch).text, expected);
  if (c.kind != PayloadKind::kJson) return;
  // With an escape in it JSON is read another way.
  const auto both = [](std::string_view json) { return "[\"\\n\"," + std::string(json) + "]"; };
  EXPECT_EQ(scrubber.Scrub(both(c.text), c.kind, scratch).text, both(expected));
}
INSTANTIATE_TEST_SUITE_P(, PayloadTablesTest, testing::ValuesIn(kTables),
                         [](const auto& p) { return p.param.name; });

}  // namespace
}  // namespace panveil
