#include "text/digit_words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <ostream>
#include <string>
#include <string_view>

#include "support/guarded_buffer.h"
#include "text/digit_word_list.h"
#include "text/eight.h"

namespace panveil::text {
namespace {

struct WordCase {
  std::string_view word;
  int value;
  int repeat = 1;
};

void PrintTo(const WordCase& c, std::ostream* os) { *os << c.word; }

constexpr WordCase kWordCases[] = {
    // English, Spanish, French, German, Portuguese; 0 to 9, then how often
    {"zero", 0},
    {"cero", 0},
    {"z\xC3\xA9ro", 0},
    {"null", 0},
    {"oh", 0},
    {"o", 0},
    {"nought", 0},
    {"one", 1},
    {"uno", 1},
    {"un", 1},
    {"une", 1},
    {"eins", 1},
    {"um", 1},
    {"uma", 1},
    {"two", 2},
    {"dos", 2},
    {"deux", 2},
    {"zwei", 2},
    {"zwo", 2},
    {"dois", 2},
    {"duas", 2},
    {"three", 3},
    {"tres", 3},
    {"trois", 3},
    {"drei", 3},
    {"tr\xC3\xAAs", 3},
    {"four", 4},
    {"cuatro", 4},
    {"quatre", 4},
    {"vier", 4},
    {"quatro", 4},
    {"five", 5},
    {"cinco", 5},
    {"cinq", 5},
    {"f\xC3\xBCnf", 5},
    {"fuenf", 5},
    {"funf", 5},
    {"six", 6},
    {"seis", 6},
    {"sechs", 6},
    {"meia", 6},
    {"seven", 7},
    {"siete", 7},
    {"sept", 7},
    {"sieben", 7},
    {"sete", 7},
    {"eight", 8},
    {"ocho", 8},
    {"huit", 8},
    {"acht", 8},
    {"oito", 8},
    {"nine", 9},
    {"nueve", 9},
    {"neuf", 9},
    {"neun", 9},
    {"nove", 9},
    {"double", 0, 2},
    {"doble", 0, 2},
    {"doppel", 0, 2},
    {"doppelt", 0, 2},
    {"duplo", 0, 2},
    {"dobro", 0, 2},
    {"triple", 0, 3},
    {"dreifach", 0, 3},
    {"triplo", 0, 3},
    // Combining accents
    {"ze\xCC\x81ro", 0},
    {"tre\xCC\x82s", 3},
    {"fu\xCC\x88nf", 5},
    {"F\xC3\x9CNF", 5},
    // Full width; a zero-width space and a soft hyphen inside
    {"\xEF\xBC\xA6\xEF\xBD\x8F\xEF\xBD\x95\xEF\xBD\x92", 4},
    {"f\xEF\xBD\x8Fur", 4},
    {"fo\xE2\x80\x8Bur", 4},
    {"se\xC2\xADven", 7},
};

// What is next to a word ends it, or is the end of the text.
constexpr std::string_view kAfter[] = {"",
                                       " ",
                                       "-",
                                       "4",
                                       ",",
                                       "'",
                                       "\n",
                                       "\xC2\xA0",
                                       "\x80",
                                       "\xE2\x80\x8B ",
                                       " four one one one one"};

class DigitWordTest : public testing::TestWithParam<WordCase> {};

TEST_P(DigitWordTest, IsFoundInEveryCapitalisation) {
  const WordCase& c = GetParam();
  for (unsigned capitals = 0; capitals < 1U << c.word.size(); ++capitals) {
    std::string word(c.word);
    for (std::size_t i = 0; i < word.size(); ++i) {
      const auto byte = static_cast<unsigned char>(word[i]);
      if ((capitals >> i & 1U) != 0 && byte < 0x80) word[i] = static_cast<char>(toupper(byte));
    }
    const std::string text = "- " + word + " -";
    const DigitWord found = MatchDigitWord(text, 2);
    ASSERT_EQ(found.length, word.size()) << word;
    ASSERT_EQ(found.value, c.value) << word;
    ASSERT_EQ(found.repeat, c.repeat) << word;
  }
}

TEST_P(DigitWordTest, EndsWhereTheWordDoes) {
  const WordCase& c = GetParam();
  testing_support::GuardedBuffer buffer(64);
  for (const std::string_view after : kAfter) {
    const std::string_view text = buffer.AtEnd(std::string(c.word) + std::string(after));
    EXPECT_EQ(MatchDigitWord(text, 0).length, c.word.size()) << text;
  }
}

TEST_P(DigitWordTest, IsNotTheBeginningOfAnother) {
  const std::string word(GetParam().word);
  for (const std::string_view letter : {"q", "Q", "\xC3\xB1", "\xD0\x9E", "\xE4\xB8\x80"}) {
    EXPECT_EQ(MatchDigitWord(word + std::string(letter), 0).length, 0) << word << letter;
  }
}

INSTANTIATE_TEST_SUITE_P(, DigitWordTest, testing::ValuesIn(kWordCases));

TEST(DigitWord, EveryListedWordIsFound) {
  for (const internal::ListedWord& listed : internal::kListedWords) {
    const DigitWord found = MatchDigitWord(listed.letters, 0);
    EXPECT_EQ(found.length, listed.letters.size()) << listed.letters;
    EXPECT_EQ(found.value, listed.value) << listed.letters;
    EXPECT_EQ(found.repeat, listed.repeat) << listed.letters;
  }
}

TEST(DigitWord, NearMissesAreNone) {
  for (const std::string_view word : {"ones",
                                      "tent",
                                      "fourth",
                                      "seventy",
                                      "someone",
                                      "nineteen",
                                      "fourteen",
                                      "sixty",
                                      "eighth",
                                      "ninety",
                                      "twofold",
                                      "doubles",
                                      "oho",
                                      "oneself",
                                      "ein\xC3\xA9",
                                      "dreifachs",
                                      "doppelter",
                                      "unos",
                                      "onze",
                                      "doze",
                                      "zehn",
                                      "elf",
                                      "ten",
                                      "fou",
                                      "fiv",
                                      "sixx",
                                      "s\xC3\x97ix",
                                      "on",
                                      "the",
                                      "card",
                                      "a",
                                      "z",
                                      "tw\xC3\x9F",
                                      "",
                                      "-",
                                      "4",
                                      "[",
                                      "@ne",
                                      "`",
                                      "{ero",
                                      "\x80",
                                      "\xC3\xA9ro",
                                      "\xEF\xBB\xBF",
                                      "\xEF\xBB\xBF\xCC\x81",
                                      "\xEF\xBC\x94",
                                      "\xEF",
                                      "o\xCC\x81n",
                                      "doppeltedoppelte"}) {
    // An empty text has no byte to look at.
    const std::string text = word.empty() ? " " : std::string(word);
    EXPECT_EQ(MatchDigitWord(text, 0).length, 0) << testing::PrintToString(word);
  }
}

bool IsListed(std::string_view word) {
  return std::any_of(std::begin(internal::kListedWords), std::end(internal::kListedWords),
                     [word](const auto& listed) { return listed.letters == word; });
}

// All strings of three letters and what is next to letters in ASCII.
TEST(DigitWord, NothingThatIsNotListedIsFound) {
  constexpr std::string_view kBytes = "abcdefghijklmnopqrstuvwxyz@[`{ \x7F\xC3";
  int found = 0;
  for (const char first : kBytes) {
    for (const char second : kBytes) {
      for (const char third : kBytes) {
        const std::string text = {first, second, third};
        const DigitWord word = MatchDigitWord(text, 0);
        if (word.length == 0) continue;
        ++found;
        ASSERT_TRUE(IsListed(text.substr(0, word.length))) << testing::PrintToString(text);
      }
    }
  }
  EXPECT_GT(found, 0);
}

// Of letters of ASCII with none beside them, both say the same.
TEST(DigitWord, RowsOfLettersAreToldApartAlike) {
  int words = 0;
  const auto check = [&words](const std::string& letters) {
    ASSERT_LE(letters.size(), 8);
    std::string small = letters;
    for (char& c : small) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    for (const char* const behind : {"", " ", "9", " and more"}) {
      const std::string text = letters + behind;
      const bool is_one = MatchDigitWord(text, 0).length == letters.size();
      ASSERT_EQ(IsDigitWord(LoadEightAt(small, 0)), is_one) << text;
      words += is_one ? 1 : 0;
    }
  };
  for (const internal::ListedWord& word : internal::kListedWords) {
    const std::string letters(word.letters);
    check(letters);
    if (letters.size() < 8) check(letters + "s");
    check(letters.substr(0, letters.size() - 1) + "Q");
    std::string capitals = letters;
    for (char& c : capitals) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    check(capitals);
  }
  check("sevenone");
  EXPECT_GT(words, 100);
}

// A wall of marks is read no further than a word could reach.
TEST(DigitWord, LooksNoFurtherThanAWordCouldReach) {
  std::string text = "o";
  for (int i = 0; i < 1000; ++i) text += "\xCC\x81";
  EXPECT_EQ(MatchDigitWord(text, 0).length, 0);
}

TEST(DigitWords, AWordOfTooManyBytesIsNone) {
  const auto spread = [](std::size_t marks) {
    std::string word = "six";
    for (; marks > 0; --marks) word.insert(2, "\xE2\x80\x8B");
    return word;
  };
  const std::size_t most = (kMostBytesOfDigitWord - 3) / 3;
  EXPECT_EQ(MatchDigitWord(spread(most), 0).length, spread(most).size());
  EXPECT_EQ(MatchDigitWord(spread(most + 1), 0).length, 0);
}

}  // namespace
}  // namespace panveil::text
