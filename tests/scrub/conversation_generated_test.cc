// Generated chats: a card in pieces is found in the last of them, numbers said in passing are not.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "panveil/conversation.h"
#include "support/chat_maker.h"
#include "support/scrubbers.h"
#include "text/glyph.h"

namespace panveil {
namespace {

using testing_support::ChatMaker;
using testing_support::ChatMessage;
using testing_support::ChatScript;
using testing_support::MaskingScrubber;

constexpr int kChats = 400;

std::string Shown(const std::vector<ChatMessage>& chat) {
  std::string all;
  for (const ChatMessage& message : chat) all += "[" + message.text + "] ";
  return all;
}

// Digits of any script that can be read in `text`.
int DigitsIn(std::string_view text) {
  int digits = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::Glyph glyph = text::DecodeGlyph(text, at);
    digits += glyph.kind == text::GlyphKind::kDigit ? 1 : 0;
    at += glyph.length;
  }
  return digits;
}

// Sends `chat`, whose last message completes a card: nothing of that message's part is left, and
// all earlier ones that hold a part are named.
void ExpectJoined(const Scrubber& scrubber, const std::vector<ChatMessage>& chat) {
  SCOPED_TRACE(Shown(chat));
  Conversation conversation(scrubber);
  Scratch scratch;
  std::vector<std::string> with_digits;
  for (std::size_t i = 0; i < chat.size(); ++i) {
    const ChatMessage& message = chat[i];
    const ConversationResult r =
        conversation.Scrub(message.text, static_cast<std::int64_t>(1000 * i), scratch, message.id);
    ASSERT_EQ(r.status, ScrubStatus::kOk);
    if (i + 1 < chat.size()) {
      ASSERT_EQ(r.text, message.text);
      ASSERT_TRUE(r.earlier.empty());
      if (message.card_digits != 0) with_digits.push_back(message.id);
      continue;
    }
    EXPECT_EQ(DigitsIn(r.text), DigitsIn(message.text) - message.card_digits) << r.text;
    ASSERT_EQ(r.findings.size(), 1U);
    EXPECT_EQ(r.findings[0].kind, FindingKind::kPan);
    EXPECT_GE(r.findings[0].digits, 15);
    std::vector<std::string> named;
    for (const EarlierPart& part : r.earlier) {
      EXPECT_EQ(part.finding, 0U);
      named.emplace_back(part.id);
      const ChatMessage& earlier = chat[static_cast<std::size_t>(part.message - 1)];
      EXPECT_EQ(earlier.id, part.id);
      EXPECT_EQ(DigitsIn(earlier.text.substr(part.offset, part.length)), earlier.card_digits);
    }
    EXPECT_EQ(named, with_digits);
  }
}

TEST(GeneratedChats, CardsInPiecesAreFoundOnEveryKernel) {
  for (const std::string_view kernel : Scrubber::AvailableKernels()) {
    const Scrubber scrubber = MaskingScrubber(Sensitivity::kBalanced, Action::kMask, kernel);
    ChatMaker maker(20170926);
    for (const ChatScript script :
         {ChatScript::kAscii, ChatScript::kFullWidth, ChatScript::kArabic}) {
      for (int i = 0; i < kChats; ++i) {
        const std::string card = maker.Card();
        const int pieces = i % 8 == 7 ? static_cast<int>(card.size()) : 2 + i % 8;
        ExpectJoined(scrubber, maker.Pieces(card, pieces, i % 2 == 0, script));
        if (HasFailure()) return;
      }
    }
  }
}

TEST(GeneratedChats, SpelledCardsAreFound) {
  const Scrubber scrubber = MaskingScrubber();
  ChatMaker maker(7);
  Scratch scratch;
  for (int i = 0; i < kChats; ++i) {
    const std::string card = maker.Card();
    const int pieces = i % 4 == 3 ? static_cast<int>(card.size()) : 2 + i % 4;
    const std::vector<ChatMessage> chat = maker.Pieces(card, pieces, false, ChatScript::kWords);
    SCOPED_TRACE(Shown(chat));
    Conversation conversation(scrubber);
    for (std::size_t k = 0; k < chat.size(); ++k) {
      const ConversationResult r = conversation.Scrub(chat[k].text, 0, scratch);
      ASSERT_EQ(r.earlier.size(), k + 1 == chat.size() ? chat.size() - 1 : 0);
      if (k + 1 == chat.size()) {
        ASSERT_EQ(std::count_if(r.text.begin(), r.text.end(),
                                [](char c) { return c == 'X' || c == '*'; }),
                  chat[k].card_digits);
      }
    }
  }
}

TEST(GeneratedChats, GroupsOfFourAmongWordsAreFound) {
  const Scrubber scrubber = MaskingScrubber();
  ChatMaker maker(8);
  for (int i = 0; i < kChats; ++i) {
    std::string card;
    while (card.size() != 16) card = maker.Card();
    ExpectJoined(scrubber, maker.PiecesInWords(card, 2 + i % 3));
    if (HasFailure()) return;
  }
}

// What was sent stays within the first six digits of previews, or was sent whole.
TEST(GeneratedChats, NoPreviewShowsMoreThanTheFirstDigits) {
  const Scrubber scrubber = MaskingScrubber();
  ChatMaker maker(9);
  Scratch scratch;
  for (int i = 0; i < kChats; ++i) {
    ConversationOptions options;
    options.preview_digits = i % 8;
    const std::string card = maker.Card();
    const ChatScript script = i % 3 == 0 ? ChatScript::kFullWidth : ChatScript::kAscii;
    const int pieces = 1 + i % 5;
    const std::vector<ChatMessage> chat =
        pieces == 1 ? std::vector<ChatMessage>{{card + (i % 2 == 0 ? " is it" : ""), "", 16}}
                    : maker.Pieces(card, pieces, true, script);
    SCOPED_TRACE(Shown(chat));
    Conversation conversation(scrubber, options);
    int sent = 0;
    for (const ChatMessage& message : chat) {
      for (std::size_t size = 0; size <= message.text.size(); ++size) {
        const std::string_view typed = std::string_view(message.text).substr(0, size);
        const ConversationResult r = conversation.ScrubPreview(typed, 0, scratch);
        ASSERT_EQ(r.status, ScrubStatus::kOk);
        ASSERT_LE(r.text.size(), size);
        ASSERT_LE(DigitsIn(r.text), std::max(0, options.preview_digits - sent))
            << options.preview_digits << " " << sent << " " << message.text << " -> " << r.text;
      }
      const ConversationResult r = conversation.Scrub(message.text, 0, scratch);
      sent += DigitsIn(r.text);
    }
  }
}

// Once four digits of a card are there, no more of it goes out.
TEST(GeneratedChats, NothingOfACardIsSentThatIsHeld) {
  const Scrubber scrubber = MaskingScrubber();
  ChatMaker maker(10);
  Scratch scratch;
  ConversationOptions options;
  options.hold = true;
  for (int i = 0; i < kChats; ++i) {
    const ChatScript script = i % 2 == 0 ? ChatScript::kAscii : ChatScript::kFullWidth;
    const std::vector<ChatMessage> chat = maker.Pieces(maker.Card(), 2 + i % 3, false, script);
    SCOPED_TRACE(Shown(chat));
    Conversation conversation(scrubber, options);
    std::vector<std::string> sent;
    std::vector<std::string> to_recall;
    int said = 0;
    for (const ChatMessage& message : chat) {
      const ConversationResult r = conversation.Scrub(message.text, 0, scratch, message.id);
      said += message.card_digits;
      const bool last = &message == &chat.back();
      ASSERT_EQ(r.held, said >= 4 && !last);
      if (!r.held && !last) to_recall.push_back(message.id);
      for (const ReleasedMessage& released : r.released) sent.emplace_back(released.text);
      if (r.held) continue;
      sent.emplace_back(r.text);
      if (!last) continue;
      std::vector<std::string> recalled;
      for (const EarlierPart& part : r.earlier) recalled.emplace_back(part.id);
      ASSERT_EQ(recalled, to_recall);
    }
    ASSERT_EQ(sent.size(), chat.size());
    for (std::size_t k = 0; k < chat.size(); ++k) {
      ASSERT_EQ(sent[k].size(), chat[k].text.size());
      const bool out = k < to_recall.size();
      ASSERT_EQ(DigitsIn(sent[k]), out ? chat[k].card_digits : 0) << sent[k];
    }
  }
}

// A measure, with a bound: such chats hold no card.
TEST(GeneratedChats, NumbersSaidInPassingRarelyJoin) {
  const Scrubber scrubber = MaskingScrubber();
  ChatMaker maker(11);
  Scratch scratch;
  int joined = 0;
  int codes = 0;
  constexpr int kMessages = 30;
  for (int i = 0; i < kChats; ++i) {
    Conversation conversation(scrubber);
    for (const ChatMessage& message : maker.Ordinary(kMessages)) {
      const ConversationResult r = conversation.Scrub(message.text, 0, scratch);
      joined += r.earlier.empty() ? 0 : 1;
      for (const Finding& f : r.findings) codes += f.kind == FindingKind::kVerificationCode ? 1 : 0;
    }
  }
  std::printf("of %d messages %d were taken for the end of a card, %d for a code\n",
              kChats * kMessages, joined, codes);
  EXPECT_LT(joined, kChats * kMessages / 200);
}

}  // namespace
}  // namespace panveil
