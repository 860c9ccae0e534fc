#include "token/ff1_domain.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include "support/test_data.h"
#include "token/ff1.h"
#include "token/hex.h"

namespace panveil::token {
namespace {

using testing_support::FromHex;
using testing_support::SplitTabs;
using Bytes = std::vector<std::uint8_t>;

Aes MakeAes(const Bytes& key) { return *Aes::Create(key.data(), key.size()); }

Ff1Domain::Tweak Pad(const Bytes& tweak) {
  Ff1Domain::Tweak padded{};
  std::copy(tweak.begin(), tweak.end(), padded.begin());
  return padded;
}

std::uint64_t Value(const Bytes& numerals, int radix) {
  std::uint64_t value = 0;
  for (const std::uint8_t numeral : numerals) {
    value = value * static_cast<std::uint64_t>(radix) + numeral;
  }
  return value;
}

Bytes Numerals(const std::string& text, const std::string& alphabet) {
  Bytes numerals;
  for (const char c : text) numerals.push_back(static_cast<std::uint8_t>(alphabet.find(c)));
  return numerals;
}

TEST(Ff1Domain, AgreesWithEveryPublishedVectorThatFits) {
  PANVEIL_READ_OR_SKIP(lines, "ff1_vectors.tsv");
  int checked = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto fields = SplitTabs(lines[i]);
    const int radix = std::stoi(fields[1]);
    const Bytes tweak = FromHex(fields[2]);
    Aes aes = MakeAes(FromHex(fields[0]));
    const auto domain =
        Ff1Domain::Create(aes, radix, static_cast<int>(fields[3].size()), tweak.size());
    if (!domain.has_value()) continue;
    const std::uint64_t plaintext = Value(Numerals(fields[3], fields[5]), radix);
    const std::uint64_t ciphertext = Value(Numerals(fields[4], fields[5]), radix);
    std::uint64_t value = plaintext;
    ASSERT_TRUE(domain->Encrypt(aes, Pad(tweak), &value));
    ASSERT_EQ(value, ciphertext) << fields[6];
    ASSERT_TRUE(domain->Decrypt(aes, Pad(tweak), &value));
    ASSERT_EQ(value, plaintext) << fields[6];
    // Between others, in a group that is not full.
    std::array<Ff1Domain::Lane, 11> lanes;
    for (Ff1Domain::Lane& lane : lanes) lane = {&*domain, Pad(tweak), plaintext, false};
    Ff1Domain::EncryptAll(aes, lanes.data(), lanes.size());
    for (const Ff1Domain::Lane& lane : lanes) ASSERT_EQ(lane.value, ciphertext) << fields[6];
    Ff1Domain::DecryptAll(aes, lanes.data(), lanes.size());
    for (const Ff1Domain::Lane& lane : lanes) ASSERT_EQ(lane.value, plaintext) << fields[6];
    ++checked;
  }
  EXPECT_EQ(checked, 4932);
}

// Every radix, length and tweak length that the fast path takes, against the general algorithm.
TEST(Ff1Domain, AgreesWithTheGeneralAlgorithm) {
  std::mt19937_64 random(20240229);
  int domains = 0;
  for (int radix = 2; radix <= 36; ++radix) {
    for (int count = 2; count <= 64; ++count) {
      Bytes key(32);
      for (auto& byte : key) byte = static_cast<std::uint8_t>(random());
      Bytes tweak(random() % 15);
      for (auto& byte : tweak) byte = static_cast<std::uint8_t>(random());
      Aes aes = MakeAes(key);
      const auto domain = Ff1Domain::Create(aes, radix, count, tweak.size());
      if (!domain.has_value()) continue;
      ++domains;
      for (int i = 0; i < 20; ++i) {
        Bytes numerals(static_cast<std::size_t>(count));
        const auto above = static_cast<std::uint64_t>(radix);
        // Now and then the largest numerals only, where carries are.
        for (auto& n : numerals)
          n = static_cast<std::uint8_t>(i == 0 ? above - 1 : random() % above);
        const std::uint64_t plaintext = Value(numerals, radix);
        std::uint64_t value = plaintext;
        ASSERT_TRUE(domain->Encrypt(aes, Pad(tweak), &value));
        ASSERT_EQ(
            Ff1Encrypt(aes, radix, tweak.data(), tweak.size(), numerals.data(), numerals.size()),
            Ff1Status::kOk);
        ASSERT_EQ(value, Value(numerals, radix)) << "radix " << radix << ", " << count;
        ASSERT_TRUE(domain->Decrypt(aes, Pad(tweak), &value));
        ASSERT_EQ(value, plaintext) << "radix " << radix << ", " << count;
      }
    }
  }
  EXPECT_GT(domains, 200);
}

struct DomainCase {
  const char* name;
  int radix;
  int numerals;
  std::size_t tweak_bytes;
  bool fits;
};

void PrintTo(const DomainCase& c, std::ostream* os) { *os << c.name; }

constexpr DomainCase kDomainCases[] = {
    {"DecimalLeast", 10, 6, 11, true},      {"DecimalTooSmall", 10, 5, 11, false},
    {"DecimalMost", 10, 18, 11, true},      {"DecimalTooLong", 10, 19, 11, false},
    {"HexMost", 16, 16, 11, true},          {"HexTooLong", 16, 17, 11, false},
    {"BitsMost", 2, 64, 11, true},          {"BitsTooLong", 2, 65, 11, false},
    {"TweakTooLong", 16, 16, 12, false},    {"TweakHuge", 16, 16, SIZE_MAX, false},
    {"RadixTooSmall", 1, 16, 0, false},     {"RadixTooLarge", 37, 8, 0, false},
    {"NothingToEncipher", 10, 0, 0, false},
};

class Ff1DomainTest : public testing::TestWithParam<DomainCase> {};

TEST_P(Ff1DomainTest, IsMadeOnlyWhereItFits) {
  const DomainCase& c = GetParam();
  Aes aes = MakeAes(Bytes(32, 1));
  EXPECT_EQ(Ff1Domain::Create(aes, c.radix, c.numerals, c.tweak_bytes).has_value(), c.fits);
}

INSTANTIATE_TEST_SUITE_P(, Ff1DomainTest, testing::ValuesIn(kDomainCases),
                         [](const auto& p) { return p.param.name; });

TEST(Ff1Domain, RefusesAValueOutsideAndZeroesIt) {
  Aes aes = MakeAes(Bytes(32, 1));
  const auto domain = Ff1Domain::Create(aes, 10, 12, 11);
  ASSERT_TRUE(domain.has_value());
  EXPECT_EQ(domain->largest(), 999999999999u);
  std::uint64_t value = 1000000000000;
  EXPECT_FALSE(domain->Encrypt(aes, {}, &value));
  EXPECT_EQ(value, 0u);
  value = UINT64_MAX;
  EXPECT_FALSE(domain->Decrypt(aes, {}, &value));
  EXPECT_EQ(value, 0u);
}

// Numbers of all the domains that one key has, with tweaks of their own, some outside.
TEST(Ff1Domain, WorksOnSeveralAsOnEach) {
  std::mt19937_64 random(20180801);
  Aes aes = MakeAes(Bytes(32, 5));
  std::vector<Ff1Domain> domains;
  for (const int radix : {2, 10, 16}) {
    for (int numerals = 7; numerals <= 64; ++numerals) {
      const auto domain = Ff1Domain::Create(aes, radix, numerals, 7);
      if (domain.has_value()) domains.push_back(*domain);
    }
  }
  ASSERT_GT(domains.size(), 40U);
  for (int round = 0; round < 2000; ++round) {
    // Of powers of two only, as of letter tokens, every other time.
    const bool any = round % 2 == 0;
    std::vector<Ff1Domain::Lane> lanes(static_cast<std::size_t>(round) % 21);
    for (Ff1Domain::Lane& lane : lanes) {
      lane.domain = any ? &domains[random() % domains.size()] : &domains.back();
      for (std::size_t i = 0; i < 7; ++i) lane.tweak[i] = static_cast<std::uint8_t>(random());
      const std::uint64_t largest = lane.domain->largest();
      const bool outside = random() % 5 == 0 && largest != UINT64_MAX;
      lane.value = outside ? largest + 1 : random() % (largest / 2) + largest / 2;
    }
    std::vector<Ff1Domain::Lane> alone = lanes;
    for (const bool encrypt : {true, false}) {
      for (Ff1Domain::Lane& lane : alone) {
        lane.ok = encrypt ? lane.domain->Encrypt(aes, lane.tweak, &lane.value)
                          : lane.domain->Decrypt(aes, lane.tweak, &lane.value);
      }
      (encrypt ? Ff1Domain::EncryptAll : Ff1Domain::DecryptAll)(aes, lanes.data(), lanes.size());
      for (std::size_t i = 0; i < lanes.size(); ++i) {
        ASSERT_EQ(lanes[i].ok, alone[i].ok);
        ASSERT_EQ(lanes[i].value, alone[i].value);
      }
    }
  }
}

// A permutation: all of the smallest decimal domain.
TEST(Ff1Domain, MapsAMillionNumbersToAMillionNumbers) {
  Aes aes = MakeAes(Bytes(32, 9));
  const auto domain = Ff1Domain::Create(aes, 10, 6, 11);
  ASSERT_TRUE(domain.has_value());
  std::vector<bool> seen(1000000);
  for (std::uint64_t i = 0; i < seen.size(); ++i) {
    std::uint64_t value = i;
    ASSERT_TRUE(domain->Encrypt(aes, {}, &value));
    ASSERT_LT(value, seen.size());
    ASSERT_FALSE(seen[value]);
    seen[value] = true;
  }
}

}  // namespace
}  // namespace panveil::token
