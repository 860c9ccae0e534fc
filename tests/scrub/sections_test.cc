// Payloads that are longer than a section, and streams of payloads: the bytes are those of the
// batch call, however the stream was cut.
//
// PANVEIL_TEST_SEED and PANVEIL_TEST_CASES in the environment override what is fixed here.
#include "scrub/sections.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "payload/json_events.h"
#include "scrub/engine.h"
#include "scrub/sections_fixture.h"
#include "support/stream_pieces.h"
#include "support/violations.h"

namespace panveil::scrub {
namespace {

using testing_support::Collected;
using testing_support::Escaped;

// Published test numbers.
constexpr std::string_view kPans[] = {"4111111111111111", "5555555555554444", "378282246310005",
                                      "6011111111111117"};

// ---- Documents

class Documents {
 public:
  explicit Documents(std::uint64_t seed) : random_(seed) {}

  std::string Json(int depth) {
    switch (random_() % (depth > 3 ? 6 : 9)) {
      case 0:
        return std::to_string(random_() % 100000);
      case 1:
        return "true";
      case 2:
        return '"' + std::string(kPans[random_() % std::size(kPans)]) + '"';
      case 3:
        return R"("pay \u0034111 1111 1111 1111 \"now\"\n")";
      case 4:
        return R"("{\"number\":\"4111111111111111\",\"cvv\":\"123\"}")";
      case 5:
        return '"' + Words() + '"';
      case 6:
        return "[4111, 1111, \"1111\", 1111]";
      case 7:
        return List('[', ']', depth);
      default:
        return List('{', '}', depth);
    }
  }
  std::string List(char open, char close, int depth) {
    std::string text(1, open);
    const std::size_t count = random_() % 5;
    for (std::size_t i = 0; i < count; ++i) {
      if (i != 0) text += random_() % 3 == 0 ? ", " : ",";
      if (open == '{') text += std::string(Name()) + ":";
      text += Json(depth + 1);
    }
    return text + close;
  }
  std::string Lines(int most) {
    std::string text;
    for (std::size_t i = random_() % static_cast<std::size_t>(most) + 1; i > 0; --i) {
      text += random_() % 6 == 0 ? List('[', ']', 0) : List('{', '}', 0);
      // Now and then what is no JSON.
      if (random_() % 12 == 0) text += ",}] 4111 1111 1111 1111 {\"a\":}\n";
      text += random_() % 5 == 0 ? "\r\n" : "\n";
    }
    return text;
  }
  std::string Events(int most) {
    std::string text;
    for (std::size_t i = random_() % static_cast<std::size_t>(most) + 1; i > 0; --i) {
      switch (random_() % 8) {
        case 0:
          text += "data: {\"delta\":\"" + Words() + "\"}\n\n";
          break;
        case 1:
          text += "data: 4111\ndata: 1111\n\ndata: 1111\r\n\r\ndata: 1111\n\n";
          break;
        case 2:
          text += "event: message\ndata: 4111 1111 1111 1111\n\n";
          break;
        case 3:
          text += "\x1E" + ("42" + List('[', ']', 0)) + "\x1E";
          break;
        case 4:
          text += "data: " + List('{', '}', 0) + "\n\n";
          break;
        case 5:
          text += ": 5555555555554444\nid: 17\n";
          break;
        case 6:
          text +=
              "\x1E"
              "4hello 4111111111111111"
              "\x1E";
          break;
        default:
          text += "data: " + Words() + "\n\n";
      }
    }
    return text;
  }
  std::string Words() {
    constexpr std::string_view kWords[] = {"my card", "order 4111", "1111", "is",  "\xC3\xBC",
                                           "cvv 123", "12/27",      "x",    "four"};
    std::string text;
    for (std::size_t i = random_() % 6; i > 0; --i) {
      text += std::string(kWords[random_() % std::size(kWords)]) + " ";
    }
    return text;
  }
  std::mt19937_64& random() { return random_; }

 private:
  std::string_view Name() {
    constexpr std::string_view kNames[] = {"\"a\"",   "\"cvv\"",      "\"number\"", "\"card\"",
                                           "\"exp\"", "\"n\\u0031\"", "\"text\"",   "\"4111\""};
    return kNames[random_() % std::size(kNames)];
  }
  std::mt19937_64 random_;
};

TEST_F(SectionsTest, SmallDocumentsCutAnywhere) {
  Documents documents(Seed());
  for (const PayloadKind kind : {PayloadKind::kJson, PayloadKind::kFrames, PayloadKind::kAuto}) {
    Use(Engine::kSectionBytes, kind);
    for (int i = 0; i < Cases(60); ++i) {
      const bool frames = kind == PayloadKind::kFrames || i % 2 == 0;
      const std::string text = frames ? documents.Events(4) : documents.Lines(3);
      ASSERT_EQ(AnyCut(text, documents.random()), "") << "case " << i;
    }
  }
}

TEST_F(SectionsTest, DocumentsOfManySectionsCutAnywhere) {
  Documents documents(Seed());
  for (const std::size_t section : {std::size_t{128}, std::size_t{200}, std::size_t{1000}}) {
    for (const PayloadKind kind : {PayloadKind::kJson, PayloadKind::kFrames, PayloadKind::kAuto}) {
      for (const Action action : {Action::kMask, Action::kRedact}) {
        Use(section, kind, action);
        for (int i = 0; i < Cases(12); ++i) {
          const bool frames = kind == PayloadKind::kFrames || i % 2 == 0;
          const std::string text = frames       ? documents.Events(20)
                                   : i % 3 == 0 ? documents.List('[', ']', -4) + "\n"
                                                : documents.Lines(12);
          ASSERT_EQ(AnyCut(text, documents.random()), "")
              << "case " << i << " of " << section << "\n"
              << text;
        }
      }
    }
  }
}

std::string Damaged(std::string text, std::mt19937_64& random) {
  constexpr std::string_view kPieces[] = {"\"",
                                          "\\",
                                          "{",
                                          "}",
                                          "[",
                                          "]",
                                          ",",
                                          ":",
                                          "\\u0034",
                                          "\\ud835",
                                          "4111 1111 1111 1111",
                                          "\xF0",
                                          "\n",
                                          "\n{",
                                          "\n\n",
                                          "\x1E",
                                          "data: ",
                                          "\r"};
  for (std::size_t i = random() % 6; i > 0 && !text.empty(); --i) {
    const std::size_t at = random() % text.size();
    if (random() % 3 == 0) text.erase(at, random() % 8 + 1);
    text.insert(std::min(at, text.size()), kPieces[random() % std::size(kPieces)]);
  }
  return text;
}

TEST_F(SectionsTest, DamagedDocumentsCutAnywhere) {
  Documents documents(Seed());
  std::mt19937_64& random = documents.random();
  for (const std::size_t section : {std::size_t{128}, std::size_t{300}, Engine::kSectionBytes}) {
    for (const PayloadKind kind : {PayloadKind::kJson, PayloadKind::kFrames, PayloadKind::kAuto}) {
      Use(section, kind, random() % 2 == 0 ? Action::kMask : Action::kRedact);
      for (int i = 0; i < Cases(40); ++i) {
        const std::string text =
            Damaged(i % 2 == 0 ? documents.Events(9) : documents.Lines(6), random);
        ASSERT_EQ(AnyCut(text, random), "") << "case " << i << " of " << section << "\n"
                                            << Escaped(text);
      }
    }
  }
}

// ---- What sections may not change

std::string ArrayOf(std::size_t bytes, std::string_view item) {
  std::string text = R"({"kind":"export","rows":[)";
  while (text.size() < bytes) text.append(item) += ",";
  text.back() = ']';
  return text + "}";
}

TEST_F(SectionsTest, ALongArrayIsWhatItIsInOnePiece) {
  for (const std::string_view item :
       {R"({"id":17,"pan":"4111111111111111","note":"a \"quoted\" one","cvv":"123"})",
        R"({"card":{"number":"4111111111111111","cvc":"987","exp":"12/27"},"ok":true})",
        R"(["4111","1111","1111","1111","and"])", R"({"text":"\u0034111 1111 1111 1111"})",
        R"("{\"pan\":\"4111111111111111\",\"cvv\":\"123\"}")"}) {
    const std::string text = ArrayOf(6000, item);
    Use(Engine::kSectionBytes, PayloadKind::kJson);
    const std::string whole = Batch(text);
    const std::size_t findings = findings_;
    for (const std::size_t section : {std::size_t{500}, std::size_t{777}, std::size_t{2000}}) {
      Use(section, PayloadKind::kJson);
      EXPECT_TRUE(Batch(text) == whole) << section << " " << item;
      EXPECT_EQ(findings_, findings) << section << " " << item;
      EXPECT_EQ(WithCuts(text, {17, 2500}, whole), "") << section;
    }
    EXPECT_EQ(nlohmann::json::parse(whole).size(), 2U);
  }
}

TEST_F(SectionsTest, ACardInARowOfDigitsThatSectionsCut) {
  // A row of digits of four, in which one card stands somewhere.
  for (std::size_t at = 0; at < 300; at += 7) {
    std::string text = "[";
    for (std::size_t i = 0; i < 300; ++i) {
      text += i == at ? "4111,1111,1111,1111," : "10,";
    }
    text.back() = ']';
    Use(256, PayloadKind::kJson);
    const std::string out = Batch(text);
    EXPECT_EQ(out.find("4111,1111,1111,1111"), std::string::npos) << at;
    EXPECT_TRUE(nlohmann::json::accept(out)) << out;
    EXPECT_EQ(WithCuts(text, {at}, out), "");
  }
}

TEST_F(SectionsTest, PathsGoOnInTheNextSection) {
  const std::string text =
      ArrayOf(5000, R"({"note":"some words","deep":{"pan":4111111111111111}})");
  Use(600, PayloadKind::kJson);
  const Result result = engine_->Scrub(text, kind_, workspace_);
  ASSERT_GT(result.findings_total, 50U);
  for (std::size_t i = 0; i < result.findings.size(); ++i) {
    EXPECT_EQ(result.findings.begin()[i].path, "rows[" + std::to_string(i) + "].deep.pan");
    EXPECT_EQ(text.substr(result.findings.begin()[i].offset, 16), kPans[0]);
  }
}

TEST_F(SectionsTest, AStringLongerThanASection) {
  std::string text = R"({"text":")";
  for (int i = 0; i < 200; ++i) {
    text += "some words without any number in them, and then more of the same kind of words here. ";
    if (i % 9 == 0) text += R"(my card is 4111 1111 1111 1111 \u00e9 thanks. )";
  }
  text += R"(","pan":"4111111111111111","n":17})";
  Use(Engine::kSectionBytes, PayloadKind::kJson);
  const std::string whole = Batch(text);
  Use(4000, PayloadKind::kJson);
  EXPECT_TRUE(Batch(text) == whole);
  std::mt19937_64 random(Seed());
  EXPECT_EQ(AnyCut(text, random), "");
}

// A line that is no field parts no data; without NULs all packets are one text.
TEST_F(SectionsTest, EventsThatMeet) {
  std::mt19937_64 random(Seed());
  for (const std::string_view text :
       {std::string_view("data:41111111\n1\ndata:11111111"),
        std::string_view("data: 4111 1111\rx\ndata: 1111 1111\n\n"),
        std::string_view("data: 4111\n\nx\ndata: 1111\ndata: 1111\n\ndata: 1111\n\n"),
        std::string_view("\x1E"
                         "55555555\n55554444\0",
                         19)}) {
    for (const std::size_t section_bytes : {Engine::kFewestSectionBytes, Engine::kSectionBytes}) {
      Use(section_bytes, PayloadKind::kFrames);
      EXPECT_EQ(AnyCut(text, random), "") << text;
    }
  }
}

// What a cut steps back over: bytes of one character, an escape, a tag, has an end.
TEST_F(SectionsTest, RowsOfOneByte) {
  struct Begin {
    PayloadKind kind;
    std::string_view text;
  };
  constexpr Begin kBegins[] = {
      {PayloadKind::kJson, R"({"text":")"}, {PayloadKind::kJson, "[1,"},
      {PayloadKind::kForm, "a=1&text="},    {PayloadKind::kHtml, "<p>one "},
      {PayloadKind::kHtml, "<a href="},     {PayloadKind::kXml, "<a><![CDATA["},
      {PayloadKind::kBase64, "NDEx"},       {PayloadKind::kMultipart, "--x\r\n\r\n"},
      {PayloadKind::kFrames, "data: one "}};
  std::mt19937_64 random(Seed());
  for (const Begin& begin : kBegins) {
    for (const char c : std::string_view("\x80\xBF\xC3\xF0\\%&<=\"'[{,:;-+ \r\n1aA\x00\x1E", 26)) {
      const std::string text = std::string(begin.text) + std::string(700, c) +
                               " 4111 1111 1111 1111 " + std::string(300, c);
      for (const std::size_t section_bytes : {Engine::kFewestSectionBytes, std::size_t{200}}) {
        Use(section_bytes, begin.kind);
        const std::string batch = Batch(text);
        for (int i = 0; i < 4; ++i) {
          const std::size_t cut = random() % (text.size() + 1);
          EXPECT_EQ(WithCuts(text, {cut}, batch), "")
              << begin.text << " with " << static_cast<int>(c) << " cut at " << cut;
        }
      }
    }
  }
}

// Where no place is quiet, digits go rather than a card stays.
TEST_F(SectionsTest, ACardAmongNothingButDigits) {
  for (std::size_t before = 0; before < 400; before += 3) {
    std::string text = R"({"text":"\n)" + std::string();
    for (std::size_t i = 0; i < before; ++i) text += "7 ";
    text += "x 4111 1111 1111 1111 x ";
    for (int i = 0; i < 400; ++i) text += "7 ";
    text += R"(","n":17})";
    Use(400, PayloadKind::kJson);
    const std::string out = Batch(text);
    EXPECT_EQ(out.find("4111 1111 1111 1111"), std::string::npos) << before;
    EXPECT_TRUE(nlohmann::json::accept(out));
    EXPECT_EQ(nlohmann::json::parse(out)["n"], 17);
    EXPECT_EQ(WithCuts(text, {before}, out), "");
  }
}

TEST_F(SectionsTest, AnEventGoesOutAtOnce) {
  Use(Engine::kSectionBytes, PayloadKind::kFrames);
  Collected out;
  const auto feed = [&](std::string_view text) {
    out.Clear();
    EXPECT_EQ(stream_->Feed(text, out), ScrubStatus::kOk);
    return out.text;
  };
  EXPECT_EQ(feed("data: {\"d\":\"4111111111111111\"}\n\n"),
            "data: {\"d\":\"************1111\"}\n\n");
  EXPECT_EQ(feed("data: hel"), "");
  EXPECT_EQ(feed("lo\n\nda"), "data: hello\n\n");
  // One of digits alone waits for what may go on with it.
  EXPECT_EQ(feed("ta: 4111\n\n"), "");
  EXPECT_EQ(feed("data: 1111\n\ndata: 1111\n\ndata: 1111\n\n"), "");
  EXPECT_EQ(feed("data: [DONE]\n\n"),
            "data: ****\n\ndata: ****\n\ndata: ****\n\ndata: 1111\n\ndata: [DONE]\n\n");
  EXPECT_EQ(stream_->Finish(out), ScrubStatus::kOk);

  Use(Engine::kSectionBytes, PayloadKind::kJson);
  EXPECT_EQ(feed("{\"a\":{\"b\":1}}"), "");
  EXPECT_EQ(feed("\n{\"a\":"), "{\"a\":{\"b\":1}}\n");
  EXPECT_EQ(stream_->Finish(out), ScrubStatus::kOk);
}

TEST_F(SectionsTest, InEachTarget) {
  std::string text = ArrayOf(5000, R"({"text":"pay 4111 1111 1111 1111 now"})");
  for (const Action action : {Action::kMask, Action::kRedact}) {
    Use(500, PayloadKind::kJson, action);
    const std::string whole = Batch(text);
    std::string buffer(text.size(), '\0');
    Result result = engine_->ScrubTo(text, kind_, Target::kBuffer, buffer.data(), workspace_);
    EXPECT_EQ(result.text, whole);
    buffer = text;
    result = engine_->ScrubTo(buffer, kind_, Target::kInPlace, buffer.data(), workspace_);
    EXPECT_EQ(result.text, whole);
    EXPECT_EQ(result.text.data(), buffer.data());
    result = engine_->ScrubTo(text, kind_, Target::kNowhere, nullptr, workspace_);
    EXPECT_EQ(result.text.data(), text.data());
    EXPECT_GT(result.findings_total, 100U);
  }
  text = ArrayOf(5000, R"({"text":"nothing here"})");
  EXPECT_EQ(engine_->Scrub(text, kind_, workspace_).text.data(), text.data());
}

// ---- Events

std::vector<std::size_t> EndsOf(std::string_view text, bool by_bytes) {
  std::vector<std::size_t> ends;
  std::size_t begin = 0;
  payload::JsonEvents events;
  for (std::size_t size = by_bytes ? 0 : text.size(), from = 0; size <= text.size(); ++size) {
    for (std::size_t end = 0; (end = events.Next(text.substr(begin, size - begin), from)) != 0;
         from = 0) {
      ends.push_back(begin += end);
    }
    from = size - begin;
  }
  return ends;
}

TEST(JsonEventsTest, EndWithALineBehindABracketHoweverTheyCome) {
  Documents documents(Seed());
  for (int i = 0; i < Cases(300); ++i) {
    const std::string text = documents.Lines(6);
    const std::vector<std::size_t> ends = EndsOf(text, false);
    ASSERT_EQ(ends, EndsOf(text, true)) << text;
  }
}

TEST(JsonEventsTest, WhatIsCutShortEndsBeforeTheNextObject) {
  const std::string_view text =
      "{\"a\":true\n{\"b\":{\"c\":1}\n{\"d\":[\n{\"e\":2},\n{\"f\":3}]}\n[1]\n7\n{}\n";
  EXPECT_EQ(EndsOf(text, false), (std::vector<std::size_t>{10, 23, 49, 53, 55, 58}));
  EXPECT_EQ(EndsOf(text, true), EndsOf(text, false));
}

TEST_F(SectionsTest, ALineThatIsNoJsonHarmsNoOther) {
  Use(Engine::kSectionBytes, PayloadKind::kJson);
  const std::string text =
      "{\"cvv\":\"123\",\"pan\":\"4111\\u00201111 1111 1111\"}\n{\"pan\":\"4111 1111 1111 1111\"\n"
      "{\"cvv\":\"987\"}\n";
  EXPECT_EQ(Batch(text),
            "{\"cvv\":\"***\",\"pan\":\"****\\u0020**** **** 1111\"}\n"
            "{\"pan\":\"**** **** **** 1111\"\n{\"cvv\":\"***\"}\n");
  std::mt19937_64 random(Seed());
  EXPECT_EQ(AnyCut(text, random), "");
}

// ---- What is long and has no place to be cut

TEST_F(SectionsTest, LongOnesOfAllSortsHideNoCard) {
  const std::string pan = "4111 1111 1111 1111";
  const std::string words = "words \\u00e9 and \xC3\xA9, \\\"more\\\" of them: 12, 4711. ";
  std::mt19937_64 random(Seed());
  for (int sort = 0; sort < 9; ++sort) {
    for (std::size_t at = 0; at < 40; ++at) {
      std::string text;
      for (std::size_t i = 0; i < 40; ++i) {
        const std::string item = words + (i == at ? pan + " " : "");
        switch (sort) {
          case 0:  // a string
            text += (i == 0 ? "{\"a\":[\"" : "") + item + (i == 39 ? "\"]}" : "");
            break;
          case 1:  // fields
            text += (i == 0 ? "{" : ",") + ("\"k" + std::to_string(i) + "\":\"" + item) + "\"" +
                    (i == 39 ? "}" : "");
            break;
          case 2:  // brackets
            text += "[[[[[[[[\"" + item + "\",";
            break;
          case 3:  // no JSON
            text += "]} " + item;
            break;
          case 4:  // an event without an end
            text += (i == 0 ? "data: " : "") + item;
            break;
          case 5:  // lines of an event
            text += "data: " + item + "\n";
            break;
          case 6:  // a name
            text += (i == 0 ? "{\"" : "") + item + (i == 39 ? "\":1}" : "");
            break;
          case 7:  // digits
            text += (i == 0 ? "[" : ",") +
                    (i == at ? "4111,1111,1111,1111" : std::string("1,2,3")) + (i == 39 ? "]" : "");
            break;
          default:  // escapes
            text += (i == 0 ? "[\"" : "") +
                    (i == at ? "\\u0034111 1111 1111 1111" : std::string("\\n\\u00e9\\\\")) +
                    (i == 39 ? "\"]" : "");
        }
      }
      const PayloadKind kind = sort == 4 || sort == 5 ? PayloadKind::kFrames : PayloadKind::kJson;
      Use(300, kind);
      const std::string out = Batch(text);
      EXPECT_EQ(out.size(), text.size());
      EXPECT_EQ(findings_, 1U) << sort << " " << at;
      EXPECT_EQ(out.find("4111 1111"), std::string::npos) << sort << " " << at;
      EXPECT_EQ(out.find("4111,1111,1111"), std::string::npos) << sort << " " << at;
      EXPECT_EQ(out.find("034111 1111"), std::string::npos) << sort << " " << at;
      EXPECT_TRUE((sort >= 2 && sort <= 6) || nlohmann::json::accept(out)) << out;
      ASSERT_EQ(WithCuts(text, {random() % text.size()}, out), "") << sort;
    }
  }
}

TEST_F(SectionsTest, Base64OfALongString) {
  // "card 4111111111111111 ok " and words around it, in groups of three bytes.
  std::string text = R"({"file":")";
  for (int i = 0; i < 60; ++i) {
    text += i % 7 == 3 ? "Y2FyZCA0MTExMTExMTExMTExMTExIG9rIG9rISEh"
                       : "c29tZSB3b3JkcyB0aGF0IHNheSBub3RoaW5n";
  }
  text += R"("})";
  Use(Engine::kSectionBytes, PayloadKind::kJson);
  const std::string whole = Batch(text);
  EXPECT_EQ(findings_, 9U);
  Use(800, PayloadKind::kJson);
  EXPECT_EQ(Batch(text), whole);
  EXPECT_EQ(findings_, 9U);
}

}  // namespace
}  // namespace panveil::scrub
