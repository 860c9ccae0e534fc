#include "card/iin.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "card/iin_table.inc"
#include "card/luhn.h"
#include "panveil/finding.h"
#include "support/digits.h"

namespace panveil::card {
namespace {

using internal::IinRange;
using testing_support::DigitsOf;

constexpr std::uint32_t kPrefixes = 100'000'000;

const IinEntry& FindPrefix(std::uint32_t prefix) {
  std::array<std::uint8_t, kIinDigits> digits{};
  for (auto d = digits.rbegin(); d != digits.rend(); ++d, prefix /= 10) {
    *d = static_cast<std::uint8_t>(prefix % 10);
  }
  return FindIin(digits.data());
}

// The look-up as the comments of iin.h and iin_ranges.tsv describe it.
IinEntry SearchRanges(const std::vector<IinRange>& ranges, std::uint32_t prefix) {
  IinEntry entry{0, 0xFF, 0, 0xFF, {}};
  std::array<int, 8> longest{};
  for (const IinRange& r : ranges) {
    if (prefix < r.low || prefix > r.high) continue;
    const auto others = static_cast<std::uint8_t>(~r.lengths);
    entry.lengths |= r.lengths;
    if (!r.catch_all) entry.catch_all &= others;
    if (!r.needs_context) entry.needs_context &= static_cast<std::uint8_t>(others | LengthBit(12));
    if (r.no_luhn) entry.no_luhn |= r.lengths;
    for (std::size_t k = 0; k < longest.size(); ++k) {
      if ((r.lengths >> k & 1) != 0 && r.prefix_digits > longest[k]) {
        longest[k] = r.prefix_digits;
        entry.brand[k] = r.brand;
      }
    }
  }
  entry.catch_all &= entry.lengths;
  entry.needs_context &= entry.lengths;
  return entry;
}

bool operator==(const IinEntry& a, const IinEntry& b) {
  return a.lengths == b.lengths && a.catch_all == b.catch_all && a.no_luhn == b.no_luhn &&
         a.needs_context == b.needs_context && a.brand == b.brand;
}

std::vector<IinRange> RangesTouching(std::uint32_t low, std::uint32_t high) {
  std::vector<IinRange> touching;
  for (const IinRange& r : internal::kRanges) {
    if (r.low <= high && r.high >= low) touching.push_back(r);
  }
  return touching;
}

// Searching a thousandth of the ranges at a time keeps this short under the sanitizers.
TEST(Iin, TrieEqualsLinearSearchForAllSixDigitPrefixes) {
  constexpr std::uint32_t kBlock = kPrefixes / 1000;
  for (std::uint32_t low = 0; low < kPrefixes; low += kBlock) {
    const std::vector<IinRange> ranges = RangesTouching(low, low + kBlock - 1);
    for (std::uint32_t prefix = low; prefix < low + kBlock; prefix += 100) {
      ASSERT_TRUE(FindPrefix(prefix) == SearchRanges(ranges, prefix)) << prefix;
      ASSERT_TRUE(FindPrefix(prefix + 99) == SearchRanges(ranges, prefix + 99)) << prefix + 99;
    }
  }
}

TEST(Iin, TrieEqualsLinearSearchAroundEveryBorder) {
  const std::vector<IinRange> all = RangesTouching(0, kPrefixes);
  for (const IinRange& r : all) {
    for (const std::uint32_t prefix : {r.low - 1, r.low, r.high, r.high + 1}) {
      if (prefix >= kPrefixes) continue;
      ASSERT_TRUE(FindPrefix(prefix) == SearchRanges(all, prefix)) << prefix;
    }
  }
}

TEST(Iin, SetsAreSubsetsOfTheLengths) {
  for (const IinEntry& entry : internal::kLeaves) {
    EXPECT_EQ((entry.catch_all | entry.no_luhn | entry.needs_context) & ~entry.lengths, 0);
    for (int count = kMinPanDigits; count <= kMaxPanDigits; ++count) {
      const Brand brand = entry.brand[static_cast<std::size_t>(count - kMinPanDigits)];
      EXPECT_EQ(brand != Brand::kUnknown, IsIssued(entry, count));
    }
  }
}

TEST(Iin, TwelveDigitsAlwaysNeedContext) {
  for (const IinEntry& entry : internal::kLeaves) {
    EXPECT_EQ(entry.needs_context & LengthBit(12), entry.lengths & LengthBit(12));
  }
}

TEST(Iin, LengthsOutsideThoseOfPansAreNeverIssued) {
  const IinEntry all{0xFF, 0, 0, 0, {}};
  for (const int count : {-1, 0, 11, 20, 32, 44, 268}) EXPECT_FALSE(IsIssued(all, count)) << count;
  for (int count = 12; count <= 19; ++count) EXPECT_TRUE(IsIssued(all, count)) << count;
}

struct PanCase {
  const char* name;
  const char* pan;
};

void PrintTo(const PanCase& c, std::ostream* os) { *os << c.pan; }

// Test numbers published by networks, gateways and validation libraries; none is a live account.
constexpr PanCase kPans[] = {
    {"visa", "4222222222222"},
    {"visa", "4111111111111111"},
    {"visa", "4012888888881881"},
    {"mastercard", "5555555555554444"},
    {"mastercard", "2223003122003222"},
    {"mastercard", "2720170000000006"},
    {"amex", "378282246310005"},
    {"amex", "341111111111111"},
    {"diners", "30569309025904"},
    {"diners", "36227206271667"},
    {"diners", "38520000023237"},
    {"discover", "6011111111111117"},
    {"discover", "6440000000000005"},
    {"jcb", "3530111333300000"},
    {"jcb", "3566002020360505"},
    {"jcb", "180001638277392"},
    {"jcb", "3537286818376838569"},
    {"unionpay", "6200000000000005"},
    {"unionpay", "62123456789002"},
    {"unionpay", "6212345678900000003"},
    {"unionpay", "8171999927660000"},
    {"maestro", "6759649826438453"},
    {"maestro", "6304000000000000"},
    {"maestro", "5000000000000611"},
    {"maestro", "6799990100000000019"},
    {"mir", "2202123412341234"},
    {"elo", "5066991111111118"},
    {"elo", "6277809990229178"},
    {"elo", "6504979999910279"},
    {"hipercard", "6062820524845321"},
    {"hipercard", "3846335558707248"},
    {"hiper", "6370950000000005"},
    {"rupay", "6070550050000047"},
    {"troy", "9792100000000001"},
    {"troy", "6502740000000001"},
    {"verve", "5060990580000217499"},
    {"dankort", "5019717010103742"},
    {"uatp", "117515279008103"},
    {"uatp", "135410014004955"},
    {"naranja", "5895626292990446"},
    {"sodexo", "5058645584812145"},
    {"routex", "7006789224703725591"},
    {"bp_plus", "70501501021600378"},
    {"passcard", "6280260025383009"},
    {"edenred", "6374830000000369"},
    {"private_label", "5046562602769006"},
    {"bc_global", "6541132967579073"},
    {"instapayment", "6371297163350358"},
    {"korean_local", "9595220257947347"},
};
class PublishedPanTest : public testing::TestWithParam<PanCase> {};
TEST_P(PublishedPanTest, IsIssuedByItsBrand) {
  const std::vector<std::uint8_t> digits = DigitsOf(GetParam().pan);
  const int count = static_cast<int>(digits.size());
  EXPECT_TRUE(PassesLuhn(digits.data(), count));
  const IinEntry& entry = FindIin(digits.data());
  ASSERT_TRUE(IsIssued(entry, count));
  EXPECT_EQ(BrandName(entry.brand[digits.size() - kMinPanDigits]), GetParam().name);
}
INSTANTIATE_TEST_SUITE_P(, PublishedPanTest, testing::ValuesIn(kPans), [](const auto& p) {
  return std::string(p.param.name) + "_" + p.param.pan;
});

struct FlagCase {
  const char* name;
  const char* prefix;  // of eight digits
  int count;
  bool issued, catch_all, no_luhn, needs_context;
};

void PrintTo(const FlagCase& c, std::ostream* os) { *os << c.prefix << " x " << c.count; }

constexpr FlagCase kFlagCases[] = {
    {"Visa", "41111111", 16, true, false, false, false},
    {"Visa15", "41111111", 15, false, false, false, false},
    {"Mastercard", "51000000", 16, true, false, false, false},
    {"Mastercard15", "51000000", 15, false, false, false, false},
    {"AmexIsNot16", "37000000", 16, false, false, false, false},
    {"UnionPay", "62212345", 16, true, false, true, false},
    {"DiscoverDespiteRuPay", "65000000", 16, true, false, false, false},
    {"DiscoverDespiteRuPay60", "60110000", 16, true, false, false, false},
    {"JcbDespiteRuPay", "35300000", 16, true, false, false, false},
    {"RuPay", "60800000", 16, true, false, true, false},
    {"Elo", "50904000", 16, true, false, true, false},
    {"MaestroOwn", "67590000", 16, true, false, false, false},
    {"MaestroTwelve", "67590000", 12, true, false, false, true},
    {"MaestroWithoutLuhn", "50108100", 13, true, false, true, false},
    {"MaestroVague", "57000000", 16, true, true, false, false},
    {"MaestroVaguest", "69000000", 12, true, true, false, true},
    {"UatpKnown", "11750000", 15, true, false, false, false},
    {"UatpVague", "12000000", 15, true, true, false, false},
    {"Mada", "96820100", 16, true, false, false, false},
    {"KoreanLocal", "94000000", 16, true, true, false, true},
    {"KoreanLocalIsNot90", "90000000", 16, false, false, false, false},
    {"TransportCard", "31000000", 19, true, true, true, true},
    {"Forbrugsforeningen", "60072200", 16, true, false, false, false},
    {"EnRouteIsGone", "20140000", 15, false, false, false, false},
    {"VPayIsLeftOut", "73890000", 16, false, false, false, false},
    {"Zeros", "00000000", 16, false, false, false, false},
};
class IinFlagTest : public testing::TestWithParam<FlagCase> {};
TEST_P(IinFlagTest, Table) {
  const FlagCase& c = GetParam();
  const std::vector<std::uint8_t> digits = DigitsOf(c.prefix);
  const IinEntry& entry = FindIin(digits.data());
  const std::uint8_t bit = LengthBit(c.count);
  EXPECT_EQ(IsIssued(entry, c.count), c.issued);
  EXPECT_EQ((entry.catch_all & bit) != 0, c.catch_all);
  EXPECT_EQ((entry.no_luhn & bit) != 0, c.no_luhn);
  EXPECT_EQ((entry.needs_context & bit) != 0, c.needs_context);
}
INSTANTIATE_TEST_SUITE_P(, IinFlagTest, testing::ValuesIn(kFlagCases),
                         [](const auto& p) { return p.param.name; });

}  // namespace
}  // namespace panveil::card
