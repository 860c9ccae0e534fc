// Tokens that are made together: what comes out is what each card alone becomes.
#include "scrub/pending_tokens.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "scrub/engine.h"
#include "scrub/workspace.h"
#include "support/scrubbers.h"
#include "support/violations.h"
#include "token/make_pan.h"
#include "token/tokenizer.h"

namespace panveil::scrub {
namespace {

using token::Tokenizer;

// A stand-in for the cipher: any letters will do, and every fifth card or so has none.
bool FakeToken(const std::uint8_t* digits, int count, bool letters, char* out) {
  if (digits[8] < 2) return false;
  for (int i = 0; i < count - 4; ++i) {
    out[i] = letters ? "QXKV"[digits[i] % 4] : static_cast<char>('0' + (digits[i] + 3) % 10);
  }
  for (int i = count - 4; i < count; ++i) out[i] = static_cast<char>('0' + digits[i]);
  if (!letters) out[0] = '9';
  return true;
}

// Notes how many came at once.
class FakeTokenizer final : public Tokenizer {
 public:
  FakeTokenizer(bool letters, std::vector<std::size_t>* groups)
      : letters_(letters), groups_(groups) {}
  [[nodiscard]] std::unique_ptr<Session> NewSession() const noexcept override {
    return std::make_unique<FakeSession>(letters_, groups_);
  }

 private:
  class FakeSession final : public Session {
   public:
    FakeSession(bool letters, std::vector<std::size_t>* groups)
        : letters_(letters), groups_(groups) {}
    bool Tokenize(const std::uint8_t* digits, int count, char* out) noexcept override {
      return FakeToken(digits, count, letters_, out);
    }
    void TokenizeAll(Request* requests, std::size_t count) noexcept override {
      groups_->push_back(count);
      Session::TokenizeAll(requests, count);
    }

   private:
    bool letters_;
    std::vector<std::size_t>* groups_;
  };
  bool letters_;
  std::vector<std::size_t>* groups_;
};

enum class Layout { kProse, kJson, kColumn };

struct Written {
  std::string text;
  std::string expected;
  std::vector<Action> actions;
};

class Writer {
 public:
  Writer(Layout layout, bool letters) : layout_(layout), letters_(letters) {}

  Written Write(std::size_t cards) {
    Written all;
    if (layout_ == Layout::kJson) Both(&all, "{\"messages\":[");
    for (std::size_t i = 0; i < cards; ++i) AddCard(i == 0, &all);
    if (layout_ == Layout::kJson) Both(&all, "]}");
    return all;
  }

 private:
  static void Both(Written* all, std::string_view bytes) {
    all->text += bytes;
    all->expected += bytes;
  }

  void AddCard(bool first, Written* all) {
    std::string pan = "4";
    while (pan.size() < 16) pan += static_cast<char>('0' + random_() % 10);
    testing_support::Digits digits = testing_support::ToDigits(pan);
    testing_support::FixLuhn(&digits, 6);
    std::string token(16, '?');
    const bool ok = FakeToken(digits.data(), 16, letters_, token.data());
    const std::string last = testing_support::ToText(digits).substr(12);
    if (!ok) token = letters_ ? std::string(12, '*') + last : std::string(16, '*');
    pan = testing_support::ToText(digits);
    all->actions.push_back(ok ? Action::kTokenize : letters_ ? Action::kMask : Action::kRedact);
    if (layout_ == Layout::kColumn) {
      Both(all, first ? "" : "\n");
    } else if (layout_ == Layout::kJson) {
      Both(all, first ? "{\"text\":\"I paid with " : ",{\"text\":\"I paid with ");
    } else {
      Both(all, "Then I tried another one, which was ");
    }
    const std::uint64_t grouped = layout_ == Layout::kColumn ? 0 : random_() % 3;
    for (std::size_t i = 0; i < 16; ++i) {
      if (i % 4 == 0 && i > 0 && grouped > 0) Both(all, grouped == 1 ? " " : "-");
      all->text += pan[i];
      all->expected += token[i];
    }
    if (layout_ == Layout::kJson) Both(all, " yesterday\"}");
    if (layout_ == Layout::kProse) Both(all, " and it did not work. ");
  }

  Layout layout_;
  bool letters_;
  std::mt19937_64 random_{20170926};
};

struct Case {
  const char* name;
  Layout layout;
  TokenFormat format;
};
void PrintTo(const Case& c, std::ostream* os) { *os << c.name; }

class PendingTokensTest : public testing::TestWithParam<Case> {
 protected:
  void SetUp() override {
    token::Tokenizers tokenizers;
    tokenizers.letters = std::make_shared<const FakeTokenizer>(true, &groups_);
    tokenizers.digits = std::make_shared<const FakeTokenizer>(false, &groups_);
    ScrubberOptions options;
    options.token_format = GetParam().format;
    options.max_findings = 16;
    std::string error;
    engine_ = Engine::Create(options, tokenizers, &error);
    ASSERT_NE(engine_, nullptr) << error;
  }

  std::vector<std::size_t> groups_;
  std::shared_ptr<const Engine> engine_;
  Workspace workspace_;
};

TEST_P(PendingTokensTest, WritesWhatEachAloneBecomes) {
  const PayloadKind kind =
      GetParam().layout == Layout::kJson ? PayloadKind::kJson : PayloadKind::kText;
  Writer writer(GetParam().layout, GetParam().format == TokenFormat::kLetters);
  for (std::size_t cards = 0; cards <= 20; ++cards) {
    for (const Target target :
         {Target::kScratch, Target::kBuffer, Target::kInPlace, Target::kNowhere}) {
      const Written written = writer.Write(cards);
      std::string text = written.text;
      std::string buffer(text.size(), '?');
      groups_.clear();
      char* const out = target == Target::kInPlace ? text.data() : buffer.data();
      const Result result = engine_->ScrubTo(text, kind, target, out, workspace_);
      ASSERT_EQ(result.text, target == Target::kNowhere ? written.text : written.expected);
      ASSERT_EQ(result.findings_total, cards);
      const bool failed = std::any_of(written.actions.begin(), written.actions.end(),
                                      [](Action action) { return action != Action::kTokenize; });
      EXPECT_EQ(result.status, failed ? ScrubStatus::kTokenizeFailed : ScrubStatus::kOk);
      ASSERT_EQ(result.findings.size(), std::min<std::size_t>(cards, 16));
      for (std::size_t i = 0; i < result.findings.size(); ++i) {
        EXPECT_EQ(result.findings[i].action, written.actions[i]);
      }
      // Full groups, and the rest.
      std::vector<std::size_t> groups(cards / Tokenizer::Session::kTogether,
                                      Tokenizer::Session::kTogether);
      if (cards % Tokenizer::Session::kTogether != 0) {
        groups.push_back(cards % Tokenizer::Session::kTogether);
      }
      EXPECT_EQ(groups_, groups);
    }
  }
}

constexpr Case kCases[] = {
    {"Prose", Layout::kProse, TokenFormat::kLetters},
    {"Json", Layout::kJson, TokenFormat::kLetters},
    {"ColumnOfLetters", Layout::kColumn, TokenFormat::kLetters},
    {"ColumnOfDigits", Layout::kColumn, TokenFormat::kDigits},
};
INSTANTIATE_TEST_SUITE_P(, PendingTokensTest, testing::ValuesIn(kCases),
                         [](const auto& p) { return p.param.name; });

// Digits that are not ASCII, escapes and numbers are tokenised at once, between others that wait.
TEST(PendingTokens, MixesWithCardsThatDoNotWait) {
  std::vector<std::size_t> groups;
  token::Tokenizers tokenizers;
  tokenizers.letters = std::make_shared<const FakeTokenizer>(true, &groups);
  tokenizers.digits = std::make_shared<const FakeTokenizer>(false, &groups);
  std::string error;
  const auto engine = Engine::Create(ScrubberOptions{}, tokenizers, &error);
  ASSERT_NE(engine, nullptr) << error;
  Workspace workspace;
  const std::string wide =
      "\xEF\xBC\x94\xEF\xBC\x91\xEF\xBC\x91\xEF\xBC\x91 1111 9999 2223 and 4539578763621486";
  const std::string pieces[] = {"\"4539 5787 6362 1486\"", "4539578763621486",
                                "\"\\u0034539578763621486\"", "\"4111 1111 1111 1111\"",
                                "\"a " + wide + " b\""};
  // In every order, against each alone.
  std::array<std::size_t, 5> order = {0, 1, 2, 3, 4};
  do {
    std::string text = "{";
    std::string expected = "{";
    for (std::size_t i = 0; i < order.size(); ++i) {
      const std::string name = (i == 0 ? "\"m" : ",\"m") + std::to_string(i) + "\":";
      const std::string alone = "{\"m\":" + pieces[order[i]] + "}";
      const std::string scrubbed(engine->Scrub(alone, PayloadKind::kJson, workspace).text);
      text += name + pieces[order[i]];
      expected += name + scrubbed.substr(5, scrubbed.size() - 6);
    }
    text += "}";
    expected += "}";
    ASSERT_EQ(engine->Scrub(text, PayloadKind::kJson, workspace).text, expected);
  } while (std::next_permutation(order.begin(), order.end()));
}

// The digits of a PAN are bytes 0 to 9 here.
TEST(PendingTokens, KeepsNoDigitsOnceTheTokensAreMade) {
  std::vector<std::size_t> groups;
  const FakeTokenizer tokenizer(true, &groups);
  const auto session = tokenizer.NewSession();
  const auto run = std::make_unique<payload::DigitRun>();
  const std::string text = "4539578763621486";
  run->Start(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    run->Append({static_cast<std::uint8_t>(text[i] - '0'), payload::Gap::kNone, i, {}});
  }
  const testing_support::Digits digits = testing_support::ToDigits(text.substr(0, 8));
  const auto holds_digits = [&](const PendingTokens& pending) {
    std::array<std::uint8_t, sizeof(PendingTokens)> bytes{};
    std::memcpy(bytes.data(), static_cast<const void*>(&pending), bytes.size());
    return std::search(bytes.begin(), bytes.end(), digits.begin(), digits.end()) != bytes.end();
  };
  const auto pending = std::make_unique<PendingTokens>();
  for (const bool drop : {false, true}) {
    std::string out = text;
    ASSERT_TRUE(PendingTokens::Takes(*run, {0, 16}));
    pending->Add({run.get(), {0, 16}, out.data(), PendingTokens::kNoFinding, false}, *session, {});
    EXPECT_TRUE(holds_digits(*pending));
    if (drop) {
      pending->Drop();
    } else {
      EXPECT_TRUE(pending->Finish({}));
      EXPECT_NE(out, text);
    }
    EXPECT_FALSE(holds_digits(*pending));
  }
}

#ifndef PANVEIL_CORE_ONLY
// With the cipher, by lengths, formats and scopes.
TEST(PendingTokens, MakesTheTokensThatEachCardHasAlone) {
  constexpr std::string_view kCards[] = {
      "4111111111111111",    "5555 5555 5555 4444", "3782 822463 10005", "6011-1111-1111-1117",
      "3530111333300000",    "30569309025904",      "4222222222222",     "6304000000000000",
      "2223 0031 2200 3222", "6212345678901265"};
  for (const TokenFormat format : {TokenFormat::kLetters, TokenFormat::kDigits}) {
    for (const char* scope : {"", "tenant 7"}) {
      ScrubberOptions options;
      options.keyring = testing_support::FixedKeyring();
      options.token_format = format;
      options.scope = scope;
      const Scrubber scrubber = testing_support::MakeScrubber(options);
      Scratch scratch;
      std::mt19937_64 random(20180801);
      for (std::size_t cards = 0; cards <= 20; ++cards) {
        std::string text;
        std::string expected;
        for (std::size_t i = 0; i < cards; ++i) {
          std::string line("card number ");
          line += kCards[random() % std::size(kCards)];
          text += line + "; done.\n\n";
          expected += std::string(scrubber.Scrub(line, PayloadKind::kText, scratch).text);
          expected += "; done.\n\n";
        }
        const Result result = scrubber.Scrub(text, PayloadKind::kText, scratch);
        EXPECT_EQ(result.status, ScrubStatus::kOk);
        EXPECT_EQ(result.findings_total, cards);
        ASSERT_EQ(result.text, expected);
      }
    }
  }
}
#endif

}  // namespace
}  // namespace panveil::scrub
