#include "payload/form_reader.h"

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

std::vector<std::string> Read(std::string_view text) {
  return ReadAll(FormReader(text), text, Encoding::kPercent);
}

bool IsMalformed(std::string_view text) {
  FormReader reader(text);
  for (Value value; reader.Next(value);) {
  }
  return reader.malformed();
}

TEST(FormReader, NamesAndValues) {
  EXPECT_THAT(Read("card%5Bnumber%5D=4111+1111&card[cvc]=737"),
              ElementsAre("!card%5Bnumber%5D", "card%5Bnumber%5D=4111+1111", "!card[cvc]",
                          "+card[cvc]=737"));
}

TEST(FormReader, EmptyOnes) {
  EXPECT_THAT(Read(""), IsEmpty());
  EXPECT_THAT(Read("&&a=&=b&=&c&"), ElementsAre("!a", "b", "c"));
  EXPECT_THAT(Read("a=1&&b=2"), ElementsAre("!a", "a=1", "!b", "b=2"));
  EXPECT_THAT(Read("a=b=c"), ElementsAre("!a", "a=b=c"));
  EXPECT_THAT(Read("\xEF\xBB\xBF"
                   "a=1\r\n"),
              ElementsAre("!a", "a=1"));
}

TEST(FormReader, SemicolonsPartFieldsBeforeANameOnly) {
  EXPECT_THAT(Read("a=1;b=2"), ElementsAre("!a", "a=1", "!b", "+b=2"));
  EXPECT_THAT(Read("track=;4111=2712?;&b=; c"),
              ElementsAre("!track", "track=;4111=2712?;", "!b", "+b=; c"));
}

TEST(FormReader, Urls) {
  EXPECT_THAT(Read("https://a.example/pay?pan=4111&x=1#4111"),
              ElementsAre("https://a.example/pay", "!pan", "pan=4111", "!x", "+x=1", "4111"));
  EXPECT_THAT(Read("?a=1"), ElementsAre("!a", "a=1"));
  EXPECT_THAT(Read("a=what?b"), ElementsAre("!a", "a=what?b"));
}

TEST(FormReader, Malformed) {
  EXPECT_FALSE(IsMalformed("a=%41&b=[{\"\xC3\xA9\"}]"));
  EXPECT_TRUE(IsMalformed("a=%4"));
  EXPECT_TRUE(IsMalformed("a=%4&1"));
  EXPECT_TRUE(IsMalformed("a=1 2"));
  EXPECT_TRUE(IsMalformed("a\n=1"));
}

}  // namespace
}  // namespace panveil::payload
