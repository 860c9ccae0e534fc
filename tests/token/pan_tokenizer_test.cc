#include "token/pan_tokenizer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <thread>

#include "token/letter_token.h"
#include "token/make_pan.h"
#include "token/pan_opener.h"

namespace panveil::token {
namespace {

using testing_support::Digits;
using testing_support::FixLuhn;
using testing_support::PassesLuhn;
using testing_support::RandomPan;
using testing_support::ToDigits;
using testing_support::ToText;

SecretKey MakeKey(char fill) { return *SecretKey::FromBytes(std::string(SecretKey::kBytes, fill)); }

Keyring MakeKeyring(char fill) {
  Keyring keyring = *Keyring::Generate();
  const std::string generated = keyring.Ids()[0];
  EXPECT_TRUE(keyring.Rotate(MakeKey(fill), std::string("key_") + fill).ok());
  EXPECT_TRUE(keyring.Remove(generated).ok());
  return keyring;
}

bool StartsWithFour(const std::uint8_t* digits, int) noexcept { return digits[0] == 4; }

// Both directions, for one keyring, scope and format.
class Codec {
 public:
  Codec(const Keyring& keyring, std::string_view scope, TokenFormat format)
      : session_((*MakeTokenizer(keyring, scope, format))->NewSession()),
        opener_(*PanOpener::Create(keyring, scope, format, StartsWithFour)),
        opening_(*opener_->NewSession()) {}

  // Empty when there is no token.
  std::string Tokenize(const Digits& pan) {
    std::string token(pan.size(), '?');
    const bool ok = session_->Tokenize(pan.data(), static_cast<int>(pan.size()), token.data());
    EXPECT_TRUE(ok || token == std::string(pan.size(), '?'));
    return ok ? token : std::string();
  }

  // Empty when it does not open.
  std::string Open(const std::string& token) {
    Digits digits(token.size(), 0);
    const bool ok = opening_.Open(token.data(), static_cast<int>(token.size()), digits.data());
    EXPECT_TRUE(ok || digits == Digits(token.size(), 0));
    return ok ? ToText(digits) : std::string();
  }

  std::vector<std::string> TokenizeAll(const std::vector<Digits>& pans) {
    std::vector<Tokenizer::Session::Request> requests(pans.size());
    for (std::size_t i = 0; i < pans.size(); ++i) {
      std::copy(pans[i].begin(), pans[i].end(), requests[i].digits.begin());
      requests[i].count = static_cast<int>(pans[i].size());
      requests[i].token.fill('?');
    }
    session_->TokenizeAll(requests.data(), requests.size());
    std::vector<std::string> tokens;
    for (const auto& request : requests) {
      const std::string token(request.token.data(), static_cast<std::size_t>(request.count));
      EXPECT_TRUE(request.ok || token == std::string(token.size(), '?'));
      tokens.push_back(request.ok ? token : std::string());
    }
    return tokens;
  }

  std::vector<std::string> OpenAll(const std::vector<std::string>& tokens) {
    std::vector<PanOpener::Session::Request> requests(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      std::copy(tokens[i].begin(), tokens[i].end(), requests[i].token.begin());
      requests[i].count = static_cast<int>(tokens[i].size());
      requests[i].digits.fill(1);
    }
    opening_.OpenAll(requests.data(), requests.size());
    std::vector<std::string> pans;
    for (const auto& request : requests) {
      const Digits digits(request.digits.begin(), request.digits.begin() + request.count);
      EXPECT_TRUE(request.ok || digits == Digits(digits.size(), 0));
      pans.push_back(request.ok ? ToText(digits) : std::string());
    }
    return pans;
  }

 private:
  std::unique_ptr<Tokenizer::Session> session_;
  std::unique_ptr<const PanOpener> opener_;
  PanOpener::Session opening_;
};

// Tokens that are out in the world must open for ever: these may only be added to.
// Computed by another implementation.
TEST(PanTokenizer, MakesTheTokensItAlwaysMade) {
  const Keyring keyring = MakeKeyring('k');
  const Digits pan = ToDigits("4111111111111111");
  EXPECT_EQ(Codec(keyring, "", TokenFormat::kLetters).Tokenize(pan), "QQDGHQVWDDQK1111");
  EXPECT_EQ(Codec(keyring, "shop", TokenFormat::kLetters).Tokenize(pan), "JWXRCVDMDVCM1111");
  EXPECT_EQ(Codec(keyring, "", TokenFormat::kDigits).Tokenize(pan), "9772841556581111");
  EXPECT_EQ(Codec(keyring, "shop", TokenFormat::kDigits).Tokenize(pan), "9345984949171111");
}

class PanTokenizerTest : public testing::TestWithParam<TokenFormat> {};

TEST_P(PanTokenizerTest, OpensWhatItMadeAtEveryLength) {
  Codec codec(MakeKeyring('k'), "tenant 7", GetParam());
  std::mt19937_64 random(7);
  for (int i = 0; i < 20000; ++i) {
    const Digits pan = RandomPan(&random, 12 + i % 8);
    const std::string token = codec.Tokenize(pan);
    ASSERT_EQ(token.size(), pan.size());
    ASSERT_EQ(token.substr(token.size() - 4), ToText(pan).substr(token.size() - 4));
    const std::string head = token.substr(0, token.size() - 4);
    if (GetParam() == TokenFormat::kLetters) {
      ASSERT_TRUE(std::all_of(head.begin(), head.end(), IsTokenLetter)) << token;
    } else {
      ASSERT_FALSE(PassesLuhn(ToDigits(token))) << token;
      ASSERT_TRUE(head[0] == '9' || head[0] == '7') << token;
    }
    ASSERT_EQ(codec.Open(token), ToText(pan));
  }
}

TEST_P(PanTokenizerTest, GivesEqualCardsEqualTokensWithinOneScopeOnly) {
  const Keyring keyring = MakeKeyring('k');
  const Digits pan = ToDigits("4111111111111111");
  const std::string token = Codec(keyring, "a", GetParam()).Tokenize(pan);
  EXPECT_EQ(Codec(keyring, "a", GetParam()).Tokenize(pan), token);
  EXPECT_NE(Codec(keyring, "b", GetParam()).Tokenize(pan), token);
  EXPECT_NE(Codec(keyring, "", GetParam()).Tokenize(pan), token);
  EXPECT_NE(Codec(MakeKeyring('l'), "a", GetParam()).Tokenize(pan), token);
}

TEST_P(PanTokenizerTest, MakesNoTokenOfWhatIsNoPan) {
  Codec codec(MakeKeyring('k'), "", GetParam());
  EXPECT_EQ(codec.Tokenize(ToDigits("4111111111111112")), "");  // fails Luhn
  EXPECT_EQ(codec.Tokenize(Digits(11, 0)), "");
  EXPECT_EQ(codec.Tokenize(Digits(20, 0)), "");
  EXPECT_EQ(codec.Tokenize({}), "");
  Digits pan = ToDigits("4111111111111111");
  pan[0] = 14;
  EXPECT_EQ(codec.Tokenize(pan), "");
  pan[0] = 255;
  EXPECT_EQ(codec.Tokenize(pan), "");
}

// PANs of all lengths, and numbers that are none, in groups of all sizes.
TEST_P(PanTokenizerTest, TokenizesAndOpensSeveralAsEach) {
  const Keyring keyring = MakeKeyring('k');
  std::mt19937_64 random(11);
  for (const char* scope : {"", "tenant 7"}) {
    Codec codec(keyring, scope, GetParam());
    for (std::size_t size = 0; size <= 20; ++size) {
      for (int round = 0; round < 20; ++round) {
        std::vector<Digits> pans;
        for (std::size_t i = 0; i < size; ++i) {
          pans.push_back(RandomPan(&random, 12 + static_cast<int>(random() % 8)));
          if (random() % 4 == 0) pans.back()[1] = pans.back()[1] == 0 ? 1 : 0;  // fails Luhn
          if (random() % 9 == 0) pans.back().resize(11);
        }
        const std::vector<std::string> tokens = codec.TokenizeAll(pans);
        std::vector<std::string> numbers;
        for (std::size_t i = 0; i < size; ++i) {
          ASSERT_EQ(tokens[i], codec.Tokenize(pans[i]));
          // What has no token is asked as it is.
          numbers.push_back(tokens[i].empty() ? ToText(pans[i]) : tokens[i]);
        }
        const std::vector<std::string> opened = codec.OpenAll(numbers);
        for (std::size_t i = 0; i < size; ++i) ASSERT_EQ(opened[i], codec.Open(numbers[i]));
      }
    }
  }
}

// Tokens of every key among them, and of none.
TEST_P(PanTokenizerTest, OpensSeveralOfSeveralKeysAsEach) {
  Keyring keyring = MakeKeyring('k');
  Codec old(keyring, "", GetParam());
  Codec other(MakeKeyring('z'), "", GetParam());
  ASSERT_TRUE(keyring.Rotate(MakeKey('l'), "key_l").ok());
  Codec both(keyring, "", GetParam());
  std::mt19937_64 random(12);
  int opened = 0;
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> tokens;
    for (int i = 0; i < 13; ++i) {
      Codec& codec = i % 3 == 0 ? old : i % 3 == 1 ? both : other;
      tokens.push_back(codec.Tokenize(RandomPan(&random, 12 + static_cast<int>(random() % 8))));
    }
    const std::vector<std::string> pans = both.OpenAll(tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      ASSERT_EQ(pans[i], both.Open(tokens[i]));
      opened += pans[i].empty() ? 0 : 1;
    }
  }
  EXPECT_GT(opened, 1500);
}

TEST_P(PanTokenizerTest, NamesTheOptionThatIsWrong) {
  Keyring keyring = MakeKeyring('k');
  const auto message = [&](const Keyring& keys, std::string_view scope, TokenFormat format) {
    const absl::Status status = MakeTokenizer(keys, scope, format).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(PanOpener::Create(keys, scope, format, StartsWithFour).status(), status);
    return std::string(status.message());
  };
  EXPECT_TRUE(MakeTokenizer(keyring, std::string(1024, 's'), GetParam()).ok());
  EXPECT_EQ(message(keyring, std::string(1025, 's'), GetParam()),
            "scope: 1025 bytes, at most 1024");
  EXPECT_EQ(message(keyring, "", static_cast<TokenFormat>(9)),
            "token_format: not a value of TokenFormat");
  const Keyring taken = std::move(keyring);
  EXPECT_EQ(message(keyring, "", GetParam()),  // NOLINT(bugprone-use-after-move)
            "keyring: it was moved from");
}

TEST_P(PanTokenizerTest, OpensTokensOfKeysBeforeARotation) {
  Keyring keyring = MakeKeyring('a');
  std::mt19937_64 random(3);
  std::vector<std::pair<std::string, std::string>> old_tokens;
  {
    Codec codec(keyring, "", GetParam());
    for (int i = 0; i < 1000; ++i) {
      const Digits pan = RandomPan(&random, 16);
      old_tokens.emplace_back(codec.Tokenize(pan), ToText(pan));
    }
  }
  ASSERT_TRUE(keyring.Rotate(MakeKey('b'), "new").ok());
  Codec codec(keyring, "", GetParam());
  int opened = 0;
  for (const auto& [token, pan] : old_tokens) {
    const std::string result = codec.Open(token);
    // One that both keys open stays closed: never the wrong card.
    ASSERT_TRUE(result.empty() || result == pan);
    opened += result.empty() ? 0 : 1;
  }
  // One in ten Luhn-valid numbers starts with 4: so many digit tokens are ambiguous.
  EXPECT_GE(opened, GetParam() == TokenFormat::kLetters ? 999 : 850);
  EXPECT_NE(codec.Tokenize(ToDigits(old_tokens[0].second)), old_tokens[0].first);
}

// Two threads, one Tokenizer: for the thread sanitizer.
TEST_P(PanTokenizerTest, IsSharedByThreadsThatHaveASessionEach) {
  const auto tokenizer = MakeTokenizer(MakeKeyring('k'), "", GetParam());
  ASSERT_TRUE(tokenizer.ok());
  std::vector<std::string> tokens[2];
  const auto work = [&](std::vector<std::string>* out) {
    const auto session = (*tokenizer)->NewSession();
    std::mt19937_64 random(5);
    for (int i = 0; i < 2000; ++i) {
      const Digits pan = RandomPan(&random, 12 + i % 8);
      std::string token(pan.size(), '?');
      if (!session->Tokenize(pan.data(), static_cast<int>(pan.size()), token.data())) return;
      out->push_back(token);
    }
  };
  std::thread other(work, &tokens[0]);
  work(&tokens[1]);
  other.join();
  EXPECT_EQ(tokens[0].size(), 2000u);
  EXPECT_EQ(tokens[0], tokens[1]);
}

TEST_P(PanTokenizerTest, SessionOutlivesItsTokenizer) {
  std::unique_ptr<Tokenizer::Session> session;
  {
    const auto tokenizer = MakeTokenizer(MakeKeyring('k'), "", GetParam());
    session = (*tokenizer)->NewSession();
  }
  const Digits pan = ToDigits("4111111111111111");
  char token[16];
  EXPECT_TRUE(session->Tokenize(pan.data(), 16, token));
}

INSTANTIATE_TEST_SUITE_P(, PanTokenizerTest,
                         testing::Values(TokenFormat::kLetters, TokenFormat::kDigits),
                         [](const auto& p) {
                           return p.param == TokenFormat::kLetters ? "Letters" : "Digits";
                         });

// One IIN and last four: all the 100,000 Luhn-valid PANs of 16 digits between them.
TEST(DigitToken, IsInjectiveAndNeverPassesLuhn) {
  Codec codec(MakeKeyring('k'), "", TokenFormat::kDigits);
  std::set<std::string> tokens;
  for (int middle = 0; middle < 100000; ++middle) {
    Digits pan = ToDigits("411111" + std::to_string(100000 + middle).substr(1) + "01111");
    FixLuhn(&pan, 11);
    const std::string token = codec.Tokenize(pan);
    ASSERT_FALSE(PassesLuhn(ToDigits(token))) << token;
    ASSERT_TRUE(tokens.insert(token).second) << token;
    ASSERT_EQ(codec.Open(token), ToText(pan));
  }
}

// Digits that no tokenizer can have put in front do not open.
TEST(DigitToken, OpensOnlyInTheFormItIsMadeIn) {
  Codec codec(MakeKeyring('k'), "", TokenFormat::kDigits);
  const std::string token = codec.Tokenize(ToDigits("4111111111111111"));
  for (char lead = '0'; lead <= '9'; ++lead) {
    std::string other = token;
    other[0] = lead;
    EXPECT_EQ(codec.Open(other).empty(), lead != token[0]) << lead;
  }
  EXPECT_EQ(codec.Open(token.substr(0, 15) + "X"), "");
}

// Random keys and scopes: about one in 10,000 wrong tokens passes, so a thousand of each kind show
// next to none, and always the same ones.
TEST(LetterToken, OfAnotherKeyOrScopeOrAlteredStaysClosed) {
  const Keyring keyring = MakeKeyring('k');
  Codec codec(keyring, "a", TokenFormat::kLetters);
  Codec other_scope(keyring, "b", TokenFormat::kLetters);
  Codec other_key(MakeKeyring('l'), "a", TokenFormat::kLetters);
  std::mt19937_64 random(11);
  int opened = 0;
  for (int i = 0; i < 1000; ++i) {
    const Digits pan = RandomPan(&random, 12 + i % 8);
    const std::string token = codec.Tokenize(pan);
    opened += other_scope.Open(token).empty() ? 0 : 1;
    opened += other_key.Open(token).empty() ? 0 : 1;
    std::string altered = token;
    const std::size_t at = random() % (token.size() - 4);
    altered[at] = kTokenLetters[(kTokenLetters.find(token[at]) + 1 + random() % 15) % 16];
    opened += codec.Open(altered).empty() ? 0 : 1;
    altered = token;
    std::swap(altered[token.size() - 1], altered[token.size() - 2]);
    opened += altered == token || codec.Open(altered).empty() ? 0 : 1;
    ASSERT_EQ(codec.Open(token), ToText(pan));
  }
  EXPECT_LE(opened, 2);
}

TEST(LetterToken, OpensOnlyOfItsOwnCharacters) {
  Codec codec(MakeKeyring('k'), "", TokenFormat::kLetters);
  const std::string token = codec.Tokenize(ToDigits("4111111111111111"));
  for (int c = 0; c < 256; ++c) {
    for (const std::size_t at : {std::size_t{0}, std::size_t{11}, std::size_t{12}}) {
      std::string other = token;
      other[at] = static_cast<char>(c);
      EXPECT_EQ(codec.Open(other).empty(), other != token) << c;
    }
  }
  EXPECT_EQ(codec.Open(token.substr(1)), "");
  EXPECT_EQ(codec.Open("C" + token), "");
  EXPECT_EQ(codec.Open(""), "");
  EXPECT_EQ(codec.Open(std::string(16, 'C') + "1111"), "");
}

TEST(LetterToken, OfAnUnknownIssuerStaysClosed) {
  const Keyring keyring = MakeKeyring('k');
  Codec codec(keyring, "", TokenFormat::kLetters);
  const std::string token = codec.Tokenize(ToDigits("5555555555554444"));
  ASSERT_EQ(token.size(), 16u);
  EXPECT_EQ(codec.Open(token), "");
}

}  // namespace
}  // namespace panveil::token
