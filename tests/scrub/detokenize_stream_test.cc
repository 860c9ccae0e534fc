// What comes out of a detokenizing stream is what Detokenize() makes of the whole.
#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "panveil/detokenizer.h"
#include "scrub/hostile_units.h"
#include "support/scrubbers.h"
#include "support/stream_pieces.h"
#include "support/text_generator.h"
#include "support/violations.h"

namespace panveil::scrub {
namespace {

using testing_support::Collected;
using testing_support::Escaped;
using testing_support::FixedKeyring;
using testing_support::FromEnvironment;
using testing_support::MakeScrubber;
using testing_support::ScrubbedBy;
using testing_support::TextGenerator;

constexpr std::uint64_t kSeed = 20240608;

Detokenizer MakeDetokenizer(TokenFormat format) {
  DetokenizerOptions options;
  options.keyring = FixedKeyring();
  options.token_format = format;
  return *Detokenizer::Create(options);
}

Scrubber MakeTokenizing(TokenFormat format) {
  ScrubberOptions options;
  options.keyring = FixedKeyring();
  options.token_format = format;
  return MakeScrubber(options);
}

// Both ways of one token format, and what differs of a text cut at `cuts`.
class Pair {
 public:
  explicit Pair(TokenFormat format)
      : scrubber(MakeTokenizing(format)),
        detokenizer_(MakeDetokenizer(format)),
        stream_(*StreamDetokenizer::Create(detokenizer_)) {}

  void SetText(std::string_view text) {
    text_ = text;
    whole_ = detokenizer_.Detokenize(text, &opened_);
  }
  [[nodiscard]] std::size_t opened() const { return opened_; }

  std::string WithCuts(const std::vector<std::size_t>& cuts) {
    Collected out;
    std::size_t begin = 0;
    for (const std::size_t cut : cuts) {
      stream_.Feed(text_.substr(begin, cut - begin), out);
      begin = cut;
    }
    stream_.Feed(text_.substr(begin), out);
    const std::size_t opened = stream_.Finish(out);
    if (out.text != whole_) return Escaped(text_) + "\n" + Escaped(out.text);
    return opened == opened_ ? std::string() : "number opened";
  }

  const Scrubber scrubber;

 private:
  Detokenizer detokenizer_;
  StreamDetokenizer stream_;
  std::string_view text_;
  std::string whole_;
  std::size_t opened_ = 0;
};

class DetokenizeStreamTest : public testing::TestWithParam<TokenFormat> {};

TEST_P(DetokenizeStreamTest, ATokenCutAnywhereIsOpened) {
  Pair pair(GetParam());
  for (const std::string_view card :
       {"4111 1111 1111 1111", "4111111111111111", "3782 822463 10005",
        "\xD9\xA4\xD9\xA1\xD9\xA1\xD9\xA1 \xD9\xA1\xD9\xA1\xD9\xA1\xD9\xA1 "
        "\xD9\xA1\xD9\xA1\xD9\xA1\xD9\xA1 \xD9\xA1\xD9\xA1\xD9\xA1\xD9\xA1"}) {
    const std::string text =
        ScrubbedBy(pair.scrubber, "Paid, TODAY with: " + std::string(card) + "; thanks");
    pair.SetText(text);
    EXPECT_EQ(pair.opened(), 1U) << text;
    for (std::size_t first = 0; first <= text.size(); ++first) {
      for (std::size_t second = first; second <= text.size(); ++second) {
        ASSERT_EQ(pair.WithCuts({first, second}), "");
      }
    }
  }
}

TEST_P(DetokenizeStreamTest, GeneratedTextsCutAtRandomAreTheWhole) {
  const std::uint64_t cases = FromEnvironment("PANVEIL_TEST_CASES", 300'000) / 500;
  Pair pair(GetParam());
  std::mt19937_64 random(kSeed);
  TextGenerator generator(kSeed);
  std::size_t opened = 0;
  for (std::uint64_t i = 0; i < cases; ++i) {
    const std::size_t size = random() % (random() % 6 == 0 ? 90'000 : 6'000);
    std::string text;
    while (text.size() < size) {
      text += generator.Next();
      if (random() % 3 == 0) text += std::string(random() % 900, "k 9X"[random() % 4]);
    }
    text = ScrubbedBy(pair.scrubber, text);
    pair.SetText(text);
    opened += pair.opened();
    for (const std::size_t most : {1U, 50U, 3000U, 100'000U}) {
      std::vector<std::size_t> cuts;
      for (std::size_t cut = random() % most; cut < text.size(); cut += 1 + random() % most) {
        cuts.push_back(cut);
      }
      ASSERT_EQ(pair.WithCuts(cuts), "") << "text " << i;
    }
  }
  EXPECT_GT(opened, cases);
}

TEST_P(DetokenizeStreamTest, HostileTextsAreTheWholeAndHoldNoMoreThanIsSaid) {
  Pair pair(GetParam());
  StreamDetokenizer stream = *StreamDetokenizer::Create(MakeDetokenizer(GetParam()));
  std::vector<std::string> units(std::begin(kHostileUnits), std::end(kHostileUnits));
  units.insert(units.end(),
               {"X", "XK", "XKQRTVCXMDWPH111", "X          ", "KQRT VCXM DWPH 1111 ", "9",
                "9302884177351111\n",
                "\xEF\xBC\xB8\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B"
                "\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B",
                // digits as far apart as those of a run may be: much of it is held
                "\xF0\x9D\x9F\x9C" + std::string(" \xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B"
                                                 "\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B"),
                "c\xE2\x80\x8Bu\xE2\x80\x8B"
                "a\xE2\x80\x8Bt\xE2\x80\x8Br\xE2\x80\x8Bo"
                " \xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B"});
  std::size_t most_held = 0;
  for (const std::string& unit : units) {
    std::string text;
    while (text.size() < 100'000) text += unit;
    pair.SetText(text);
    std::vector<std::size_t> cuts;
    for (std::size_t cut = 1; cut < text.size(); cut += 1 + cut % 977) cuts.push_back(cut);
    ASSERT_EQ(pair.WithCuts(cuts), "") << Escaped(unit);
    Collected out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      stream.Feed({&text[i], 1}, out);
      most_held = std::max(most_held, i + 1 - std::min(i + 1, out.text.size()));
    }
    stream.Reset();
  }
  const bool digits = GetParam() == TokenFormat::kDigits;
  const std::size_t said =
      digits ? StreamDetokenizer::kMostHeldBytesWithDigits : StreamDetokenizer::kMostHeldBytes;
  EXPECT_LE(most_held, said);
  EXPECT_GT(most_held, said / 4) << "the texts have become too easy";
}

INSTANTIATE_TEST_SUITE_P(, DetokenizeStreamTest,
                         testing::Values(TokenFormat::kLetters, TokenFormat::kDigits),
                         [](const auto& p) {
                           return p.param == TokenFormat::kLetters ? "Letters" : "Digits";
                         });

}  // namespace
}  // namespace panveil::scrub
