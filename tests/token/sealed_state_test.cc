// Seal() and Open() of a Conversation.
#include "token/sealed_state.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "panveil/conversation.h"
#include "panveil/keyring.h"
#include "scrub/state_bytes.h"

namespace panveil {
namespace {

constexpr std::int64_t kNow = 1'000'000;
constexpr std::string_view kChat = "chat-17/customer-4";

class SealedStateTest : public testing::Test {
 protected:
  SealedStateTest() : scrubber_(*Scrubber::Create(Masking())), keyring_(*Keyring::Generate()) {}

  static ScrubberOptions Masking() {
    ScrubberOptions options;
    options.action = Action::kMask;
    return options;
  }

  // A conversation in which half a card was said, sealed.
  std::string Blob(std::string_view name = kChat) {
    Conversation conversation(scrubber_);
    (void)conversation.Scrub("4111 1111", kNow, scratch_, "m1");
    std::string blob;
    EXPECT_EQ(conversation.Seal(keyring_, name, kNow, &blob), SealStatus::kOk);
    EXPECT_EQ(blob.size(), Conversation::kSealedBytes);
    return blob;
  }

  // What Open() says of `blob`; unless kOk the state must be empty, and scrubbing go on.
  SealStatus Opened(std::string_view blob, std::string_view name = kChat,
                    std::int64_t now = kNow + 1) {
    Conversation conversation(scrubber_);
    (void)conversation.Scrub("5555 5555", kNow, scratch_);
    const SealStatus status = conversation.Open(keyring_, name, now, blob);
    const std::string rest(conversation.Scrub("1111 1111", now, scratch_).text);
    EXPECT_EQ(rest, status == SealStatus::kOk ? "XXXX XXXX" : "1111 1111");
    EXPECT_EQ(conversation.Scrub("4111 1111 1111 1111", now, scratch_).text, "**** **** **** 1111");
    return status;
  }

  Scrubber scrubber_;
  Scratch scratch_;
  Keyring keyring_;
};

TEST_F(SealedStateTest, GoesOnOnAnotherMachine) {
  Conversation first(scrubber_);
  (void)first.Scrub("hello", kNow, scratch_, "m1");
  (void)first.Scrub("4111 1111", kNow, scratch_, "m2");
  std::string blob;
  ASSERT_EQ(first.Seal(keyring_, kChat, kNow, &blob), SealStatus::kOk);
  Conversation second(scrubber_);
  ASSERT_EQ(second.Open(keyring_, kChat, kNow, blob), SealStatus::kOk);
  const ConversationResult r = second.Scrub("1111 1111", kNow + 5, scratch_, "m3");
  EXPECT_EQ(r.text, "XXXX XXXX");
  EXPECT_EQ(r.message, 3U);
  ASSERT_EQ(r.earlier.size(), 1U);
  EXPECT_EQ(r.earlier[0].id, "m2");
  EXPECT_EQ(r.earlier[0].message, 2U);
}

TEST_F(SealedStateTest, TakesAllOfTheState) {
  ConversationOptions options;
  options.hold = true;
  Conversation first(scrubber_, options);
  Conversation second(scrubber_, options);
  const std::string_view chat[] = {
      "my cvv is", "123",  "4111 1111 1111 1111", "ok", "737", "4111", "1111", "1111", "hm",
      "1111",      "5555", "one moment"};
  std::int64_t now = kNow;
  for (const std::string_view message : chat) {
    now += 1000;
    const ConversationResult kept = first.Scrub(message, now, scratch_, "id");
    std::string said;
    for (const ReleasedMessage& r : kept.released) said += "<" + std::string(r.text);
    said += std::string(kept.text) + (kept.held ? "+" : "-");
    std::string blob;
    Conversation third(scrubber_, options);
    ASSERT_EQ(second.Seal(keyring_, kChat, now, &blob), SealStatus::kOk);
    ASSERT_EQ(third.Open(keyring_, kChat, now, blob), SealStatus::kOk);
    const ConversationResult sealed = third.Scrub(message, now, scratch_, "id");
    std::string again;
    for (const ReleasedMessage& r : sealed.released) again += "<" + std::string(r.text);
    again += std::string(sealed.text) + (sealed.held ? "+" : "-");
    EXPECT_EQ(again, said);
    second = std::move(third);
  }
}

TEST_F(SealedStateTest, TellsNothing) {
  Conversation empty(scrubber_);
  std::string one;
  std::string other;
  ASSERT_EQ(empty.Seal(keyring_, kChat, kNow, &one), SealStatus::kOk);
  ASSERT_EQ(empty.Seal(keyring_, kChat, kNow, &other), SealStatus::kOk);
  const std::string full = Blob();
  EXPECT_EQ(one.size(), full.size());
  EXPECT_NE(one, other);
  EXPECT_EQ(full.find("4111"), std::string::npos);
  EXPECT_EQ(full.find(keyring_.Ids().front()), std::string::npos);
}

TEST_F(SealedStateTest, RefusesEveryFlippedBit) {
  const std::string blob = Blob();
  Conversation conversation(scrubber_);
  for (std::size_t bit = 0; bit < 8 * blob.size(); ++bit) {
    std::string flipped = blob;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    const SealStatus expected = bit < 8       ? SealStatus::kWrongVersion
                                : bit < 8 * 9 ? SealStatus::kUnknownKey
                                              : SealStatus::kRefused;
    ASSERT_EQ(conversation.Open(keyring_, kChat, kNow, flipped), expected) << bit;
  }
  EXPECT_EQ(Opened(std::string(blob).replace(100, 1, 1, static_cast<char>(blob[100] ^ 1))),
            SealStatus::kRefused);
  EXPECT_EQ(Opened(blob), SealStatus::kOk);
}

TEST_F(SealedStateTest, RefusesEveryOtherLength) {
  const std::string blob = Blob();
  Conversation conversation(scrubber_);
  for (std::size_t size = 0; size < blob.size(); ++size) {
    ASSERT_EQ(conversation.Open(keyring_, kChat, kNow, std::string_view(blob).substr(0, size)),
              SealStatus::kMalformed)
        << size;
  }
  EXPECT_EQ(Opened(blob + "x"), SealStatus::kMalformed);
  EXPECT_EQ(Opened(""), SealStatus::kMalformed);
}

TEST_F(SealedStateTest, OpensForItsConversationOnly) {
  const std::string blob = Blob();
  for (const std::string_view other :
       {"chat-17/customer-5", "chat-17/customer-44", "chat-17/customer-", ""}) {
    EXPECT_EQ(Opened(blob, other), SealStatus::kRefused) << other;
  }
  EXPECT_EQ(Opened(Blob(""), ""), SealStatus::kOk);
}

TEST_F(SealedStateTest, Expires) {
  const std::string blob = Blob();
  const std::int64_t hour = ConversationOptions().sealed_ms;
  Conversation conversation(scrubber_);
  EXPECT_EQ(conversation.Open(keyring_, kChat, kNow + hour - 1, blob), SealStatus::kOk);
  EXPECT_EQ(Opened(blob, kChat, kNow + hour), SealStatus::kExpired);
}

TEST_F(SealedStateTest, OpensWithOlderKeysUntilTheyAreRemoved) {
  const std::string blob = Blob();
  const std::string old = keyring_.Ids().front();
  ASSERT_TRUE(keyring_.Rotate(*SecretKey::Generate()).ok());
  EXPECT_EQ(Opened(blob), SealStatus::kOk);
  EXPECT_NE(Blob().substr(1, 8), blob.substr(1, 8));  // the new primary seals
  ASSERT_TRUE(keyring_.Remove(old).ok());
  EXPECT_EQ(Opened(blob), SealStatus::kUnknownKey);
}

TEST_F(SealedStateTest, RefusesOtherVersions) {
  std::string blob = Blob();
  for (const char version : {'\0', '\2', '\xFF'}) {
    blob[0] = version;
    EXPECT_EQ(Opened(blob), SealStatus::kWrongVersion);
  }
}

// Bytes that were sealed well, but are no state of this library.
TEST_F(SealedStateTest, RefusesWhatIsNoState) {
  std::array<std::uint8_t, scrub::kStateBytes> state{};
  for (const std::uint8_t byte : {std::uint8_t{0xFF}, std::uint8_t{0x7F}, std::uint8_t{1}}) {
    state.fill(byte);
    EXPECT_EQ(Opened(token::Seal(keyring_, kChat, kNow + 100, state.data(), state.size())),
              SealStatus::kMalformed);
  }
}

TEST_F(SealedStateTest, FailsWithoutAKeyring) {
  const std::string blob = Blob();
  const Keyring taken = std::move(keyring_);
  Conversation conversation(scrubber_);
  std::string other = "x";
  EXPECT_EQ(conversation.Seal(keyring_, kChat, kNow, &other), SealStatus::kFailed);
  EXPECT_TRUE(other.empty());
  EXPECT_EQ(conversation.Open(keyring_, kChat, kNow, blob), SealStatus::kUnknownKey);
  Conversation moved(std::move(conversation));
  // NOLINTNEXTLINE(bugprone-use-after-move)
  EXPECT_EQ(conversation.Seal(taken, kChat, kNow, &other), SealStatus::kFailed);
  EXPECT_EQ(conversation.Open(taken, kChat, kNow, blob), SealStatus::kFailed);
}

}  // namespace
}  // namespace panveil
