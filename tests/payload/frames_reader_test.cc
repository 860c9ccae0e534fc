#include "payload/frames_reader.h"

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

std::vector<std::string> Read(std::string_view text) { return ReadAll(FramesReader(text), text); }

bool IsMalformed(std::string_view text) {
  FramesReader reader(text);
  for (Value value; reader.Next(value);) {
  }
  return reader.malformed();
}

TEST(FramesReader, SocketIo) {
  EXPECT_THAT(Read("42[\"message\",{}]"), ElementsAre("[\"message\",{}] #1"));
  EXPECT_THAT(Read("4212[\"foo\"]"), ElementsAre("[\"foo\"] #1"));
  EXPECT_THAT(Read("42/admin,13[\"foo\"]"), ElementsAre("/admin", "[\"foo\"] #1"));
  EXPECT_THAT(Read("451-[\"baz\",{\"_placeholder\":true,\"num\":0}]"),
              ElementsAre("[\"baz\",{\"_placeholder\":true,\"num\":0}] #1"));
  EXPECT_THAT(Read("451-/a,7[1]"), ElementsAre("/a", "[1] #1"));
  EXPECT_THAT(Read("0{\"sid\":\"x\"}"), ElementsAre("{\"sid\":\"x\"} #1"));
  EXPECT_THAT(Read("2[\"x\"]"), ElementsAre("[\"x\"] #1"));
}

TEST(FramesReader, EngineIo) {
  EXPECT_THAT(Read("4hello"), ElementsAre("hello"));
  EXPECT_THAT(Read("2probe"), ElementsAre("probe"));
  EXPECT_THAT(Read("42[\"a\"]\x1E"
                   "42[\"b\"]\x1E"
                   "4c\n4d"),
              ElementsAre("[\"a\"] #1", "[\"b\"] #1", "c\n4d"));
  EXPECT_THAT(Read("bbXkgY2FyZCBpcyA0MTEx"), ElementsAre("bXkgY2FyZCBpcyA0MTEx ~b"));
  EXPECT_THAT(Read("before it"), ElementsAre("before it"));
  EXPECT_THAT(Read("2"), ElementsAre("2"));
  EXPECT_THAT(Read("4"), IsEmpty());
  EXPECT_THAT(Read("a[\"x\"]"), ElementsAre("[\"x\"] #1"));
}

TEST(FramesReader, DigitsThatMayBeNoType) {
  EXPECT_THAT(Read("44111"), ElementsAre("4111"));
  EXPECT_TRUE(IsMalformed("44111111111111111"));
  EXPECT_TRUE(IsMalformed("4 111"));
  EXPECT_TRUE(IsMalformed("4111111111111111[1]"));
  EXPECT_FALSE(IsMalformed("4hello 4111"));
  EXPECT_FALSE(IsMalformed("42[4111]"));
  EXPECT_FALSE(BeginsJsonPacket("4111111111111111[1]"));
  EXPECT_THAT(Read("1111 2222\n{}"), ElementsAre("1111 2222", "{} #1"));
}

TEST(FramesReader, ServerSentEvents) {
  EXPECT_THAT(
      Read("event: message\nid: 7\ndata: 4111 1111\ndata:1111\r\n\r\n: note\ndata: {\"a\":1}\n"),
      ElementsAre("event=message", "id=7", "data=4111 1111\ndata:1111 ~e", "note",
                  "data={\"a\":1} #1"));
  EXPECT_THAT(Read("dates: 1\ndata\nretry:10"), ElementsAre("dates: 1", "data", "retry=10"));
}

TEST(FramesReader, Lines) {
  EXPECT_THAT(Read("{\"a\":1}\n{\"a\":2}\r\n\n[3]"),
              ElementsAre("{\"a\":1} #1", "{\"a\":2} #1", "[3] #1"));
  EXPECT_THAT(Read("\x1E{\"a\":1}\n\x1E{\"a\":2}\n"), ElementsAre("{\"a\":1} #1", "{\"a\":2} #1"));
}

}  // namespace
}  // namespace panveil::payload
