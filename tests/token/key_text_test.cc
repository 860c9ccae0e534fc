#include "token/key_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace panveil::token {
namespace {

std::string Write(std::string_view key) {
  std::string text(kKeyTextChars, '?');
  WriteKeyText(key, text.data());
  return text;
}

TEST(KeyText, WritesBase64) {
  std::string key;
  for (char c = 0; c < 32; ++c) key.push_back(c);
  EXPECT_EQ(Write(key), "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
  EXPECT_EQ(Write(std::string(32, '\xFF')), "//////////////////////////////////////////8=");
  EXPECT_EQ(Write(std::string(32, '\xFB')), "+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/s=");
}

TEST(KeyText, ReadsWhatItWrote) {
  std::mt19937 random(1);
  for (int i = 0; i < 10000; ++i) {
    std::string key(32, '\0');
    for (char& c : key) c = static_cast<char>(random());
    SecretBlock read;
    ASSERT_TRUE(ReadKeyText(Write(key), &read));
    ASSERT_TRUE(std::equal(key.begin(), key.end(), read.bytes.begin(), [](char a, std::uint8_t b) {
      return static_cast<std::uint8_t>(a) == b;
    }));
  }
}

struct KeyTextCase {
  const char* name;
  std::string text;
  bool ok;
};

void PrintTo(const KeyTextCase& c, std::ostream* os) { *os << c.name; }

const KeyTextCase kKeyTextCases[] = {
    {"Base64", std::string(43, 'A') + "=", true},
    {"HexDigits", std::string(64, 'a'), true},
    {"HexDigitsInCapitals", std::string(64, 'F'), true},
    {"Empty", "", false},
    {"Base64WithoutPadding", std::string(43, 'A'), false},
    {"Base64OfMore", std::string(44, 'A'), false},
    {"Base64OfLess", std::string(42, 'A') + "==", false},
    {"Base64WithStrayBits", std::string(42, 'A') + "B=", false},
    {"Base64ForUrls", std::string(42, '-') + "A=", false},
    {"Base64WithSpace", " " + std::string(42, 'A') + "=", false},
    {"Base64WithHighByte", "\xC1" + std::string(42, 'A') + "=", false},
    {"PaddingInside", std::string(20, 'A') + "=" + std::string(22, 'A') + "=", false},
    {"HexTooShort", std::string(63, 'a'), false},
    {"HexTooLong", std::string(65, 'a'), false},
    {"NotHex", std::string(63, 'a') + "g", false},
};

class KeyTextTest : public testing::TestWithParam<KeyTextCase> {};

TEST_P(KeyTextTest, IsReadOnlyWhenItIsAKey) {
  SecretBlock key;
  key.bytes.fill(0x55);
  EXPECT_EQ(ReadKeyText(GetParam().text, &key), GetParam().ok);
  const bool zeroed = std::count(key.bytes.begin(), key.bytes.end(), 0) == 32;
  EXPECT_TRUE(GetParam().ok || zeroed);
}

INSTANTIATE_TEST_SUITE_P(, KeyTextTest, testing::ValuesIn(kKeyTextCases),
                         [](const auto& p) { return p.param.name; });

// One character at a time, all 256.
TEST(KeyText, TakesTheCharactersOfTheAlphabetAndNoOthers) {
  int base64 = 0;
  int hex = 0;
  for (int c = 0; c < 256; ++c) {
    SecretBlock key;
    base64 += ReadKeyText(std::string(1, static_cast<char>(c)) + std::string(42, 'A') + "=", &key);
    hex += ReadKeyText(std::string(1, static_cast<char>(c)) + std::string(63, '0'), &key);
  }
  EXPECT_EQ(base64, 64);
  EXPECT_EQ(hex, 22);
}

}  // namespace
}  // namespace panveil::token
