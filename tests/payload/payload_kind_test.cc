#include "payload/payload_kind.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "payload/encoded_bytes.h"

namespace panveil::payload {
namespace {

struct KindCase {
  std::string_view text;
  PayloadKind kind;
};

constexpr KindCase kTypes[] = {
    {"application/json", PayloadKind::kJson},
    {" Application/JSON ; charset=utf-8", PayloadKind::kJson},
    {"application/vnd.api+json", PayloadKind::kJson},
    {"application/x-www-form-urlencoded;charset=UTF-8", PayloadKind::kForm},
    {"text/html", PayloadKind::kHtml},
    {"application/xhtml+xml", PayloadKind::kHtml},
    {"text/xml; charset=utf-8", PayloadKind::kXml},
    {"application/soap+xml; action=\"x\"", PayloadKind::kXml},
    {"multipart/form-data; boundary=x", PayloadKind::kMultipart},
    {"MULTIPART/mixed", PayloadKind::kMultipart},
    {"text/event-stream", PayloadKind::kFrames},
    {"application/x-ndjson", PayloadKind::kJson},
    {"application/json-seq", PayloadKind::kFrames},
    {"text/plain; charset=UTF-8", PayloadKind::kAuto},
    {"application/octet-stream", PayloadKind::kAuto},
    {"", PayloadKind::kAuto},
    {";", PayloadKind::kAuto},
};

constexpr KindCase kTexts[] = {
    {"", PayloadKind::kText},
    {"my card is 4111 1111 1111 1111", PayloadKind::kText},
    {"4111111111111111", PayloadKind::kText},
    {"\"said he\"", PayloadKind::kText},
    {"a < b & c > d", PayloadKind::kText},
    {"I <3 you", PayloadKind::kText},
    {"AT&T, R&D", PayloadKind::kText},
    {"x = 1", PayloadKind::kText},
    {"number=4111 1111 1111 1111", PayloadKind::kText},
    {"4111111111111111=27121010000012345678", PayloadKind::kText},
    {";4111111111111111=27121010000012345678?", PayloadKind::kText},
    {"%B4111111111111111^A/B^2712101?", PayloadKind::kText},
    {"why? because", PayloadKind::kText},
    {"id: 5", PayloadKind::kText},
    {"-- \nBob", PayloadKind::kText},
    {"100% sure", PayloadKind::kText},
    {"[4111] [1111] [1111] [1111]", PayloadKind::kText},
    {"[4111][1111]", PayloadKind::kText},
    {"[4111, 1111]", PayloadKind::kJson},
    {"[4111]\n[1111]", PayloadKind::kJson},
    {"[[1], [2]]", PayloadKind::kJson},
    {"{\"a\":1}", PayloadKind::kJson},
    {"\xEF\xBB\xBF [1]", PayloadKind::kJson},
    {"\"{\\\"a\\\":1}\"", PayloadKind::kJson},
    {"a=1", PayloadKind::kForm},
    {"card[number]=4111&card%5Bcvc%5D=737\n", PayloadKind::kForm},
    {"https://a.example/x?pan=4111", PayloadKind::kForm},
    {"?a=1", PayloadKind::kForm},
    {"my%20card%20is%204111", PayloadKind::kForm},
    {"<!DOCTYPE html><x>", PayloadKind::kHtml},
    {"<p>hello", PayloadKind::kHtml},
    {"hello <b>you</b>", PayloadKind::kHtml},
    {"4111&nbsp;1111", PayloadKind::kHtml},
    {"4&#49;11", PayloadKind::kHtml},
    {"<?xml version=\"1.0\"?><p>1</p>", PayloadKind::kXml},
    {"<Payment><PAN>4111</PAN></Payment>", PayloadKind::kXml},
    {"<soap:Envelope xmlns:soap=\"x\"/>", PayloadKind::kXml},
    {"--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--x--", PayloadKind::kMultipart},
    {"Subject: Hi\r\nContent-Type: multipart/mixed;\r\n boundary=x\r\n\r\n--x\r\n\r\n1\r\n--x--",
     PayloadKind::kMultipart},
    {"Subject: Hi\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n1", PayloadKind::kText},
    {"Hi Jane,\nContent-Type: multipart/mixed; boundary=x", PayloadKind::kText},
    {"bXkgY2FyZCBpcyA0MTExIDExMTE=", PayloadKind::kBase64},
    {"bXkg Y2Fy ZCBp cyA0 MTEx IDEx MTE=", PayloadKind::kBase64},
    {"bXkg Y2Fy ZCBp, cyA0 MTEx IDEx MTE=", PayloadKind::kText},
    {"42[\"message\",{}]", PayloadKind::kFrames},
    {"a[\"x y\"]", PayloadKind::kFrames},
    {"4 x\x1E y", PayloadKind::kFrames},
    {"hello \x1E you", PayloadKind::kFrames},
    {"?a b", PayloadKind::kForm},
    {"data: {\"a\":1}\n\n", PayloadKind::kFrames},
    {"event: x\ndata: 1\n\n", PayloadKind::kFrames},
    {"id: 5\ndata: 1\n\n", PayloadKind::kFrames},
    {"42[\"a\"]\x1E"
     "42[\"b\"]",
     PayloadKind::kFrames},
};

TEST(PayloadKind, OfContentTypes) {
  for (const KindCase& c : kTypes) {
    EXPECT_EQ(static_cast<int>(KindOfContentType(c.text)), static_cast<int>(c.kind)) << c.text;
  }
}

TEST(PayloadKind, OfTexts) {
  for (const KindCase& c : kTexts) {
    EXPECT_EQ(static_cast<int>(Sniff(c.text)), static_cast<int>(c.kind)) << c.text;
  }
}

std::string_view Parameter(std::string_view header, std::string_view name) {
  const base::ByteSpan span = HeaderParameter(header, name);
  return header.substr(span.begin, span.size());
}

TEST(PayloadKind, AByteOfWhatIsEncodedIsFoundWhereverItStands) {
  constexpr std::string_view kBytes = "{[\"=?&<%\x1E";
  for (const std::string_view beside : {"a", "$", "#", ">", "\x1F", "\xBD"}) {
    std::string text;
    while (text.size() < 70) text += beside;
    EXPECT_FALSE(HoldsEncodedByte(text)) << beside;
    for (std::size_t at = 0; at < text.size(); ++at) {
      for (const char byte : kBytes) {
        std::string with = text;
        with[at] = byte;
        EXPECT_TRUE(HoldsEncodedByte(with)) << at << " " << beside << byte;
        EXPECT_FALSE(HoldsEncodedByte(std::string_view(with).substr(0, at))) << at;
      }
    }
  }
}

TEST(PayloadKind, ProseIsNoPayload) {
  for (const KindCase& c : kTexts) {
    const bool may_be_prose = c.kind == PayloadKind::kText || c.kind == PayloadKind::kBase64;
    const bool marked = c.text.substr(0, 3) == "\xEF\xBB\xBF";
    EXPECT_TRUE(may_be_prose || !IsProse(c.text.substr(marked ? 4 : 0))) << c.text;
  }
  for (const std::string_view prose :
       {"my card is 4111", "why? because", "x = 1", "a: b", "I [am]"}) {
    EXPECT_EQ(IsProse(prose), prose[1] != ':') << prose;
  }
  for (const std::string_view other :
       {"", "word", "4 words", "a <b", "a & b", "a \x1E b", "a[ b"}) {
    EXPECT_FALSE(IsProse(other)) << other;
  }
}

TEST(PayloadKind, HeaderParameters) {
  EXPECT_EQ(Parameter("a/b; x=1; name=\"c d\"; y", "name"), "c d");
  EXPECT_EQ(Parameter("a/b;name=c;x=1", "name"), "c");
  EXPECT_EQ(Parameter("a/b; filename=\"; name=no\"; NAME = yes", "name"), "yes");
  EXPECT_EQ(Parameter("a/b; name=\"a\\\"b\"", "name"), "a\\\"b");
  EXPECT_EQ(Parameter("a/b; name=\"open", "name"), "open");
  EXPECT_EQ(Parameter("a/b; name=", "name"), "");
  EXPECT_EQ(Parameter("name=a", "name"), "");
  EXPECT_EQ(Parameter(" name=a", "name"), "a");
  EXPECT_EQ(Parameter("a; ; =; name=\"", "name"), "");
}

}  // namespace
}  // namespace panveil::payload
