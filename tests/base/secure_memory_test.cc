#include "base/secure_memory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace panveil::base {
namespace {

TEST(SecureMemory, WipeLeavesOnlyZeros) {
  std::array<unsigned char, 100> bytes;
  bytes.fill(0xA5);
  Wipe(bytes.data() + 1, bytes.size() - 2);
  EXPECT_EQ(bytes.front(), 0xA5);
  EXPECT_EQ(bytes.back(), 0xA5);
  EXPECT_EQ(std::count(bytes.begin(), bytes.end(), 0), 98);
}

TEST(SecureMemory, WipeOfNothingIsAllowed) { Wipe(nullptr, 0); }

TEST(SecureMemory, SecretsStartZeroedAndAreWritable) {
  constexpr std::size_t kSize = 32;
  auto* secret = static_cast<unsigned char*>(AllocateSecret(kSize));
  ASSERT_NE(secret, nullptr);
  EXPECT_EQ(std::count(secret, secret + kSize, 0), kSize);
  secret[0] = 1;
  FreeSecret(secret, kSize);
}

TEST(SecureMemory, FreeOfNullIsAllowed) { FreeSecret(nullptr, 0); }

}  // namespace
}  // namespace panveil::base
