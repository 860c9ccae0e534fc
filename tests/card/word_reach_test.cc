// How far words are near a number, among digit words.
#include "card/word_reach.h"

#include <gtest/gtest.h>

#include <iterator>
#include <random>
#include <string>

namespace panveil::card {
namespace {

constexpr const char* kPieces[] = {
    "one ", "two ", "triple ", "o ",    "the ",  "card ",     "x",       "9 ",    ", ", "Seven-",
    "four", "oh\n", " ",       "zwei ", "oneof", "nineteen ", "cuatro,", "seis ", "m",  "(ein) "};

std::string RandomText(std::mt19937_64& random) {
  std::string text;
  for (std::size_t pieces = random() % 50; pieces > 0; --pieces) {
    text += kPieces[random() % std::size(kPieces)];
  }
  return text;
}

// ASCII is read in rows; a character of several bytes near by makes it be read one by one.
TEST(WordReach, IsTheSameHoweverItIsRead) {
  std::mt19937_64 random(20261125);
  PlainWords words;
  int far = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string before = RandomText(random) + ' ';
    const std::size_t begin = before.size();
    const std::size_t first = FarthestWithDigits(before + '9', begin, words);
    EXPECT_EQ(first, FarthestWithDigits(before + "\xC3\xA9", begin, words)) << before;
    far += begin - first > kMostBytesBefore + 4 ? 1 : 0;

    const std::string text = '9' + RandomText(random);
    const std::size_t last = FarthestAfterWithDigits(text, 1, words);
    constexpr std::size_t kNear = 60;
    if (last + 16 > kNear || text.size() < kNear + 2) continue;
    std::string wide = text;
    wide.replace(kNear, 2, "\xC3\xA9");
    EXPECT_EQ(last, FarthestAfterWithDigits(wide, 1, words)) << text;
    far += last > 1 + kMostBytesAfter ? 1 : 0;
  }
  EXPECT_GT(far, 10000);
}

}  // namespace
}  // namespace panveil::card
