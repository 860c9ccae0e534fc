#include "payload/nested_kind.h"

#include <gtest/gtest.h>

namespace panveil::payload {
namespace {

TEST(NestedKindTest, GoesByTheBeginning) {
  EXPECT_EQ(KindOfText(" {\"a\":1}"), PayloadKind::kJson);
  EXPECT_EQ(KindOfText("\xEF\xBB\xBF[1]"), PayloadKind::kJson);
  EXPECT_EQ(KindOfText(R"("{\"a\":1}")"), PayloadKind::kJson);
  for (const char* text : {"", "  ", "my card", "\"quoted\" words", "4111"}) {
    EXPECT_EQ(KindOfText(text), PayloadKind::kText) << text;
  }
}

TEST(NestedKindTest, ReadsContentTypes) {
  EXPECT_EQ(KindOfContentType("Application/JSON; charset=utf-8"), PayloadKind::kJson);
  EXPECT_EQ(KindOfContentType("application/vnd.api+json"), PayloadKind::kJson);
  EXPECT_EQ(KindOfContentType("application/x-www-form-urlencoded"), PayloadKind::kForm);
  EXPECT_EQ(KindOfContentType(" text/html "), PayloadKind::kHtml);
  EXPECT_EQ(KindOfContentType("application/soap+xml"), PayloadKind::kXml);
  EXPECT_EQ(KindOfContentType("multipart/form-data; boundary=x"), PayloadKind::kMultipart);
  EXPECT_EQ(KindOfContentType("text/event-stream"), PayloadKind::kFrames);
  for (const char* type : {"", ";", "text/plain", "multipart", "image/png"}) {
    EXPECT_EQ(KindOfContentType(type), PayloadKind::kAuto) << type;
  }
}

}  // namespace
}  // namespace panveil::payload
