// The library against the reference recogniser, over generated texts: every kernel, every
// sensitivity, the same spans.
//
// PANVEIL_TEST_SEED and PANVEIL_TEST_CASES (texts in all shards together) in the environment
// override what is fixed here.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "panveil/scrubber.h"
#include "support/reference_recognizer.h"
#include "support/shrink.h"
#include "support/text_generator.h"

namespace panveil::scrub {
namespace {

using testing_support::Escaped;
using testing_support::FromEnvironment;
using testing_support::ReferenceSpan;
using testing_support::ReferenceSpans;
using testing_support::TextGenerator;

constexpr std::uint64_t kSeed = 20240229;
constexpr std::uint64_t kCases = 1'200'000;
constexpr std::uint64_t kShards = 6;

constexpr Sensitivity kSensitivities[] = {Sensitivity::kBalanced, Sensitivity::kPrecise,
                                          Sensitivity::kParanoid};

Scrubber MakeScrubber(std::string_view kernel, Sensitivity sensitivity, Action action) {
  ScrubberOptions options;
  options.kernel = std::string(kernel);
  options.sensitivity = sensitivity;
  options.action = action;
  std::string error;
  std::optional<Scrubber> scrubber = Scrubber::Create(options, &error);
  EXPECT_TRUE(scrubber.has_value()) << error;
  return *std::move(scrubber);
}

std::vector<ReferenceSpan> LibrarySpans(const Scrubber& scrubber, std::string_view text,
                                        Scratch& scratch) {
  std::vector<ReferenceSpan> spans;
  const Result result = scrubber.Scan(text, PayloadKind::kText, scratch);
  for (const Finding& f : result.findings) {
    spans.push_back({f.offset, f.length, testing_support::ReferenceKindOf(f), f.digits});
  }
  return spans;
}

// All kernels with one sensitivity and action.
struct Setting {
  Sensitivity sensitivity;
  Action action;
  std::vector<Scrubber> scrubbers;

  [[nodiscard]] int readable() const { return action == Action::kRedact ? 0 : 4; }
};

std::vector<Setting> MakeSettings() {
  std::vector<Setting> settings;
  for (const Sensitivity sensitivity : kSensitivities) {
    for (const Action action : {Action::kMask, Action::kRedact}) {
      Setting setting{sensitivity, action, {}};
      for (const std::string_view kernel : Scrubber::AvailableKernels()) {
        setting.scrubbers.push_back(MakeScrubber(kernel, sensitivity, action));
      }
      settings.push_back(std::move(setting));
    }
  }
  return settings;
}

void ReportShrunk(const std::string& text, const Setting& setting, const Scrubber& scrubber,
                  Scratch& scratch) {
  const auto differ = [&](const std::string& t) {
    return LibrarySpans(scrubber, t, scratch) !=
           ReferenceSpans(t, setting.sensitivity, setting.readable());
  };
  const std::string shrunk = testing_support::Shrink(text, differ);
  ADD_FAILURE() << "kernel " << scrubber.kernel() << ", sensitivity "
                << static_cast<int>(setting.sensitivity) << ", " << ActionName(setting.action)
                << "\n  text      " << Escaped(shrunk) << "\n  library   "
                << testing::PrintToString(LibrarySpans(scrubber, shrunk, scratch))
                << "\n  reference "
                << testing::PrintToString(
                       ReferenceSpans(shrunk, setting.sensitivity, setting.readable()));
}

class DifferentialTest : public testing::TestWithParam<std::uint64_t> {};

TEST_P(DifferentialTest, LibraryEqualsReference) {
  const std::uint64_t seed = FromEnvironment("PANVEIL_TEST_SEED", kSeed) + GetParam();
  const std::uint64_t cases = FromEnvironment("PANVEIL_TEST_CASES", kCases) / kShards;
  RecordProperty("seed", std::to_string(seed));
  std::cout << "seed " << seed << ", " << cases << " texts\n";
  const std::vector<Setting> settings = MakeSettings();
  TextGenerator generator(seed);
  Scratch scratch;
  std::uint64_t spans = 0;
  int failures = 0;
  for (std::uint64_t i = 0; i < cases && failures < 3; ++i) {
    const std::string text = generator.Next();
    // Masks and balanced are what most will use: every other text.
    const Setting& setting = settings[i % 2 == 0 ? 0 : (i / 2) % settings.size()];
    const std::vector<ReferenceSpan> expected =
        ReferenceSpans(text, setting.sensitivity, setting.readable());
    spans += expected.size();
    for (const Scrubber& scrubber : setting.scrubbers) {
      if (LibrarySpans(scrubber, text, scratch) == expected) continue;
      ReportShrunk(text, setting, scrubber, scratch);
      ++failures;
      break;
    }
  }
  EXPECT_GT(spans, cases / 4) << "the texts hold too few cards to test anything";
}
INSTANTIATE_TEST_SUITE_P(, DifferentialTest, testing::Range(std::uint64_t{0}, kShards),
                         [](const auto& p) { return "Shard" + std::to_string(p.param); });

}  // namespace
}  // namespace panveil::scrub
