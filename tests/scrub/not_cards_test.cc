// How often numbers that are no cards are taken for one, kind by kind.
//
//   build/release/tests/scrub_test --gtest_filter='NotCards*'     prints the table
//
// PANVEIL_TEST_SEED and PANVEIL_TEST_CASES (texts of each kind) in the environment override what is
// fixed here.
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "panveil/scrubber.h"
#include "support/other_numbers.h"
#include "support/scrubbers.h"
#include "support/text_generator.h"

namespace panveil::scrub {
namespace {

using testing_support::FromEnvironment;
using testing_support::MaskingScrubber;
using testing_support::NumberKind;
using testing_support::NumberMaker;

constexpr std::uint64_t kSeed = 20240401;
constexpr std::uint64_t kTexts = 20'000;

constexpr Sensitivity kSensitivities[] = {Sensitivity::kBalanced, Sensitivity::kPrecise,
                                          Sensitivity::kParanoid};
using Counts = std::array<std::uint64_t, 3>;  // texts with a finding, by sensitivity

Counts CountFalseHits(const NumberKind& kind, const std::array<Scrubber, 3>& scrubbers,
                      std::uint64_t texts) {
  NumberMaker maker(FromEnvironment("PANVEIL_TEST_SEED", kSeed));
  Scratch scratch;
  Counts counts{};
  const bool print = FromEnvironment("PANVEIL_TEST_PRINT", 0) != 0;
  int printed = 0;
  for (std::uint64_t i = 0; i < texts; ++i) {
    const std::string text = TextOfKind(kind, maker);
    for (std::size_t s = 0; s < scrubbers.size(); ++s) {
      const bool found = scrubbers[s].Scan(text, PayloadKind::kText, scratch).findings_total > 0;
      counts[s] += found ? 1 : 0;
      if (found && s == 0 && print && printed++ < 6)
        std::printf(
            "    %s -> %s\n", testing_support::Escaped(text).c_str(),
            testing_support::Escaped(testing_support::ScrubbedBy(scrubbers[0], text)).c_str());
    }
  }
  return counts;
}

TEST(NotCards, AreTakenForOneNoOftenerThanByChance) {
  const std::uint64_t texts = FromEnvironment("PANVEIL_TEST_CASES", kTexts);
  const std::array<Scrubber, 3> scrubbers = {MaskingScrubber(kSensitivities[0]),
                                             MaskingScrubber(kSensitivities[1]),
                                             MaskingScrubber(kSensitivities[2])};
  std::printf("| kind | texts | balanced | precise | paranoid |\n|---|---|---|---|---|\n");
  for (const NumberKind& kind : testing_support::OtherNumberKinds()) {
    const Counts counts = CountFalseHits(kind, scrubbers, texts);
    std::printf("| %s | %llu |", kind.name, static_cast<unsigned long long>(texts));
    for (const std::uint64_t count : counts) {
      std::printf(" %.2f %% |", 100.0 * static_cast<double>(count) / static_cast<double>(texts));
    }
    std::printf("\n");
  }
}

}  // namespace
}  // namespace panveil::scrub
