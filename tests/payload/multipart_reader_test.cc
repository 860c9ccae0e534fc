#include "payload/multipart_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "payload/read_values.h"

namespace panveil::payload {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kBody =
    "--XyZ\r\n"
    "Content-Disposition: form-data; name=\"card\"\r\n"
    "\r\n"
    "4111 1111\r\n1111 1111\r\n"
    "--XyZ\r\n"
    "Content-Disposition: form-data; filename=\"a;b.json\";\r\n"
    "\tname=\"meta\"\r\n"
    "content-type: Application/JSON; charset=utf-8\r\n"
    "Content-Transfer-Encoding: base64\r\n"
    "\r\n"
    "e30=\r\n"
    "--XyZ--\r\n";

const std::vector<std::string> kValues = {
    "Content-Disposition=form-data; name=\"card\"",
    "card=4111 1111\r\n1111 1111",
    "Content-Disposition=form-data; filename=\"a;b.json\";\r\n\tname=\"meta\"",
    "content-type=Application/JSON; charset=utf-8",
    "Content-Transfer-Encoding=base64",
    "meta=e30= ~b #1",
};

std::vector<std::string> Read(std::string_view text, std::string_view type = {}) {
  return ReadAll(MultipartReader(text, type), text);
}

bool IsMalformed(std::string_view text, std::string_view type = {}) {
  MultipartReader reader(text, type);
  for (Value value; reader.Next(value);) {
  }
  return reader.malformed();
}

TEST(MultipartReader, Parts) {
  EXPECT_EQ(Read(kBody), kValues);
  EXPECT_FALSE(IsMalformed(kBody));
  EXPECT_EQ(Read(kBody, "multipart/form-data; boundary=XyZ"), kValues);
  EXPECT_EQ(Read(kBody, "multipart/form-data; charset=x; Boundary=\"XyZ\""), kValues);
  EXPECT_TRUE(LooksLikeMultipart(kBody));
}

TEST(MultipartReader, BareLineFeeds) {
  std::string body(kBody);
  body.erase(std::remove(body.begin(), body.end(), '\r'), body.end());
  std::vector<std::string> values = kValues;
  values[1] = "card=4111 1111\n1111 1111";
  values[2] = "Content-Disposition=form-data; filename=\"a;b.json\";\n\tname=\"meta\"";
  EXPECT_EQ(Read(body), values);
}

TEST(MultipartReader, MailsWithoutParts) {
  constexpr std::string_view kMail =
      "From x@y Mon\nX-Id_1: 2\nSubject: a\n b\nContent-Transfer-Encoding:\n Base64 (x)\n\nQUJD\n";
  EXPECT_EQ(Read(kMail),
            (std::vector<std::string>{"From x@y Mon", "X-Id_1=2", "Subject=a\n b",
                                      "Content-Transfer-Encoding=Base64 (x)", "QUJD\n ~b"}));
  EXPECT_FALSE(IsMalformed(kMail));
  EXPECT_TRUE(LooksLikeMultipart(kMail));
  EXPECT_FALSE(LooksLikeMultipart("Subject: a\n\nContent-Transfer-Encoding: base64\n\nQUJD\n"));
  EXPECT_FALSE(LooksLikeMultipart("Content-Transfer-Encoding: 7bit\n\nQUJD\n"));
}

TEST(MultipartReader, TextAroundTheParts) {
  EXPECT_THAT(Read("before 41\n--b\n\nx\n--b--\nbehind 42\n"),
              ElementsAre("before 41", "x", "behind 42"));
}

TEST(MultipartReader, EmptyAndBinaryContents) {
  EXPECT_THAT(Read("--b\r\n\r\n\r\n--b\r\n\r\n\r\n--b--"), IsEmpty());
  EXPECT_THAT(Read("--b\r\n\r\n\r\n\r\n--b--"), ElementsAre("\r\n"));
  EXPECT_THAT(Read("--b\r\n\r\na\n--bc\n--b x\n--b--"), ElementsAre("a\n--bc\n--b x"));
}

TEST(MultipartReader, CutShort) {
  EXPECT_THAT(Read("--b\r\n\r\n4111"), ElementsAre("4111"));
  EXPECT_TRUE(IsMalformed("--b\r\n\r\n4111"));
  EXPECT_TRUE(IsMalformed("--b\r\nA: 1"));
  EXPECT_THAT(Read("--b\r\nA: 1\r\n--b--"), ElementsAre("A=1"));
  EXPECT_THAT(Read("4111 1111"), ElementsAre("4111 1111"));
  EXPECT_TRUE(IsMalformed("4111 1111"));
  EXPECT_THAT(Read("--a\n\n1\n--a--", "multipart/x; boundary=b"), ElementsAre("--a\n\n1\n--a--"));
  EXPECT_TRUE(IsMalformed("--a\n\n1\n--a--", "multipart/x; boundary=b"));
}

TEST(MultipartReader, QuotedPrintable) {
  EXPECT_THAT(Read("--b\nContent-Transfer-Encoding: Quoted-Printable\nContent-Type: text/html\n\n"
                   "4111=20\n--b--"),
              ElementsAre("Content-Transfer-Encoding=Quoted-Printable", "Content-Type=text/html",
                          "4111=20 ~q #3"));
}

}  // namespace
}  // namespace panveil::payload
