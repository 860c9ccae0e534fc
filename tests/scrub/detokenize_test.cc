#include "scrub/detokenize.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "panveil/detokenizer.h"
#include "text/char_class.h"
#include "token/make_pan.h"
#include "token/pan_tokenizer.h"

namespace panveil::scrub {
namespace {

using testing_support::Digits;
using testing_support::RandomPan;
using testing_support::ToDigits;

std::shared_ptr<Keyring> MakeKeyring(char fill) {
  Keyring keyring = *Keyring::Generate();
  const std::string generated = keyring.Ids()[0];
  EXPECT_TRUE(keyring.Rotate(*SecretKey::FromBytes(std::string(32, fill)), "test").ok());
  EXPECT_TRUE(keyring.Remove(generated).ok());
  return std::make_shared<Keyring>(std::move(keyring));
}

// Replaces each <PAN> by its token, separators kept.
std::string Scrub(const std::string& marked, const Keyring& keyring, TokenFormat format) {
  const auto session = (*token::MakeTokenizer(keyring, "", format))->NewSession();
  std::string text;
  std::vector<std::size_t> places;
  Digits pan;
  for (const char c : marked) {
    if (c == '<') {
      places.clear();
      pan.clear();
    } else if (c == '>') {
      std::string token(pan.size(), '?');
      EXPECT_TRUE(session->Tokenize(pan.data(), static_cast<int>(pan.size()), token.data()));
      for (std::size_t i = 0; i < places.size(); ++i) text[places[i]] = token[i];
    } else {
      if (text::IsDigit(c)) {
        places.push_back(text.size());
        pan.push_back(static_cast<std::uint8_t>(c - '0'));
      }
      text.push_back(c);
    }
  }
  return text;
}

std::string Unmarked(std::string text) {
  text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c == '<' || c == '>'; }),
             text.end());
  return text;
}

Detokenizer MakeDetokenizer(std::shared_ptr<const Keyring> keyring, TokenFormat format,
                            std::string scope = {}) {
  DetokenizerOptions options;
  options.keyring = std::move(keyring);
  options.scope = std::move(scope);
  options.token_format = format;
  return *Detokenizer::Create(options);
}

struct TextCase {
  const char* name;
  std::string marked;  // PANs as <PAN>
};

void PrintTo(const TextCase& c, std::ostream* os) { *os << c.name; }

// In either format.
const TextCase kTextCases[] = {
    {"Alone", "<4111111111111111>"},
    {"Twelve", "<676770000005>"},
    {"TouchesLettersBehind", "<4111111111111111>exp"},
    {"TouchesAWordInFront", "visa<4111111111111111>"},
    {"TouchesUtf8", "\xC3\xA4<4111111111111111>\xC3\xA4"},
    {"InQuotes", R"({"card":"<4111111111111111>","n":3})"},
    {"TwoInARow", "<4111111111111111>;<5555555555554444>"},
    {"ShortTextAround", "a <4111111111111111> b"},
    {"ZeroBytes", std::string("\0<4111111111111111>\0", 20)},
};

class BothFormatsTest : public testing::TestWithParam<TextCase> {};

TEST_P(BothFormatsTest, OpensEveryTokenAndTouchesNothingElse) {
  const auto keyring = MakeKeyring('k');
  const std::string& marked = GetParam().marked;
  const auto pans = static_cast<std::size_t>(std::count(marked.begin(), marked.end(), '>'));
  for (const TokenFormat format : {TokenFormat::kLetters, TokenFormat::kDigits}) {
    const std::string text = Scrub(marked, *keyring, format);
    ASSERT_NE(text, Unmarked(marked));
    std::size_t opened = 99;
    EXPECT_EQ(MakeDetokenizer(keyring, format).Detokenize(text, &opened), Unmarked(marked));
    EXPECT_EQ(opened, pans);
  }
}

INSTANTIATE_TEST_SUITE_P(, BothFormatsTest, testing::ValuesIn(kTextCases),
                         [](const auto& p) { return p.param.name; });

// What letter tokens can do and digit tokens cannot.
const TextCase kLetterCases[] = {
    {"InGroups", "my card is <4111 1111 1111 1111>, thanks"},
    {"WithDashes", "<4111-1111-1111-1111>"},
    {"EveryDigitApart", "<4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1>"},
    {"TenSeparators", "<4111          1111 1111 (+.,/:)+1111>"},
    {"OverLines", "<4111\r\n1111\r\n1111\r\n1111>\r\n"},
    {"Amex", "<3782 822463 10005>"},
    {"Nineteen", "<6212 3411 1111 1111 116>"},
    {"Fourteen", "<3056 930902 5904>"},
    {"TwoApartByASpace", "<4111111111111111> <5555555555554444>"},
    {"LastDigitsApart", "<411111111111-1 1.1/1>"},
    {"TouchesTokenLettersInFront", "XVR<4111111111111111>"},
    {"TokenLettersInFrontApart", "DR <4111 1111 1111 1111>"},
    {"ManyTokenLettersInFront", "CDFGHJKMNPQRTVWXCDFGHJKMNPQRTVWX <4111111111111111>"},
    {"TouchesDigitsInFront", "12<4111111111111111>"},
    {"TouchesDigitsBehind", "<4111111111111111>234"},
    {"ExpiryAndCodeBehind", "<4111 1111 1111 1111> 12/27 123"},
    {"YearInFront", "2026 <4111 1111 1111 1111>"},
    {"TwoThatTouch", "<4111111111111111><5555555555554444>"},
    {"CardWordInCapitals", "CARD<4111111111111111>"},
};

class LettersTest : public testing::TestWithParam<TextCase> {};

TEST_P(LettersTest, OpenWhateverStandsAround) {
  const auto keyring = MakeKeyring('k');
  const Detokenizer detokenizer = MakeDetokenizer(keyring, TokenFormat::kLetters);
  const std::string text = Scrub(GetParam().marked, *keyring, TokenFormat::kLetters);
  EXPECT_EQ(detokenizer.Detokenize(text), Unmarked(GetParam().marked));
}

INSTANTIATE_TEST_SUITE_P(, LettersTest, testing::ValuesIn(kLetterCases),
                         [](const auto& p) { return p.param.name; });

// Numbers around a digit token make it a guess; the common cases must come out right.
const TextCase kDigitCases[] = {
    {"LineNumber", "9,<4111111111111111>"},
    {"Column", "9,<4111111111111111>,12.50\n8,<5555555555554444>,7.00\n"},
    {"Lines", "<4111111111111111>\n<5555555555554444>\n<6011111111111117>\n"},
    {"ShortAlone", "<4222222222222>"},
    {"JsonNumber", R"({"card":<4111111111111111>,"n":3})"},
};

class DigitsTest : public testing::TestWithParam<TextCase> {};

TEST_P(DigitsTest, OpenAmongOtherNumbers) {
  const auto keyring = MakeKeyring('k');
  const Detokenizer detokenizer = MakeDetokenizer(keyring, TokenFormat::kDigits);
  const std::string text = Scrub(GetParam().marked, *keyring, TokenFormat::kDigits);
  EXPECT_EQ(detokenizer.Detokenize(text), Unmarked(GetParam().marked));
}

INSTANTIATE_TEST_SUITE_P(, DigitsTest, testing::ValuesIn(kDigitCases),
                         [](const auto& p) { return p.param.name; });

TEST(Detokenizer, LeavesWhatIsNoToken) {
  const auto keyring = MakeKeyring('k');
  const Detokenizer detokenizer = MakeDetokenizer(keyring, TokenFormat::kLetters);
  const std::string token = Scrub("<4111111111111111>", *keyring, TokenFormat::kLetters);
  std::string lower = token;
  for (char& c : lower) c = text::ToLower(c);
  const std::string texts[] = {
      "",
      "1111",
      "4111111111111111",
      "KQRTVCX1111",
      token.substr(0, 15),
      token.substr(1),
      lower,
      token.substr(0, 6) + std::string(11, ' ') + token.substr(6),
      token.substr(0, 6) + "a" + token.substr(6),
      token.substr(0, 12) + "x" + token.substr(12),
      token.substr(0, 13) + "K" + token.substr(13),
      std::string(300, 'K') + "1111",
  };
  for (const std::string& text : texts) {
    std::size_t opened = 99;
    EXPECT_EQ(detokenizer.Detokenize(text, &opened), text);
    EXPECT_EQ(opened, 0u);
  }
}

TEST(Detokenizer, LeavesTokensOfAnotherKeyOrScope) {
  const auto keyring = MakeKeyring('k');
  const std::string text = Scrub("<4111111111111111>", *keyring, TokenFormat::kLetters);
  EXPECT_EQ(MakeDetokenizer(MakeKeyring('l'), TokenFormat::kLetters).Detokenize(text), text);
  EXPECT_EQ(MakeDetokenizer(keyring, TokenFormat::kLetters, "b").Detokenize(text), text);
}

// Numbers that merely begin like a digit token, where the scrubber writes none.
TEST(Detokenizer, LeavesNumbersBesideOthers) {
  const Detokenizer detokenizer = MakeDetokenizer(MakeKeyring('k'), TokenFormat::kDigits);
  const std::string texts[] = {
      "9400 1118 9922 3856 7123 45",
      "2026 9302884177351111",
      "9302884177351111 12/27",
      "986578788855,1234",
  };
  for (const std::string& text : texts) EXPECT_EQ(detokenizer.Detokenize(text), text);
}

// Its end, where the buffer of a run was cut, is no number by itself.
TEST(Detokenizer, LeavesTheEndOfALongNumber) {
  const auto keyring = MakeKeyring('k');
  const Detokenizer detokenizer = MakeDetokenizer(keyring, TokenFormat::kDigits);
  const std::string token = Scrub("<4111111111111111>", *keyring, TokenFormat::kDigits);
  for (std::size_t before = 180; before < 1100; ++before) {
    for (const std::string_view behind : {"", "\xE2\x80\x8B"}) {
      std::string text;
      for (std::size_t i = 0; i < before; ++i) (text += '1') += behind;
      text += token;
      ASSERT_EQ(detokenizer.Detokenize(text), text) << before;
    }
  }
}

TEST(Detokenizer, LeavesDigitsThatNoTokenHas) {
  const Detokenizer detokenizer = MakeDetokenizer(MakeKeyring('k'), TokenFormat::kDigits);
  const std::string texts[] = {
      "4111111111111111",       "8302884177351111", "90000000000",
      "9000000000000000000000", "9000000000000001", "9 90000 0000",
  };
  for (const std::string& text : texts) EXPECT_EQ(detokenizer.Detokenize(text), text);
}

TEST(Detokenizer, NamesTheOptionThatIsWrong) {
  DetokenizerOptions options;
  EXPECT_EQ(Detokenizer::Create(options).status(), absl::InvalidArgumentError("keyring: required"));
  options.keyring = MakeKeyring('k');
  EXPECT_TRUE(Detokenizer::Create(options).ok());
  options.scope = std::string(1025, 's');
  EXPECT_EQ(Detokenizer::Create(options).status(),
            absl::InvalidArgumentError("scope: 1025 bytes, at most 1024"));
  options.scope = {};
  options.token_format = static_cast<TokenFormat>(7);
  EXPECT_FALSE(Detokenizer::Create(options).ok());
}

// Tokens of two keys, of another scope, and what is none, between each other.
TEST(Detokenizer, OpensSeveralAsEach) {
  constexpr std::string_view kPans[] = {"<4111111111111111>", "<4111 1111 1111 1111>",
                                        "<378282246310005>", "<4222222222222>"};
  const auto old = MakeKeyring('k');
  const auto keyring = MakeKeyring('k');
  ASSERT_TRUE(keyring->Rotate(*SecretKey::FromBytes(std::string(32, 'l')), "later").ok());
  std::mt19937 random(3);
  for (const TokenFormat format : {TokenFormat::kLetters, TokenFormat::kDigits}) {
    const Detokenizer detokenizer = MakeDetokenizer(keyring, format);
    std::size_t all_opened = 0;
    for (std::size_t count = 0; count <= 20; ++count) {
      std::string text;
      std::string expected;
      std::size_t expected_count = 0;
      for (std::size_t i = 0; i < count; ++i) {
        const std::string pan(kPans[random() % std::size(kPans)]);
        const std::string lines[] = {Scrub(pan, *old, format), Scrub(pan, *keyring, format),
                                     Scrub(pan, *MakeKeyring('z'), format), "XKQVXKQVXKQV1234",
                                     "9000000000001234"};
        const std::string line = lines[random() % std::size(lines)];
        std::size_t opened = 0;
        text += line + "\n... and then:\n";
        expected += detokenizer.Detokenize(line, &opened) + "\n... and then:\n";
        expected_count += opened;
      }
      std::size_t opened = 99;
      ASSERT_EQ(detokenizer.Detokenize(text, &opened), expected);
      EXPECT_EQ(opened, expected_count);
      all_opened += opened;
    }
    EXPECT_GT(all_opened, 20U);
  }
}

TEST(Detokenizer, TakesAnyBytes) {
  const auto keyring = MakeKeyring('k');
  std::mt19937 random(1);
  for (const TokenFormat format : {TokenFormat::kLetters, TokenFormat::kDigits}) {
    const Detokenizer detokenizer = MakeDetokenizer(keyring, format);
    constexpr std::string_view kBytes = "CKX0179 -\n.aK\xFF";
    for (int i = 0; i < 2000; ++i) {
      std::string text(random() % 200, '\0');
      for (char& c : text) c = kBytes[random() % kBytes.size()];
      EXPECT_EQ(detokenizer.Detokenize(text).size(), text.size());
    }
  }
}

// A mebibyte of the text that costs most: every four digits after the most letters, and groups of
// one digit.
TEST(Detokenizer, ReadsTheTextThatCostsMost) {
  const auto keyring = MakeKeyring('k');
  for (const std::string unit : {"CDFGHJKMNPQRTVW1111", "9          ", "9"}) {
    std::string text;
    while (text.size() < (std::size_t{1} << 20)) text += unit;
    for (const TokenFormat format : {TokenFormat::kLetters, TokenFormat::kDigits}) {
      const Detokenizer detokenizer = MakeDetokenizer(keyring, format);
      EXPECT_EQ(detokenizer.Detokenize(text).size(), text.size());
    }
  }
}

}  // namespace
}  // namespace panveil::scrub
