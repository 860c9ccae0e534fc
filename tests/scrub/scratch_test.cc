#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "panveil/scrubber.h"

namespace panveil {
namespace {

// A Scratch readies itself when it meets another Scrubber.
TEST(Scratch, ServesSeveralScrubbersInTurn) {
  std::string error;
  ScrubberOptions options;
  options.action = Action::kMask;
  const auto mask = Scrubber::Create(options, &error);
  options.action = Action::kRedact;
  const auto redact = Scrubber::Create(options, &error);
  ASSERT_TRUE(mask && redact);
  Scratch scratch;
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(mask->Scrub("4111111111111111", PayloadKind::kText, scratch).text,
              "************1111");
    EXPECT_EQ(redact->Scrub("4111111111111111", PayloadKind::kText, scratch).text,
              "****************");
  }
}

// The text of a result may be scrubbed with the Scratch that holds it, here by a stricter Scrubber.
TEST(Scratch, ScrubsItsOwnOutput) {
  std::string error;
  ScrubberOptions options;
  options.action = Action::kMask;
  const auto strict = Scrubber::Create(options, &error);
  options.allow_rules = {{"411111", "1111"}};
  const auto lenient = Scrubber::Create(options, &error);
  ASSERT_TRUE(strict && lenient);
  Scratch scratch;
  Result r = lenient->Scrub("5555 5555 5555 4444 and 4111 1111 1111 1111, 1.4012888888881881",
                            PayloadKind::kText, scratch);
  EXPECT_EQ(r.text, "**** **** **** 4444 and 4111 1111 1111 1111, 1.4012888888881881");
  for (int i = 0; i < 3; ++i) {
    r = strict->Scrub(r.text, PayloadKind::kText, scratch);
    EXPECT_EQ(r.text, "**** **** **** 4444 and **** **** **** 1111, 1.4012888888881881");
  }
}

// Preparing changes nothing but when memory is taken, and may be done again, for more.
TEST(Scratch, IsPreparedForAnyScrubber) {
  std::string error;
  ScrubberOptions options;
  options.action = Action::kMask;
  const auto mask = Scrubber::Create(options, &error);
  ASSERT_TRUE(mask);
  Scratch scratch;
  for (const std::size_t longest : {std::size_t{0}, std::size_t{1}, std::size_t{100000}}) {
    EXPECT_TRUE(mask->Prepare(scratch, longest));
    EXPECT_EQ(mask->Scrub("4111111111111111", PayloadKind::kText, scratch).text,
              "************1111");
  }
  const Scratch moved = std::move(scratch);
  EXPECT_FALSE(mask->Prepare(scratch, 100));
}

}  // namespace
}  // namespace panveil
