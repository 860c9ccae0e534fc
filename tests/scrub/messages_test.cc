// Messages that try to get a card past the scrubber, and messages that try to provoke a false hit:
// each as a person could type it, masked, on every kernel.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "panveil/scrubber.h"
#include "scrub/message_case.h"
#include "scrub/messages_among.h"
#include "scrub/messages_asked.h"
#include "scrub/messages_disguised.h"
#include "scrub/messages_hostile.h"
#include "scrub/messages_innocent.h"
#include "scrub/messages_more.h"
#include "scrub/messages_pasted.h"
#include "support/scrubbers.h"

namespace panveil::scrub {
namespace {

using testing_support::MaskingScrubber;
using testing_support::ScrubbedBy;

// One for each kernel of this machine.
const std::vector<Scrubber>& MaskingScrubbers() {
  static const std::vector<Scrubber> scrubbers = [] {
    std::vector<Scrubber> all;
    for (const std::string_view kernel : Scrubber::AvailableKernels()) {
      all.push_back(MaskingScrubber(Sensitivity::kBalanced, Action::kMask, kernel));
    }
    return all;
  }();
  return scrubbers;
}

class SmuggledMessageTest : public testing::TestWithParam<MessageCase> {};
TEST_P(SmuggledMessageTest, ComesOutMasked) {
  for (const Scrubber& scrubber : MaskingScrubbers()) {
    EXPECT_EQ(ScrubbedBy(scrubber, GetParam().text), GetParam().masked) << scrubber.kernel();
    EXPECT_EQ(ScrubbedBy(scrubber, GetParam().masked), GetParam().masked) << scrubber.kernel();
  }
}
INSTANTIATE_TEST_SUITE_P(Disguised, SmuggledMessageTest, testing::ValuesIn(kDisguised),
                         [](const auto& p) { return p.param.name; });
INSTANTIATE_TEST_SUITE_P(AmongOthers, SmuggledMessageTest, testing::ValuesIn(kAmongOthers),
                         [](const auto& p) { return p.param.name; });

INSTANTIATE_TEST_SUITE_P(More, SmuggledMessageTest, testing::ValuesIn(kMoreSmuggled),
                         [](const auto& p) { return p.param.name; });

INSTANTIATE_TEST_SUITE_P(Pasted, SmuggledMessageTest, testing::ValuesIn(kPasted),
                         [](const auto& p) { return p.param.name; });

INSTANTIATE_TEST_SUITE_P(Hostile, SmuggledMessageTest, testing::ValuesIn(kHostile),
                         [](const auto& p) { return p.param.name; });

INSTANTIATE_TEST_SUITE_P(Asked, SmuggledMessageTest, testing::ValuesIn(kAsked),
                         [](const auto& p) { return p.param.name; });

class InnocentMessageTest : public testing::TestWithParam<InnocentCase> {};
TEST_P(InnocentMessageTest, IsTheVerySameView) {
  const std::string_view text = GetParam().text;
  for (const Scrubber& scrubber : MaskingScrubbers()) {
    Scratch scratch;
    const Result result = scrubber.Scrub(text, PayloadKind::kText, scratch);
    EXPECT_EQ(result.text, text) << scrubber.kernel();
    EXPECT_EQ(result.text.data(), text.data()) << scrubber.kernel();
    EXPECT_EQ(result.findings_total, 0U) << scrubber.kernel();
  }
}
INSTANTIATE_TEST_SUITE_P(, InnocentMessageTest, testing::ValuesIn(kInnocent),
                         [](const auto& p) { return p.param.name; });
INSTANTIATE_TEST_SUITE_P(More, InnocentMessageTest, testing::ValuesIn(kMoreInnocent),
                         [](const auto& p) { return p.param.name; });
INSTANTIATE_TEST_SUITE_P(Hostile, InnocentMessageTest, testing::ValuesIn(kHostileInnocent),
                         [](const auto& p) { return p.param.name; });
INSTANTIATE_TEST_SUITE_P(Pasted, InnocentMessageTest, testing::ValuesIn(kPastedInnocent),
                         [](const auto& p) { return p.param.name; });
INSTANTIATE_TEST_SUITE_P(Asked, InnocentMessageTest, testing::ValuesIn(kAskedInnocent),
                         [](const auto& p) { return p.param.name; });

}  // namespace
}  // namespace panveil::scrub
