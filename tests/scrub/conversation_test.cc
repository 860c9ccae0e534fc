#include "panveil/conversation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/scrubbers.h"

namespace panveil {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing_support::MakeScrubber;
using testing_support::MaskingScrubber;

constexpr std::int64_t kMinute = 60 * 1000;

// What becomes of messages one second apart.
std::vector<std::string> Sent(const Scrubber& scrubber, const std::vector<std::string>& messages,
                              const ConversationOptions& options = {}) {
  Conversation conversation(scrubber, options);
  Scratch scratch;
  std::vector<std::string> sent;
  std::int64_t now = 0;
  for (const std::string& message : messages) {
    now += 1000;
    sent.emplace_back(conversation.Scrub(message, now, scratch).text);
  }
  return sent;
}

struct ChatCase {
  const char* name;
  std::vector<std::string> messages;
  std::vector<std::string> sent;  // empty: all as they were
};

void PrintTo(const ChatCase& c, std::ostream* os) { *os << c.name; }

const std::vector<ChatCase>& ChatCases() {
  static const auto* const kCases = new std::vector<ChatCase>{
      // ---- Join
      {"TwoHalves", {"4111 1111", "1111 1111"}, {"4111 1111", "XXXX XXXX"}},
      {"FourGroups", {"4111", "1111", "1111", "1111"}, {"4111", "1111", "1111", "XXXX"}},
      {"AfterAnIdWord", {"order 4111", "1111 1111 1111"}, {"order 4111", "XXXX XXXX XXXX"}},
      {"AmongWords",
       {"first half 4111 1111", "the rest is 1111 1111 ok?"},
       {"first half 4111 1111", "the rest is XXXX XXXX ok?"}},
      {"ChatterBetween",
       {"4111 1111", "hang on", "phone rang", "1111 1111"},
       {"4111 1111", "hang on", "phone rang", "XXXX XXXX"}},
      {"ChatterWithFewDigits",
       {"4111 1111", "wait 2 min", "1111 1111"},
       {"4111 1111", "wait 2 min", "XXXX XXXX"}},
      {"AnAnswerBetween", {"4111", "2", "1111 1111 1111"}, {"4111", "2", "XXXX XXXX XXXX"}},
      {"OddCut", {"41111", "11111111111"}, {"41111", "XXXXXXXXXXX"}},
      {"OddCutBehindAnAnswer", {"2", "41111", "11111111111"}, {"2", "41111", "XXXXXXXXXXX"}},
      {"OddCutInAGroup", {"4111 1111 1", "111 1111"}, {"4111 1111 1", "XXX XXXX"}},
      {"PairsInARow",
       {"41", "11", "11", "11", "11", "11", "11", "11"},
       {"41", "11", "11", "11", "11", "11", "11", "XX"}},
      {"Dashes", {"4111-1111", "1111-1111"}, {"4111-1111", "XXXX-XXXX"}},
      {"OddWithDashes", {"411111-1111", "111111"}, {"411111-1111", "XXXXXX"}},
      {"Numbered",
       {"part 1: 4111", "part 2: 1111", "part 3: 1111", "part 4: 1111"},
       {"part 1: 4111", "part 2: 1111", "part 3: 1111", "part 4: XXXX"}},
      {"Amex", {"3782 822463", "10005"}, {"3782 822463", "XXXXX"}},
      {"FullWidth",
       {"\xEF\xBC\x94\xEF\xBC\x91\xEF\xBC\x91\xEF\xBC\x91", "1111 1111 1111"},
       {"\xEF\xBC\x94\xEF\xBC\x91\xEF\xBC\x91\xEF\xBC\x91", "XXXX XXXX XXXX"}},
      {"Words",
       {"four one one one one one one one", "1111 1111"},
       {"four one one one one one one one", "XXXX XXXX"}},
      {"TheExpiryAndTheCodeGo",
       {"4111 1111 1111", "1111 12/27 123"},
       {"4111 1111 1111", "XXXX ***** ***"}},
      {"TheExpiryBehindAnOddCutGoes",
       {"4111 1111 1", "111 1111 12/27 123"},
       {"4111 1111 1", "XXX XXXX ***** ***"}},
      {"BehindADate", {"12/27 4111 1111", "1111 1111"}, {"12/27 4111 1111", "XXXX XXXX"}},
      {"ASecondCard",
       {"4111 1111", "1111 1111", "5555 5555", "5555 4444"},
       {"4111 1111", "XXXX XXXX", "5555 5555", "XXXX XXXX"}},
      {"WordsBeforeAnOddCut",
       {"my card starts with 4111 11", "zip 111", "and then 1111111"},
       {"my card starts with 4111 11", "zip 111", "and then XXXXXXX"}},
      // ---- Labels and codes in messages of their own
      {"ALabelBefore", {"my cvv is", "123"}, {"my cvv is", "***"}},
      {"TheCodeAfterACard", {"4111 1111 1111 1111", "737"}, {"**** **** **** 1111", "***"}},
      {"TheDateAndTheCode",
       {"4111 1111 1111 1111", "12/27", "737."},
       {"**** **** **** 1111", "*****", "***."}},
      {"TheCodeAfterAJoin",
       {"4111 1111", "1111 1111", "sure", "737"},
       {"4111 1111", "XXXX XXXX", "sure", "***"}},
      {"TheCodeAmongWordsOfLabels",
       {"4111 1111 1111 1111", "the code is 737, thanks"},
       {"**** **** **** 1111", "the code is ***, thanks"}},
      {"TheDateAndTheNamedCode",
       {"4111 1111 1111 1111", "12/27 code? 737"},
       {"**** **** **** 1111", "***** code? ***"}},
      {"TheNamedDateAndCode",
       {"4111 1111", "1111 1111", "exp? 12/27 code? 737"},
       {"4111 1111", "XXXX XXXX", "exp? ***** code? ***"}},
      {"ANamedCodeSpanish",
       {"4111 1111 1111 1111", "ok", "el c\u00F3digo es el 737"},
       {"**** **** **** 1111", "ok", "el c\u00F3digo es el ***"}},
      {"OneCode", {"4111 1111 1111 1111", "737", "500"}, {"**** **** **** 1111", "***", "500"}},
      // ---- Do not
      {"Counts", {"I have 2", "3 of them"}, {}},
      {"PhoneInTwo", {"my number is +49 171", "5551234"}, {}},
      {"PhoneAndExtension", {"212 555 0100", "ext 4111"}, {}},
      {"FailsLuhn", {"order 4111", "1111 1111 1112"}, {}},
      {"NoIssuer", {"9111 1111", "1111 1111"}, {}},
      {"Prices", {"$4111.11", "and 11.11", "then 1111.11 EUR", "1111"}, {}},
      {"OrderIds", {"A4111-111", "111-1111-11"}, {}},
      {"Dates", {"4/11/2011", "11:11", "11/11/1111"}, {}},
      {"AnIdentifierBetween", {"ref 4111", "a1b2c3d41111", "no 17"}, {}},
      {"WhatIsLeftOfACard",
       {"4111 1111 1111 1111", "1111 1111 1111 is my order"},
       {"**** **** **** 1111", "1111 1111 1111 is my order"}},
      {"OddGroupsAmongWords", {"got 41", "for 111111", "then 11", "at 111111"}, {}},
      {"ACodeLongAfterACard",
       {"4111 1111 1111 1111", "a", "b", "c", "d", "e", "737"},
       {"**** **** **** 1111", "a", "b", "c", "d", "e", "737"}},
      {"CodesOfOtherThings",
       {"4111 1111 1111 1111", "error code 404", "12/27 works for me", "promo code 450"},
       {"**** **** **** 1111", "error code 404", "12/27 works for me", "promo code 450"}},
      {"ACodeLongAfterTheCard",
       {"4111 1111 1111 1111", "a", "b", "c", "d", "e", "the code is 737"},
       {"**** **** **** 1111", "a", "b", "c", "d", "e", "the code is 737"}},
      {"NoCardAndACode", {"hello", "the code is 737"}, {}},
      {"ACodeAmongWords",
       {"4111 1111 1111 1111", "737 of them"},
       {"**** **** **** 1111", "737 of them"}},
  };
  return *kCases;
}

class ChatTest : public testing::TestWithParam<ChatCase> {};

TEST_P(ChatTest, GoesOutSoOnEveryKernel) {
  const ChatCase& c = GetParam();
  for (const std::string_view kernel : Scrubber::AvailableKernels()) {
    const Scrubber scrubber = MaskingScrubber(Sensitivity::kBalanced, Action::kMask, kernel);
    EXPECT_EQ(Sent(scrubber, c.messages), c.sent.empty() ? c.messages : c.sent) << kernel;
  }
}

INSTANTIATE_TEST_SUITE_P(, ChatTest, testing::ValuesIn(ChatCases()),
                         [](const auto& p) { return std::string(p.param.name); });

TEST(Conversation, NamesTheEarlierMessages) {
  Conversation conversation(MaskingScrubber());
  Scratch scratch;
  (void)conversation.Scrub("hello", 0, scratch, "a");
  (void)conversation.Scrub("it is 4111 1111 so far", 10, scratch, "b");
  (void)conversation.Scrub("hang on", 20, scratch, "c");
  (void)conversation.Scrub("1111", 30, scratch, "d");
  const ConversationResult r =
      conversation.Scrub("and 378282246310005 no, 1111 it is", 40, scratch, "e");
  EXPECT_EQ(r.text, "and ***********0005 no, XXXX it is");
  EXPECT_EQ(r.message, 5U);
  ASSERT_EQ(r.findings.size(), 2U);
  EXPECT_EQ(r.findings_total, 2U);
  EXPECT_EQ(r.findings[0].brand, Brand::kAmex);
  const Finding& card = r.findings[1];
  EXPECT_EQ(card.brand, Brand::kVisa);
  EXPECT_EQ(card.offset, 24U);
  EXPECT_EQ(card.length, 4U);
  EXPECT_EQ(card.digits, 16);
  EXPECT_EQ(card.action, Action::kRedact);
  EXPECT_EQ(std::string_view(card.last_four.data(), 4), "1111");
  ASSERT_EQ(r.earlier.size(), 2U);
  EXPECT_EQ(r.earlier[0].finding, 1U);
  EXPECT_EQ(r.earlier[0].message, 2U);
  EXPECT_EQ(r.earlier[0].id, "b");
  EXPECT_EQ(r.earlier[0].offset, 6U);
  EXPECT_EQ(r.earlier[0].length, 9U);
  EXPECT_EQ(r.earlier[1].id, "d");
}

// In what is left of a message whose own card became shorter.
TEST(Conversation, OffsetsCountInTheMessageAsItCame) {
  Conversation conversation(MaskingScrubber());
  Scratch scratch;
  (void)conversation.Scrub("1111", 0, scratch);
  (void)conversation.Scrub("5555 5555", 0, scratch);
  // A keycap is seven bytes, what replaces it one.
  std::string message;
  for (const char c : std::string("4111111111111111")) {
    message += std::string(1, c) + "\xEF\xB8\x8F\xE2\x83\xA3";
  }
  message += " that, and ";
  const std::size_t offset = message.size();
  message += "5555 4444 this";
  const ConversationResult r = conversation.Scrub(message, 0, scratch);
  ASSERT_EQ(r.findings.size(), 2U);
  EXPECT_EQ(r.findings[1].offset, offset);
  EXPECT_EQ(r.findings[1].length, 9U);
  ASSERT_EQ(r.earlier.size(), 1U);
  EXPECT_EQ(r.earlier[0].message, 2U);
}

TEST(Conversation, SpeakersDoNotJoin) {
  const Scrubber scrubber = MaskingScrubber();
  Conversation customer(scrubber);
  Conversation agent(scrubber);
  Scratch scratch;
  EXPECT_EQ(customer.Scrub("4111 1111", 0, scratch).text, "4111 1111");
  EXPECT_EQ(agent.Scrub("1111 1111", 1, scratch).text, "1111 1111");
  EXPECT_EQ(customer.Scrub("1111 1111", 2, scratch).text, "XXXX XXXX");
}

TEST(Conversation, ForgetsWhatIsTooOld) {
  ConversationOptions options;
  options.max_age_ms = kMinute;
  for (const auto& [later, text] :
       {std::pair(kMinute, "XXXX XXXX"), std::pair(kMinute + 1, "1111 1111")}) {
    Conversation conversation(MaskingScrubber(), options);
    Scratch scratch;
    (void)conversation.Scrub("4111 1111", 1000, scratch);
    EXPECT_EQ(conversation.Scrub("1111 1111", 1000 + later, scratch).text, text);
  }
}

TEST(Conversation, ForgetsWhatIsTooFar) {
  ConversationOptions options;
  options.max_messages = 3;
  for (const auto& [between, text] : {std::pair(3, "XXXX XXXX"), std::pair(4, "1111 1111")}) {
    std::vector<std::string> messages = {"4111 1111"};
    messages.insert(messages.end(), static_cast<std::size_t>(between), "hm");
    messages.emplace_back("1111 1111");
    EXPECT_EQ(Sent(MaskingScrubber(), messages, options).back(), text) << between;
  }
}

TEST(Conversation, JoinsNothingWhenToldSo) {
  ConversationOptions no_age;
  no_age.max_age_ms = 0;
  ConversationOptions no_messages;
  no_messages.max_messages = 0;
  for (const ConversationOptions& options : {no_age, no_messages}) {
    EXPECT_EQ(Sent(MaskingScrubber(), {"4111 1111", "1111 1111"}, options).back(), "1111 1111");
  }
}

TEST(Conversation, AClockThatGoesBackMakesNothingOlder) {
  constexpr std::int64_t kTimes[][2] = {
      {0, -kMinute * 60},
      {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()}};
  for (const auto& times : kTimes) {
    Conversation conversation(MaskingScrubber());
    Scratch scratch;
    (void)conversation.Scrub("4111 1111", times[0], scratch);
    EXPECT_EQ(conversation.Scrub("1111 1111", times[1], scratch).text, "XXXX XXXX");
  }
  Conversation conversation(MaskingScrubber());
  Scratch scratch;
  (void)conversation.Scrub("4111 1111", std::numeric_limits<std::int64_t>::min(), scratch);
  EXPECT_EQ(conversation.Scrub("1111 1111", std::numeric_limits<std::int64_t>::max(), scratch).text,
            "1111 1111");
}

TEST(Conversation, KeepsTheLastOfManyParts) {
  std::vector<std::string> messages(30, "7");
  for (const char* part : {"4111", "1111", "1111", "1111"}) messages.emplace_back(part);
  EXPECT_EQ(Sent(MaskingScrubber(), messages).back(), "XXXX");
}

TEST(Conversation, OfALongMessageTheEndsJoin) {
  const std::string prose(2000, 'x');
  EXPECT_EQ(Sent(MaskingScrubber(), {prose + " 4111 1111", "1111 1111 " + prose}).back(),
            "XXXX XXXX " + prose);
  EXPECT_EQ(Sent(MaskingScrubber(), {prose + " 4111 1111 " + prose, "1111 1111"}).back(),
            "1111 1111");
}

TEST(Conversation, CodesAfterACardStayWhenToldSo) {
  ConversationOptions options;
  options.code_after_card = false;
  EXPECT_THAT(Sent(MaskingScrubber(), {"4111 1111 1111 1111", "737", "cvv 737"}, options),
              ElementsAre("**** **** **** 1111", "737", "cvv ***"));
}

TEST(Conversation, AllowedCardsPass) {
  ScrubberOptions options;
  options.action = Action::kMask;
  options.allow_rules = {{"411111", "1111"}};
  EXPECT_THAT(Sent(MakeScrubber(options), {"4111 1111", "1111 1111"}),
              ElementsAre("4111 1111", "1111 1111"));
}

// What may pass has no say in what is a date behind another card.
TEST(Conversation, DatesGoThoughATestCardMayPass) {
  ScrubberOptions options;
  options.action = Action::kMask;
  options.allow_rules = {{"411111", "1111"}};
  EXPECT_THAT(Sent(MakeScrubber(options), {"5555 5555 5555 4444", "12/27", "123"}),
              ElementsAre("**** **** **** 4444", "*****", "***"));
  EXPECT_THAT(Sent(MakeScrubber(options), {"4111 1111 1111 1111", "12/27", "123"}),
              ElementsAre("4111 1111 1111 1111", "12/27", "123"));
}

TEST(Conversation, EverySensitivityJoins) {
  for (const Sensitivity s :
       {Sensitivity::kBalanced, Sensitivity::kPrecise, Sensitivity::kParanoid}) {
    for (const Action action : {Action::kMask, Action::kRedact}) {
      EXPECT_EQ(Sent(MaskingScrubber(s, action), {"4111 1111", "1111 1111"}).back(), "XXXX XXXX");
    }
  }
}

TEST(Conversation, PayloadsAreScrubbedAsSuchAndCountAsMessages) {
  Conversation conversation(MaskingScrubber());
  Scratch scratch;
  (void)conversation.Scrub("4111 1111", 0, scratch);
  const char* const json = R"({"text":"1111 1111","card":"\u0034111111111111111"})";
  EXPECT_EQ(conversation.Scrub(json, 0, scratch, {}, PayloadKind::kJson).text,
            R"({"text":"1111 1111","card":"\u002A***********1111"})");
  EXPECT_EQ(conversation.Scrub("737", 0, scratch).text, "***");
  EXPECT_EQ(conversation.Scrub("1111 1111", 0, scratch).message, 4U);
}

TEST(Conversation, CleanMessagesComeBackAsTheyAre) {
  Conversation conversation(MaskingScrubber());
  Scratch scratch;
  for (const std::string message : {"hello there", "", "it is 12 of 30", "one moment"}) {
    const ConversationResult r = conversation.Scrub(message, 0, scratch);
    EXPECT_EQ(r.text.data(), message.data());
    EXPECT_EQ(r.text.size(), message.size());
    EXPECT_TRUE(r.findings.empty());
  }
}

TEST(Conversation, SaysWhatIsWrong) {
  ScrubberOptions options;
  options.action = Action::kMask;
  options.max_input_bytes = 20;
  Conversation conversation(MakeScrubber(options));
  Scratch scratch;
  (void)conversation.Scrub("4111 1111", 0, scratch);
  const ConversationResult r = conversation.Scrub(std::string(21, '1'), 0, scratch);
  EXPECT_EQ(r.status, ScrubStatus::kInputTooLong);
  EXPECT_TRUE(r.text.empty());
  EXPECT_EQ(conversation.ScrubPreview(std::string(21, '1'), 0, scratch).status,
            ScrubStatus::kInputTooLong);
  EXPECT_EQ(conversation.ScrubPreview({nullptr, 1}, 0, scratch).status, ScrubStatus::kBadArgument);
  EXPECT_EQ(conversation.Scrub("1111 1111", 0, scratch).text, "XXXX XXXX");
  const Conversation taken = std::move(conversation);
  // NOLINTNEXTLINE(bugprone-use-after-move)
  EXPECT_EQ(conversation.Scrub("x", 0, scratch).status, ScrubStatus::kBadArgument);
  EXPECT_EQ(conversation.ScrubPreview("x", 0, scratch).status, ScrubStatus::kBadArgument);
  EXPECT_TRUE(conversation.Release().released.empty());
  EXPECT_TRUE(conversation.Expire(0).released.empty());
  std::int64_t time = 0;
  EXPECT_FALSE(conversation.HoldsUntil(&time));
  conversation.Reset();
}

TEST(Conversation, MovesWithItsStateAndForgetsItWhenReset) {
  const Scrubber scrubber = MaskingScrubber();
  Scratch scratch;
  Conversation first(scrubber);
  (void)first.Scrub("4111 1111", 0, scratch);
  Conversation second(std::move(first));
  EXPECT_EQ(second.Scrub("1111 1111", 0, scratch).text, "XXXX XXXX");
  (void)second.Scrub("4111 1111", 0, scratch);
  second.Reset();
  const ConversationResult r = second.Scrub("1111 1111", 0, scratch);
  EXPECT_EQ(r.text, "1111 1111");
  EXPECT_EQ(r.message, 1U);
}

TEST(Conversation, ServesAScratchThatOthersUse) {
  const Scrubber scrubber = MaskingScrubber();
  Conversation one(scrubber);
  Conversation other(scrubber);
  Scratch scratch;
  (void)one.Scrub("4111 1111", 0, scratch);
  (void)other.Scrub("5555 5555", 0, scratch);
  (void)scrubber.Scrub("378282246310005 cvv 123", PayloadKind::kText, scratch);
  const ConversationResult r = one.Scrub("1111 1111", 0, scratch);
  EXPECT_EQ(r.text, "XXXX XXXX");
  EXPECT_EQ(r.findings.size(), 1U);  // none of the call before
}

ConversationOptions Holding() {
  ConversationOptions options;
  options.hold = true;
  options.hold_ms = 3000;
  return options;
}

std::vector<std::string> Released(const ConversationResult& result) {
  std::vector<std::string> texts;
  for (const ReleasedMessage& message : result.released) {
    texts.push_back(std::string(message.id) + ":" + std::string(message.text));
  }
  return texts;
}

TEST(Hold, TheNextMessageReleases) {
  Conversation conversation(MaskingScrubber(), Holding());
  Scratch scratch;
  ConversationResult r = conversation.Scrub("my order is 4111", 0, scratch, "a");
  EXPECT_TRUE(r.held);
  EXPECT_TRUE(r.text.empty());
  EXPECT_THAT(Released(r), IsEmpty());
  r = conversation.Scrub("can you look?", 10, scratch, "b");
  EXPECT_FALSE(r.held);
  EXPECT_EQ(r.text, "can you look?");
  EXPECT_THAT(Released(r), ElementsAre("a:my order is 4111"));
  EXPECT_THAT(Released(conversation.Release()), IsEmpty());
}

TEST(Hold, WhatBecomesACardGoesOutWithoutIt) {
  Conversation conversation(MaskingScrubber(), Holding());
  Scratch scratch;
  EXPECT_TRUE(conversation.Scrub("4111", 0, scratch, "a").held);
  EXPECT_TRUE(
      conversation.Scrub("\xEF\xBC\x91\xEF\xBC\x91\xEF\xBC\x91\xEF\xBC\x91", 1, scratch, "b").held);
  EXPECT_TRUE(conversation.Scrub("one one one one", 2, scratch, "c").held);
  const ConversationResult r = conversation.Scrub("1111!", 3, scratch, "d");
  EXPECT_EQ(r.text, "XXXX!");
  EXPECT_THAT(
      Released(r),
      ElementsAre("a:XXXX", "b:\xEF\xBC\xB8\xEF\xBC\xB8\xEF\xBC\xB8\xEF\xBC\xB8", "c:X X X X"));
  EXPECT_TRUE(r.earlier.empty());  // nothing to recall
}

TEST(Hold, TimeReleases) {
  Conversation conversation(MaskingScrubber(), Holding());
  Scratch scratch;
  std::int64_t until = 0;
  EXPECT_FALSE(conversation.HoldsUntil(&until));
  (void)conversation.Scrub("4111", 1000, scratch, "a");
  (void)conversation.Scrub("1111", 2000, scratch, "b");
  ASSERT_TRUE(conversation.HoldsUntil(&until));
  EXPECT_EQ(until, 4000);
  EXPECT_THAT(Released(conversation.Expire(3999)), IsEmpty());
  EXPECT_THAT(Released(conversation.Expire(4000)), ElementsAre("a:4111"));
  ASSERT_TRUE(conversation.HoldsUntil(&until));
  EXPECT_EQ(until, 5000);
  // What is sent is to be recalled, what is held is not.
  const ConversationResult r = conversation.Scrub("1111 1111", 4500, scratch, "c");
  EXPECT_EQ(r.text, "XXXX XXXX");
  EXPECT_THAT(Released(r), ElementsAre("b:XXXX"));
  ASSERT_EQ(r.earlier.size(), 1U);
  EXPECT_EQ(r.earlier[0].id, "a");
}

// Neither longer than the caller allows, nor out of their order.
TEST(Hold, AClockThatGoesBackReleasesToo) {
  Conversation conversation(MaskingScrubber(), Holding());
  Scratch scratch;
  (void)conversation.Scrub("4111", 100'000, scratch, "a");
  (void)conversation.Scrub("1111", 1000, scratch, "b");
  EXPECT_THAT(Released(conversation.Expire(1500)), IsEmpty());
  std::int64_t until = 0;
  ASSERT_TRUE(conversation.HoldsUntil(&until));
  EXPECT_EQ(until, 4000);
  EXPECT_THAT(Released(conversation.Expire(4000)), ElementsAre("a:4111", "b:1111"));

  (void)conversation.Scrub("4111", 100'000, scratch, "c");
  EXPECT_THAT(Released(conversation.Expire(-5000)), IsEmpty());
  EXPECT_THAT(Released(conversation.Expire(-2000)), ElementsAre("c:4111"));
}

TEST(Hold, ReleaseGivesAllBack) {
  Conversation conversation(MaskingScrubber(), Holding());
  Scratch scratch;
  (void)conversation.Scrub("4111", 0, scratch, "a");
  (void)conversation.Scrub("1111", 0, scratch, "b");
  EXPECT_THAT(Released(conversation.Release()), ElementsAre("a:4111", "b:1111"));
  EXPECT_THAT(Released(conversation.Release()), IsEmpty());
}

TEST(Hold, WhatDoesNotFitIsSent) {
  Conversation conversation(MaskingScrubber(), Holding());
  Scratch scratch;
  const std::string text = std::string(512, 'x') + " 4111";
  ConversationResult r = conversation.Scrub(text, 0, scratch);
  EXPECT_FALSE(r.held);
  EXPECT_EQ(r.text, text);
  for (const char* const digits : {"41", "11", "1", "1", "1"}) {
    r = conversation.Scrub(digits, 0, scratch);
  }
  EXPECT_FALSE(r.held);  // the fifth
  EXPECT_EQ(r.released.size(), 4U);
}

TEST(Hold, OnlyWhatMayBeginACard) {
  Conversation conversation(MaskingScrubber(), Holding());
  Scratch scratch;
  for (const char* const text : {"I have 2", "4111 it was", "no 9812", "at 10:30", "$4111"}) {
    EXPECT_FALSE(conversation.Scrub(text, 0, scratch).held) << text;
    conversation.Reset();
  }
}

std::string Preview(const Conversation& conversation, std::string_view text) {
  Scratch scratch;
  return std::string(conversation.ScrubPreview(text, 0, scratch).text);
}

TEST(Preview, ShowsTheFirstDigits) {
  Conversation conversation(MaskingScrubber());
  EXPECT_EQ(Preview(conversation, "my card 4111 11"), "my card 4111 11");
  EXPECT_EQ(Preview(conversation, "my card 4111 111"), "my card 4111 11X");
  EXPECT_EQ(Preview(conversation, "my card 4111 1111 1111 111"), "my card 4111 11XX XXXX XXX");
  EXPECT_EQ(Preview(conversation, "my card 4111 1111 1111 1111"), "my card 4111 11XX XXXX XXXX");
  EXPECT_EQ(Preview(conversation, "4111 1111 one"), "4111 11XX one");
  EXPECT_EQ(Preview(conversation, "4111 1111 on"), "4111 11XX on");
  EXPECT_EQ(Preview(conversation, "12 apples, 30 pears"), "12 apples, 30 pears");
  EXPECT_EQ(Preview(conversation, "cvv 123"), "cvv ***");
}

TEST(Preview, TellsOfWhatItFinds) {
  Conversation conversation(MaskingScrubber());
  Scratch scratch;
  const ConversationResult r = conversation.ScrubPreview("my cvv 123", 0, scratch);
  EXPECT_EQ(r.findings_total, 1U);
  ASSERT_EQ(r.findings.size(), 1U);
  EXPECT_EQ(r.findings[0].kind, FindingKind::kVerificationCode);
  EXPECT_EQ(r.findings[0].offset, 7U);
}

TEST(Preview, CountsWhatWasSent) {
  Conversation conversation(MaskingScrubber());
  Scratch scratch;
  (void)conversation.Scrub("4111", 0, scratch);
  EXPECT_EQ(Preview(conversation, "111"), "11X");
  (void)conversation.Scrub("1111", 0, scratch);
  EXPECT_EQ(Preview(conversation, "1 ok"), "X ok");
  EXPECT_EQ(Preview(conversation, "1111 1111 that is all"), "XXXX XXXX that is all");
}

TEST(Preview, ChangesNothing) {
  Conversation conversation(MaskingScrubber(), Holding());
  Scratch scratch;
  EXPECT_TRUE(conversation.Scrub("4111 1111", 0, scratch, "a").held);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(Preview(conversation, "1111 1111"), "XXXX XXXX");
  }
  const ConversationResult r = conversation.Scrub("1111 1111", 0, scratch, "b");
  EXPECT_EQ(r.text, "XXXX XXXX");
  EXPECT_EQ(r.message, 2U);
  EXPECT_THAT(Released(r), ElementsAre("a:XXXX XXXX"));
}

TEST(Conversation, SealStatusesHaveNames) {
  EXPECT_EQ(SealStatusName(SealStatus::kOk), "ok");
  EXPECT_EQ(SealStatusName(SealStatus::kUnsupported), "unsupported");
  EXPECT_EQ(SealStatusName(static_cast<SealStatus>(99)), "unknown");
}

}  // namespace
}  // namespace panveil
