// What stretches and rows of digit words are for: together they miss no run of digits and words.
#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "scan/kernel.h"
#include "scan/stretch_oracle.h"
#include "text/char_class.h"
#include "text/digit_word_list.h"

namespace panveil::scan {
namespace {

class WordRunTest : public testing::TestWithParam<const Kernel*> {};
INSTANTIATE_TEST_SUITE_P(, WordRunTest, testing::ValuesIn(AvailableKernels()),
                         [](const auto& p) { return std::string(p.param->name); });

// Whatever readers take for a digit word counts, at every offset in a lane.
TEST_P(WordRunTest, EveryListedWordIsPartOfARow) {
  for (const text::internal::ListedWord& word : text::internal::kListedWords) {
    for (std::size_t offset = 0; offset < 70; ++offset) {
      std::string text(offset, '!');
      for (int i = 0; i < 12; ++i) {
        text.append(word.letters).append(word.repeat > 1 ? " 7 " : " ");
      }
      text += "!";
      ASSERT_TRUE(GetParam()->survey(text.data(), text.size()).words()) << text;
      const Stretch row = GetParam()->next_word_row(text.data(), text.size(), 0);
      ASSERT_EQ(row, (Stretch{offset, text.size() - 2})) << text;
    }
  }
}

// Digits, words and "double" of either, in any groups, with what the reader takes for one gap.
std::string RandomRun(std::mt19937_64* random, std::size_t digits) {
  constexpr std::string_view kAccented[] = {"z\xC3\xA9ro", "tr\xC3\xAAs", "f\xC3\xBCnf",
                                            "FOUR",        "Oh",          "f\xCC\xA7ive"};
  constexpr std::string_view kMarks[] = {" ",       "-", ".", ",",  "/",  ":",
                                         "_",       "|", "+", "*",  "~",  "(",
                                         ")",       "[", "]", "\t", "\n", "\xE2\x80\x93",
                                         "\xC2\xA0"};
  const auto below = [random](std::size_t bound) {
    return static_cast<std::size_t>((*random)() % bound);
  };
  const auto gap = [&] {
    std::string marks;
    const bool long_ones = below(10) == 0;
    for (std::size_t n = 1 + (long_ones ? below(7) : below(2)); n > 0; --n) {
      marks += below(2) == 0 ? " " : kMarks[below(std::size(kMarks))];
    }
    return marks;
  };
  const std::size_t words = below(101);  // in percent
  const std::size_t groups = below(101);
  std::string run;
  bool after_digit = false;
  for (std::size_t count = 0; count < digits;) {
    const text::internal::ListedWord& listed =
        text::internal::kListedWords[below(std::size(text::internal::kListedWords))];
    const bool word = below(100) < words;
    if (!run.empty() && (word || !after_digit || below(100) >= groups)) run += gap();
    if (!word) {
      run.push_back(kDigits[below(kDigits.size())]);
    } else if (below(8) == 0) {
      run += kAccented[below(std::size(kAccented))];
    } else {
      run += listed.letters;
      if (listed.repeat > 1) {
        run += gap();
        run += below(2) == 0 ? "7" : "one";
        count += listed.repeat - 1U;
      }
    }
    ++count;
    after_digit = text::IsDigit(run.back());
  }
  return run;
}

// The reason for rows: no run of digits and words is passed over.
TEST_P(WordRunTest, EveryRunOfTwelveDigitsAndWordsHasAStretchOrARow) {
  constexpr std::uint64_t kSeed = 20240401;
  constexpr std::string_view kAround[] = {"",          " ", "card ", "x", "! ", "\xE3\x81\x84",
                                          "so it is: "};
  std::mt19937_64 random(kSeed);
  std::size_t rows = 0;
  for (int round = 0; round < 100000; ++round) {
    std::string run = RandomRun(&random, 12 + random() % 8);
    // No reader takes a word beside eleven digits in a group for a digit.
    while (run.size() < kFewestRowBytes) run = RandomRun(&random, 12 + random() % 8);
    std::string before(random() % 130, random() % 2 == 0 ? 'x' : '.');
    before += kAround[1 + random() % (std::size(kAround) - 1)];
    before += random() % 2 == 0 ? " " : "";
    if (text::IsLetter(before.back())) before += ' ';
    const std::string text =
        before + run + " " + std::string(kAround[random() % std::size(kAround)]);
    const Survey survey = GetParam()->survey(text.data(), text.size());
    ASSERT_TRUE(survey.words() || survey.stretch < text.size()) << "\"" << text << "\"";
    const Stretch row = GetParam()->next_word_row(text.data(), text.size(), 0);
    const Stretch stretch = GetParam()->next_stretch(text.data(), text.size(), 0);
    const auto covers = [&](const Stretch& found) {
      return found.begin < before.size() + run.size() && found.end > before.size();
    };
    ASSERT_TRUE(covers(row) || covers(stretch)) << "\"" << text << "\"";
    rows += stretch.begin == text.size() ? 1U : 0U;
  }
  EXPECT_GT(rows, 20000U) << "the runs have become too easy";
}

}  // namespace
}  // namespace panveil::scan
