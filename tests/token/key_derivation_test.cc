#include "token/key_derivation.h"

#include <gtest/gtest.h>

#include <string>

#include "panveil/keyring.h"
#include "token/hex.h"

namespace panveil::token {
namespace {

using testing_support::FromHex;

std::string Text(const std::string& hex) {
  const auto bytes = FromHex(hex);
  return std::string(bytes.begin(), bytes.end());
}

struct HkdfCase {
  const char* name;
  const char* secret;
  const char* salt;
  const char* info;
  const char* expected;
};

void PrintTo(const HkdfCase& c, std::ostream* os) { *os << c.name; }

// RFC 5869, appendix A: SHA-256.
constexpr HkdfCase kHkdfCases[] = {
    {"Basic", "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "000102030405060708090a0b0c",
     "f0f1f2f3f4f5f6f7f8f9",
     "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"},
    {"Long",
     "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d"
     "2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f",
     "606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d"
     "8e8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeaf",
     "b0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdd"
     "dedfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
     "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e59"
     "0e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87"},
    {"NoSaltNoInfo", "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "", "",
     "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"},
};

class HkdfTest : public testing::TestWithParam<HkdfCase> {};

TEST_P(HkdfTest, GivesTheStandardsOutput) {
  const HkdfCase& c = GetParam();
  const auto expected = FromHex(c.expected);
  std::vector<std::uint8_t> out(expected.size());
  ASSERT_TRUE(HkdfSha256(Text(c.secret), Text(c.salt), Text(c.info), out.data(), out.size()));
  EXPECT_EQ(out, expected);
}

INSTANTIATE_TEST_SUITE_P(, HkdfTest, testing::ValuesIn(kHkdfCases),
                         [](const auto& p) { return p.param.name; });

// Tokens that are out in the world depend on these very bytes. Computed by another implementation
// of RFC 5869.
TEST(DeriveKey, NeverChanges) {
  const auto key = SecretKey::FromBytes(
      Text("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));
  ASSERT_TRUE(key.ok());
  const struct {
    KeyPurpose purpose;
    const char* expected;
  } kExpected[] = {
      {KeyPurpose::kLetterToken,
       "897c82c7dc37346f010eeab9fdda03432d52184addbd838ba59c2c9b5aed0ef0"},
      {KeyPurpose::kDigitToken, "a02dab13b2caf3bd60ea5a790e50be2bf2eea09d12048981dd63939ec2e62b90"},
      {KeyPurpose::kScope, "aed81ed873eb4669bbde21725e6e330d3b3ed77d4307708cbeee8d812abeb2fc"},
      {KeyPurpose::kSealedState,
       "8059436eb99c9d39fe4e0a8bd4fc2f15ea4cd1fb5611a6ee99d0b3f4db30d32d"},
      {KeyPurpose::kSealedStateName,
       "e4eb29700da340ece2a6fa95569baba576d232e4d69e07022fde230bafc59ec4"},
  };
  for (const auto& e : kExpected) {
    const auto derived = DeriveKey(*key, e.purpose);
    ASSERT_NE(derived, nullptr);
    const auto expected = FromHex(e.expected);
    EXPECT_TRUE(
        std::equal(expected.begin(), expected.end(), derived->bytes.begin(), derived->bytes.end()))
        << e.expected;
  }
}

TEST(DeriveKey, RefusesAKeyThatWasMovedFrom) {
  auto key = SecretKey::Generate();
  ASSERT_TRUE(key.ok());
  const SecretKey taken = *std::move(key);
  EXPECT_EQ(DeriveKey(*key, KeyPurpose::kScope), nullptr);  // NOLINT(bugprone-use-after-move)
}

}  // namespace
}  // namespace panveil::token
