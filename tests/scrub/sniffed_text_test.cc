// A text that is taken for a payload by its looks: a wrong guess may cost time, but no card.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>

#include "panveil/scrubber.h"
#include "scrub/message_case.h"
#include "scrub/messages_among.h"
#include "scrub/messages_disguised.h"
#include "support/scrubbers.h"
#include "support/shrink.h"
#include "support/text_generator.h"

namespace panveil::scrub {
namespace {

using testing_support::Escaped;
using testing_support::FromEnvironment;
using testing_support::MaskingScrubber;
using testing_support::TextGenerator;

// How many PANs of a text are left when it was scrubbed.
std::size_t PansLeft(const Scrubber& scrubber, std::string_view text,
                     PayloadKind kind = PayloadKind::kAuto) {
  Scratch scratch;
  const std::string sniffed(scrubber.Scrub(text, kind, scratch).text);
  const Result result = scrubber.Scan(sniffed, PayloadKind::kText, scratch);
  return static_cast<std::size_t>(
      std::count_if(result.findings.begin(), result.findings.end(),
                    [](const Finding& f) { return f.kind == FindingKind::kPan; }));
}

TEST(SniffedText, NoMessageKeepsACard) {
  const Scrubber scrubber = MaskingScrubber();
  for (const MessageCase& message : kDisguised) {
    EXPECT_EQ(PansLeft(scrubber, message.text), 0U) << message.name;
  }
  for (const MessageCase& message : kAmongOthers) {
    EXPECT_EQ(PansLeft(scrubber, message.text), 0U) << message.name;
  }
}

TEST(SniffedText, NoGeneratedTextKeepsACard) {
  const Scrubber scrubber = MaskingScrubber();
  const std::uint64_t seed = FromEnvironment("PANVEIL_TEST_SEED", 20261122);
  const std::uint64_t cases = FromEnvironment("PANVEIL_TEST_CASES", 200'000) / 4;
  std::cout << "seed " << seed << ", " << cases << " texts\n";
  TextGenerator generator(seed);
  int failures = 0;
  for (std::uint64_t i = 0; i < cases && failures < 5; ++i) {
    const std::string text = generator.Next();
    // Beside a card, half a number may be left that is one without it.
    if (PansLeft(scrubber, text) <= PansLeft(scrubber, text, PayloadKind::kText)) continue;
    ++failures;
    const std::string shrunk = testing_support::Shrink(text, [&](const std::string& t) {
      return PansLeft(scrubber, t) > PansLeft(scrubber, t, PayloadKind::kText);
    });
    ADD_FAILURE() << Escaped(shrunk);
  }
}

}  // namespace
}  // namespace panveil::scrub
