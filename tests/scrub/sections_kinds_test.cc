// Forms, HTML, XML, base64 and multipart bodies that are longer than a section, and streams of
// them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "payload/markup_reader.h"
#include "scrub/sections.h"
#include "scrub/sections_fixture.h"

namespace panveil::scrub {
namespace {

using testing_support::Escaped;

// Published test numbers.
constexpr std::string_view kPan = "4111111111111111";
constexpr std::string_view kGroups[] = {"4111", "1111", "1111", "1111"};

template <std::size_t kSize>
std::string_view Any(const std::string_view (&pieces)[kSize], std::mt19937_64& random) {
  return pieces[random() % kSize];
}

// Takes bytes away and puts others in.
template <std::size_t kSize>
std::string Damaged(std::string text, const std::string_view (&pieces)[kSize],
                    std::mt19937_64& random) {
  for (std::size_t i = random() % 6; i > 0 && !text.empty(); --i) {
    const std::size_t at = random() % text.size();
    if (random() % 3 == 0) text.erase(at, random() % 8 + 1);
    text.insert(std::min(at, text.size()), Any(pieces, random));
  }
  return text;
}

class SectionsKindsTest : public SectionsTest {
 protected:
  // Documents of `make(count)`, some of them damaged, cut anywhere in sections of any size.
  template <typename Make, std::size_t kSize>
  void CutAnywhere(PayloadKind kind, const std::string_view (&pieces)[kSize],
                   std::mt19937_64& random, Make make) {
    for (const std::size_t section :
         {std::size_t{128}, std::size_t{200}, std::size_t{1000}, Engine::kSectionBytes}) {
      for (const PayloadKind as : {kind, PayloadKind::kAuto}) {
        Use(section, as, random() % 2 == 0 ? Action::kMask : Action::kRedact);
        const auto cases = static_cast<std::size_t>(Cases(16));
        for (std::size_t i = 0; i < cases; ++i) {
          std::string text = make(section == Engine::kSectionBytes ? 4 : 4 + i % 40);
          if (i % 3 == 0) text = Damaged(text, pieces, random);
          ASSERT_EQ(AnyCut(text, random), "") << "case " << i << " of " << section << "\n"
                                              << Escaped(text);
        }
      }
    }
  }

  // In sections of some sizes as in one piece.
  void IsTheSame(std::string_view text, PayloadKind kind) {
    Use(Engine::kSectionBytes, kind);
    const std::string whole = Batch(text);
    const std::size_t findings = findings_;
    for (const std::size_t section : {std::size_t{400}, std::size_t{777}, std::size_t{2000}}) {
      Use(section, kind);
      ASSERT_EQ(Batch(text), whole) << section;
      EXPECT_EQ(findings_, findings) << section;
      EXPECT_EQ(WithCuts(text, {17 % text.size(), text.size() / 2}, whole), "") << section;
    }
  }
};

// ---- Forms

std::string Form(std::size_t fields, std::mt19937_64& random) {
  constexpr std::string_view kNames[] = {
      "a",     "cvv",  "card_number", "c%61rd",         "field.name", "value",
      "exp",   "note", "n1",          "card[cvc]",      "",           "4111",
      "a%201", "text", "f.value",     "long_name_of_it"};
  constexpr std::string_view kValues[] = {
      "4111",
      "1111",
      "4111111111111111",
      "4111+1111%201111-1111",
      "%34111111111111111",
      "123",
      "12/27",
      "some+words+and+more+of+them,+but+no+number+at+all+in+any+of+those+that+come+here",
      "%7B%22pan%22%3A%224111111111111111%22%2C%22cvv%22%3A%22123%22%7D",
      "Y2FyZCA0MTExMTExMTExMTExMTExIG9rIG9rISEh",
      "cvv+123",
      "%EF%BC%94111111111111111",
      "",
      "card_cvv",
      "%D9%A4%D9%A1"};
  std::string text;
  if (random() % 5 == 0) text += random() % 2 == 0 ? "?" : "/pay/4111?";
  if (random() % 5 == 0) text += "%20words";
  for (std::size_t i = 0; i < fields; ++i) {
    if (i != 0) text += random() % 9 == 0 ? ";" : "&";
    if (random() % 12 == 0) {
      text += "c1=4111&c2=1111&c3=1111&c4=1111";
      continue;
    }
    text += Any(kNames, random);
    if (random() % 9 != 0) text += "=";
    for (std::size_t n = random() % 8 == 0 ? random() % 30 : 1; n > 0; --n) {
      text.append(Any(kValues, random)) += n > 1 ? "+" : "";
    }
  }
  if (random() % 5 == 0) text += "\r\n";
  return text;
}

TEST_F(SectionsKindsTest, FormsCutAnywhere) {
  constexpr std::string_view kPieces[] = {"&", "=", "%", "?", "#", ";x", "%3", " ", "4111", "\xC3"};
  std::mt19937_64 random(Seed());
  CutAnywhere(PayloadKind::kForm, kPieces, random,
              [&](std::size_t fields) { return Form(fields, random); });
}

// Fields of all sorts, in sections as in one piece.
TEST_F(SectionsKindsTest, ALongFormIsWhatItIsInOnePiece) {
  for (const std::string_view field :
       {"note=some+words&number=4111111111111111&cvc=123&exp=12%2F27",
        "c1=4111&c2=1111&c3=1111&c4=1111&x=and", "text=%34111+1111+1111+1111",
        "p.name=cvv&p.value=123&q=x",
        "json=%7B%22pan%22%3A%224111111111111111%22%2C%22cvv%22%3A%22123%22%7D",
        "=4111111111111111", "4111111111111111", "&&&"}) {
    for (const std::string_view front : {"a=1", "?b", "https://a.example/path?c=2"}) {
      std::string text(front);
      while (text.size() < 6000) text.append("&").append(field);
      IsTheSame(text, PayloadKind::kForm);
    }
  }
}

// A card may stand anywhere in a long value.
TEST_F(SectionsKindsTest, ALongValueOfAFormHidesNoCard) {
  for (const std::string_view card : {"4111111111111111", "4111+1111+1111+1111",
                                      "%34%31%31%31%31%31%31%31%31%31%31%31%31%31%31%31",
                                      "%EF%BC%94111111111111111", "%2534111111111111111"}) {
    for (const std::string_view words : {"words+and+more+of+them,+", "%D1%81%D0%BB%D0%BE+", "7+"}) {
      for (const std::string_view name : {"text=", "", "=", "a%62c="}) {
        for (std::size_t at = 0; at < 900; at += 61) {
          std::string text(name);
          while (text.size() < at) text += words;
          text.append("+x+").append(card).append("+x+");
          while (text.size() < 1500) text += words;
          text += "&n=17";
          Use(400, PayloadKind::kForm);
          const std::string out = Batch(text);
          EXPECT_EQ(out.size(), text.size());
          ASSERT_EQ(findings_, 1U) << text;
          ASSERT_EQ(out.find(card), std::string::npos) << text;
          ASSERT_EQ(WithCuts(text, {at}, out), "");
        }
      }
    }
  }
}

TEST_F(SectionsKindsTest, ACardOverFieldsThatSectionsCut) {
  for (std::size_t at = 0; at < 120; at += 7) {
    std::string text;
    for (std::size_t i = 0; i < 120; ++i) {
      for (std::size_t n = 0; n < (i == at ? 4U : 1U); ++n) {
        text += "&n=" + std::string(i == at ? kGroups[n] : "10");
      }
    }
    Use(256, PayloadKind::kForm);
    const std::string out = Batch(text);
    EXPECT_EQ(out.find("4111&n=1111&n=1111"), std::string::npos) << at;
    EXPECT_EQ(WithCuts(text, {at}, out), "");
  }
}

// ---- HTML and XML

std::string Markup(std::size_t pieces, std::mt19937_64& random) {
  constexpr std::string_view kNames[] = {"p",
                                         "td",
                                         "card",
                                         "cvv",
                                         "number",
                                         "b",
                                         "br",
                                         "x:exp",
                                         "title",
                                         "div",
                                         "field key=\"cvv\"",
                                         "a id='4111'"};
  constexpr std::string_view kTexts[] = {
      "4111",
      "1111",
      "4111111111111111",
      "4111 1111<b> 1111</b> 1111",
      "&#52;111<!-- x -->111111111111",
      "&#x34;111&nbsp;1111 1111 1111",
      "123",
      "12/27",
      "some words and more of them, but no number at all in any of those that come here",
      "<![CDATA[4111 1111 1111 1111 and words]]>",
      "<!-- 4111111111111111 -->",
      "<input name='cvv' value='123'>",
      "<input name=\"card_number\" value=\"4111&#32;1111 1111 1111\"/>",
      "<script>var a = '4111111111111111' < 3;</script>",
      "<script type='application/json'>{\"cvv\":\"123\",\"pan\":\"4111\\u00201111 1111 "
      "1111\"}</script>",
      "<textarea name=\"x\">4111&#32;1111 1111 1111</textarea>",
      "<td>4111</td><td>1111</td><td>1111</td><td>1111</td>",
      "{\"pan\":\"4111111111111111\"}",
      "&lt;cvv>123&lt;/cvv>",
      "\n",
      "a < b",
      "\xC3\xA9",
      "\xEF\xBC\x94"
      "111111111111111"};
  std::string text;
  std::vector<std::string_view> open;
  for (std::size_t i = 0; i < pieces; ++i) {
    switch (random() % 4) {
      case 0:
        open.push_back(Any(kNames, random));
        text.append("<").append(open.back()) += random() % 9 == 0 ? "/>" : ">";
        break;
      case 1:
        if (open.empty()) break;
        text.append("</").append(open.back().substr(0, open.back().find(' '))) += ">";
        open.pop_back();
        break;
      default:
        for (std::size_t n = random() % 12 == 0 ? random() % 30 : 1; n > 0; --n) {
          text += Any(kTexts, random);
          if (random() % 2 == 0) text += " ";
        }
    }
  }
  return text;
}

constexpr std::string_view kMarkupPieces[] = {
    "<",   ">",       "</",       "<!--", "-->",     "<![CDATA[", "\"",   "='",  "&#5",
    "]]>", "<x a=\"", "<script>", "4111", "</card>", "</script>", "\xC3", "<p>", "<?"};

TEST_F(SectionsKindsTest, HtmlCutAnywhere) {
  std::mt19937_64 random(Seed());
  CutAnywhere(PayloadKind::kHtml, kMarkupPieces, random,
              [&](std::size_t pieces) { return Markup(pieces, random); });
}

TEST_F(SectionsKindsTest, XmlCutAnywhere) {
  std::mt19937_64 random(Seed());
  CutAnywhere(PayloadKind::kXml, kMarkupPieces, random,
              [&](std::size_t pieces) { return Markup(pieces, random); });
}

TEST_F(SectionsKindsTest, LongMarkupIsWhatItIsInOnePiece) {
  for (const std::string_view piece :
       {"<p>some words of <b>a</b> row, 4111 1111&nbsp;1111 1111, and more</p>",
        "<card><number>4111111111111111</number><cvc>123</cvc><exp>12/27</exp></card>",
        "<tr><td>4111</td><td>1111</td><td>1111</td><td>1111</td></tr><p>and</p>",
        "<row number='4111111111111111' cvv='123'/>\n",
        "<input name='card_number' value='4111&#32;111111111111'><input name=cvv value=123>",
        "<!-- 4111111111111111 --><x><![CDATA[4111 1111 1111 1111]]></x>",
        "<field key=\"cvv\">123</field>", "<a><b><c>4111111111111111</c></b></a>",
        "<script>a = '4111111111111111';</script>words<textarea>4111&#32;1111 1111 "
        "1111</textarea>"}) {
    for (const PayloadKind kind : {PayloadKind::kHtml, PayloadKind::kXml}) {
      for (const std::string_view front : {"", "<html><body>", "<a><card><number key='cvv'>"}) {
        std::string text(front);
        while (text.size() < 6000) text.append(piece);
        IsTheSame(text, kind);
      }
    }
  }
}

TEST_F(SectionsKindsTest, WhatIsOpenGoesOnInTheNextSection) {
  std::string text = "<all><n:deep><card key='cvv'>";
  for (int i = 0; i < 100; ++i)
    text += "<t>some words that say nothing</t><pan>4111111111111111</pan>123";
  Use(600, PayloadKind::kXml);
  const Result result = engine_->Scrub(text, kind_, workspace_);
  ASSERT_EQ(result.findings_total, 200U);
  for (std::size_t i = 0; i < result.findings.size(); ++i) {
    const Finding& finding = result.findings.begin()[i];
    EXPECT_EQ(finding.path, i % 2 == 0 ? "all.deep.card.pan" : "all.deep.cvv");
    EXPECT_EQ(text.substr(finding.offset, finding.length), i % 2 == 0 ? kPan : "123");
  }
}

// A card may stand anywhere in what is longer than a section.
TEST_F(SectionsKindsTest, LongPiecesOfMarkupHideNoCard) {
  struct Piece {
    std::string_view front, back, card;
  };
  constexpr std::string_view kPlain = "4111 1111 1111 1111";
  for (const Piece& piece :
       {Piece{"<p>", "</p>", kPlain}, Piece{"", "", kPlain},
        Piece{"<x>", "", "4111&#32;11<!-- c -->11 1111<!-- c --> 1111"},
        Piece{"<p><!-- ", " --></p>", kPlain}, Piece{"<p><![CDATA[", "]]></p>", kPlain},
        Piece{"<p><img alt=\"", "\"></p>", "&#52;111 1111 1111 1111"},
        Piece{"<p class=a title='", "'></p>", kPlain}, Piece{"a <b ", "", kPlain},
        Piece{"<? ", "?>", kPlain}, Piece{"<!x ", ">", kPlain},
        Piece{"<div><script>", "</script></div>", kPlain},
        Piece{"<textarea name=\"t\">", "</textarea>", "&#52;111 1111 1111 1111"}}) {
    for (const std::string_view words :
         {"words and more of them, ", "\xD1\x81\xD0\xBB\xD0\xBE ", "7 "}) {
      for (const PayloadKind kind : {PayloadKind::kHtml, PayloadKind::kXml}) {
        for (std::size_t at = 0; at < 900; at += 97) {
          std::string text = "<html>words of a page<p>" + std::string(piece.front);
          while (text.size() < at) text += words;
          text.append(" x ").append(piece.card).append(" x ");
          while (text.size() < 1500) text += words;
          text.append(piece.back).append("<p>17</p>");
          Use(400, kind);
          const std::string out = Batch(text);
          ASSERT_EQ(out.size(), text.size()) << text;
          ASSERT_EQ(findings_, 1U) << text;
          ASSERT_EQ(out.find(piece.card), std::string::npos) << text;
          ASSERT_EQ(WithCuts(text, {at}, out), "");
        }
      }
    }
  }
}

TEST_F(SectionsKindsTest, MoreElementsThanAreKept) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "<a>";
  text += "4111 1111 1111 1111 and <b>";
  for (int i = 0; i < 3000; ++i) text += "</a>";
  text += "<cvv>123</cvv>";
  IsTheSame(text, PayloadKind::kXml);
  EXPECT_EQ(findings_, 2U);
}

// ---- Base64

std::string Base64Of(std::string_view bytes, std::size_t line) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  std::size_t in_line = 0;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      bits = bits << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      const bool padding = at + i > bytes.size();
      text += padding ? '=' : kAlphabet[bits >> (18 - 6 * i) & 0x3F];
      if (++in_line == line) text += "\r\n";
      if (in_line == line) in_line = 0;
    }
  }
  return text;
}

std::string Words(std::size_t count, std::mt19937_64& random) {
  constexpr std::string_view kWords[] = {
      "some words ",
      "4111111111111111 ",
      "4111 1111 1111 1111 ",
      "cvv 123 ",
      "12/27 ",
      "\xC3\xA9",
      "7 ",
      "\n",
      "and more of them, but no number in any of these at all. "};
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += Any(kWords, random);
  return text;
}

TEST_F(SectionsKindsTest, Base64CutAnywhere) {
  constexpr std::string_view kPieces[] = {"=", "A", "AB", "-", "\n", "*", "    ", "NDEx", "\xC3"};
  std::mt19937_64 random(Seed());
  CutAnywhere(PayloadKind::kBase64, kPieces, random, [&](std::size_t count) {
    constexpr std::size_t kLines[] = {0, 76, 64, 5};
    return Base64Of(Words(2 * count, random), kLines[random() % 4]);
  });
}

TEST_F(SectionsKindsTest, LongBase64IsWhatItIsInOnePiece) {
  for (const std::size_t line : {std::size_t{0}, std::size_t{76}, std::size_t{7}}) {
    for (std::size_t at = 0; at < 40; ++at) {
      std::string text(at, 'x');
      while (text.size() < 5000)
        text += " pay 4111 1111 1111 1111 now, some words and more of them";
      IsTheSame(Base64Of(text, line), PayloadKind::kBase64);
      IsTheSame(Base64Of(text, line), PayloadKind::kAuto);
    }
  }
}

TEST_F(SectionsKindsTest, BlanksAmidAGroupOfBase64) {
  const std::string text =
      Base64Of("some words, and a card 4111 1111 1111 1111 among more words", 0);
  for (const std::size_t at : {std::size_t{0}, std::size_t{5}, std::size_t{6}, std::size_t{7}}) {
    const std::string blanks(1000, '\n');
    const std::string spread = text.substr(0, at) + blanks + text.substr(at);
    IsTheSame(spread, PayloadKind::kBase64);
    EXPECT_EQ(findings_, 1U);
  }
}

// ---- Multipart

std::string Multipart(std::size_t parts, std::mt19937_64& random) {
  constexpr std::string_view kHeaders[] = {
      "Content-Disposition: form-data; name=\"card_number\"\r\n",
      "Content-Disposition: form-data; name=\"cvv\"\r\n",
      "Content-Disposition: form-data; name=\"n1\"; filename=\"4111\"\r\n",
      "Content-Type: application/json\r\n",
      "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n",
      "Content-Type: application/x-www-form-urlencoded\r\n",
      "Content-Type: application/x-ndjson\r\n",
      "Content-Type: text/event-stream\r\n",
      "Content-Type: text/html; charset=utf-8\r\n",
      "Content-Disposition: form-data;\r\n name=\"x\"\r\n",
      "X-Note: 4111 1111 1111 1111\r\n"};
  constexpr std::string_view kContents[] = {
      "4111",
      "1111",
      "4111111111111111",
      "123",
      "pay 4111 1111 1111 1111 now\r\n",
      "{\"pan\":\"4111\\u00201111 1111 1111\",\"cvv\":\"123\"}\n",
      "a=%34111111111111111&cvv=123&",
      "<p>4111&#32;1111 1111 1111</p>",
      "=34111 1111 1111 11=\r\n11",
      "data: {\"d\":\"4111111111111111\"}\n\n",
      "words and more of them, but no number at all in any of these that come here\n",
      "--",
      "\r\n"};
  std::string text = random() % 5 == 0 ? "a preamble 4111 1111 1111 1111\r\n" : "";
  const std::string boundary = random() % 2 == 0 ? "--x" : "--long-boundary-4111-of-a-body";
  for (std::size_t i = 0; i < parts; ++i) {
    text += boundary + "\r\n";
    for (std::size_t n = random() % 4; n > 0; --n) text += Any(kHeaders, random);
    const bool base64 = random() % 6 == 0;
    if (base64) text += "Content-Transfer-Encoding: base64\r\n";
    text += "\r\n";
    std::string content;
    const std::string_view repeated = Any(kContents, random);
    for (std::size_t n = random() % 5 == 0 ? random() % 40 : 1; n > 0; --n) {
      content += random() % 3 == 0 ? Any(kContents, random) : repeated;
    }
    text += (base64 ? Base64Of(content, 76) : content) + "\r\n";
  }
  text += boundary + "--\r\n";
  if (random() % 5 == 0) text += Words(random() % 30, random);
  return text;
}

TEST_F(SectionsKindsTest, MultipartCutAnywhere) {
  constexpr std::string_view kPieces[] = {"\r\n",      "\n",       "\r\n--x", "--",
                                          "--x--\r\n", "\r\n\r\n", ":",       "4111 ",
                                          "=",         "\n--x \n", "\r",      "\xC3"};
  std::mt19937_64 random(Seed());
  CutAnywhere(PayloadKind::kMultipart, kPieces, random,
              [&](std::size_t parts) { return Multipart(1 + parts / 2, random); });
}

TEST_F(SectionsKindsTest, ALongMultipartBodyIsWhatItIsInOnePiece) {
  for (const std::string_view part :
       {"Content-Disposition: form-data; name=\"card_number\"\r\n\r\n4111111111111111",
        "Content-Disposition: form-data; name=\"cvv\"\r\n\r\n123",
        "Content-Disposition: form-data; name=\"text\"\r\n\r\nsome words, 4111 1111 1111 1111",
        "Content-Type: application/json\r\n\r\n{\"pan\":\"4111\\u00201111 1111 "
        "1111\",\"cvv\":\"123\"}",
        "Content-Transfer-Encoding: base64\r\n\r\nY2FyZCA0MTExMTExMTExMTExMTExIG9rIG9rISEh",
        "Content-Transfer-Encoding: quoted-printable\r\n\r\npay =34111 1111 1111 11=\r\n11",
        "Content-Disposition: form-data; name=\"a\"\r\n\r\nand"}) {
    std::string text;
    while (text.size() < 6000) text.append("--bound\r\n").append(part).append("\r\n");
    IsTheSame(text + "--bound--\r\n", PayloadKind::kMultipart);
    EXPECT_EQ(findings_ == 0, part.find("and") != std::string::npos);
  }
}

// A part that is longer than a section is read as its kind.
TEST_F(SectionsKindsTest, ALongPartOfMultipartIsWhatItIsInOnePiece) {
  struct Part {
    std::string_view headers, front, piece, back;
  };
  for (const Part& part :
       {Part{"Content-Type: text/plain\r\n", "", "words, 4111 1111 1111 1111, and more\r\n", ""},
        Part{"", "", "words, 4111 1111 1111 1111, and more -- of them\n--\n", ""},
        Part{"Content-Type: application/json\r\n", "{\"rows\":[",
             "{\"pan\":\"4111\\u00201111 1111 1111\",\"cvv\":\"123\"},", "{}]}"},
        Part{"", "[", "{\"pan\":\"4111\\u00201111 1111 1111\",\"cvv\":\"123\"},\r\n", "{}]"},
        Part{"Content-Type: application/x-ndjson\r\n", "",
             "{\"cvv\":\"123\",\"n\":4111111111111111}\n", ""},
        Part{"Content-Type: text/html\r\n", "<html>", "<p>4111&#32;1111 1111 1111</p>\r\n",
             "</html>"},
        Part{"Content-Type: application/x-www-form-urlencoded\r\n", "a=1",
             "&c=%34111111111111111&cvv=123", ""},
        Part{"Content-Transfer-Encoding: base64\r\n", "",
             "Y2FyZCA0MTExMTExMTExMTExMTExIG9rIG9rISEh\r\n", ""},
        Part{"Content-Transfer-Encoding: quoted-printable\r\n", "",
             "words, =34111 1111 1111 11=\r\n11, and more of them\r\n", ""}}) {
    std::string text = "--bound\r\nContent-Disposition: form-data; name=\"file\"\r\n";
    text.append(part.headers).append("\r\n").append(part.front);
    while (text.size() < 6000) text.append(part.piece);
    text.append(part.back).append(
        "\r\n--bound\r\nContent-Disposition: form-data; name=\"cvv\"\r\n\r\n123\r\n");
    IsTheSame(text + "--bound--\r\n", PayloadKind::kMultipart);
    Use(700, PayloadKind::kMultipart);
    const Result result = engine_->Scrub(text, kind_, workspace_);
    ASSERT_GT(result.findings_total, 2U);
    for (const Finding& finding : result.findings) {
      EXPECT_EQ(finding.path.substr(0, 4), &finding == result.findings.end() - 1 ? "cvv" : "file");
    }
  }
}

// ---- All

// Base64 of a text, amid a long value.
TEST_F(SectionsKindsTest, Base64AmidALongValue) {
  struct Case {
    PayloadKind kind;
    std::string_view front, back;
  };
  for (const Case& c :
       {Case{PayloadKind::kForm, "a=1&file=data%3Atext%2Fplain%3Bbase64%2C", "&b=2"},
        Case{PayloadKind::kHtml, "<p>x</p><a href=\"data:text/plain;base64,", "\">y</a>"},
        Case{PayloadKind::kXml, "<a><f>data:text/plain;base64,", "</f></a>"},
        Case{PayloadKind::kXml, "<a><f><![CDATA[x, ", "]]></f></a>"},
        Case{PayloadKind::kHtml, "<script>var a = '", "';</script>"},
        Case{PayloadKind::kJson, "{\"a\":\"data:text/plain;base64,", "\"}"}}) {
    for (std::size_t at = 0; at < 60; ++at) {
      // "card 4111111111111111 ok ok!!" among words; one '+' in it.
      std::string text(c.front);
      for (std::size_t i = 0; i < 60; ++i) {
        text += i == at ? "Y2FyZCA0MTExMTExMTExMTExMTExIG9rIG9rISEh"
                        : "c29tZSB3b3JkcyB0aGF0IHNheSBub3RoaW5n";
        text += c.kind == PayloadKind::kForm ? "Pj4%2BIG9r" : "Pj4+IG9r";
      }
      text += c.back;
      Use(700, c.kind);
      const std::string out = Batch(text);
      ASSERT_EQ(out.size(), text.size());
      ASSERT_EQ(findings_, 1U) << at << " " << text;
      ASSERT_EQ(out.find("CA0MTExMTExMTExMTExMTEx"), std::string::npos);
      ASSERT_EQ(WithCuts(text, {at}, out), "");
    }
  }
}

// What the whole loses, it loses in sections, too.
TEST_F(SectionsKindsTest, NothingIsLeftThatGoesInOnePiece) {
  std::mt19937_64 random(Seed());
  for (const PayloadKind kind : {PayloadKind::kForm, PayloadKind::kHtml, PayloadKind::kXml}) {
    std::size_t read = 0;
    for (int i = 0; i < Cases(30); ++i) {
      std::string text = kind == PayloadKind::kForm ? Form(900, random) : Markup(900, random);
      // A wide digit becomes fewer bytes; boxes of a form may be far apart.
      for (const std::string_view wide : {"value", "%EF%BC%94", "%D9%A4%D9%A1", "\xEF\xBC\x94"}) {
        if (wide == "value" && kind != PayloadKind::kForm) continue;
        for (std::size_t at = 0; (at = text.find(wide)) < text.size();) text.erase(at, wide.size());
      }
      for (std::size_t at = 0; (at = text.find("<title>")) < text.size();)
        text.replace(at, 7, "<cvv>");
      // What is not of its kind is read as text, where it is in the same section.
      payload::MarkupReader reader(text, kind);
      for (payload::Value value; reader.Next(value);) {
      }
      if (kind != PayloadKind::kForm && reader.malformed()) continue;
      ++read;
      Use(Engine::kSectionBytes, kind);
      const std::string whole = Batch(text);
      for (const std::size_t section : {std::size_t{12000}, std::size_t{20000}}) {
        Use(section, kind);
        const std::string out = Batch(text);
        ASSERT_EQ(out.size(), whole.size());
        for (std::size_t at = 0; at < text.size(); ++at) {
          ASSERT_TRUE(whole[at] == text[at] || out[at] != text[at])
              << section << " at " << at << ": "
              << Escaped(text.substr(at - std::min<std::size_t>(at, 200), 400)) << "\n"
              << Escaped(whole.substr(at - std::min<std::size_t>(at, 200), 400)) << "\n"
              << Escaped(out.substr(at - std::min<std::size_t>(at, 200), 400)) << "\n";
        }
      }
    }
    EXPECT_GT(read, 0U);
  }
}

}  // namespace
}  // namespace panveil::scrub
