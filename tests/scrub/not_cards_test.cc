// How often numbers that are no cards are taken for one, kind by kind.
//
//   build/release/tests/scrub_test --gtest_filter='NotCards*'     prints the table of the README
//
// PANVEIL_TEST_SEED and PANVEIL_TEST_CASES (texts of all kinds together) in the environment
// override what is fixed here.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "card/iin.h"
#include "card/luhn.h"
#include "panveil/scrubber.h"
#include "support/digits.h"
#include "support/other_numbers.h"
#include "support/scrubbers.h"
#include "support/text_generator.h"

namespace panveil::scrub {
namespace {

using testing_support::FromEnvironment;
using testing_support::MaskingScrubber;
using testing_support::NumberKind;
using testing_support::NumberMaker;
using testing_support::OtherNumberKinds;

constexpr std::uint64_t kSeed = 20240401;
constexpr std::uint64_t kTextsOfAKind = 20'000;

constexpr std::array<Sensitivity, 3> kSensitivities = {
    Sensitivity::kBalanced, Sensitivity::kPrecise, Sensitivity::kParanoid};

// Of a hundred texts of a kind, so many may hold a false hit: what chance has it, as measured over
// ten times as many. One number in ten passes Luhn, and SIRETs, IMEIs and ICCIDs all do.
struct Chance {
  double balanced;
  double precise;
};
const std::map<std::string_view, Chance> kChances = {
    {"phone, national", {0.02, 0.02}},
    {"phone, international", {0.02, 0.02}},
    {"date", {0.01, 0.01}},
    {"time, date and time", {0.01, 0.01}},
    {"timestamp, s", {0.03, 0.03}},
    {"timestamp, ms", {0.03, 0.03}},
    {"timestamp, us", {0.01, 0.01}},
    {"timestamp, ns", {0.01, 0.01}},
    {"timestamp, yyyymmddhhmmss", {0.02, 0.02}},
    {"amount", {0.01, 0.01}},
    {"IP address", {0.02, 0.02}},
    {"coordinates", {0.01, 0.01}},
    {"float", {0.01, 0.01}},
    {"version", {0.01, 0.01}},
    {"UUID", {0, 0}},
    {"hash", {0, 0}},
    {"alphanumeric id", {0.02, 0.01}},
    {"VIN, MRZ, ticket", {1.08, 1.08}},
    {"IBAN", {4.6, 4.31}},
    {"IMEI", {0.02, 0.02}},
    {"ICCID", {2.86, 2.86}},
    {"EAN, UPC, GTIN", {9.12, 0.03}},
    {"ISBN", {0.02, 0.02}},
    {"SIRET", {18.49, 0.03}},
    {"national id", {0.79, 0.79}},
    {"tracking, UPS", {0.43, 0.42}},
    {"tracking, FedEx", {3.02, 1.56}},
    {"tracking, USPS", {5.29, 5.29}},
    {"tracking, DHL and others", {2.07, 1.14}},
    {"order number", {0.38, 0.38}},
    {"lottery", {0.03, 0.03}},
    {"scores", {0.07, 0.07}},
    {"column of numbers", {3.35, 3.35}},
    {"table of numbers", {0.35, 0.35}},
    {"number words", {0.01, 0.01}},
    {"fails Luhn, else a card", {1.27, 1.27}},
    {"snowflake, 18 or 19 digits", {3.15, 0.01}},
    {"any 13 digits", {5.09, 0.03}},
    {"any 14 digits", {4.05, 0.03}},
    {"any 15 digits", {6.36, 0.02}},
    {"any 16 digits", {8.34, 0.01}},
    {"any 17 digits", {4.09, 0.01}},
    {"any 20 or more digits", {0, 0}},
};

struct Counts {
  std::array<std::uint64_t, 3> texts{};  // with a finding, by sensitivity
  std::string first;                     // of those, with kBalanced
};

Counts CountFalseHits(const NumberKind& kind, const std::array<Scrubber, 3>& scrubbers,
                      std::uint64_t texts) {
  NumberMaker maker(FromEnvironment("PANVEIL_TEST_SEED", kSeed));
  Scratch scratch;
  Counts counts;
  for (std::uint64_t i = 0; i < texts; ++i) {
    const std::string text = TextOfKind(kind, maker);
    for (std::size_t s = 0; s < scrubbers.size(); ++s) {
      if (scrubbers[s].Scan(text, PayloadKind::kText, scratch).findings_total == 0) continue;
      ++counts.texts[s];
      if (s == 0 && counts.first.empty()) counts.first = text;
    }
  }
  return counts;
}

// How many may be, where `percent` are expected: four standard deviations more.
std::uint64_t AtMost(double percent, std::uint64_t texts) {
  const double expected = percent / 100 * static_cast<double>(texts);
  return static_cast<std::uint64_t>(expected + 4 * std::sqrt(expected));
}

TEST(NotCards, AreTakenForCardsNoOftenerThanChanceHasIt) {
  const std::uint64_t kinds = OtherNumberKinds().size();
  const std::uint64_t texts = FromEnvironment("PANVEIL_TEST_CASES", kinds * kTextsOfAKind) / kinds;
  const std::array<Scrubber, 3> scrubbers = {MaskingScrubber(kSensitivities[0]),
                                             MaskingScrubber(kSensitivities[1]),
                                             MaskingScrubber(kSensitivities[2])};
  std::printf("Of %llu texts of each kind, so many percent held a false hit:\n\n",
              static_cast<unsigned long long>(texts));
  std::printf("| texts with numbers of this kind | balanced | precise | paranoid |\n");
  std::printf("|---|---|---|---|\n");
  for (const NumberKind& kind : OtherNumberKinds()) {
    const Chance& chance = kChances.at(kind.name);
    const Counts counts = CountFalseHits(kind, scrubbers, texts);
    std::printf("| %s |", kind.name);
    for (const std::uint64_t count : counts.texts) {
      const double percent = 100 * static_cast<double>(count) / static_cast<double>(texts);
      count == 0 ? std::printf(" 0 |") : std::printf(" %.2f |", percent);
    }
    std::printf("\n");
    EXPECT_LE(counts.texts[0], AtMost(chance.balanced, texts))
        << kind.name << ", balanced; the first: " << testing_support::Escaped(counts.first);
    EXPECT_LE(counts.texts[1], AtMost(chance.precise, texts)) << kind.name << ", precise";
  }
}

// A bare number is taken for a card when it passes Luhn and has an issuer, and never else.
TEST(NotCards, BareNumbersAreTakenForCardsExactlyWhenOneCouldBeIssued) {
  const Scrubber balanced = MaskingScrubber();
  const Scrubber precise = MaskingScrubber(Sensitivity::kPrecise);
  NumberMaker maker(FromEnvironment("PANVEIL_TEST_SEED", kSeed));
  Scratch scratch;
  for (int i = 0; i < 200'000; ++i) {
    const std::size_t size = 12 + maker.Below(9);
    const std::string digits = maker.Fill(std::string(size, '#'));
    const std::vector<std::uint8_t> values = testing_support::DigitsOf(digits);
    const card::IinEntry& entry = card::FindIin(values.data());
    const auto count = static_cast<int>(size);
    const bool could_be = size > 12 && card::IsIssued(entry, count) &&
                          (entry.needs_context & card::LengthBit(count)) == 0 &&
                          card::PassesLuhn(values.data(), count);
    const std::string text = "order " + digits + " please";
    ASSERT_EQ(balanced.Scan(text, PayloadKind::kText, scratch).findings_total, could_be ? 1U : 0U)
        << text;
    ASSERT_EQ(precise.Scan(text, PayloadKind::kText, scratch).findings_total, 0U) << text;
  }
}

}  // namespace
}  // namespace panveil::scrub
