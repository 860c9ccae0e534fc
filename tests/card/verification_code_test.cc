#include "card/verification_code.h"

#include <gtest/gtest.h>

#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/guarded_buffer.h"
#include "support/marked_text.h"
#include "support/random_text.h"

namespace panveil::card {
namespace {

using testing_support::GuardedBuffer;
using testing_support::MarkedText;
using testing_support::RandomText;

struct CodeCase {
  const char* name;
  const char* text;
};
void PrintTo(const CodeCase& c, std::ostream* os) { *os << c.text; }

bool IsLabelled(const char* marked) {
  const MarkedText text(marked);
  GuardedBuffer buffer(512);
  const bool at_end = IsLabelledCode(buffer.AtEnd(text.text), text.begin, text.end);
  const bool at_start = IsLabelledCode(buffer.AtStart(text.text), text.begin, text.end);
  EXPECT_EQ(at_end, at_start);
  return at_end;
}

constexpr CodeCase kCodes[] = {
    {"LabelBefore", "cvv {123}"},
    {"LabelTouches", "cvv{123}"},
    {"Arrow", "CVV \u2192 {123}"},
    {"DumpOfPhp", "[\"cvv\"]=>\n  string(3) \"{123}\""},
    {"DumpOfAPhpNumber", "[\"cvv\"]=>\n  int({123})"},
    {"SerializedByPhp", "s:3:\"cvv\";s:3:\"{123}\";"},
    {"NumberSerializedByPhp", "s:3:\"cvv\";i:{123};"},
    {"FourDigits", "cvv: {1234}"},
    {"LabelWithDigit", "CVV2: {123}"},
    {"LabelWithDigitTouches", "cvc2{123}"},
    {"LabelBehind", "{123} is the cvv"},
    {"LabelBehindTouches", "{123}cvv"},
    {"LabelBehindInBrackets", "{123} (cvc)"},
    {"LineBreak", "my security code\n is {123}"},
    {"LineBreakWindows", "cvv\r\n{123}"},
    {"Question", "What is your CVV?\n{123}"},
    {"FieldName", "card_cvv2={123}"},
    {"FormBeforeAnother", "cvv={123}&zip=90210"},
    {"JsonField", "\"cvc\": \"{737}\""},
    {"XmlElement", "<CVV2>{123}</CVV2>"},
    {"SecurityCodeElement", "<security-code>{123}</security-code>"},
    {"Cid", "amex CID # {1234}"},
    {"Csc", "card: csc - {123}"},
    {"Cvn", "cvn {123}"},
    {"Cav", "jcb CAV2 {123}"},
    {"Ccv", "ccv {123}"},
    {"Cv2", "CV2: {452}"},
    {"Cv2Behind", "{452} is the cv2"},
    {"CardVerification", "card_verification={123}"},
    {"VerificationValue", "card verification value: {123}"},
    {"VerificationNumber", "card verification number {123}"},
    {"CardCode", "card code {123}"},
    {"OnTheBack", "cvv on the back of my credit card is {123}"},
    {"DigitsOnTheBack", "the 3 digits on the back are {123}"},
    {"NumberOnTheBackBehind", "{123} is the number on the back"},
    {"BackOfTheCardBehind", "{123} on the back of my card"},
    {"ThreeDigitCode", "3-digit code: {123}"},
    {"ThreeDigitSecurityCode", "the three digit security code is {123}"},
    {"OwnsTheNearer", "amount 100 cvv {123}"},
    {"CopulaBeforeOther", "{123} is my cvv 1227"},
    {"DoorToo", "door security code {1234}"},
    {"Markdown", "**CVV:** {123}"},
    {"SmartQuotes", "cvv \xe2\x80\x9c{123}\xe2\x80\x9d"},
    {"Dump", "exp 12/27 cvv {123} zip"},
    {"Spaced", "cvv {1 2 3}"},
    {"FullWidth", "\xef\xbc\xa3\xef\xbc\xb6\xef\xbc\xb6\xef\xbc\x9a{123}"},
    {"Spanish",
     "el c\xc3\xb3"
     "digo de seguridad es {123}"},
    {"SpanishWithoutAccents", "CODIGO DE SEGURIDAD: {123}"},
    {"SpanishBehind",
     "{123} es el c\xc3\xb3"
     "digo de seguridad"},
    {"SpanishBack", "los 3 d\xc3\xadgitos del reverso son {123}"},
    {"French",
     "code de s\xc3\xa9"
     "curit\xc3\xa9 : {123}"},
    {"FrenchCryptogramme", "cryptogramme visuel {123}"},
    {"FrenchBack", "les trois chiffres au dos sont {123}"},
    {"FrenchBehind", "{123} est le cryptogramme"},
    {"German",
     "Pr\xc3\xbc"
     "fziffer {123}"},
    {"GermanUpperCase",
     "PR\xc3\x9c"
     "FNUMMER lautet {123}"},
    {"GermanCode", "Der Sicherheitscode ist {123}"},
    {"GermanBack",
     "die 3 Ziffern auf der R\xc3\xbc"
     "ckseite: {123}"},
    {"GermanBehind",
     "{123} ist die Kartenpr\xc3\xbc"
     "fnummer"},
    {"Portuguese",
     "o c\xc3\xb3"
     "digo de seguran\xc3\xa7"
     "a \xc3\xa9 {123}"},
    {"PortugueseBack", "os tr\xc3\xaas d\xc3\xadgitos no verso: {123}"},
    {"Italian", "codice di sicurezza {123}"},
    {"ItalianBack", "le 3 cifre sul retro sono {123}"},
    {"Dutch", "de beveiligingscode is {123}"},
    {"DutchBack", "de cijfers op de achterkant {123}"},
    {"Polish",
     "kod zabezpieczaj\xc4\x85"
     "cy to {123}"},
    {"PolishGenitive", "kod bezpiecze\xc5\x84stwa: {123}"},
    {"Turkish", "g\xc3\xbcvenlik kodu {123}"},
    {"TurkishUpperCase", "G\xc3\x9cVENL\xc4\xb0K KODU: {123}"},
    {"TurkishBack", "kart\xc4\xb1n arkas\xc4\xb1ndaki 3 rakam {123}"},
    {"Swedish", "s\xc3\xa4kerhetskoden \xc3\xa4r {123}"},
    {"SwedishCompound", "CVC-kod {123}"},
    {"Danish", "sikkerhedskode {123}"},
    {"DanishDigits", "kontrolcifre {123}"},
    {"Norwegian", "sikkerhetskode er {123}"},
    {"Russian",
     "\xd0\xba\xd0\xbe\xd0\xb4 "
     "\xd0\xb1\xd0\xb5\xd0\xb7\xd0\xbe\xd0\xbf\xd0\xb0\xd1\x81\xd0\xbd\xd0\xbe\xd1\x81\xd1\x82\xd0"
     "\xb8 {123}"},
    {"RussianUpperCase",
     "\xd0\x9a\xd0\x9e\xd0\x94 "
     "\xd0\x91\xd0\x95\xd0\x97\xd0\x9e\xd0\x9f\xd0\x90\xd0\xa1\xd0\x9d\xd0\x9e\xd0\xa1\xd0\xa2\xd0"
     "\x98: {123}"},
    {"RussianBehind",
     "{123} \xd1\x8d\xd1\x82\xd0\xbe \xd0\xba\xd0\xbe\xd0\xb4 "
     "\xd0\xb1\xd0\xb5\xd0\xb7\xd0\xbe\xd0\xbf\xd0\xb0\xd1\x81\xd0\xbd\xd0\xbe\xd1\x81\xd1\x82\xd0"
     "\xb8"},
    {"RussianBack",
     "\xd1\x82\xd1\x80\xd0\xb8 \xd1\x86\xd0\xb8\xd1\x84\xd1\x80\xd1\x8b \xd0\xbd\xd0\xb0 "
     "\xd0\xbe\xd0\xb1\xd0\xbe\xd1\x80\xd0\xbe\xd1\x82\xd0\xb5 {123}"},
    {"RussianLetters", "\xd1\x86\xd0\xb2\xd0\xb2 {123}"},
    {"Arabic",
     "\xd8\xb1\xd9\x85\xd8\xb2 \xd8\xa7\xd9\x84\xd8\xa3\xd9\x85\xd8\xa7\xd9\x86 \xd9\x87\xd9\x88 "
     "{123}"},
    {"ArabicVerification",
     "\xd8\xa8\xd8\xb7\xd8\xa7\xd9\x82\xd8\xa9 "
     "\xd8\xb1\xd9\x85\xd8\xb2 "
     "\xd8\xa7\xd9\x84\xd8\xaa\xd8\xad\xd9\x82\xd9\x82: {123}"},
    {"Hindi",
     "\xe0\xa4\xb8\xe0\xa5\x81\xe0\xa4\xb0\xe0\xa4\x95\xe0\xa5\x8d\xe0\xa4\xb7\xe0\xa4\xbe "
     "\xe0\xa4\x95\xe0\xa5\x8b\xe0\xa4\xa1 {123} \xe0\xa4\xb9\xe0\xa5\x88"},
    {"HindiLetters",
     "\xe0\xa4\xae\xe0\xa5\x87\xe0\xa4\xb0\xe0\xa4\xbe "
     "\xe0\xa4\xb8\xe0\xa5\x80\xe0\xa4\xb5\xe0\xa5\x80\xe0\xa4\xb5\xe0\xa5\x80 {123} "
     "\xe0\xa4\xb9\xe0\xa5\x88"},
    {"Japanese",
     "\xe3\x82\xbb\xe3\x82\xad\xe3\x83\xa5\xe3\x83\xaa\xe3\x83\x86\xe3\x82\xa3\xe3\x82\xb3\xe3\x83"
     "\xbc\xe3\x83\x89\xe3\x81\xaf{123}\xe3\x81\xa7\xe3\x81\x99"},
    {"JapaneseBehind",
     "{123}"
     "\xe3\x81\x8c\xe3\x82\xbb\xe3\x82\xad\xe3\x83\xa5\xe3\x83\xaa\xe3\x83\x86\xe3\x82\xa3\xe3\x82"
     "\xb3\xe3\x83\xbc\xe3\x83\x89\xe3\x81\xa7\xe3\x81\x99"},
    {"JapaneseBack",
     "\xe3\x82\xab\xe3\x83\xbc\xe3\x83\x89\xe8\xa3\x8f\xe9\x9d\xa2\xe3\x81\xae"
     "3\xe6\xa1\x81\xe3\x81\xae\xe7\x95\xaa\xe5\x8f\xb7\xe3\x81\xaf{123}"},
    {"ChineseSimplified", "\xe5\xae\x89\xe5\x85\xa8\xe7\xa0\x81\xe6\x98\xaf{123}"},
    {"ChineseSimplifiedBehind", "{123}\xe6\x98\xaf\xe5\xae\x89\xe5\x85\xa8\xe7\xa0\x81"},
    {"ChineseSimplifiedBack",
     "\xe5\x8d\xa1\xe8\x83\x8c\xe9\x9d\xa2\xe4\xb8\x89\xe4\xbd\x8d\xe6\x95\xb0\xe5\xad\x97 {123}"},
    {"ChineseTraditional", "\xe5\xae\x89\xe5\x85\xa8\xe7\xa2\xbc\xef\xbc\x9a{123}"},
    {"ChineseTraditionalBack",
     "\xe8\x83\x8c\xe9\x9d\xa2\xe6\x9c\xab\xe4\xb8\x89\xe7\xa2\xbc {123}"},
    {"Korean",
     "\xeb\xb3\xb4\xec\x95\x88\xec\xbd\x94\xeb\x93\x9c\xeb\x8a\x94 "
     "{123}\xec\x9e\x85\xeb\x8b\x88\xeb\x8b\xa4"},
    {"KoreanWords", "\xeb\xb3\xb4\xec\x95\x88 \xec\xbd\x94\xeb\x93\x9c: {123}"},
    {"KoreanBack",
     "\xec\xb9\xb4\xeb\x93\x9c \xeb\x92\xb7\xeb\xa9\xb4 3\xec\x9e\x90\xeb\xa6\xac {123}"},
    {"Thai",
     "\xe0\xb8\xa3\xe0\xb8\xab\xe0\xb8\xb1\xe0\xb8\xaa\xe0\xb8\x84\xe0\xb8\xa7\xe0\xb8\xb2\xe0\xb8"
     "\xa1\xe0\xb8\x9b\xe0\xb8\xa5\xe0\xb8\xad\xe0\xb8\x94\xe0\xb8\xa0\xe0\xb8\xb1\xe0\xb8\xa2\xe0"
     "\xb8\x84\xe0\xb8\xb7\xe0\xb8\xad {123}"},
    {"ThaiBack",
     "\xe0\xb8\xa3\xe0\xb8\xab\xe0\xb8\xb1\xe0\xb8\xaa\xe0\xb8\xab\xe0\xb8\xa5\xe0\xb8\xb1\xe0\xb8"
     "\x87\xe0\xb8\x9a\xe0\xb8\xb1\xe0\xb8\x95\xe0\xb8\xa3 {123}"},
};
class LabelledCodeTest : public testing::TestWithParam<CodeCase> {};
TEST_P(LabelledCodeTest, IsFound) { EXPECT_TRUE(IsLabelled(GetParam().text)); }
INSTANTIATE_TEST_SUITE_P(, LabelledCodeTest, testing::ValuesIn(kCodes),
                         [](const auto& p) { return p.param.name; });

constexpr CodeCase kOtherNumbers[] = {
    {"SentToLogIn", "your verification code is {4821}"},
    {"SentToLogInChinese", "\xe9\xaa\x8c\xe8\xaf\x81\xe7\xa0\x81 {1234}"},
    {"CustomerId", "order cid={5678}"},
    {"SessionCounter", "session csc {250}"},
    {"Nothing", "{123}"},
    {"Room", "room {123}"},
    {"People", "we are {300} people"},
    {"Code", "code {123}"},
    {"PromoCode", "promo code {1234}"},
    {"ErrorCode", "error code {404} no"},
    {"HttpStatus", "HTTP/1.1 {200} OK"},
    {"ZipBehindCode", "zip code {9021}"},
    {"FourDigitCode", "your 4-digit code: {1234}"},
    {"LastFour", "last 4 digits {1234}"},
    {"CardEnding", "card number ending {1234}"},
    {"CardNumber", "card number {1234}"},
    {"CodeOfTheCard", "code for card {1234}"},
    {"Security", "security guard {123}"},
    {"SecurityGate", "security gate number one, {123}"},
    {"CallBack", "call me back on number {1234}"},
    {"Back", "I am back {123}"},
    {"LabelOfTheNext", "amount {100} cvv 123"},
    {"LabelOfTheNextField", "\"amount\":{100},\"cvv\":\"123\""},
    {"LabelOfTheNextStringField", "\"house\":\"{123}\",\"cvv\":null"},
    {"LabelOfTheNextInForm", "amount={100}&cvv=123"},
    {"EmptyLabel", "cvv=&amount={100}"},
    {"ThreeLineBreaks", "cvv\n\n\n{123}"},
    {"EmptyLineBeforeTheLabel", "{123}\n\ncvv"},
    {"DigitsBetween", "cvv 123 room {456}"},
    {"OtherWordsBetween", "the cvv was declined in {2024}"},
    {"OrderBetween", "cvv for order {123}"},
    {"ExpiryBetween", "cvv expires {1227}"},
    {"TooFar", "cvv is the the the the the the the the the the the the the the {123}"},
    {"FarBehindSpaces", "cvv                                        {123}"},
    {"PartOfAWord", "mycvvx {123}"},
    {"PartOfACyrillicWord",
     "\xd0\xba\xd0\xbe\xd0\xb4\xd0\xbe\xd0\xb2\xd1\x8b\xd0\xb9 "
     "\xd0\xb1\xd0\xb5\xd0\xb7\xd0\xbe\xd0\xbf\xd0\xb0\xd1\x81\xd0\xbd\xd0\xbe\xd1\x81\xd1\x82\xd0"
     "\xb8 {123}"},
    {"Price", "{100} USD"},
    {"PriceInChinese", "\xe5\x85\xb1{123}\xe5\x85\x83"},
    {"YearInJapanese", "{2024}\xe5\xb9\xb4\xe3\x81\xae\xe3\x82\xab\xe3\x83\xbc\xe3\x83\x89"},
    {"Telephone", "security number {123}-4567"},
    {"Time", "verification code at {1030}:15"},
    {"CurriculumVitae", "my cv {2024}"},
    {"ResultCode", "cvvResultCode\":\"{111}"},
    {"Vulnerability", "CVE-{2024}-1234"},
    {"SpanishOrderCode",
     "c\xc3\xb3"
     "digo de pedido {123}"},
    {"FrenchPostcode", "code postal {1234}"},
    {"GermanPostcode", "PLZ {1010} Wien"},
    {"RussianHouse", "\xd0\xb4\xd0\xbe\xd0\xbc {123}"},
    {"ArabicOrder", "\xd8\xb1\xd9\x82\xd9\x85 \xd8\xa7\xd9\x84\xd8\xb7\xd9\x84\xd8\xa8 {123}"},
    {"HindiHouse", "\xe0\xa4\xae\xe0\xa4\x95\xe0\xa4\xbe\xe0\xa4\xa8 {123}"},
    {"KoreanOrder", "\xec\xa3\xbc\xeb\xac\xb8\xeb\xb2\x88\xed\x98\xb8 {123}"},
    {"ThaiOrder", "\xe0\xb8\x9e\xe0\xb8\xb1\xe0\xb8\xaa\xe0\xb8\x94\xe0\xb8\xb8 {123}"},
};
class OtherNumberTest : public testing::TestWithParam<CodeCase> {};
TEST_P(OtherNumberTest, IsLeftAlone) { EXPECT_FALSE(IsLabelled(GetParam().text)); }
INSTANTIATE_TEST_SUITE_P(, OtherNumberTest, testing::ValuesIn(kOtherNumbers),
                         [](const auto& p) { return p.param.name; });

TEST(SpacedCodeEnd, TakesThreeOrFourDigitsApart) {
  EXPECT_EQ(SpacedCodeEnd("1 2 3", 0), 5U);
  EXPECT_EQ(SpacedCodeEnd("cvv 1 2 3 4 x", 4), 11U);
  EXPECT_EQ(SpacedCodeEnd("1-2-3", 0), 5U);
  EXPECT_EQ(SpacedCodeEnd("1, 2, 3.", 0), 7U);
  EXPECT_EQ(SpacedCodeEnd("1  2  3", 0), 7U);
}

TEST(SpacedCodeEnd, TakesNothingElse) {
  for (const std::string_view text :
       {"1", "1 2", "123", "1 2 34", "12 3 4", "1 2 3 4 5", "1 2   3", "x"}) {
    EXPECT_EQ(SpacedCodeEnd(text, 0), 0U) << text;
  }
  EXPECT_EQ(SpacedCodeEnd("91 2 3", 1), 1U);
}

TEST(LabelledCode, AnyBytesAreRead) {
  const std::vector<std::string_view> pieces = {"cvv",
                                                "3",
                                                "2",
                                                " ",
                                                "\n",
                                                "\r",
                                                " is ",
                                                "security ",
                                                "code",
                                                "back",
                                                "digits",
                                                "\xe5\xae\x89\xe5\x85\xa8\xe7\xa0\x81",
                                                ",",
                                                "\"",
                                                "\xe6\x98\xaf",
                                                "\xd0\xba\xd0\xbe\xd0\xb4 ",
                                                "\xef\xbc\x88",
                                                "\xe2\x80",
                                                "\xcc\x81",
                                                "123"};
  std::mt19937 random(2);
  GuardedBuffer buffer(4096);
  for (int n = 0; n < 40000; ++n) {
    const std::string before = RandomText(random, pieces, 20);
    const std::string text = before + "123" + RandomText(random, pieces, 20);
    const std::string_view placed = n % 2 == 0 ? buffer.AtEnd(text) : buffer.AtStart(text);
    (void)IsLabelledCode(placed, before.size(), before.size() + 3);
    EXPECT_LE(SpacedCodeEnd(placed, before.size()), text.size());
  }
}

// A number that began in the digits of the label was replaced, and its first letter is bold.
TEST(VerificationCode, ALabelKeepsTheDigitsThatAReplacementCut) {
  EXPECT_FALSE(IsLabelledCode("434 cvv 7\xF0\x9D\x90\x8AKF HTPGQG 4232", 0, 3));
  EXPECT_TRUE(IsLabelledCode("434 cvv 7 days", 0, 3));
}

}  // namespace
}  // namespace panveil::card
