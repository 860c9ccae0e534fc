#include "card/context.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <ostream>
#include <random>
#include <string>
#include <string_view>

namespace panveil::card {
namespace {

// The number in the texts below.
constexpr std::string_view kNumber = "4111111111111111";

struct WordCase {
  const char* name;
  const char* text;
  bool card_word;
  bool id_word;
};

void PrintTo(const WordCase& c, std::ostream* os) { *os << c.text; }

constexpr WordCase kWords[] = {
    {"Alone", "4111111111111111", false, false},
    {"Before", "my card is 4111111111111111", true, false},
    {"After", "4111111111111111 is my visa", true, false},
    {"AnyCase", "CaRd 4111111111111111", true, false},
    {"Touching", "visa4111111111111111", true, false},
    {"TouchingBehind", "4111111111111111exp1227", true, false},
    {"OtherLanguages", "tarjeta 4111111111111111", true, false},
    {"Longest", "4111111111111111 kreditkarte", true, false},
    {"PartOfAWord", "discard 4111111111111111", false, false},
    {"StartOfAWord", "cardigan 4111111111111111", false, false},
    {"WordInWord", "scorecards 4111111111111111", false, false},
    {"Underscores", "credit_card_number: 4111111111111111", true, true},
    {"DigitsEndAWord", "card2 4111111111111111", true, false},
    {"IdWord", "order 4111111111111111", false, true},
    {"Both", "tracking no, not a card: 4111111111111111", true, true},
    {"NonAsciiLetters",
     "\xC3\xA9"
     "card\xC3\xA9 4111111111111111",
     false, false},
    {"ShortWords", "cc 4111111111111111", true, false},
    {"OneLetter", "c 4111111111111111 v", false, false},
};
class WordTest : public testing::TestWithParam<WordCase> {};
TEST_P(WordTest, Table) {
  const std::string_view text = GetParam().text;
  const std::size_t begin = text.find(kNumber);
  const Context context = ContextOf(text, begin, begin + kNumber.size());
  EXPECT_EQ(context.card_word, GetParam().card_word);
  EXPECT_EQ(context.id_word, GetParam().id_word);
}
INSTANTIATE_TEST_SUITE_P(, WordTest, testing::ValuesIn(kWords),
                         [](const auto& p) { return p.param.name; });

TEST(Context, SeesWordsThatLieWhollyWithinItsReach) {
  for (std::size_t distance = 0; distance < 60; ++distance) {
    const std::string gap(distance, '.');
    const std::string before = "card" + gap + std::string(kNumber);
    const std::size_t begin = 4 + distance;
    EXPECT_EQ(ContextOf(before, begin, before.size()).card_word, 4 + distance <= kMostBytesBefore)
        << distance;
    const std::string after = std::string(kNumber) + gap + "card";
    EXPECT_EQ(ContextOf(after, 0, kNumber.size()).card_word, 4 + distance <= kMostBytesAfter)
        << distance;
  }
}

// Once replaced, it is one character or two.
TEST(Context, ADigitWordCountsAsWhatItBecomes) {
  constexpr std::string_view kSpoken[] = {"one",    "SEVEN",           "f\xC3\xBCnf",
                                          "double", "s\xE2\x80\x8Bix", "nove\xCC\x81"};
  for (const std::string_view word : kSpoken) {
    for (std::size_t distance = 30; distance < 60; ++distance) {
      const std::string gap = std::string(distance, '.') + std::string(word) + " ";
      const std::string before = "card" + gap + std::string(kNumber);
      const std::size_t begin = before.size() - kNumber.size();
      EXPECT_EQ(ContextOf(before, begin, before.size()).card_word,
                4 + distance + 2 <= kMostBytesBefore)
          << word << distance;
    }
    for (std::size_t distance = 1; distance < 40; ++distance) {
      const std::string after =
          std::string(kNumber) + " " + std::string(word) + std::string(distance, '.') + "card";
      EXPECT_EQ(ContextOf(after, 0, kNumber.size()).card_word, 6 + distance <= kMostBytesAfter)
          << word << distance;
    }
  }
  const std::string text = "4 triple one" + std::string(kMostBytesAfter - 9, '.') + "card";
  EXPECT_TRUE(ContextOf(text, 0, 1).card_word);
  EXPECT_FALSE(ContextOf(text.substr(0, 12) + '.' + text.substr(12), 0, 1).card_word);
}

TEST(Context, AWordCutByItsReachIsNoWord) {
  // Seen from the number, the first and the last letters are out of reach.
  const std::string before = "discard" + std::string(kMostBytesBefore - 4, '.') + "4";
  EXPECT_FALSE(ContextOf(before, before.size() - 1, before.size()).card_word);
  const std::string after = "4" + std::string(kMostBytesAfter - 4, '.') + "cardholder";
  EXPECT_FALSE(ContextOf(after, 0, 1).card_word);
}

// A reader that is asked of place after place says what is said of each by itself.
TEST(ContextReader, SaysOfEachPlaceWhatContextOfSays) {
  constexpr std::string_view kPieces[] = {"4",
                                          "11",
                                          " ",
                                          "1 ",
                                          "  ",
                                          "-",
                                          "card ",
                                          "visa",
                                          "order",
                                          "one ",
                                          "zero",
                                          "four",
                                          "triple ",
                                          "\xE0\xA5\xAA",
                                          "\xEF\xBC\x94",
                                          "4\xEF\xB8\x8F\xE2\x83\xA3",  // a keycap
                                          "\xE2\x80\x8B",
                                          "\xCC\x81",
                                          "x",
                                          "\xE3\x82\xAB\xE3\x83\xBC\xE3\x83\x89",
                                          "\xF0\x9F\x92\xB3"};
  std::mt19937_64 random(20240404);
  ContextReader reader;
  int words = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const std::size_t digits = random() % 100;  // in a hundred
    for (const std::size_t size = random() % 1200; text.size() < size;) {
      text +=
          random() % 100 < digits ? kPieces[random() % 2] : kPieces[random() % std::size(kPieces)];
    }
    reader.Start();
    std::size_t begin = 0;
    for (int i = 0; i < 60 && begin < text.size(); ++i) {
      const std::size_t end = std::min(text.size(), begin + random() % 40);
      const Context expected = ContextOf(text, begin, end);
      const Context said = reader.Of(text, begin, end);
      ASSERT_EQ(said.card_word, expected.card_word) << text << "\n" << begin << " to " << end;
      if (!said.card_word) {
        ASSERT_EQ(said.id_word, expected.id_word) << text << "\n" << begin << " to " << end;
      }
      words += said.card_word || said.id_word ? 1 : 0;
      const std::size_t step = random() % 25;
      begin = random() % 8 == 0 ? begin - std::min(begin, step) : begin + step % 6;
    }
  }
  EXPECT_GT(words, 1000);
}

}  // namespace
}  // namespace panveil::card
