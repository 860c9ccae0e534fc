// JSON, scrubbed in place: escapes, numbers, field names, spread cards, nesting, bad input.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "panveil/scrubber.h"
#include "support/scrubbers.h"
#include "support/violations.h"

namespace panveil {
namespace {

using testing_support::MakeScrubber;
using testing_support::MaskingScrubber;

std::string Scrubbed(std::string_view json, const Scrubber& scrubber = MaskingScrubber()) {
  Scratch scratch;
  const Result result = scrubber.Scrub(json, PayloadKind::kJson, scratch);
  EXPECT_LE(static_cast<int>(result.status), static_cast<int>(ScrubStatus::kTokenizeFailed));
  EXPECT_LE(result.text.size(), json.size());
  std::string out(result.text);
  EXPECT_EQ(scrubber.Scrub(out, PayloadKind::kJson, scratch).text, out) << json;
  std::string in_place(json);
  EXPECT_EQ(
      scrubber.ScrubInPlace(in_place.data(), in_place.size(), PayloadKind::kJson, scratch).text,
      out);
  std::string buffer(json.size(), '\0');
  EXPECT_EQ(scrubber.ScrubTo(json, PayloadKind::kJson, buffer.data(), buffer.size(), scratch).text,
            out);
  return out;
}

void ExpectClean(std::string_view json, const Scrubber& scrubber = MaskingScrubber()) {
  Scratch scratch;
  const Result result = scrubber.Scrub(json, PayloadKind::kJson, scratch);
  EXPECT_EQ(result.text.data(), json.data()) << json << "\n" << result.text;
  EXPECT_EQ(result.text.size(), json.size());
  EXPECT_EQ(result.findings_total, 0U);
}

TEST(PayloadJsonTest, ACardInANameEndsARowOfValues) {
  EXPECT_EQ(Scrubbed(R"({"a":42,"4111111111101":41120523691910,"b":"&"})"),
            R"({"a":42,"*********1101":41120523691910,"b":"&"})");
  EXPECT_EQ(Scrubbed(R"({"a":411111,"cvv 123":1111111111,"b":"&"})"),
            R"({"a":411111,"cvv ***":1111111111,"b":"&"})");
}

// Most JSON is plain, and passed over by a look at its bytes. An escape anywhere has it read: what
// comes out is the same, however it is spaced.
TEST(PayloadJsonTest, IsReadAlikeWithAnEscapeInIt) {
  constexpr std::string_view kDocuments[] = {
      R"({"securityCode":123,"name":"room 12"})",
      R"({"n":[1,2,3],"cvc":"0123","id":"5e7049b0975ac5304b664a17fa"})",
      R"({"card":{"expMonth":12,"expYear":2027},"at":"2026-02-05T18:37:37.547Z"})",
      R"({"expiry":"12/27","text":"at 5:30 on 12/27","z":[]})",
      R"({"expiration_date":"12 27","total":12.5})",
      R"({"parts":["4111","1111","1111","1111"],"of":4})",
      R"({"parts":[4111,1111,1111,1111],"of":"4"})",
      R"({"a":"4111","b":"1111","c":"1111","d":"1111"})",
      R"({"pan":"4111111111111112","cvv":737})",
      R"({"text":"my card is 4111 1111 1111 1111","code":123,"cid":"123"})",
      R"([{"number":4111111111111111},{"verificationValue":999}])",
      R"({"text":"cvv2=1/29"})",
      R"({"text":"exp=1/29","n":1})",
      R"({"pan":"4111            1111            1111            1112"})",
      R"({"url":"https://shop.example/o?id=737","n":17})",
      R"({"order":{"id":17342,"lines":[{"sku":"A-1","n":2}]},"pin":1234})",
      // Names of digits stand between, and empty strings.
      R"({"1":"4111","2":"1111","3":"1111","4":"1111"})",
      R"({"1 ":"4","2 ":"1","3 ":"1","4 ":"1","5 ":"11111111","6 ":"1111"})",
      R"(["4","","1","","1","1","1","1","1","1","1","1","1","","1","1","1","1","1","1"])",
      R"({"1":"4111","s":"","2":"1111","t":"","3":"1111","u":"","4":"1111"})",
      R"({"1":"4111 1111","2":"","3":"1111 1111"})",
      // Names that stand before what they name.
      R"({"columns":["cvv","737"]})",
      R"({"of":[{"fields":["a",5,"exp",9]}]})",
      R"(["Jane","4111 1111 1111 1111","exp 12/27","737"])",
      R"([4111111111111111,"exp 12/27",737])",
      // No number, though it looks like one.
      R"({"cardnum":":000990139424 "})",
      R"({"card_number ":":000990139424,"})",
      // Markup, forms and mail in strings.
      R"({"body":"<p>4111 <b>1111</b> 1111 1111</p>"})",
      R"({"body":"<td>cvv<br>737</td>","n":1})",
      R"({"body":"<p>hello</p>","url":"https://shop.example/?q=shoes"})",
      R"({"body":"<li>four</li><li>one</li><li>one</li><li>one</li><li>double one</li>"})",
      R"({"url":"https://shop.example/?q=my+cvv+is+737"})",
      R"({"subject":"=?utf-8?Q?4111=C2=A01111=C2=A01111=C2=A01111?="})",
      R"({"state":"NDExMTExMTExMTExMTExMQ=v1"})",
      // What stands around a value does not hide the label in it.
      R"({"TXT":"737 is my cvv"})",
      R"({"PDF":"12/27 exp"})",
      R"(["737 CVV THX",8])",
      R"({"12/27 exp":"5x"})",
      "{\"NR\":\"\u200B737 cvv\"}",
      "{\"TXT\":\"\uFF17\uFF13\uFF17 cvv\"}",
      // A date behind something else than a card.
      R"({"pan":"4111111111111111","n":[null,"12/27"]})",
  };
  for (const std::string_view document : kDocuments) {
    const auto json = nlohmann::ordered_json::parse(document);
    for (const int indent : {-1, 1, 4}) {
      const auto plain = nlohmann::ordered_json::parse(Scrubbed(json.dump(indent)));
      const auto both = nlohmann::ordered_json::array({"\n", json});
      const auto read = nlohmann::ordered_json::parse(Scrubbed(both.dump(indent)));
      EXPECT_EQ(plain.dump(), read[1].dump()) << document << ", indent " << indent;
    }
  }
}

TEST(PayloadJsonTest, WhatIsLeftOfACardIsNoCode) {
  EXPECT_EQ(Scrubbed(R"({"cvc":"4111111111111111","a":"&"})"),
            R"({"cvc":"************1111","a":"&"})");
  EXPECT_EQ(Scrubbed(R"({"cvc":"4111 1111 1111 1111","a":"&"})"),
            R"({"cvc":"**** **** **** 1111","a":"&"})");
  EXPECT_EQ(Scrubbed("{\"cvc\":\"\xEF\xBC\x94\xEF\xBC\x91\xEF\xBC\x91\xEF\xBC\x91"
                     "111111111111\",\"a\":\"&\"}"),
            "{\"cvc\":\"\xEF\xBC\x8A\xEF\xBC\x8A\xEF\xBC\x8A\xEF\xBC\x8A"
            "********1111\",\"a\":\"&\"}");
}

TEST(PayloadJsonTest, StringsAndNames) {
  EXPECT_EQ(Scrubbed(R"({"text":"my card is 4111 1111 1111 1111 ok"})"),
            R"({"text":"my card is **** **** **** 1111 ok"})");
  EXPECT_EQ(Scrubbed(R"({"4111111111111111":true})"), R"({"************1111":true})");
  EXPECT_EQ(Scrubbed(R"("4111 1111 1111 1111")"), R"("**** **** **** 1111")");
  EXPECT_EQ(Scrubbed("\xEF\xBB\xBF[\"4111111111111111\"]"), "\xEF\xBB\xBF[\"************1111\"]");
}

TEST(PayloadJsonTest, EachValueIsATextOfItsOwn) {
  ExpectClean(R"({"a":"cvv","b":"123"})");
  ExpectClean(R"(["x 4111 1111","1111 1111 y"])");
}

TEST(PayloadJsonTest, Escapes) {
  EXPECT_EQ(Scrubbed(R"({"text":"\u0034111 1111\u00201111 1111 \n"})"),
            R"({"text":"\u002A*** ****\u0020**** 1111 \n"})");
  EXPECT_EQ(Scrubbed(R"(["4111\n1111\n1111\n1111"])"), R"(["****\n****\n****\n1111"])");
  EXPECT_EQ(Scrubbed(R"(["4111\/1111\/1111\/1111"])"), R"(["****\/****\/****\/1111"])");
  // Full-width digits, and mathematical ones, which take a surrogate pair.
  EXPECT_EQ(Scrubbed(R"(["\uff14111 1111 1111 1111"])"), R"(["\uff0a*** **** **** 1111"])");
  const std::string bold = Scrubbed(R"(["\ud835\udfd2111 1111 1111 1111"])");
  EXPECT_EQ(nlohmann::json::parse(bold)[0], "**** **** **** 1111");
  // Half a pair is no digits.
  ExpectClean(R"(["\ud834111111111111111"])");
}

TEST(PayloadJsonTest, NumbersStayNumbers) {
  EXPECT_EQ(Scrubbed("[4111111111111111]"), "[9000000000001111]");
  EXPECT_EQ(Scrubbed("[-4111111111111111, 1]"), "[-9000000000001111, 1]");
  EXPECT_EQ(Scrubbed("4111111111111111"), "9000000000001111");
  EXPECT_EQ(
      Scrubbed("[4111111111111111]", MaskingScrubber(Sensitivity::kBalanced, Action::kRedact)),
      "[9000000000000000]");
  ExpectClean("[1547492967.683, 0.4111111111111111, 163408127331, true, null, 1e10]");
}

#ifndef PANVEIL_CORE_ONLY
TEST(PayloadJsonTest, TokensOfNumbersAreNumbers) {
  ScrubberOptions options;
  options.keyring = testing_support::FixedKeyring();
  const Scrubber scrubber = MakeScrubber(options);
  const std::string out = Scrubbed(R"({"pan":4111111111111111,"s":"4111111111111111"})", scrubber);
  const nlohmann::json json = nlohmann::json::parse(out);
  ASSERT_TRUE(json["pan"].is_number_integer());
  EXPECT_EQ(json["pan"].get<long long>() % 10000, 1111);
  EXPECT_NE(json["pan"].get<long long>() / 1000000000000000, 4);
  EXPECT_EQ(json["s"].get<std::string>().find_first_of("0123456789"), 12U);
}

TEST(PayloadJsonTest, SpreadTokensOfNumbers) {
  ScrubberOptions options;
  options.keyring = testing_support::FixedKeyring();
  for (int scope = 0; scope < 64; ++scope) {
    options.scope = std::to_string(scope);
    const Scrubber scrubber = MakeScrubber(options);
    for (const char* json : {"[4111,1111,1111,1111]", "[4,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]"}) {
      const std::string out = Scrubbed(json, scrubber);
      EXPECT_EQ(out.size(), std::string(json).size());
      EXPECT_NE(out, json);
      EXPECT_TRUE(nlohmann::json::accept(out)) << out;
    }
  }
}

TEST(PayloadJsonTest, ATokenInAFieldOfCardNumbersIsLeft) {
  ScrubberOptions options;
  options.keyring = testing_support::FixedKeyring();
  const Scrubber scrubber = MakeScrubber(options);
  const std::string once = Scrubbed(R"({"cardNumber":"4111111111111111;1111111111"})", scrubber);
  ExpectClean(once, scrubber);
}
#endif

TEST(PayloadJsonTest, FieldNames) {
  EXPECT_EQ(Scrubbed(R"({"cardNumber":"4111111111111112"})"),
            R"({"cardNumber":"************1112"})");
  EXPECT_EQ(Scrubbed(R"({"cardNumber":4111111111111112})"), R"({"cardNumber":9000000000001112})");
  EXPECT_EQ(Scrubbed(R"({"card_number":"41 1111-111111 1112 3"})"),
            R"({"card_number":"** ****-****** *112 3"})");
  EXPECT_EQ(Scrubbed(R"({"cvv":"123","cvc":1234})"), R"({"cvv":"***","cvc":9000})");
  EXPECT_EQ(Scrubbed(R"({"c\u0076v":"\u0031\u00323"})"), R"({"c\u0076v":"\u002A\u002A*"})");
  EXPECT_EQ(Scrubbed(R"({"expiry":"12/30"})"), R"({"expiry":"*****"})");
  EXPECT_EQ(Scrubbed(R"({"CVV *":"123","Expiry date*":"12/30"})"),
            R"({"CVV *":"***","Expiry date*":"*****"})");
  EXPECT_EQ(Scrubbed(R"([{"label":"* CVV","value":"123"}])"),
            R"([{"label":"* CVV","value":"***"}])");
  EXPECT_EQ(Scrubbed(R"({"CVV__c":"123","Card_Expiry__c":"12/30"})"),
            R"({"CVV__c":"***","Card_Expiry__c":"*****"})");
  EXPECT_EQ(Scrubbed(R"({"track2":"4111111111111112=3012"})"),
            R"({"track2":"****************=****"})");
  ExpectClean(R"({"cvv":"see below","cardNumber":"none","expiry":"2030-01-01T00:00:00Z"})");
}

// Wherever in the object, and however it is written.
TEST(PayloadJsonTest, AFieldNamesTheValueOfAnother) {
  for (const char* json :
       {R"({"name":"cvv","value":"123"})", R"({"value":"123","name" : "cvv"})",
        R"({"a":"b","Key":"cvv","c":"d","value":"123"})", R"({"n\u0061me":"cvv","value":"123"})",
        R"({"x[name]":"cvv","x[value]":"123"})", R"({"name":"c\u0076v","value":"123"})",
        R"([{"id":"cvv",)"
        "\n"
        R"( "content" :"123"}])"}) {
    std::string masked = json;
    masked.replace(masked.find("123"), 3, "***");
    EXPECT_EQ(Scrubbed(json), masked);
  }
  ExpectClean(R"({"named":"cvv","value":"123"})");
  ExpectClean(R"([{"name":"cvv"},{"value":"123"}])");
  ExpectClean(R"({"text":"name","type":"cvv","value":"123"})");
}

// Of any kind that pairs come in: dates are dates where another pair is of a card or code.
TEST(PayloadJsonTest, PairsCountBesideACard) {
  for (const char* json :
       {R"([{"name":"exp","value":"12/27"},{"name":"cvv","value":"see"}])",
        R"([{"name":"CVV","value":"see"},{"a":[1,{"b":2}],"id":"expiration","answer":"12/27"}])",
        R"([{"key":"pan","value":"-"},{"key":"month","val" : "12/27"},{"key":"x","value":"]}"}])",
        R"({"a":{"label":"Card","value":"}"},"b":{"value":"12/27","label":"Exp"}})",
        R"([{"c":["12/27]}"],"name":"c\u0076v","value":"1"},{"name":"exp","value":"12/27"}])"}) {
    std::string masked = json;
    masked.replace(masked.rfind("12/27"), 5, "*****");
    EXPECT_EQ(Scrubbed(json), masked);
  }
  ExpectClean(R"({"name":"exp","value":"12/27"})");
  ExpectClean(R"([{"name":"exp","value":"12/27"},{"name":"number","value":"7"}])");
  ExpectClean(R"({"a":[{"name":"exp","value":"12/27"}],"b":[{"name":"cvv","value":"-"}]})");
  ExpectClean("{\"name\":\"exp\",\"value\":\"12/27\"}\n{\"name\":\"cvv\",\"value\":\"-\"}");
  ExpectClean(R"([{"name":"card","value":"4111111111111112"}])");
}

TEST(PayloadJsonTest, ACardBesideNeedNotSayMore) {
  EXPECT_EQ(Scrubbed(R"({"card":"4111 1111 1111 1111","exp":"12/27"})"),
            R"({"card":"**** **** **** 1111","exp":"*****"})");
  ExpectClean(R"({"gift_card":"x","exp":"12/27"})");
  ExpectClean(R"({"card":"123456789012","card_2":"123456789012"})");
}

TEST(PayloadJsonTest, GenericNamesCountBesideACard) {
  ExpectClean(R"({"number":"4111111111111112","month":12})");
  EXPECT_EQ(Scrubbed(R"({"number":"4111111111111112","month":12,"cvc":"123"})"),
            R"({"number":"************1112","month":90,"cvc":"***"})");
  EXPECT_EQ(Scrubbed(R"({"card":{"number":"4111111111111112"}})"),
            R"({"card":{"number":"************1112"}})");
}

TEST(PayloadJsonTest, SpreadCards) {
  EXPECT_EQ(Scrubbed(R"(["4","1","1","1","1","1","1","1","1","1","1","1","1","1","1","1"])"),
            R"(["*","*","*","*","*","*","*","*","*","*","*","*","1","1","1","1"])");
  EXPECT_EQ(Scrubbed(R"({"n1":"4111","n2":"1111", "n3":"1111","n4":"1111"})"),
            R"({"n1":"****","n2":"****", "n3":"****","n4":"1111"})");
  EXPECT_EQ(Scrubbed(R"(["\u0034111","1111","1111","1111"])"),
            R"(["\u002A***","****","****","1111"])");
  EXPECT_EQ(Scrubbed("[4111, 1111,1111,1111]"), "[9000, 9000,9000,1111]");
  EXPECT_EQ(Scrubbed("[4,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]"), "[9,0,0,0,0,0,0,0,0,0,0,0,1,1,1,1]");
  ExpectClean(R"([["4111"],["1111"],["1111"],["1111"]])");
  ExpectClean(R"({"n1":"4111","n2":"1111","x":"y","n3":"1111","n4":"1111"})");
  ExpectClean(R"({"n1":"41111111","x":{"n2":"","n3":"11111111"}})");
  ExpectClean("{\"n1\":\"41111111\"}\n{\"n2\":\"\",\"n3\":\"11111111\"}");
}

TEST(PayloadJsonTest, SpreadCardsInGroups) {
  EXPECT_EQ(Scrubbed(R"(["4111 1111","1111 1111"])"), R"(["**** ****","**** 1111"])");
  EXPECT_EQ(Scrubbed(R"(["4111-1111-","1111-1111"])"), R"(["****-****-","****-1111"])");
  EXPECT_EQ(Scrubbed(R"({"a":"4111 1111","b":"1111 1111"})"),
            R"({"a":"**** ****","b":"**** 1111"})");
  EXPECT_EQ(Scrubbed(R"(["3782 822463","10005"])"), R"(["**** ******","*0005"])");
  EXPECT_EQ(Scrubbed(R"(["4111 1111 1111 1","111"])"), R"(["**** **** **** 1","111"])");
  EXPECT_EQ(Scrubbed(R"(["4111 ","1111\n","1111\u00a0","1111"])"),
            R"(["**** ","****\n","****\u00a0","1111"])");
  EXPECT_EQ(Scrubbed(R"(["4111","1111 1111","1111"])"), R"(["****","**** ****","1111"])");
  EXPECT_EQ(Scrubbed(R"(["4111 1111","1111 1111","5555 5555","5555 4444"])"),
            R"(["**** ****","**** 1111","**** ****","**** 4444"])");
  // Another row behind.
  EXPECT_EQ(Scrubbed(R"(["1234 5678","4111111","111111111"])"),
            R"(["1234 5678","*******","*****1111"])");
  // Full-width digits.
  EXPECT_NE(Scrubbed(R"(["\uff14\uff11\uff11\uff11","\uff11\uff11\uff11\uff11","1111","1111"])"),
            R"(["\uff14\uff11\uff11\uff11","\uff11\uff11\uff11\uff11","1111","1111"])");
}

// Each passes for a card when read in one row.
TEST(PayloadJsonTest, OtherNumbersInGroupsAreNotSpread) {
  ExpectClean(R"({"phone":"4111 1111","mobile":"1111 1111"})");
  ExpectClean(R"({"phones":["4111 1111","1111 1111"]})");
  ExpectClean(R"(["411-111-1111","111-1111"])");     // 3-3-4
  ExpectClean(R"(["4111-11-11","1111-11-11"])");     // dates
  ExpectClean(R"(["41 11 11","11 11 11","1111"])");  // times
  ExpectClean(R"(["4111.1111","1111.1111"])");       // prices, coordinates
  ExpectClean(R"(["4,111.11","1,111.11","1,111,11"])");
  ExpectClean(R"(["4111:1111","1111:1111"])");
  ExpectClean(R"(["4111","-1111","-1111","-1111"])");  // below zero
  ExpectClean(R"(["+4111","+1111","+1111","+1111"])");
  ExpectClean(R"(["41111-1111","11111-11"])");  // ZIP codes
  // A list of codes is longer than two cards.
  ExpectClean(R"(["4111-1111","1111-1111","4111-1111","1111-1111","4111-1111"])");
}

TEST(PayloadJsonTest, JsonInJsonInJson) {
  std::string json = R"({"number":"4111111111111112","cvc":"123","t":"\u0034111 1111 1111 1111"})";
  std::string expected =
      R"({"number":"************1112","cvc":"***","t":"\u002A*** **** **** 1111"})";
  for (int depth = 0; depth < 8; ++depth) {
    json = nlohmann::json{{"in", json}}.dump();
    expected = nlohmann::json{{"in", expected}}.dump();
    EXPECT_EQ(Scrubbed(json), expected);
  }
  // A string in a string.
  EXPECT_EQ(Scrubbed(R"(["\"{\\\"cvc\\\":\\\"123\\\"}\""])"),
            R"(["\"{\\\"cvc\\\":\\\"***\\\"}\""])");
}

TEST(PayloadJsonTest, TheNextDocumentHidesNoLabel) {
  EXPECT_EQ(Scrubbed("{\"text\":\"security 12/27 valid: \"}\n{\"4 \":\"x\"}"),
            "{\"text\":\"security ***** valid: \"}\n{\"4 \":\"x\"}");
}

TEST(PayloadJsonTest, SeveralDocuments) {
  EXPECT_EQ(Scrubbed("{\"cvc\":\"123\"}\n{\"t\":\"4111111111111111\"}\n"),
            "{\"cvc\":\"***\"}\n{\"t\":\"************1111\"}\n");
}

TEST(PayloadJsonTest, WhatIsNoJsonIsTextToo) {
  EXPECT_EQ(Scrubbed("my card is 4111 1111 1111 1111"), "my card is **** **** **** 1111");
  EXPECT_EQ(Scrubbed(R"({"a":"\u0034111111111111111","b":4111 1111 1111 1111)"),
            R"({"a":"\u002A***********1111","b":**** **** **** 1111)");
  EXPECT_EQ(Scrubbed(R"({"text":"{oops} 4111 1111 1111 1111"})"),
            R"({"text":"{oops} **** **** **** 1111"})");
  // Cut off inside a string inside a string.
  EXPECT_EQ(Scrubbed(R"({"log":"{\"t\":\"\\u0034111 1111 1111 1111)"),
            R"({"log":"{\"t\":\"\\u002A*** **** **** 1111)");
}

TEST(PayloadJsonTest, AStringThatBeginsWhereANumberEnds) {
  EXPECT_EQ(Scrubbed(R"({"cvv":47.28","a":"b"" })"), R"({"cvv":90.00","a":"b"" })");
  EXPECT_EQ(Scrubbed(R"({"a":1,"cvv":737"x":"y"})"), R"({"a":1,"cvv":***"x":"y"})");
}

TEST(PayloadJsonTest, MarkupInEscapes) {
  // As scripts write it, and as JSON in JSON does.
  EXPECT_EQ(Scrubbed(R"({"s":"x='\\x3cb\\x3e4111\\x3c/b\\x3e 1111 1111 1111'"})"),
            R"({"s":"x='\\x3cb\\x3e****\\x3c/b\\x3e **** **** 1111'"})");
  EXPECT_EQ(Scrubbed(R"({"s":"h = \"\\u003cb\\u003e4111\\u003c/b\\u003e 1111 1111 1111\""})"),
            R"({"s":"h = \"\\u003cb\\u003e****\\u003c/b\\u003e **** **** 1111\""})");
  ExpectClean(R"({"s":"x='\\x3cb\\x3e4111\\x3c/b\\x3e'"})");
}

TEST(PayloadJsonTest, FindingsTellPlaceAndPath) {
  const std::string json =
      R"({"events":[{},{"message":{"content":{"text":"\u0034111 1111 1111 1111"}}}],)"
      R"("data":"{\"items\":[{\"cvc\":\"123\"}]}","4111111111111111":"5555555555554444"})";
  Scratch scratch;
  const Result result = MaskingScrubber().Scrub(json, PayloadKind::kJson, scratch);
  ASSERT_EQ(result.findings.size(), 4U);
  EXPECT_EQ(result.findings[0].path, "events[1].message.content.text");
  EXPECT_EQ(json.substr(result.findings[0].offset, result.findings[0].length),
            R"(\u0034111 1111 1111 1111)");
  EXPECT_EQ(result.findings[1].path, "data.items[0].cvc");
  EXPECT_EQ(json.substr(result.findings[1].offset, result.findings[1].length), "123");
  EXPECT_EQ(result.findings[2].path, "*");
  EXPECT_EQ(result.findings[3].path, "*");
}

TEST(PayloadJsonTest, FindingsOfLaterPassesStandInTheInput) {
  // The first card gets shorter: words become stars.
  const std::string json =
      R"({"a":"four one one one one one one one one one one one one one one one","b":5555 5555 5555 4444)";
  Scratch scratch;
  const Result result = MaskingScrubber().Scrub(json, PayloadKind::kJson, scratch);
  ASSERT_EQ(result.findings.size(), 2U);
  EXPECT_EQ(json.substr(result.findings[1].offset, result.findings[1].length),
            "5555 5555 5555 4444");
}

TEST(PayloadJsonTest, DeepAndLongInput) {
  const std::string open(1000000, '[');
  EXPECT_EQ(Scrubbed(open + "4111111111111111"), open + "9000000000001111");
  std::string braces;
  for (int i = 0; i < 100000; ++i) braces += R"({"a":)";
  ExpectClean(braces);
  std::string wraps;
  for (int i = 0; i < 300000; ++i) wraps += R"({"n":)";
  ExpectClean(wraps + "1");
  std::string digits = "[4";
  for (int i = 0; i < 200000; ++i) digits += ",1";
  Scrubbed(digits + "]");
  Scrubbed("\"" + std::string(1000000, '\\'));
  Scrubbed(std::string(1000000, '"'));
}

TEST(PayloadJsonTest, EmptyInput) {
  for (const PayloadKind kind : {PayloadKind::kText, PayloadKind::kJson, PayloadKind::kForm,
                                 PayloadKind::kFrames, PayloadKind::kAuto}) {
    Scratch scratch;
    EXPECT_EQ(MaskingScrubber().Scrub("", kind, scratch).status, ScrubStatus::kOk);
  }
}

// Digits that no network issues, but begin with a date that has a name.
TEST(PayloadJsonTest, ADateAmidDigitsOfNoCard) {
  EXPECT_EQ(Scrubbed(R"({"text":"expires 12.27 001264 965752266"})"),
            R"({"text":"expires ***** 001264 965752266"})");
  ExpectClean(R"({"text":"total 12.27 001264 965752266"})");
}

TEST(PayloadJsonTest, AWrongGuessIsText) {
  const auto scrubbed = [](std::string_view text) {
    Scratch scratch;
    return std::string(MaskingScrubber().Scrub(text, PayloadKind::kAuto, scratch).text);
  };
  EXPECT_EQ(scrubbed("[10:02] Anna: 4111111111111111"), "[10:02] Anna: ************1111");
  EXPECT_EQ(scrubbed("[x] my cvv is \"123\""), "[x] my cvv is \"***\"");
}

TEST(PayloadJsonTest, AllowRulesAndPatterns) {
  ScrubberOptions options;
  options.action = Action::kMask;
  options.allow_rules = {{"411111", "1111"}};
  ExpectClean(R"({"cardNumber":"4111111111111111","n":["4111","1111","1111","1111"]})",
              MakeScrubber(options));
}

TEST(PayloadJsonTest, TheMerchantsFunctionSeesPaths) {
  ScrubberOptions options;
  options.action = Action::kMask;
  std::set<std::string> seen;
  options.allow = [&seen](const Finding& finding) {
    seen.emplace(finding.path);
    return finding.path == "a[1].reference" || finding.path == "box[2]";
  };
  const std::string text =
      R"({"reference":"4111111111111111","a":[{},{"reference":"4111111111111111 and",)"
      R"("n":4242424242424242}],"x":"{\"y\":\"4111111111111111\"}",)"
      R"("box":["4111","1111","1111","1111"]})";
  std::string expected = text;
  expected.replace(expected.find("4111"), 12, 12, '*');
  expected.replace(expected.find("4242"), 16, "9000000000004242");
  expected.replace(expected.find("4111", expected.find("\"y")), 12, 12, '*');
  EXPECT_EQ(Scrubbed(text, MakeScrubber(options)), expected);
  EXPECT_THAT(seen, testing::ElementsAre("a[1].n", "a[1].reference", "box[2]", "reference", "x.y"));
}

TEST(PayloadJsonTest, PathsToScrubAndOwnNames) {
  ScrubberOptions options;
  options.action = Action::kMask;
  options.exclude_paths = {"**.id"};
  EXPECT_EQ(Scrubbed(R"({"id":"4111111111111111","t":"4111111111111111"})", MakeScrubber(options)),
            R"({"id":"4111111111111111","t":"************1111"})");
  options.exclude_paths = {};
  options.include_paths = {"events[].text", "data.items[].body"};
  EXPECT_EQ(Scrubbed(R"({"events":[{"text":"4111111111111111","x":"4111111111111111"}],)"
                     R"("data":"{\"items\":[{\"body\":\"4111111111111111\"}]}"})",
                     MakeScrubber(options)),
            R"({"events":[{"text":"************1111","x":"4111111111111111"}],)"
            R"("data":"{\"items\":[{\"body\":\"************1111\"}]}"})");
  options.include_paths = {};
  options.field_names = {{"geheim", FieldMeaning::kVerificationCode}};
  options.scrub_holder_names = true;
  EXPECT_EQ(Scrubbed(R"({"geheim":"123","holderName":"J. Smith"})", MakeScrubber(options)),
            R"({"geheim":"***","holderName":"********"})");
}

}  // namespace
}  // namespace panveil
