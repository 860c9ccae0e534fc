#include "panveil/keyring.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace panveil {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

SecretKey MakeKey(char fill) { return *SecretKey::FromBytes(std::string(SecretKey::kBytes, fill)); }

TEST(SecretKey, HasThirtyTwoBytesOrIsRefused) {
  for (const std::size_t size : {0u, 1u, 16u, 31u, 33u, 64u}) {
    const auto key = SecretKey::FromBytes(std::string(size, 'x'));
    EXPECT_EQ(key.status().code(), absl::StatusCode::kInvalidArgument) << size;
  }
  EXPECT_EQ(MakeKey('x').RevealBytes(), std::string(32, 'x'));
}

TEST(SecretKey, IsDifferentEachTimeItIsGenerated) {
  const auto a = SecretKey::Generate();
  const auto b = SecretKey::Generate();
  ASSERT_TRUE(a.ok() && b.ok());
  EXPECT_THAT(a->RevealBytes(), SizeIs(SecretKey::kBytes));
  EXPECT_NE(a->RevealBytes(), b->RevealBytes());
}

TEST(SecretKey, IsClonedAndMovedButNotCopied) {
  static_assert(!std::is_copy_constructible_v<SecretKey> && !std::is_copy_assignable_v<SecretKey>);
  SecretKey key = MakeKey('k');
  const auto clone = key.Clone();
  ASSERT_TRUE(clone.ok());
  EXPECT_EQ(clone->RevealBytes(), key.RevealBytes());
  const SecretKey taken = std::move(key);
  EXPECT_EQ(taken.RevealBytes(), clone->RevealBytes());
  EXPECT_EQ(key.RevealBytes(), "");  // NOLINT(bugprone-use-after-move)
  EXPECT_FALSE(key.Clone().ok());    // NOLINT(bugprone-use-after-move)
}

TEST(Keyring, StartsWithOneKey) {
  const auto keyring = Keyring::Generate();
  ASSERT_TRUE(keyring.ok());
  ASSERT_THAT(keyring->Ids(), SizeIs(1));
  const SecretKey* key = keyring->Find(keyring->Ids()[0]);
  ASSERT_NE(key, nullptr);
  EXPECT_THAT(key->RevealBytes(), SizeIs(SecretKey::kBytes));
  EXPECT_EQ(keyring->Find("none"), nullptr);
}

TEST(Keyring, ListsThePrimaryFirstThenNewestToOldest) {
  auto keyring = Keyring::Generate();
  ASSERT_TRUE(keyring.ok());
  const std::string first = keyring->Ids()[0];
  ASSERT_TRUE(keyring->Rotate(MakeKey('2'), "second").ok());
  ASSERT_TRUE(keyring->Rotate(MakeKey('3'), "third").ok());
  EXPECT_THAT(keyring->Ids(), ElementsAre("third", "second", first));
  EXPECT_EQ(keyring->Find("second")->RevealBytes(), std::string(32, '2'));
}

TEST(Keyring, PicksAnIdWhereNoneIsGiven) {
  auto keyring = Keyring::Generate();
  ASSERT_TRUE(keyring.ok());
  ASSERT_TRUE(keyring->Rotate(MakeKey('2')).ok());
  const auto ids = keyring->Ids();
  ASSERT_THAT(ids, SizeIs(2));
  EXPECT_NE(ids[0], ids[1]);
}

TEST(Keyring, RefusesIdsThatAreNoneOrTaken) {
  auto keyring = Keyring::Generate();
  ASSERT_TRUE(keyring.ok());
  const std::string invalid[] = {"a b",      "a.b", std::string(33, 'a'),
                                 "\xC3\xA4", "a\"", std::string("a\0b", 3)};
  for (const std::string& id : invalid) {
    EXPECT_EQ(keyring->Rotate(MakeKey('2'), id).code(), absl::StatusCode::kInvalidArgument) << id;
  }
  EXPECT_TRUE(keyring->Rotate(MakeKey('2'), std::string(32, 'a')).ok());
  EXPECT_TRUE(keyring->Rotate(MakeKey('2'), "-Z_9").ok());
  EXPECT_EQ(keyring->Rotate(MakeKey('3'), "-Z_9").code(), absl::StatusCode::kAlreadyExists);
  EXPECT_THAT(keyring->Ids(), SizeIs(3));
}

TEST(Keyring, RefusesAKeyThatWasMovedFrom) {
  auto keyring = Keyring::Generate();
  ASSERT_TRUE(keyring.ok());
  SecretKey key = MakeKey('2');
  const SecretKey taken = std::move(key);
  EXPECT_EQ(keyring->Rotate(std::move(key), "x").code(),  // NOLINT(bugprone-use-after-move)
            absl::StatusCode::kInvalidArgument);
}

TEST(Keyring, ForgetsAnyKeyButThePrimary) {
  auto keyring = Keyring::Generate();
  ASSERT_TRUE(keyring.ok());
  const std::string old = keyring->Ids()[0];
  ASSERT_TRUE(keyring->Rotate(MakeKey('2'), "new").ok());
  EXPECT_EQ(keyring->Remove("none").code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(keyring->Remove("new").code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_TRUE(keyring->Remove(old).ok());
  EXPECT_THAT(keyring->Ids(), ElementsAre("new"));
}

}  // namespace
}  // namespace panveil
