// JSON, scrubbed in place: the shapes that vendors document, escapes, numbers, field names, spread
// cards, bad input.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "panveil/scrubber.h"
#include "support/scrubbers.h"

namespace panveil {
namespace {

using testing_support::MakeScrubber;
using testing_support::MaskingScrubber;

std::string Scrubbed(std::string_view json, const Scrubber& scrubber = MaskingScrubber(),
                     PayloadKind kind = PayloadKind::kJson) {
  Scratch scratch;
  const Result result = scrubber.Scrub(json, kind, scratch);
  EXPECT_EQ(result.status, ScrubStatus::kOk);
  EXPECT_LE(result.text.size(), json.size());
  Scratch again;
  EXPECT_EQ(scrubber.Scrub(result.text, kind, again).text, result.text) << json;
  return std::string(result.text);
}

TEST(PayloadJson, AString) {
  EXPECT_EQ(Scrubbed(R"({"text":"my card is 4111 1111 1111 1111 ok"})"),
            R"({"text":"my card is **** **** **** 1111 ok"})");
}

TEST(PayloadJson, Escapes) {
  EXPECT_EQ(Scrubbed(R"({"text":"\u0034111 1111\u00201111 1111 \n"})"),
            R"({"text":"\u002A*** ****\u0020**** 1111 \n"})");
}

}  // namespace
}  // namespace panveil
