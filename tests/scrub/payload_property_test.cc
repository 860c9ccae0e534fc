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

#include "payload/payload_kind.h"
#include "support/json_maker.h"
#include "support/scrubbers.h"
#include "support/shrink.h"
#include "support/violations.h"

namespace panveil {
namespace {

using testing_support::Escaped;
using testing_support::FromEnvironment;
using testing_support::Json;
using testing_support::JsonMaker;

constexpr std::uint64_t kSeed = 20261122;
constexpr std::uint64_t kCases = 10'000;
constexpr std::uint64_t kShards = 2;

// One setting, on every kernel.
class Checker {
 public:
  explicit Checker(ScrubberOptions options) {
    options.max_findings = 65536;
    for (const std::string_view kernel : Scrubber::AvailableKernels()) {
      options.kernel = std::string(kernel);
      scrubbers_.push_back(testing_support::MakeScrubber(options));
    }
  }

  // What holds of any bytes.
  std::string Violation(std::string_view text) {
    const Scrubber& first = scrubbers_.front();
    const Result result = first.Scrub(text, PayloadKind::kJson, scratch_);
    const std::string once(result.text);
    if (result.text.size() > text.size()) return "longer";
    if ((result.findings_total == 0) != (result.text.data() == text.data())) return "not the view";
    std::size_t from = 0;
    for (const Finding& finding : result.findings) {
      if (finding.offset < from || finding.offset + finding.length > text.size()) {
        return "a finding out of place";
      }
      from = finding.offset;
    }
    for (const Scrubber& scrubber : scrubbers_) {
      if (scrubber.Scrub(text, PayloadKind::kJson, again_).text != once) return "kernels differ";
    }
    if (first.Scan(text, PayloadKind::kJson, again_).findings_total != result.findings_total) {
      return "a scan finds something else";
    }
    std::string bytes(text);
    if (first.ScrubInPlace(bytes.data(), bytes.size(), PayloadKind::kJson, again_).text != once) {
      return "in place differs";
    }
    const std::string twice(first.Scrub(once, PayloadKind::kJson, again_).text);
    return twice == once ? "" : "twice differs: " + Escaped(once) + "\n  twice " + Escaped(twice);
  }

  std::string Scrubbed(std::string_view text, PayloadKind kind) {
    return std::string(scrubbers_.front().Scrub(text, kind, scratch_).text);
  }

  // What holds of JSON.
  std::string ViolationOfJson(const std::string& text) {
    const std::string out = Scrubbed(text, PayloadKind::kJson);
    if (!Json::accept(out)) return "no JSON any more";
    // A string may be a payload of another kind; of JSON, the comparison takes care.
    const auto scrub = [&](const std::string& t) {
      const PayloadKind kind = payload::Sniff(t);
      return Scrubbed(t, kind == PayloadKind::kJson ? PayloadKind::kText : kind);
    };
    if (!testing_support::IsScrubbed(Json::parse(text), Json::parse(out), scrub))
      return "other values than as texts";
    return {};
  }

 private:
  std::vector<Scrubber> scrubbers_;
  Scratch scratch_;
  Scratch again_;
};

std::vector<Checker> MakeCheckers() {
  std::vector<Checker> checkers;
  for (const Sensitivity sensitivity : {Sensitivity::kBalanced, Sensitivity::kParanoid}) {
    ScrubberOptions options;
    options.sensitivity = sensitivity;
    for (const Action action : {Action::kMask, Action::kRedact}) {
      options.action = action;
      checkers.emplace_back(options);
    }
#ifndef PANVEIL_CORE_ONLY
    options.action = Action::kTokenize;
    options.keyring = testing_support::FixedKeyring();
    checkers.emplace_back(options);
    options.token_format = TokenFormat::kDigits;
    if (sensitivity != Sensitivity::kParanoid) checkers.emplace_back(options);
#endif
  }
  return checkers;
}

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
  std::vector<Checker> checkers = MakeCheckers();
  JsonMaker maker(seed);
  int failures = 0;
  for (std::uint64_t i = 0; i < cases && failures < 5; ++i) {
    Checker& checker = checkers[i % checkers.size()];
    const bool damaged = i % 3 == 2;
    std::string text = maker.Written(maker.Document());
    if (damaged) text = Damaged(std::move(text), maker);
    const auto violation = [&](const std::string& t) {
      std::string found = checker.Violation(t);
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
