#include "payload/decoded_text.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/random_text.h"

namespace panveil::payload {
namespace {

std::string Decoded(std::string_view text) {
  DecodedText out;
  EXPECT_TRUE(Decode(text, {0, text.size()}, Encoding::kJsonString, out));
  return std::string(out.text());
}

std::string Encoded(std::string_view was, std::string_view now) {
  std::string out(was.size(), '\0');
  out.resize(EncodeLike(was, now, Encoding::kJsonString, out.data()));
  return out;
}

TEST(DecodedTextTest, DecodesJsonStrings) {
  EXPECT_EQ(Decoded(R"(a\u0034\n\/\"\\\t)"), "a4\n/\"\\\t");
  EXPECT_EQ(Decoded(R"(\uff14 \ud835\udfd2)"), "\xEF\xBC\x94 \xF0\x9D\x9F\x92");
  // Half a pair is no digits; what is no escape stands for itself.
  EXPECT_EQ(Decoded(R"(\ud8344)"),
            "\xEF\xBF\xBD"
            "4");
  EXPECT_EQ(Decoded(R"(\dc00\u12\x)"), R"(\dc00\u12\x)");
  EXPECT_EQ(Decoded("\\"), "\\");
}

TEST(DecodedTextTest, DecodesLikeAnotherReader) {
  const std::vector<std::string_view> pieces = {"\\u0034", "\\uFf14", "\\ud835\\udfd2", "\\n",
                                                "\\/",     "\\\\",    "\\\"",           "4111",
                                                "a",       " ",       "\xEF\xBC\x94"};
  std::mt19937 random(11);
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (std::size_t n = random() % 12; n > 0; --n) text += pieces[random() % pieces.size()];
    EXPECT_EQ(Decoded(text), nlohmann::json::parse("\"" + text + "\"").get<std::string>());
  }
}

TEST(DecodedTextTest, KnowsWhereEachByteStands) {
  const std::string text = R"(ab\u0034\u0035c\uff14)";
  DecodedText out;
  ASSERT_TRUE(Decode(text, {0, text.size()}, Encoding::kJsonString, out));
  ASSERT_EQ(out.text(), "ab45c\xEF\xBC\x94");
  EXPECT_EQ(out.end() - out.begin(), 4);  // the two escapes of a byte each are one piece
  EXPECT_EQ(out.SourceOf({1, 2}), (base::ByteSpan{1, 2}));
  EXPECT_EQ(out.SourceOf({2, 4}), (base::ByteSpan{2, 14}));
  EXPECT_EQ(out.SourceOf({3, 5}), (base::ByteSpan{8, 15}));
  EXPECT_EQ(out.SourceOf({5, 8}), (base::ByteSpan{15, 21}));
  EXPECT_EQ(out.SourceOf({6, 7}), (base::ByteSpan{15, 21}));
}

TEST(DecodedTextTest, KeepsGapsApart) {
  DecodedText out;
  ASSERT_TRUE(out.Reserve(8));
  out.AppendPlain("41", 0);
  out.AppendPlain("11", 5);
  out.AppendEscape("", {7, 9});
  out.AppendEscape("1", {9, 12});
  EXPECT_EQ(out.text(), "41111");
  EXPECT_EQ(out.SourceOf({1, 3}), (base::ByteSpan{1, 6}));
  EXPECT_EQ(out.SourceOf({4, 5}), (base::ByteSpan{9, 12}));
  out.Clear();
  EXPECT_TRUE(out.text().empty());
}

TEST(DecodedTextTest, EncodesInTheMannerOfWhatWasThere) {
  EXPECT_EQ(Encoded("\\u0034", "K"), "\\u004B");
  EXPECT_EQ(Encoded("\\u00b2", "K"), "\\u004b");
  EXPECT_EQ(Encoded("\\uff14", "\xEF\xBC\xAB"), "\\uff2b");
  EXPECT_EQ(Encoded("\\ud835\\udfd2", "\xF0\x9D\x90\x8A"), "\\ud835\\udc0a");
  EXPECT_EQ(Encoded("\\ud835\\udfd2", "K"), "\\u004b");
  EXPECT_EQ(Encoded("\\u0034", "\xF0\x9D\x90\x8A"), "\xF0\x9D\x90\x8A");
  EXPECT_EQ(Encoded("\\n", "K"), "K");
  EXPECT_EQ(Encoded("\\n", "\""), "\\\"");
  EXPECT_EQ(Encoded("\\n", "\x01"), "*");
  EXPECT_EQ(Encoded("\\n", "\xEF\xBC\xAB"), "*");
}

}  // namespace
}  // namespace panveil::payload
