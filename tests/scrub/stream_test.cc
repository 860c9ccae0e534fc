// What comes out of a stream is what the batch call makes of the whole, however it was cut.
//
// PANVEIL_TEST_SEED and PANVEIL_TEST_CASES in the environment override what is fixed here.
#include "panveil/stream.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scrub/hostile_units.h"
#include "scrub/message_case.h"
#include "scrub/messages_among.h"
#include "scrub/messages_asked.h"
#include "scrub/messages_disguised.h"
#include "scrub/messages_hostile.h"
#include "scrub/messages_innocent.h"
#include "scrub/messages_more.h"
#include "scrub/messages_pasted.h"
#include "support/scrubbers.h"
#include "support/stream_pieces.h"
#include "support/text_generator.h"
#include "support/violations.h"
#include "text/glyph.h"

namespace panveil::scrub {
namespace {

using testing_support::Collected;
using testing_support::Difference;
using testing_support::Escaped;
using testing_support::FeedPieces;
using testing_support::FromEnvironment;
using testing_support::MakeScrubber;
using testing_support::MakeStream;
using testing_support::MaskingScrubber;
using testing_support::TextGenerator;

constexpr std::uint64_t kSeed = 20240607;

std::vector<std::string_view> Messages() {
  std::vector<std::string_view> all;
  const auto add = [&all](const auto& table) {
    for (const auto& c : table) all.emplace_back(c.text);
  };
  add(kAmongOthers);
  add(kAsked);
  add(kDisguised);
  add(kHostile);
  add(kMoreSmuggled);
  add(kPasted);
  add(kInnocent);
  add(kAskedInnocent);
  add(kHostileInnocent);
  add(kMoreInnocent);
  add(kPastedInnocent);
  return all;
}

// Talk without a card, now and then with a number, a word of digits, another script.
std::string Talk(std::size_t size, std::mt19937_64& random) {
  constexpr std::string_view kWords[] = {"the",
                                         "order",
                                         "is",
                                         "late",
                                         "again",
                                         "please",
                                         "call",
                                         "one",
                                         "of",
                                         "us",
                                         "in",
                                         "May",
                                         "12",
                                         "today",
                                         "card",
                                         "bitte",
                                         "was",
                                         "2024",
                                         "o",
                                         "cvv",
                                         "\xC3\xBC"
                                         "ber",
                                         "four",
                                         "l"};
  std::string text;
  while (text.size() < size) {
    text += kWords[random() % std::size(kWords)];
    text += random() % 9 == 0 ? ".\n" : " ";
  }
  text.resize(size);
  return text;
}

// Compares the stream of one scrubber with its batch call.
class Comparer {
 public:
  explicit Comparer(const Scrubber& scrubber)
      : scrubber_(scrubber), stream_(MakeStream(scrubber)) {}

  void SetText(std::string_view text) {
    text_ = text;
    whole_ = scrubber_.Scrub(text, PayloadKind::kText, scratch_);
  }

  // Empty when nothing differs.
  std::string WithCuts(const std::vector<std::size_t>& cuts) {
    out_.Clear();
    const ScrubStatus status = FeedPieces(stream_, text_, cuts, out_);
    const std::string difference = Difference(whole_, out_, status);
    if (difference.empty()) return difference;
    const auto at = static_cast<std::size_t>(
        std::mismatch(out_.text.begin(), out_.text.end(), whole_.text.begin(), whole_.text.end())
            .first -
        out_.text.begin());
    const std::size_t from = at - std::min<std::size_t>(at, 80);
    return difference + " at " + std::to_string(at) + "\n  in     " +
           Escaped(text_.substr(std::min(from, text_.size()), 160)) + "\n  batch  " +
           Escaped(whole_.text.substr(std::min(from, whole_.text.size()), 160)) + "\n  stream " +
           Escaped(std::string_view(out_.text).substr(std::min(from, out_.text.size()), 160));
  }

 private:
  const Scrubber& scrubber_;
  StreamScrubber stream_;
  Scratch scratch_;
  std::string_view text_;
  Result whole_;
  Collected out_;
};

std::vector<std::size_t> RandomCuts(std::size_t size, std::size_t most, std::mt19937_64& random) {
  std::vector<std::size_t> cuts;
  for (std::size_t cut = random() % most; cut < size; cut += 1 + random() % most) {
    cuts.push_back(cut);
  }
  return cuts;
}

std::vector<std::size_t> EachByte(std::size_t size) {
  std::vector<std::size_t> cuts;
  for (std::size_t cut = 1; cut < size; ++cut) cuts.push_back(cut);
  return cuts;
}

TEST(Stream, AMessageCutAnywhereIsTheWhole) {
  constexpr std::size_t kShort = 40;
  const Scrubber scrubber = MaskingScrubber();
  Comparer comparer(scrubber);
  for (const std::string_view message : Messages()) {
    comparer.SetText(message);
    for (std::size_t cut = 0; cut <= message.size(); ++cut) {
      ASSERT_EQ(comparer.WithCuts({cut}), "") << message << " cut at " << cut;
      if (message.size() > kShort) continue;
      for (std::size_t other = cut; other <= message.size(); ++other) {
        ASSERT_EQ(comparer.WithCuts({cut, other}), "") << message;
      }
    }
    ASSERT_EQ(comparer.WithCuts(EachByte(message.size())), "") << message;
  }
}

// Text enough stands around it that what is decided does not wait for the end; and before it so
// much that of that no more is kept than is looked at.
constexpr std::size_t kTextBefore = 5000;

TEST(Stream, AMessageAmongTalkCutAnywhereIsTheWhole) {
  constexpr std::size_t kTalk = 1500;
  constexpr std::size_t kBegin = kTextBefore;
  // Every second place, and fewer where each costs ten times as much.
  const std::size_t step = FromEnvironment("PANVEIL_TEST_CASES", 300'000) < 300'000 ? 9 : 3;
  const Scrubber scrubber = MaskingScrubber();
  Comparer comparer(scrubber);
  std::mt19937_64 random(kSeed);
  for (const std::string_view message : Messages()) {
    const std::string text = std::string(kTextBefore - kTalk, ' ') +
                             Talk(kTalk, random).append(message) + Talk(2 * kTalk, random);
    comparer.SetText(text);
    // What a decision about it may wait for is there between the first and the last of these.
    for (std::size_t cut = kBegin; cut < kBegin + message.size() + 1400;
         cut += 1 + random() % step) {
      ASSERT_EQ(comparer.WithCuts({cut}), "") << message << " cut at " << cut;
    }
  }
}

std::string Times(std::string_view piece, int count) {
  std::string all;
  for (; count > 0; --count) all += piece;
  return all;
}

// What rules look at as far away as they do.
std::vector<std::string> TextsLookedAtFar() {
  const std::string pan = "4111111111111111";
  const std::string space = "\xE2\x80\x8B";  // of no width
  const std::string chunk = std::string(60, 'k') + std::string(60, '7');
  const std::string wide = "\xEF\xBC\xA1";  // a letter in full width
  const std::string date = "\xEF\xBC\x91\xEF\xBC\x92/\xEF\xBC\x92\xEF\xBC\x97";
  const std::string code = "\xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x93";
  const std::string marked = "o" + Times(space, 4) + "n" + Times(space, 4) + "e";
  std::vector<std::string> texts;
  for (int n = 1; n < 6; ++n) {
    texts.push_back(Times(chunk, n) + pan + Times(chunk, n));
    texts.push_back(Times("9visa", n) + pan + Times("cvv12", n) + "x");
    texts.push_back(Times(std::string(60, '7') + "visa", n) + "k" + pan);
    texts.push_back(pan + Times("cvv" + std::string(60, '7'), n) + chunk + "k7");
    texts.push_back("7k" + std::string(60, '7') + chunk + Times("visa" + std::string(60, '7'), n) +
                    "visa" + pan);
    texts.push_back(pan + Times("cvv" + std::string(60, '7'), n) + chunk + "k7, " + pan);
    texts.push_back("five" + std::string(static_cast<std::size_t>(12 * n), '1') + " 1 x");
    texts.push_back("one " + Times("1" + Times(space, 2 * n), 16) + "x");
    texts.push_back("card" + Times(" three", 10 * n) + " 6200000000000000 !");
    texts.push_back("order 6200000000000000" + Times(" three", 6 * n) + " card");
    texts.push_back("card" + Times(" " + marked, 10 * n) + " 6200000000000000 !");
    texts.push_back(Times("one l ", 4 * n) + "1 1 1 1 1 1 1 1 1 1 1 1 1");
    texts.push_back(pan + " exp " + Times("is the ", n) + "December, de 2027 cvv is 123");
    texts.push_back("valid until " + Times("the ", 4 * n) + "Dec 2027, code 123");
    texts.push_back("123" + Times(" is my", n) + " security code");
    texts.push_back("12/27," + Times(" ", 4 * n) + "card no " + pan);
    texts.push_back(pan + Times(" \xE2\x80\x94", 7 * n) + date + " cvv" +
                    Times("\xE2\x80\x83", 7 * n) + code + "!");
    texts.push_back(pan + " " + date + " cvv is" + Times(" the" + space + space, 6 * n) + " " +
                    code + wide);
    texts.push_back(pan + " cvv" + Times(space, 20 * n) + code + " exp " + date);
    texts.push_back(pan + "^" + std::string(static_cast<std::size_t>(9 * n), 'A') + "^2712101" +
                    std::string(30, '0') + "?");
    texts.push_back(pan + "," + std::string(static_cast<std::size_t>(9 * n), 'A') + ",12/27,123");
    texts.push_back(Times("4" + Times(space, 5) + " ", 20 * n));
    texts.push_back(Times(marked + " ", 20 * n) + "4");
  }
  return texts;
}

TEST(Stream, WhatIsLookedAtFarIsThere) {
  const Scrubber scrubber = MaskingScrubber();
  Comparer comparer(scrubber);
  std::mt19937_64 random(kSeed + 5);
  for (const std::string& far : TextsLookedAtFar()) {
    const std::string text = std::string(kTextBefore, ' ') + far + "\n" + Talk(3000, random);
    comparer.SetText(text);
    const std::size_t last = std::min(text.size(), kTextBefore + far.size() + 1400);
    ASSERT_EQ(comparer.WithCuts(RandomCuts(text.size(), 24, random)), "") << Escaped(far);
    for (std::size_t cut = kTextBefore - 20; cut < last; cut += 1 + random() % 3) {
      ASSERT_EQ(comparer.WithCuts({cut}), "") << Escaped(far) << " cut at " << cut;
    }
  }
}

TEST(Stream, EveryKernelGivesTheWhole) {
  std::mt19937_64 random(kSeed + 1);
  std::string text;
  for (const std::string_view message : Messages()) {
    text.append(message) += random() % 2 == 0 ? "\n" : Talk(random() % 1500, random);
  }
  for (const std::string_view kernel : Scrubber::AvailableKernels()) {
    for (const Sensitivity sensitivity :
         {Sensitivity::kBalanced, Sensitivity::kPrecise, Sensitivity::kParanoid}) {
      const Scrubber scrubber = MaskingScrubber(sensitivity, Action::kMask, kernel);
      Comparer comparer(scrubber);
      comparer.SetText(text);
      EXPECT_EQ(comparer.WithCuts(EachByte(text.size())), "") << kernel;
      for (const std::size_t most : {7U, 64U, 700U, 5000U, 40000U, 200000U}) {
        EXPECT_EQ(comparer.WithCuts(RandomCuts(text.size(), most, random)), "") << kernel;
      }
    }
  }
}

std::vector<Scrubber> EverySetting() {
  std::vector<Scrubber> all;
  for (const std::string_view kernel : Scrubber::AvailableKernels()) {
    for (const Sensitivity sensitivity :
         {Sensitivity::kBalanced, Sensitivity::kPrecise, Sensitivity::kParanoid}) {
      ScrubberOptions options;
      options.kernel = std::string(kernel);
      options.sensitivity = sensitivity;
      options.max_findings = 65536;
      for (const Action action : {Action::kMask, Action::kRedact}) {
        options.action = action;
        all.push_back(MakeScrubber(options));
      }
#ifndef PANVEIL_CORE_ONLY
      options.action = Action::kTokenize;
      options.keyring = testing_support::FixedKeyring();
      all.push_back(MakeScrubber(options));
      options.token_format = TokenFormat::kDigits;
      if (sensitivity != Sensitivity::kParanoid) all.push_back(MakeScrubber(options));
#endif
    }
  }
  return all;
}

TEST(Stream, GeneratedTextsCutAtRandomAreTheWhole) {
  const std::uint64_t seed = FromEnvironment("PANVEIL_TEST_SEED", kSeed);
  const std::uint64_t cases = FromEnvironment("PANVEIL_TEST_CASES", 300'000) / 100;
  const std::vector<Scrubber> scrubbers = EverySetting();
  std::mt19937_64 random(seed);
  TextGenerator generator(seed);
  for (std::uint64_t i = 0; i < cases; ++i) {
    const std::size_t size = random() % (random() % 8 == 0 ? 60'000 : 6'000);
    std::string text;
    while (text.size() < size) {
      text += generator.Next();
      if (random() % 4 == 0) text += Talk(random() % 900, random);
    }
    Comparer comparer(scrubbers[i % scrubbers.size()]);
    comparer.SetText(text);
    for (const std::size_t most : {40U, 1200U, 20'000U}) {
      ASSERT_EQ(comparer.WithCuts(RandomCuts(text.size(), most, random)), "")
          << "seed " << seed << ", text " << i;
    }
  }
}

// Also where the only pause is in it: a short generated text among talk, cut once.
TEST(Stream, GeneratedTextsCutOnceAreTheWhole) {
  const std::uint64_t cases = FromEnvironment("PANVEIL_TEST_CASES", 300'000) / 1000;
  const Scrubber scrubber = MaskingScrubber();
  Comparer comparer(scrubber);
  std::mt19937_64 random(kSeed + 2);
  TextGenerator generator(kSeed + 2);
  for (std::uint64_t i = 0; i < cases; ++i) {
    const std::string text =
        Talk(1100, random) + generator.Next() + generator.Next() + Talk(2500, random);
    comparer.SetText(text);
    for (std::size_t cut = 1100; cut < text.size(); cut += 1 + random() % 7) {
      ASSERT_EQ(comparer.WithCuts({cut}), "") << "text " << i << " cut at " << cut;
    }
  }
}

TEST(Stream, TenMegabytesInChunksOfOneByte) {
  constexpr std::size_t kBytes = 10 << 20;
  std::mt19937_64 random(kSeed + 3);
  TextGenerator generator(kSeed + 3);
  std::string text;
  while (text.size() < kBytes) {
    text += generator.Next();
    text += Talk(random() % 2000, random);
  }
  ScrubberOptions options;
  options.action = Action::kMask;
  options.max_findings = 65536;
  const Scrubber scrubber = MakeScrubber(options);
  Scratch scratch;
  const Result whole = scrubber.Scrub(text, PayloadKind::kText, scratch);
  StreamScrubber stream = MakeStream(scrubber);
  Collected out;
  for (const char& c : text) (void)stream.Feed({&c, 1}, out);
  EXPECT_EQ(stream.Finish(out), ScrubStatus::kOk);
  EXPECT_TRUE(out.text == whole.text);
  EXPECT_EQ(out.findings.size(), whole.findings_total);
}

// Texts that hold as much as can be held.
std::vector<std::string> TextsThatHold() {
  std::string marked;  // a word of digits with as many marks as one may have, and behind it
  for (const char c : std::string_view("four")) {
    (marked += c) += c == 'r' ? "" : "\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B";
  }
  for (int i = 0; i < 6; ++i) marked += "\xE2\x80\x8B";
  std::vector<std::string> units(std::begin(kHostileUnits), std::end(kHostileUnits));
  units.push_back(marked + " ");
  units.push_back("\xF0\x9D\x9F\x9C" + std::string(" \xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B"
                                                   "\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B"));
  units.push_back("4          ");
  return units;
}

TEST(Stream, HostileTextsAreTheWholeAndHoldNoMoreThanIsSaid) {
  constexpr std::size_t kBytes = 60'000;
  std::mt19937_64 random(kSeed + 4);
  std::size_t most_held = 0;
  for (const Sensitivity sensitivity : {Sensitivity::kBalanced, Sensitivity::kParanoid}) {
    ScrubberOptions options;
    options.action = Action::kMask;
    options.sensitivity = sensitivity;
    options.max_findings = 65536;
    const Scrubber scrubber = MakeScrubber(options);
    Comparer comparer(scrubber);
    StreamScrubber stream = MakeStream(scrubber);
    for (const std::string& unit : TextsThatHold()) {
      std::string text = Talk(random() % 3000, random);
      while (text.size() < kBytes) text += unit;
      text += Talk(3000, random);
      comparer.SetText(text);
      for (const std::size_t most : {1U, 100U, 3000U, 30'000U}) {
        ASSERT_EQ(comparer.WithCuts(RandomCuts(text.size(), most, random)), "") << Escaped(unit);
      }
      // In the text that goes in, which may be longer than what comes out.
      Scratch scratch;
      Collected out;
      const std::string_view whole = scrubber.Scrub(text, PayloadKind::kText, scratch).text;
      const std::size_t shorter = text.size() - whole.size();
      for (std::size_t i = 0; i < text.size(); ++i) {
        (void)stream.Feed({&text[i], 1}, out);
        const std::size_t held = i + 1 - std::min(i + 1, out.text.size());
        if (shorter == 0) most_held = std::max(most_held, held);
      }
      stream.Reset();
    }
  }
  EXPECT_LE(most_held, StreamScrubber::kMostHeldBytes);
  EXPECT_GT(most_held, StreamScrubber::kMostHeldBytes / 4);
}

// Though Luhn fails.
TEST(Stream, ANumberThatAProgramNamesIsHeldUntilItIsKnown) {
  const Scrubber scrubber = MaskingScrubber();
  Comparer comparer(scrubber);
  for (const std::string_view text :
       {"cardnumber:4111111111111112: hello you there", "pan='4111111111111112', cvv='42737' id=1",
        "{\"pan\":\"4111111111111112\"x\"7\",", "card_number = 4111 1111 1111 1112: what is it"}) {
    comparer.SetText(text);
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
      EXPECT_EQ(comparer.WithCuts({cut}), "") << text << " cut at " << cut;
    }
    EXPECT_EQ(comparer.WithCuts(EachByte(text.size())), "") << text;
  }
}

TEST(Stream, WordsGoOutAtOnceAndNumbersWithThem) {
  const Scrubber scrubber = MaskingScrubber();
  StreamScrubber stream = MakeStream(scrubber);
  Collected out;
  EXPECT_EQ(stream.Feed("Thank you for your patience. ", out), ScrubStatus::kOk);
  EXPECT_EQ(out.text, "Thank you for your patience. ");
  (void)stream.Feed("Your order", out);
  EXPECT_EQ(out.text, "Thank you for your patience. Your ");
  (void)stream.Feed(" 4111 is", out);
  EXPECT_EQ(out.text, "Thank you for your patience. Your order ");
  (void)stream.Feed(" there ", out);
  EXPECT_EQ(out.text, "Thank you for your patience. Your order 4111 is there ");
}

TEST(Stream, FindingsCountInTheWholeStream) {
  const Scrubber scrubber = MaskingScrubber();
  StreamScrubber stream = MakeStream(scrubber);
  Collected out;
  const std::string talk(100'000, ' ');
  (void)stream.Feed(talk, out);
  (void)stream.Feed("4111 1111", out);
  (void)stream.Feed(" 1111 1111", out);
  (void)stream.Feed(talk, out);
  ASSERT_EQ(out.findings.size(), 1U);
  EXPECT_EQ(out.findings[0].offset, talk.size());
  EXPECT_EQ(out.findings[0].length, 19U);
}

TEST(Stream, TheMerchantsFunctionSeesWhereInTheStream) {
  ScrubberOptions options;
  options.action = Action::kMask;
  std::size_t seen = 0;
  options.allow = [&seen](const Finding& finding) {
    seen = finding.offset;
    return true;
  };
  const Scrubber scrubber = MakeScrubber(options);
  StreamScrubber stream = MakeStream(scrubber);
  Collected out;
  (void)stream.Feed(std::string(70'000, '.'), out);
  (void)stream.Feed("4111111111111111", out);
  (void)stream.Finish(out);
  EXPECT_EQ(seen, 70'000U);
  EXPECT_EQ(out.text.substr(70'000), "4111111111111111");
}

TEST(Stream, MayBeUsedAgainMovedAndLeft) {
  const Scrubber scrubber = MaskingScrubber();
  StreamScrubber stream = MakeStream(scrubber);
  Collected out;
  (void)stream.Feed("card 4111 1111 ", out);
  StreamScrubber moved = std::move(stream);
  EXPECT_EQ(stream.Feed("x", out), ScrubStatus::kBadArgument);  // NOLINT(bugprone-use-after-move)
  (void)moved.Feed("1111 1111", out);
  EXPECT_EQ(moved.Finish(out), ScrubStatus::kOk);
  EXPECT_EQ(out.text, "card **** **** **** 1111");
  out.Clear();
  (void)moved.Feed("4111 1111 1111 ", out);
  moved.Reset();
  (void)moved.Feed("1111 and more", out);
  EXPECT_EQ(moved.Finish(out), ScrubStatus::kOk);
  EXPECT_EQ(out.text, "1111 and more");
  (void)moved.Feed("4111 1111", out);  // destroyed with this in it
}

TEST(Stream, AFlushMasksDigitsThatMayGoOn) {
  const Scrubber scrubber = MaskingScrubber();
  StreamScrubber stream = MakeStream(scrubber);
  Collected out;
  (void)stream.Feed("pay with 4111 1111", out);
  EXPECT_EQ(stream.Flush(FlushPolicy::kMaskDigits, out), ScrubStatus::kOk);
  EXPECT_EQ(out.text, "pay with **** ****");
  (void)stream.Feed(" 1111 1111 now", out);
  EXPECT_EQ(stream.Finish(out), ScrubStatus::kOk);
  EXPECT_EQ(out.text, "pay with **** **** **** **** now");
  ASSERT_EQ(out.findings.size(), 1U);
  EXPECT_EQ(out.findings[0].offset, 9U);
  EXPECT_EQ(out.findings[0].action, Action::kRedact);
}

TEST(Stream, AFlushHoldsDigitsThatMayGoOnWhenAsked) {
  const Scrubber scrubber = MaskingScrubber();
  StreamScrubber stream = MakeStream(scrubber);
  Collected out;
  (void)stream.Feed("order 12345 is paid with 4111 1111 1111 1111 and 5500 00", out);
  (void)stream.Flush(FlushPolicy::kHoldDigits, out);
  EXPECT_EQ(out.text, "order 12345 is paid with **** **** **** 1111 and ");
  (void)stream.Feed("00 0000 0004 too", out);
  (void)stream.Flush(FlushPolicy::kHoldDigits, out);
  EXPECT_EQ(out.text, "order 12345 is paid with **** **** **** 1111 and **** **** **** 0004 too");
  (void)stream.Finish(out);
  EXPECT_EQ(out.text, "order 12345 is paid with **** **** **** 1111 and **** **** **** 0004 too");
  EXPECT_EQ(out.findings.size(), 2U);
}

// What a flush lets out of `text`.
std::string Flushed(std::string_view text) {
  const Scrubber scrubber = MaskingScrubber();
  StreamScrubber stream = MakeStream(scrubber);
  Collected out;
  (void)stream.Feed(text, out);
  (void)stream.Flush(FlushPolicy::kMaskDigits, out);
  return out.text;
}

TEST(Stream, AFlushCountsWordsAndLookAlikes) {
  EXPECT_EQ(Flushed("it is four one one o"), "it is **** *** *** *");
  EXPECT_EQ(Flushed("it is 4 1 1 on"), "it is * * * **");
  EXPECT_EQ(Flushed("it is 41l1 "), "it is **** ");
  EXPECT_EQ(Flushed("in 2024 Bob"), "in 2024 Bob");
  EXPECT_EQ(Flushed("I am on"), "I am on");
  EXPECT_EQ(Flushed("cvv 123"), "cvv ***");
}

// Whatever was flushed when: no more of a card is out than what stays readable of one.
TEST(Stream, FlushesAtAnyTimeLetNoCardThrough) {
  const Scrubber scrubber = MaskingScrubber();
  const std::string text = "pay 4111 1111 1111 1111 please";
  for (std::size_t first = 0; first <= text.size(); ++first) {
    for (std::size_t second = first; second <= text.size(); ++second) {
      StreamScrubber stream = MakeStream(scrubber);
      Collected out;
      (void)stream.Feed(std::string_view(text).substr(0, first), out);
      (void)stream.Flush(FlushPolicy::kMaskDigits, out);
      (void)stream.Feed(std::string_view(text).substr(first, second - first), out);
      (void)stream.Flush(FlushPolicy::kMaskDigits, out);
      (void)stream.Feed(std::string_view(text).substr(second), out);
      (void)stream.Finish(out);
      ASSERT_EQ(out.text.size(), text.size());
      const auto digits = std::count_if(out.text.begin(), out.text.end(),
                                        [](char c) { return c >= '0' && c <= '9'; });
      ASSERT_LE(digits, 4) << out.text << " flushed at " << first << " and " << second;
    }
  }
}

// The digits of a PAN in groups of four, each digit as `forms` has it.
std::string Written(std::string_view pan, const std::vector<std::string>& forms,
                    std::string_view between) {
  std::string text;
  for (std::size_t i = 0; i < pan.size(); ++i) {
    if (i > 0 && i % 4 == 0) text += between;
    text += forms[static_cast<std::size_t>(pan[i] - '0')];
  }
  return text;
}

// Digits of all forms in `text`, without those of escaped spaces.
int DigitsIn(std::string_view text) {
  int digits = 0;
  for (std::size_t i = 0; i < text.size();) {
    const text::Glyph glyph = text::DecodeGlyph(text, i);
    digits += glyph.kind == text::GlyphKind::kDigit ? 1 : 0;
    i += text.substr(i, 3) == "%20" ? std::size_t{3} : glyph.length;
  }
  return digits;
}

// Whatever the digits and what is between them are: chunks end inside of characters, and of
// escapes.
TEST(Stream, AFlushAnywhereInACardLetsNoneThrough) {
  const Scrubber scrubber = MaskingScrubber();
  std::vector<std::vector<std::string>> forms(4);
  for (int digit = 0; digit < 10; ++digit) {
    const char low = static_cast<char>(digit);
    forms[0].push_back(std::string(1, static_cast<char>('0' + low)));
    forms[1].push_back(std::string("\xEF\xBC") + static_cast<char>('\x90' + low));
    forms[2].push_back(std::string("\xD9") + static_cast<char>('\xA0' + low));
    forms[3].push_back(forms[0].back() + "\xEF\xB8\x8F\xE2\x83\xA3");
  }
  for (const std::string_view between :
       {"", " ", "-", " - ", "\n", "** **", "\xC2\xA0", "\xE2\x80\x8B", "%20", "\xCC\x81 "}) {
    for (const auto& form : forms) {
      const std::string text = "pay " + Written("4111111111111111", form, between) + " now";
      for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        for (const FlushPolicy policy : {FlushPolicy::kMaskDigits, FlushPolicy::kHoldDigits}) {
          StreamScrubber stream = MakeStream(scrubber);
          Collected out;
          (void)stream.Feed(std::string_view(text).substr(0, cut), out);
          (void)stream.Flush(policy, out);
          (void)stream.Feed(std::string_view(text).substr(cut), out);
          (void)stream.Finish(out);
          ASSERT_LE(DigitsIn(out.text), 4) << Escaped(out.text) << " flushed at " << cut;
        }
      }
    }
  }
}

TEST(Stream, AFlushHoldsWhatIsCut) {
  EXPECT_EQ(Flushed("caf\xC3"), "caf");
  EXPECT_EQ(Flushed("4111\xE2\x80"), "****");
  EXPECT_EQ(Flushed("4111%201111%2"), "****%******%*");
  EXPECT_EQ(Flushed("up by 50%"), "up by 50%");
}

TEST(Stream, OtherKindsComeOutAtTheEndAsTheWholeDoes) {
  const Scrubber scrubber = MaskingScrubber();
  const std::string_view json = R"({"text":"4111\u0020111111111111","n":5500000000000004})";
  Scratch scratch;
  const Result whole = scrubber.Scrub(json, PayloadKind::kJson, scratch);
  StreamScrubber stream = MakeStream(scrubber, PayloadKind::kJson);
  for (std::size_t cut = 0; cut <= json.size(); ++cut) {
    Collected out;
    (void)stream.Feed(json.substr(0, cut), out);
    (void)stream.Flush(FlushPolicy::kMaskDigits, out);
    (void)stream.Feed(json.substr(cut), out);
    EXPECT_EQ(out.text, "");
    EXPECT_EQ(stream.Finish(out), ScrubStatus::kOk);
    EXPECT_EQ(out.text, whole.text);
    EXPECT_EQ(out.findings.size(), whole.findings.size());
  }
}

// UTF-16 is read as a whole, when nobody says what it is.
TEST(Stream, ATextThatIsTooLongDoesNotComeOut) {
  constexpr std::size_t kBytes = 2'000'000;
  ScrubberOptions options;
  options.action = Action::kMask;
  options.max_input_bytes = kBytes;
  const Scrubber scrubber = MakeScrubber(options);
  StreamScrubber stream = MakeStream(scrubber, PayloadKind::kAuto);
  Collected out;
  EXPECT_EQ(stream.Feed(std::string(kBytes, '\0'), out), ScrubStatus::kOk);
  EXPECT_EQ(stream.Feed("[", out), ScrubStatus::kInputTooLong);
  EXPECT_EQ(stream.Feed("1", out), ScrubStatus::kInputTooLong);
  EXPECT_EQ(stream.Finish(out), ScrubStatus::kInputTooLong);
  EXPECT_EQ(out.text, "");
  EXPECT_EQ(stream.Feed("[1]", out), ScrubStatus::kOk);
  EXPECT_EQ(stream.Finish(out), ScrubStatus::kOk);
  EXPECT_EQ(out.text, "[1]");
}

#ifndef PANVEIL_CORE_ONLY
TEST(Stream, PatternsAreMatchedOverTheWhole) {
  ScrubberOptions options;
  options.action = Action::kMask;
  options.patterns.push_back({"member", "M-[0-9 ]+", Action::kMask});
  const Scrubber scrubber = MakeScrubber(options);
  StreamScrubber stream = MakeStream(scrubber);
  Collected out;
  (void)stream.Feed("member M-12", out);
  (void)stream.Feed("34 and 4111 1111 1111 1111", out);
  EXPECT_EQ(out.text, "");
  EXPECT_EQ(stream.Finish(out), ScrubStatus::kOk);
  EXPECT_EQ(out.text, "member *-**** and **** **** **** 1111");
}
#endif

}  // namespace
}  // namespace panveil::scrub
