#include "token/ff1.h"

#include <gtest/gtest.h>

#include <string>

#include "support/test_data.h"
#include "token/hex.h"

namespace panveil::token {
namespace {

using testing_support::FromHex;
using testing_support::SplitTabs;
using Bytes = std::vector<std::uint8_t>;

// One row of the files of vectors.
struct Vector {
  explicit Vector(const std::string& line) {
    const std::vector<std::string> fields = SplitTabs(line);
    EXPECT_EQ(fields.size(), 8u);
    key = FromHex(fields[0]);
    radix = std::stoi(fields[1]);
    tweak = FromHex(fields[2]);
    plaintext = Numerals(fields[3], fields[5]);
    ciphertext = Numerals(fields[4], fields[5]);
    source = fields[6];
    small = fields[7] == "SmallMessageSize";
  }

  // A character that is not in the alphabet becomes the least value that is not a numeral.
  Bytes Numerals(const std::string& text, const std::string& alphabet) const {
    Bytes numerals;
    for (const char c : text) {
      const std::size_t at = alphabet.find(c);
      numerals.push_back(static_cast<std::uint8_t>(at == std::string::npos ? alphabet.size() : at));
    }
    return numerals;
  }

  Bytes key, tweak, plaintext, ciphertext;
  int radix = 0;
  std::string source;
  bool small = false;
};

using Cipher = Ff1Status (*)(Aes&, int, const std::uint8_t*, std::size_t, std::uint8_t*,
                             std::size_t) noexcept;

Bytes Apply(Cipher cipher, Aes& aes, const Vector& v, Bytes numerals, Ff1Status expected) {
  EXPECT_EQ(cipher(aes, v.radix, v.tweak.data(), v.tweak.size(), numerals.data(), numerals.size()),
            expected)
      << v.source;
  return numerals;
}

TEST(Ff1, AgreesWithEveryPublishedVectorBothWays) {
  PANVEIL_READ_OR_SKIP(lines, "ff1_vectors.tsv");
  int checked = 0;
  int small = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const Vector v(lines[i]);
    auto aes = Aes::Create(v.key.data(), v.key.size());
    ASSERT_TRUE(aes.has_value()) << v.source;
    // 36 vectors of the standard's first edition lie below the domain that the second one demands:
    // the algorithm must agree with them, and the functions that the library uses must refuse them.
    if (v.small) {
      ++small;
      Apply(Ff1Encrypt, *aes, v, v.plaintext, Ff1Status::kDomainTooSmall);
      Apply(Ff1Decrypt, *aes, v, v.ciphertext, Ff1Status::kDomainTooSmall);
    }
    const Cipher encrypt = v.small ? internal::Ff1EncryptAnyDomain : Ff1Encrypt;
    const Cipher decrypt = v.small ? internal::Ff1DecryptAnyDomain : Ff1Decrypt;
    ASSERT_EQ(Apply(encrypt, *aes, v, v.plaintext, Ff1Status::kOk), v.ciphertext) << v.source;
    ASSERT_EQ(Apply(decrypt, *aes, v, v.ciphertext, Ff1Status::kOk), v.plaintext) << v.source;
    ++checked;
  }
  EXPECT_EQ(checked, 11846);
  EXPECT_EQ(small, 36);
}

TEST(Ff1, RefusesEveryInvalidVector) {
  PANVEIL_READ_OR_SKIP(lines, "ff1_invalid.tsv");
  int refused = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const Vector v(lines[i]);
    auto aes = Aes::Create(v.key.data(), v.key.size());
    if (aes.has_value()) {
      Bytes numerals = v.plaintext;
      ASSERT_NE(Ff1Encrypt(*aes, v.radix, v.tweak.data(), v.tweak.size(), numerals.data(),
                           numerals.size()),
                Ff1Status::kOk)
          << v.source;
      ASSERT_EQ(numerals, v.plaintext) << v.source;
      ASSERT_NE(Ff1Decrypt(*aes, v.radix, v.tweak.data(), v.tweak.size(), numerals.data(),
                           numerals.size()),
                Ff1Status::kOk)
          << v.source;
    }
    ++refused;
  }
  EXPECT_EQ(refused, 922);
}

struct LimitCase {
  const char* name;
  int radix;
  std::size_t tweak_bytes;
  std::size_t count;
  Ff1Status status;
};

void PrintTo(const LimitCase& c, std::ostream* os) { *os << c.name; }

constexpr LimitCase kLimitCases[] = {
    {"RadixOne", 1, 0, 30, Ff1Status::kBadRadix},
    {"RadixNegative", -10, 0, 30, Ff1Status::kBadRadix},
    {"RadixAboveMost", kFf1MostRadix + 1, 0, 30, Ff1Status::kBadRadix},
    {"RadixTwo", 2, 0, 20, Ff1Status::kOk},
    {"BitsOneTooFew", 2, 0, 19, Ff1Status::kDomainTooSmall},
    {"DecimalLeast", 10, 0, 6, Ff1Status::kOk},
    {"DecimalOneTooFew", 10, 0, 5, Ff1Status::kDomainTooSmall},
    {"Empty", 10, 0, 0, Ff1Status::kDomainTooSmall},
    {"Longest", kFf1MostRadix, kFf1MostTweakBytes, kFf1MostNumerals, Ff1Status::kOk},
    {"OneTooLong", 10, 0, kFf1MostNumerals + 1, Ff1Status::kTooLong},
    {"TweakOneTooLong", 10, kFf1MostTweakBytes + 1, 30, Ff1Status::kTooLong},
};

class Ff1LimitTest : public testing::TestWithParam<LimitCase> {};

TEST_P(Ff1LimitTest, IsKept) {
  const LimitCase& c = GetParam();
  const Bytes key(32, 7);
  auto aes = Aes::Create(key.data(), key.size());
  ASSERT_TRUE(aes.has_value());
  const Bytes tweak(c.tweak_bytes, 3);
  const Bytes original(c.count, 1);
  Bytes numerals = original;
  EXPECT_EQ(Ff1Encrypt(*aes, c.radix, tweak.data(), tweak.size(), numerals.data(), numerals.size()),
            c.status);
  EXPECT_EQ(numerals == original, c.status != Ff1Status::kOk);
  EXPECT_EQ(Ff1Decrypt(*aes, c.radix, tweak.data(), tweak.size(), numerals.data(), numerals.size()),
            c.status);
  EXPECT_EQ(numerals, original);
}

INSTANTIATE_TEST_SUITE_P(, Ff1LimitTest, testing::ValuesIn(kLimitCases),
                         [](const auto& p) { return p.param.name; });

}  // namespace
}  // namespace panveil::token
