// What must hold of every scrub, whatever the text, over generated texts.
//
// PANVEIL_TEST_SEED and PANVEIL_TEST_CASES (texts in all shards together) in the environment
// override what is fixed here.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/shrink.h"
#include "support/text_generator.h"
#include "support/violations.h"

namespace panveil::scrub {
namespace {

using testing_support::Escaped;
using testing_support::FromEnvironment;
using testing_support::PropertyChecker;
using testing_support::TextGenerator;

constexpr std::uint64_t kSeed = 20240301;
constexpr std::uint64_t kCases = 300'000;
constexpr std::uint64_t kShards = 3;

std::vector<ScrubberOptions> MakeSettings() {
  std::vector<ScrubberOptions> settings;
  for (const Sensitivity sensitivity :
       {Sensitivity::kBalanced, Sensitivity::kPrecise, Sensitivity::kParanoid}) {
    ScrubberOptions options;
    options.sensitivity = sensitivity;
    options.max_findings = 65536;
    for (const Action action : {Action::kMask, Action::kRedact}) {
      options.action = action;
      settings.push_back(options);
    }
#ifndef PANVEIL_CORE_ONLY
    options.action = Action::kTokenize;
    options.keyring = testing_support::FixedKeyring();
    options.scope = "tests";
    settings.push_back(options);
    options.token_format = TokenFormat::kDigits;
    if (sensitivity != Sensitivity::kParanoid) settings.push_back(options);
#endif
  }
  return settings;
}

class PropertyTest : public testing::TestWithParam<std::uint64_t> {};

TEST_P(PropertyTest, HoldsForGeneratedTexts) {
  const std::uint64_t seed = FromEnvironment("PANVEIL_TEST_SEED", kSeed) + GetParam();
  const std::uint64_t cases = FromEnvironment("PANVEIL_TEST_CASES", kCases) / kShards;
  std::cout << "seed " << seed << ", " << cases << " texts\n";
  std::vector<std::unique_ptr<PropertyChecker>> checkers;
  for (const ScrubberOptions& options : MakeSettings()) {
    checkers.push_back(std::make_unique<PropertyChecker>(options));
  }
  TextGenerator generator(seed);
  int failures = 0;
  for (std::uint64_t i = 0; i < cases && failures < 5; ++i) {
    const std::string text = generator.Next();
    PropertyChecker& checker = *checkers[i % checkers.size()];
    const std::string violation = checker.Violation(text);
    if (violation.empty()) continue;
    ++failures;
    const std::string shrunk = testing_support::Shrink(
        text, [&](const std::string& t) { return checker.Violation(t) == violation; });
    ADD_FAILURE() << checker.name() << ": " << violation << "\n  text   " << Escaped(shrunk)
                  << "\n  once   " << Escaped(checker.Scrubbed(shrunk)) << "\n  twice  "
                  << Escaped(checker.Scrubbed(checker.Scrubbed(shrunk)));
  }
}
INSTANTIATE_TEST_SUITE_P(, PropertyTest, testing::Range(std::uint64_t{0}, kShards),
                         [](const auto& p) { return "Shard" + std::to_string(p.param); });

}  // namespace
}  // namespace panveil::scrub
