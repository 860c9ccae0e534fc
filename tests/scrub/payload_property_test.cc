// What must hold of every scrub of JSON, over generated documents, whole and damaged; an
// independent parser reads them before and after.
//
// PANVEIL_TEST_SEED and PANVEIL_TEST_CASES (documents in all shards together) in the environment
// override what is fixed here.
#include <gtest/gtest.h>

#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "support/json_maker.h"
#include "support/payload_checker.h"
#include "support/shrink.h"
#include "support/text_generator.h"

namespace panveil {
namespace {

using testing_support::Escaped;
using testing_support::FromEnvironment;
using testing_support::Json;
using testing_support::JsonMaker;
using testing_support::PayloadChecker;

constexpr std::uint64_t kSeed = 20261122;
constexpr std::uint64_t kCases = 10'000;
constexpr std::uint64_t kShards = 2;

// Cuts, swaps, and puts in what matters.
std::string Damaged(std::string text, JsonMaker& maker) {
  static constexpr std::string_view kPieces[] = {
      "\"", "\\", "{", "}", "[", "]", ",", ":", "\\u0034", "\\ud835", "4111", "\xF0", "\n"};
  for (std::size_t n = maker.Below(4) + 1; n > 0 && !text.empty(); --n) {
    const std::size_t at = maker.Below(text.size());
    switch (maker.Below(3)) {
      case 0:
        text.resize(at);
        break;
      case 1:
        text.erase(at, maker.Below(8) + 1);
        break;
      default:
        text.insert(at, kPieces[maker.Below(std::size(kPieces))]);
    }
  }
  return text;
}

class PayloadPropertyTest : public testing::TestWithParam<std::uint64_t> {};

TEST_P(PayloadPropertyTest, HoldsForGeneratedDocuments) {
  const std::uint64_t seed = FromEnvironment("PANVEIL_TEST_SEED", kSeed) + GetParam();
  const std::uint64_t cases =
      std::min(FromEnvironment("PANVEIL_TEST_CASES", kCases), kCases) / kShards;
  std::cout << "seed " << seed << ", " << cases << " documents\n";
  std::vector<PayloadChecker> checkers = testing_support::MakePayloadCheckers();
  JsonMaker maker(seed);
  int failures = 0;
  for (std::uint64_t i = 0; i < cases && failures < 5; ++i) {
    PayloadChecker& checker = checkers[i % checkers.size()];
    const bool damaged = i % 3 == 2;
    std::string text = maker.Written(maker.Document());
    if (damaged) text = Damaged(std::move(text), maker);
    const auto violation = [&](const std::string& t) {
      std::string found = checker.Violation(t, PayloadKind::kJson);
      if (found.empty() && Json::accept(t) && !damaged) found = checker.ViolationOfJson(t);
      return found;
    };
    const std::string found = violation(text);
    if (found.empty()) continue;
    ++failures;
    const std::string shrunk = testing_support::Shrink(text, [&](const std::string& t) {
      return violation(t).substr(0, 8) == found.substr(0, 8);
    });
    ADD_FAILURE() << i % checkers.size() << ": " << violation(shrunk) << "\n  text "
                  << Escaped(shrunk) << "\n  once "
                  << Escaped(checker.Scrubbed(shrunk, PayloadKind::kJson));
  }
}
INSTANTIATE_TEST_SUITE_P(, PayloadPropertyTest, testing::Range(std::uint64_t{0}, kShards),
                         [](const auto& p) { return "Shard" + std::to_string(p.param); });

}  // namespace
}  // namespace panveil
