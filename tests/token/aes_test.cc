#include "token/aes.h"

#include <gtest/gtest.h>

#include <array>

#include "token/hex.h"

namespace panveil::token {
namespace {

using testing_support::FromHex;

struct AesCase {
  const char* name;
  const char* key;
  const char* ciphertext;
};

void PrintTo(const AesCase& c, std::ostream* os) { *os << c.name; }

// FIPS 197, appendix C.
constexpr AesCase kAesCases[] = {
    {"Aes128", "000102030405060708090a0b0c0d0e0f", "69c4e0d86a7b0430d8cdb78070b4c55a"},
    {"Aes192", "000102030405060708090a0b0c0d0e0f1011121314151617",
     "dda97ca4864cdfe06eaf70a0ec0d7191"},
    {"Aes256", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
     "8ea2b7ca516745bfeafc49904b496089"},
};

class AesTest : public testing::TestWithParam<AesCase> {};

TEST_P(AesTest, EnciphersTheStandardsExample) {
  const auto key = FromHex(GetParam().key);
  auto aes = Aes::Create(key.data(), key.size());
  ASSERT_TRUE(aes.has_value());
  auto block = FromHex("00112233445566778899aabbccddeeff");
  const auto expected = FromHex(GetParam().ciphertext);
  std::vector<std::uint8_t> out(Aes::kBlockBytes);
  ASSERT_TRUE(aes->EncryptBlock(block.data(), out.data()));
  EXPECT_EQ(out, expected);
  // Again, and in place: nothing is chained from call to call.
  ASSERT_TRUE(aes->EncryptBlock(block.data(), block.data()));
  EXPECT_EQ(block, expected);
}

INSTANTIATE_TEST_SUITE_P(, AesTest, testing::ValuesIn(kAesCases),
                         [](const auto& p) { return p.param.name; });

TEST(Aes, RefusesEveryOtherKeyLength) {
  const std::array<std::uint8_t, 64> key{};
  for (std::size_t size = 0; size <= key.size(); ++size) {
    const bool valid = size == 16 || size == 24 || size == 32;
    EXPECT_EQ(Aes::Create(key.data(), size).has_value(), valid) << size;
  }
}

}  // namespace
}  // namespace panveil::token
