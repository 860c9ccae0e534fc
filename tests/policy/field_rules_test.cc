#include "policy/field_rules.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "policy/path_glob.h"

namespace panveil::policy {
namespace {

bool Matches(std::string_view pattern, std::string_view path, bool hidden = false) {
  std::string error;
  const auto glob = PathGlob::Create(pattern, &error);
  EXPECT_TRUE(glob.has_value()) << pattern << ": " << error;
  return glob.has_value() && glob->Matches(path, hidden);
}

TEST(PathGlobTest, Matches) {
  EXPECT_TRUE(Matches("events[].payload.text", "events[12].payload.text"));
  EXPECT_TRUE(Matches("events[3].text", "events[3].text"));
  EXPECT_FALSE(Matches("events[3].text", "events[4].text"));
  EXPECT_FALSE(Matches("events[].text", "events.text"));
  EXPECT_FALSE(Matches("a.b", "a.b.c"));
  EXPECT_FALSE(Matches("a.b.c", "a.b"));
  EXPECT_TRUE(Matches("*.note", "order.note"));
  EXPECT_FALSE(Matches("*.note", "a.order.note"));
  EXPECT_TRUE(Matches("**.note", "a.order[0].note"));
  EXPECT_TRUE(Matches("**.note", "note"));
  EXPECT_TRUE(Matches("data.**", "data"));
  EXPECT_TRUE(Matches("data.**", "data.items[0].body"));
  EXPECT_TRUE(Matches("**.a.**.b", "x.a.a.y.b.z.b"));
  EXPECT_FALSE(Matches("**.a.**.b", "x.b.a.y"));
  EXPECT_TRUE(Matches("[].a", "[7].a"));
  EXPECT_TRUE(Matches("**", ""));
  EXPECT_TRUE(Matches("a.b", "a.*", true));
  EXPECT_FALSE(Matches("a.b", "a.*", false));
}

std::string ErrorOf(const ScrubberOptions& options) {
  std::string error;
  EXPECT_FALSE(FieldRules::Create(options, &error).has_value());
  return error;
}

TEST(FieldRulesTest, RefusesWhatIsWrong) {
  for (const char* wrong : {"", "a..b", "a.", "a[x]", "a[1", "a b", "order123456789"}) {
    ScrubberOptions options;
    options.include_paths = {"ok", wrong};
    EXPECT_EQ(ErrorOf(options).substr(0, 18), "include_paths[1]: ") << wrong;
  }
  ScrubberOptions options;
  options.field_names = {{"a", FieldMeaning::kPan}, {"A", FieldMeaning::kExpiry}};
  EXPECT_EQ(ErrorOf(options), "field_names[1]: name is given twice");
  options.field_names = {{"", FieldMeaning::kPan}};
  EXPECT_EQ(ErrorOf(options), "field_names[0]: name must be 1 to 64 bytes");
}

TEST(FieldRulesTest, OwnNamesComeFirst) {
  ScrubberOptions options;
  options.field_names = {{"geheimzahl", FieldMeaning::kVerificationCode},
                         {"cvv", FieldMeaning::kNothing}};
  std::string error;
  const auto rules = FieldRules::Create(options, &error);
  ASSERT_TRUE(rules.has_value()) << error;
  EXPECT_EQ(rules->KindOf("Geheimzahl"), card::FieldKind::kCode);
  EXPECT_EQ(rules->KindOf("cvv"), card::FieldKind::kNone);
  EXPECT_EQ(rules->KindOf("cvc"), card::FieldKind::kCode);
}

}  // namespace
}  // namespace panveil::policy
