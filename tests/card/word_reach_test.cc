// How far words are near a number, among digit words.
#include "card/word_reach.h"

#include <gtest/gtest.h>

#include <iterator>
#include <random>
#include <string>

namespace panveil::card {
namespace {

constexpr const char* kPieces[] = {
    "one ",      "two ",    "triple ", "o ",   "the ",   "card ",     "x",     "9 ",
    ", ",        "Seven-",  "four",    "oh\n", " ",      "zwei ",     "oneof", "\xC3\xA9t\xC3\xA9 ",
    "nineteen ", "cuatro,", "seis ",   "m",    "(ein) ", "d\xC3\xB3s"};

std::string RandomText(std::mt19937_64& random) {
  std::string text;
  for (std::size_t pieces = random() % 50; pieces > 0; --pieces) {
    text += kPieces[random() % std::size(kPieces)];
  }
  return text;
}

// By rows of letters or one character after the other.
TEST(WordReach, IsTheSameHoweverItIsRead) {
  std::mt19937_64 random(20261125);
  PlainWords words;
  int far = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string before = RandomText(random);
    const std::string text = before + '9' + RandomText(random);
    const std::size_t begin = before.size();
    const std::size_t first = FarthestWithDigits(text, begin, true, words);
    ASSERT_EQ(first, FarthestWithDigits(text, begin, false, words)) << text;
    const std::size_t last = FarthestAfterWithDigits(text, begin + 1, true, words);
    ASSERT_EQ(last, FarthestAfterWithDigits(text, begin + 1, false, words)) << text;
    far += begin - first > kMostBytesBefore && last - begin - 1 > kMostBytesAfter ? 1 : 0;
  }
  EXPECT_GT(far, 1000);
}

}  // namespace
}  // namespace panveil::card
