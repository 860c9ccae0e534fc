#include "payload/json_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/random_text.h"

namespace panveil::payload {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Each value as name=value, with a mark for what it is: '#' a number, ':' a name, '+' one that
// follows.
std::vector<std::string> Read(std::string_view text, bool* malformed = nullptr) {
  JsonReader reader(text);
  std::vector<std::string> values;
  for (Value value; reader.Next(value);) {
    std::string shown(text.substr(value.name.begin, value.name.size()));
    if (!value.name.empty()) shown += "=";
    if (value.follows) shown += "+";
    if (value.type == ValueType::kNumber) shown += "#";
    shown += text.substr(value.span.begin, value.span.size());
    if (value.type == ValueType::kName) shown += ":";
    values.push_back(shown);
  }
  if (malformed != nullptr) *malformed = reader.malformed();
  return values;
}

bool IsMalformed(std::string_view text) {
  bool malformed = false;
  Read(text, &malformed);
  return malformed;
}

TEST(JsonReaderTest, ReadsValuesInOrder) {
  EXPECT_THAT(Read(R"({"a": "x", "b":[1, 2,true], "c":{"d":null}})"),
              ElementsAre("a:", "a=x", "b:", "#1", "+#2", "+true", "c:", "d:", "d=null"));
  EXPECT_THAT(Read(R"({"n1":"4111","n2":1111})"),
              ElementsAre("n1:", "n1=4111", "n2:", "n2=+#1111"));
  EXPECT_THAT(Read("\"only\""), ElementsAre("only"));
  EXPECT_THAT(Read("\xEF\xBB\xBF 7 "), ElementsAre("#7"));
  EXPECT_THAT(Read(""), IsEmpty());
  EXPECT_THAT(Read(R"(["a\"b\\", ""])"), ElementsAre("a\\\"b\\\\", "+"));
}

TEST(JsonReaderTest, KnowsNumbers) {
  EXPECT_THAT(Read("[0,-1,1.5,1e5,-0.1E+7]"),
              ElementsAre("#0", "+#-1", "+#1.5", "+#1e5", "+#-0.1E+7"));
  for (const char* wrong : {"01", "1.", ".5", "1e", "-", "+1", "0x1", "1-2"}) {
    EXPECT_TRUE(IsMalformed(wrong)) << wrong;
    EXPECT_THAT(Read(wrong), ElementsAre(wrong));
  }
}

TEST(JsonReaderTest, TakesSeveralDocuments) {
  EXPECT_FALSE(IsMalformed("{\"a\":1}\n{\"a\":2}\n"));
  EXPECT_FALSE(IsMalformed("{}{}[]"));
  EXPECT_FALSE(IsMalformed("1\n2\n\"x\"\n"));
  EXPECT_TRUE(IsMalformed("1 2"));
  EXPECT_TRUE(IsMalformed("\"a\" \"b\""));
}

TEST(JsonReaderTest, SeesWhatIsNoJson) {
  for (const char* wrong :
       {"{",     "[",     "\"",        "\"\\",      "[1,]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}",
        "[1 2]", "{1:2}", "[\"a\":1]", "]",         "[}",   "{]",      "nul",      "\"\\x\"",
        "[1],",  ",",     ":",         "{\"a\" 1}", "{,}",  "x"}) {
    EXPECT_TRUE(IsMalformed(wrong)) << wrong;
  }
}

TEST(JsonReaderTest, TellsLevels) {
  const std::string_view text = R"({"a":[[{"b":1}],{"c":[0,0,"x"]}]})";
  JsonReader reader(text);
  Value value;
  while (reader.Next(value) && text.substr(value.span.begin, value.span.size()) != "x") {
  }
  ASSERT_EQ(reader.levels(), 4U);
  EXPECT_FALSE(reader.level(0).array);
  EXPECT_TRUE(reader.level(1).array);
  EXPECT_EQ(reader.level(1).index, 1U);
  EXPECT_EQ(text.substr(reader.level(3).name.begin, reader.level(3).name.size()), "c");
  EXPECT_EQ(reader.level(3).index, 2U);
}

// Every byte that is no punctuation is in some value, in order, once.
TEST(JsonReaderTest, CoversEveryByte) {
  const std::vector<std::string_view> pieces = {
      "{",    "}",    "[",  "]",     ":",    ",",      "\"",    "\\",           " ", "\n", "12",
      "\\u0", "\\\"", "ab", "\"a\"", "null", "\"k\":", "[1,2]", "{\"a\":\"b\"}"};
  std::mt19937 random(7);
  for (int i = 0; i < 50000; ++i) {
    const std::string text = testing_support::RandomText(random, pieces, 12);
    JsonReader reader(text);
    std::size_t at = 0;
    const auto is_punctuation = [&](std::size_t from, std::size_t to) {
      return text.substr(from, to - from).find_first_not_of("{}[]:,\" \t\r\n\xEF\xBB\xBF") ==
             std::string::npos;
    };
    for (Value value; reader.Next(value);) {
      ASSERT_LE(at, value.span.begin);
      ASSERT_LE(value.span.begin, value.span.end);
      ASSERT_LE(value.span.end, text.size());
      ASSERT_TRUE(is_punctuation(at, value.span.begin));
      at = value.span.end;
    }
    ASSERT_TRUE(is_punctuation(at, text.size()));
    if (text.find('\0') == std::string::npos && nlohmann::json::accept(text)) {
      ASSERT_FALSE(reader.malformed()) << text;
    }
  }
}

// All that the reader knows of a value.
std::string Shown(std::string_view text, const JsonReader& reader, const Value& value) {
  const auto span = [](base::ByteSpan of) {
    return std::to_string(of.begin) + "-" + std::to_string(of.end) + " ";
  };
  std::string shown = span(value.span) + span(value.name) + (value.follows ? "+" : " ") +
                      std::to_string(static_cast<int>(value.type)) +
                      std::to_string(static_cast<int>(value.encoding)) +
                      std::to_string(static_cast<int>(value.name_encoding));
  for (std::size_t i = 0; i < std::min(reader.levels(), JsonReader::kMostLevels); ++i) {
    const JsonReader::Level level = reader.level(i);
    shown += "/" + span(level.name) + std::to_string(level.index) + (level.array ? "[" : "{") +
             std::to_string(static_cast<int>(level.name_encoding));
  }
  return shown + (reader.malformed() ? " malformed " : " ") + std::string(text);
}

TEST(JsonReaderTest, NextBehindIsNextWithoutWhatEndsBefore) {
  const std::vector<std::string_view> pieces = {
      "{",           "}",
      "[",           "]",
      ":",           ",",
      "\"",          "\\",
      " ",           "\n",
      "12",          "-1.5e3",
      "01",          "\\\"",
      "\"a\"",       "null",
      "\"k\":",      "\"k\": ",
      "\"k\":\"v\"", "\"k\":7,",
      "\"k\":true}", "\"o\":{",
      "\"l\":[",     "},",
      "}\n{",        "{\"a\":\"b\"}",
      "[]",          "{}",
      "\"e\":{},",   "[\"a\",",
      "}],",         "\"o\":[{",
      "\"\":\"\",",  "\"p\": \"q\", ",
      "}, ",         "\"a\":1,\"b\":[\"c\",2],\"d\":{\"e\":\"f\"},"};
  std::mt19937 random(11);
  std::size_t passed = 0;
  for (int i = 0; i < 100000; ++i) {
    const std::string text =
        (i % 2 == 0 ? "{" : "") + testing_support::RandomText(random, pieces, 12);
    const std::size_t at = random() % (text.size() + 2);
    JsonReader reader(text);
    JsonReader passing(text);
    Value value;
    for (bool more = true; more;) {
      more = reader.Next(value);
      if (more && value.span.end <= at) {
        ++passed;
        continue;
      }
      Value behind;
      ASSERT_EQ(passing.NextBehind(at, behind), more) << text;
      ASSERT_EQ(reader.malformed(), passing.malformed()) << at << " " << text;
      if (more) {
        ASSERT_EQ(Shown(text, passing, behind), Shown(text, reader, value)) << at;
      }
    }
    ASSERT_EQ(JsonReader(text).ReadToEnd(), !reader.malformed()) << text;
  }
  EXPECT_GT(passed, 100000U);
}

}  // namespace
}  // namespace panveil::payload
