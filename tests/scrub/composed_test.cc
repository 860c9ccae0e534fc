// Cards composed of brand, script, separator, grouping, marks and surroundings, with a known
// answer; and what is made like them but is none.
//
// PANVEIL_TEST_SEED and PANVEIL_TEST_CASES (texts in all shards together) in the environment
// override what is fixed here.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "panveil/scrubber.h"
#include "support/card_composer.h"
#include "support/other_numbers.h"
#include "support/scrubbers.h"
#include "support/shrink.h"
#include "support/text_generator.h"
#include "text/char_class.h"
#include "text/digit_words.h"

namespace panveil::scrub {
namespace {

using testing_support::CardComposer;
using testing_support::Composition;
using testing_support::CountPans;
using testing_support::Escaped;
using testing_support::FromEnvironment;
using testing_support::HasLookAlike;

using testing_support::MaskingScrubber;
using testing_support::NumberKind;
using testing_support::NumberMaker;

constexpr std::uint64_t kSeed = 20240501;
constexpr std::uint64_t kCases = 1'000'000;
constexpr std::uint64_t kShards = 2;

// The text with figures for digits that are written out: by chance they make a PAN with those
// beside them, "387three two ein zwei drei1212|three two".
std::string WithFigures(std::string_view text) {
  const auto is_letter = [&](std::size_t at) { return text::IsLetter(text[at]); };
  std::string figures;
  std::size_t times = 1;
  for (std::size_t at = 0; at < text.size();) {
    const bool begins = is_letter(at) && (at == 0 || !is_letter(at - 1));
    const text::DigitWord word = begins ? text::MatchDigitWord(text, at) : text::DigitWord{};
    if (word.repeat > 1) {
      times = word.repeat;
    } else if (word.length > 0 || text::IsDigit(text[at])) {
      const char digit = word.length > 0 ? static_cast<char>('0' + word.value) : text[at];
      figures.append(std::exchange(times, 1), digit);
    } else {
      figures += text[at];
    }
    at += std::max<std::size_t>(word.length, 1);
  }
  return figures;
}

int CountSpokenPans(const std::string& text) {
  return CountPans(text, nullptr) + CountPans(WithFigures(text), nullptr);
}

std::vector<Scrubber> EveryKernel(Sensitivity sensitivity) {
  std::vector<Scrubber> scrubbers;
  for (const std::string_view kernel : Scrubber::AvailableKernels()) {
    scrubbers.push_back(MaskingScrubber(sensitivity, Action::kMask, kernel));
  }
  return scrubbers;
}

bool IsFoundAlone(const Scrubber& scrubber, const Composition& c, Scratch& scratch) {
  const std::string text = c.Text();
  const Result result = scrubber.Scrub(text, PayloadKind::kText, scratch);
  return result.findings_total == 1 && result.findings[0].offset == c.begin() &&
         result.findings[0].offset + result.findings[0].length == c.end() &&
         result.text == c.Masked();
}

bool IsLeftAlone(const Scrubber& scrubber, std::string_view text, Scratch& scratch) {
  const Result result = scrubber.Scrub(text, PayloadKind::kText, scratch);
  return result.findings_total == 0 && result.text.data() == text.data();
}

// Makes each part as simple as it can be while `fails` stays true.
Composition Simplified(Composition c, const std::function<bool(const Composition&)>& fails) {
  const auto attempt = [&](const std::function<void(Composition&)>& simplify) {
    Composition simpler = c;
    simplify(simpler);
    if (fails(simpler)) c = simpler;
  };
  attempt([](Composition& s) { s.mark.clear(); });
  attempt([](Composition& s) { s.script = 0; });
  attempt([](Composition& s) { s.script_from = 0; });
  attempt([](Composition& s) { s.separator = " "; });
  attempt([](Composition& s) { s.groups = {s.digits.size()}; });
  for (std::string Composition::*part : {&Composition::before, &Composition::after}) {
    c.*part = testing_support::Shrink(c.*part, [&](const std::string& shorter) {
      Composition simpler = c;
      simpler.*part = shorter;
      return fails(simpler);
    });
  }
  return c;
}

class ComposedTest : public testing::TestWithParam<std::uint64_t> {
 protected:
  [[nodiscard]] static std::uint64_t Seed() {
    return FromEnvironment("PANVEIL_TEST_SEED", kSeed) + GetParam();
  }
  // Of the test's own: there are three.
  [[nodiscard]] static std::uint64_t Cases() {
    return FromEnvironment("PANVEIL_TEST_CASES", kCases) / kShards / 3;
  }

  // Calls `make` as often as there are cases, and shows what fails, made simple.
  static void CheckAll(const std::vector<Scrubber>& scrubbers,
                       const std::function<Composition()>& make,
                       const std::function<bool(const Scrubber&, const Composition&)>& holds) {
    std::cout << "seed " << Seed() << ", " << Cases() << " texts\n";
    int failures = 0;
    for (std::uint64_t i = 0; i < Cases() && failures < 5; ++i) {
      const Composition c = make();
      const Scrubber& scrubber = scrubbers[i % scrubbers.size()];
      if (holds(scrubber, c)) continue;
      ++failures;
      const Composition simple =
          Simplified(c, [&](const Composition& s) { return !holds(scrubber, s); });
      ADD_FAILURE() << "kernel " << scrubber.kernel() << "\n  text   " << Escaped(simple.Text())
                    << "\n  wanted " << Escaped(simple.Masked()) << "\n  got    "
                    << Escaped(testing_support::ScrubbedBy(scrubber, simple.Text()));
    }
  }
};

TEST_P(ComposedTest, CardsAreFoundAndNothingElse) {
  CardComposer composer(Seed());
  Scratch scratch;
  CheckAll(
      EveryKernel(Sensitivity::kBalanced), [&] { return composer.Card(); },
      [&](const Scrubber& s, const Composition& c) { return IsFoundAlone(s, c, scratch); });
}

TEST_P(ComposedTest, WhatIsNearlyACardIsLeftAlone) {
  CardComposer composer(Seed());
  Scratch scratch;
  CheckAll(
      EveryKernel(Sensitivity::kBalanced), [&] { return composer.NearlyACard(); },
      [&](const Scrubber& s, const Composition& c) { return IsLeftAlone(s, c.Text(), scratch); });
}

// Telephone numbers, dates and the like whose digits hold no PAN, wherever it would begin: not even
// kParanoid finds one.
TEST_P(ComposedTest, OtherNumbersAreLeftAlone) {
  NumberMaker maker(Seed());
  Scratch scratch;
  const std::array<std::vector<Scrubber>, 3> scrubbers = {EveryKernel(Sensitivity::kBalanced),
                                                          EveryKernel(Sensitivity::kPrecise),
                                                          EveryKernel(Sensitivity::kParanoid)};
  const std::vector<NumberKind>& kinds = testing_support::OtherNumberKinds();
  int failures = 0;
  std::uint64_t checked = 0;
  for (std::uint64_t i = 0; i < Cases() && failures < 5; ++i) {
    const std::string text = TextOfKind(kinds[i % kinds.size()], maker);
    if (CountSpokenPans(text) > 0 || HasLookAlike(text)) continue;
    ++checked;
    const std::vector<Scrubber>& of_one = scrubbers[i / 7 % 3];
    const Scrubber& scrubber = of_one[i / 3 % of_one.size()];
    if (IsLeftAlone(scrubber, text, scratch)) continue;
    ++failures;
    const auto fails = [&](const std::string& t) {
      return CountSpokenPans(t) == 0 && !HasLookAlike(t) && !IsLeftAlone(scrubber, t, scratch);
    };
    const std::string shrunk = testing_support::Shrink(text, fails);
    ADD_FAILURE() << "kernel " << scrubber.kernel() << "\n  text " << Escaped(shrunk) << "\n  got  "
                  << Escaped(testing_support::ScrubbedBy(scrubber, shrunk));
  }
  EXPECT_GT(checked, Cases() / 4) << "too few texts hold no PAN";
}
INSTANTIATE_TEST_SUITE_P(, ComposedTest, testing::Range(std::uint64_t{0}, kShards),
                         [](const auto& p) { return "Shard" + std::to_string(p.param); });

}  // namespace
}  // namespace panveil::scrub
