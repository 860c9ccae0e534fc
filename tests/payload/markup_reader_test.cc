#include "payload/markup_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "payload/read_values.h"

namespace panveil::payload {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> Html(std::string_view text, MarkupPart part = MarkupPart::kInOrder) {
  return ReadAll(MarkupReader(text, PayloadKind::kHtml, part), text, Encoding::kMarkup);
}
std::vector<std::string> Xml(std::string_view text, MarkupPart part = MarkupPart::kInOrder) {
  return ReadAll(MarkupReader(text, PayloadKind::kXml, part), text, Encoding::kMarkup);
}

bool IsMalformed(std::string_view text) {
  MarkupReader reader(text);
  for (Value value; reader.Next(value);) {
  }
  return reader.malformed();
}

TEST(MarkupReader, ElementsNameTheirText) {
  EXPECT_THAT(Xml("<?xml version=\"1.0\"?>\n<a><v1:pan>4111</v1:pan> <cvc>123</cvc>x</a>"),
              ElementsAre("xml version=\"1.0\"? ~p", "!v1:pan ~p", "pan=4111", "!v1:pan ~p",
                          "+cvc=123", "a=x"));
  EXPECT_THAT(Xml("<FIELD KEY=\"card_number\">4111</FIELD><b>2</b>"),
              ElementsAre("KEY=card_number ~a", "card_number=4111", "+b=2"));
}

TEST(MarkupReader, InlineTagsStayInTexts) {
  EXPECT_THAT(Html("<p>4111 <b class=\"x\">1111</b><!-- 1 --> 1111<br>1111</p> 1"),
              ElementsAre("p=4111 <b class=\"x\">1111</b><!-- 1 --> 1111<br>1111", " 1"));
  EXPECT_THAT(Xml("<a>1<b>2</b></a>"), ElementsAre("a=1", "b=2"));
}

TEST(MarkupReader, TagsInsideTextsPartNone) {
  EXPECT_THAT(
      Html("a <b title='4111 1111 1111 1111'>b</b> <!--4111111111111111--> c<p id=1>"),
      ElementsAre("a <b title='4111 1111 1111 1111'>b</b> <!--4111111111111111--> c", "id=1 ~a"));
}

TEST(MarkupReader, TellsOfTagsThatItPassesOver) {
  const auto passes_over = [](std::string_view text) {
    MarkupReader reader(text);
    for (Value value; reader.Next(value);) {
    }
    return reader.passed_over();
  };
  EXPECT_TRUE(passes_over("a <b title=x>b</b>"));
  EXPECT_TRUE(passes_over("a <!--x--> b"));
  EXPECT_FALSE(passes_over("a <b>b</b> <br/> c"));
  EXPECT_FALSE(passes_over("<b title=x>a</b>"));
  EXPECT_FALSE(passes_over("a<p title=x>b"));
}

TEST(MarkupReader, TwoPasses) {
  constexpr std::string_view kText = "a<b title='4111 1111 1111 1111'>b</b><!--x--><p id=1>c";
  EXPECT_THAT(Html(kText, MarkupPart::kTexts),
              ElementsAre("a<b title='4111 1111 1111 1111'>b</b><!--x-->", "1=c"));
  EXPECT_THAT(Html(kText, MarkupPart::kTags),
              ElementsAre("title=4111 1111 1111 1111 ~a", "x ~p", "id=1 ~a"));
}

TEST(MarkupReader, Inputs) {
  EXPECT_THAT(Html("<input type=hidden name=\"cc_number\" value='4111 1111'><INPUT disabled>"),
              ElementsAre("type=hidden ~a", "name=cc_number ~a", "cc_number=4111 1111 ~a"));
}

TEST(MarkupReader, Attributes) {
  EXPECT_THAT(Html("<a x = 1 y= '2>' z=\"3\"w=4/ =5 6>"),
              ElementsAre("x=1 ~a", "y=2> ~a", "z=3 ~a", "w=4/ ~a", "!=5 ~p", "!6 ~p"));
  EXPECT_THAT(Html("<h1 a>t</h1 4111>"), ElementsAre("!h1 ~p", "h1=t", "!h1 ~p", "!4111 ~p"));
}

TEST(MarkupReader, Cdata) {
  EXPECT_THAT(Xml("<a> <![CDATA[<b>4111</b>]]>\n</a>"), ElementsAre("a=<b>4111</b> ~p"));
  EXPECT_THAT(Xml("<a>1<![CDATA[2]]></a>"), ElementsAre("a=1<![CDATA[2]]>"));
  EXPECT_THAT(Xml("<a><![CDATA[1]]><![CDATA[2]]></a>"),
              ElementsAre("a=<![CDATA[1]]><![CDATA[2]]>"));
  EXPECT_THAT(Xml("<a><![CDATA[]]></a>"), IsEmpty());
}

TEST(MarkupReader, RawTexts) {
  EXPECT_THAT(Html("<script>if (a<b) x('</p>4111')</SCRIPT>1"),
              ElementsAre("script=if (a<b) x('</p>4111') ~p", "1"));
  EXPECT_THAT(Html("<script type=\"application/json\">{}</script>"),
              ElementsAre("type=application/json ~a", "script={} ~p #1"));
  EXPECT_THAT(Html("<textarea name=pan>4&#49;<b></textarea>"),
              ElementsAre("name=pan ~a", "pan=4&#49;<b> ~a"));
  EXPECT_THAT(Html("<script>4111"), ElementsAre("script=4111 ~p"));
  EXPECT_TRUE(IsMalformed("<script>4111"));
  EXPECT_THAT(Xml("<script>1<b/></script>"), ElementsAre("script=1"));
}

TEST(MarkupReader, KnowsTheElementsAround) {
  constexpr std::string_view kText =
      "<s:Envelope><x a=\"1\"/><Body k=\"2\">3<card><pan>4</pan> 5 </card>6</Body></s:Envelope>7";
  XmlReader reader(kText);
  std::vector<std::string> paths;
  for (Value value; reader.Next(value);) {
    std::string path;
    for (std::size_t i = 0; i < reader.levels(); ++i) {
      path += std::string(kText.substr(reader.level(i).name.begin, reader.level(i).name.size()));
      path += '.';
    }
    paths.push_back(path + std::string(kText.substr(value.name.begin, value.name.size())));
  }
  EXPECT_THAT(paths,
              ElementsAre("Envelope.x.a", "Envelope.Body.k", "Envelope.Body",
                          "Envelope.Body.card.pan", "Envelope.Body.card", "Envelope.Body", ""));
}

TEST(MarkupReader, WhatNeverEndsIsText) {
  for (const char* text :
       {"1<p title=\"4111<b>", "1<!-- <b>4111", "1<![CDATA[ <p>", "1<p", "1<!x"}) {
    EXPECT_THAT(Html(text), ElementsAre(text));
    EXPECT_TRUE(IsMalformed(text)) << text;
  }
  EXPECT_THAT(Html("1 < 2 <3 <"), ElementsAre("1 < 2 <3 <"));
  EXPECT_FALSE(IsMalformed("1 < 2 <3 <"));
}

TEST(MarkupReader, DeepOnesAreCounted) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "<a>";
  text += "1";
  for (int i = 0; i < 999; ++i) text += "</a>";
  text += "2";
  EXPECT_THAT(Xml(text), ElementsAre("1", "a=2"));
}

}  // namespace
}  // namespace panveil::payload
