#include "scrub/digit_hint.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "payload/text_reader.h"
#include "scan/wide_digit.h"
#include "scrub/lone_numbers.h"
#include "scrub/message_runs.h"
#include "support/text_generator.h"
#include "text/utf8.h"

namespace panveil::scrub {
namespace {

class DigitHintTest : public testing::TestWithParam<const scan::Kernel*> {
 protected:
  [[nodiscard]] bool MayHold(std::string_view text) const {
    DigitPlaces places;
    const bool may = MayHoldDigits(*GetParam(), text);
    EXPECT_EQ(LookForDigits(*GetParam(), text, places) != DigitHint::kNone, may) << text;
    return may;
  }
  // Where the runs of `text` begin, and how many digits each has.
  [[nodiscard]] std::vector<std::pair<std::size_t, int>> Runs(std::string_view text) {
    std::vector<std::pair<std::size_t, int>> found;
    MessageRuns runs(*GetParam(), text, false);
    while (runs.Next(*run_)) found.emplace_back(run_->offset[0], run_->size);
    return found;
  }
  // The same, with nothing passed over.
  [[nodiscard]] std::vector<std::pair<std::size_t, int>> PlainRuns(std::string_view text) {
    std::vector<std::pair<std::size_t, int>> found;
    payload::TextReader reader(text, {0, text.size()});
    while (reader.NextRun(*run_)) found.emplace_back(run_->offset[0], run_->size);
    return found;
  }

  std::unique_ptr<payload::DigitRun> run_ = std::make_unique<payload::DigitRun>();
};
INSTANTIATE_TEST_SUITE_P(, DigitHintTest, testing::ValuesIn(scan::AvailableKernels()),
                         [](const auto& p) { return std::string(p.param->name); });

TEST_P(DigitHintTest, PassesOverProse) {
  for (const char* const text :
       {"", "one moment please", "I have two of these and one of those", "na\xC3\xAFve caf\xC3\xA9",
        "\xF0\x9F\x98\x80 ok \xE2\x80\x99s fine \xE2\x80\x94 bye",
        "\xD0\xBF\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82",
        "\xE3\x81\x93\xE3\x82\x8C\xEF\xBC\x8C"}) {
    EXPECT_FALSE(MayHold(text)) << text;
    EXPECT_TRUE(Runs(text).empty()) << text;
  }
}

TEST_P(DigitHintTest, SeesDigitsWhereverTheyStand) {
  const char* const kDigits[] = {"7",
                                 "one two",
                                 "\xEF\xBC\x97",
                                 "\xD9\xA7",
                                 "tr\xC3\xAAs quatro",
                                 "quatro tr\xC3\xAAs",
                                 "f\xC3\xBCnf, null",
                                 "\xEF\xBD\x8F\xEF\xBD\x8E\xEF\xBD\x85 two",
                                 "double three",
                                 "\xF0\x9D\x9F\x8F"};
  for (const char* const digits : kDigits) {
    EXPECT_TRUE(MayHold(digits)) << digits;
    for (int before = 0; before < 140; ++before) {
      for (const char* const word : {"x", "we ", "\xC3\xA9t\xC3\xA9 ", "\xF0\x9F\x98\x80 "}) {
        std::string text;
        while (static_cast<int>(text.size()) < before) text += word;
        text += std::string(" ") + digits + " so";
        ASSERT_TRUE(MayHold(text)) << text;
      }
    }
  }
  for (const char* const text : {"one", " seven.", "oh", "(tr\xC3\xAAs)"}) {
    EXPECT_TRUE(MayHold(text)) << text;
    EXPECT_EQ(Runs(text).size(), 1U) << text;
  }
}

TEST_P(DigitHintTest, SeesTheDigitsOfEveryScript) {
  int digits = 0;
  for (char32_t c = 0x80; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    char bytes[text::kMostUtf8Bytes];
    const int size = text::EncodeUtf8(c, bytes);
    const std::string one(bytes, static_cast<std::size_t>(size));
    const std::string padded = "   " + one;
    if (!scan::IsWideDigitEnd(padded.data(), padded.size() - 1)) continue;
    ++digits;
    ASSERT_TRUE(MayHold("so " + one + " it is")) << std::hex << static_cast<unsigned>(c);
  }
  EXPECT_GT(digits, 600);
}

// A text of either kind.
std::string SomeText(testing_support::TextGenerator& generator, std::mt19937_64& random) {
  const char* const kWords[] = {"one",         "two",    "oh",  "o",        "tr\xC3\xAAs",
                                "f\xC3\xBCnf", "double", "the", "on",       ", ",
                                " ",           " ",      " ",   "-",        "x",
                                "l",           "seven",  "un",  "\xC2\xA0", "\xF0\x9F\x98\x80"};
  if (random() % 2 == 0) return generator.Next().substr(0, kReach);
  std::string text;
  for (auto left = random() % 30; left > 0; --left) text += kWords[random() % std::size(kWords)];
  return text;
}

// What a customer may say, all in ASCII, with numbers in every form among it.
std::string SomeMessage(std::mt19937_64& random) {
  const char* const kPieces[] = {
      "one", "two",    "order", "card",    "I",     "is",       "sorry", "Monday",   "A",
      "XX",  "double", "oh",    "l",       "s",     "cvv",      "at",    "A",        "XX",
      "oh",  "l",      "s",     "7",       "12",    "4111",     "11/6",  "9:38",     "#123",
      "$20", "$1.50",  "3.50",  "20%",     "5pm",   "v2",       "+44",   "%20",      "*",
      "-",   "(",      ")",     "5454545", "1,000", "a-1234-b", "\x01",  "**** 1234"};
  const char* const kGaps[] = {" ", " ", " ", " ", ", ", ". ", "\n", "", " - ", "! ", "      "};
  std::string text;
  for (auto left = random() % 24; left > 0; --left) {
    constexpr std::size_t kWords = 16;  // of them
    text += kPieces[random() % (random() % 3 == 0 ? std::size(kPieces) : kWords)];
    text += kGaps[random() % std::size(kGaps)];
  }
  return text;
}

// Nothing is said only where no run is; MessageRuns, which relies on that, gives every run.
TEST_P(DigitHintTest, MissesNoRun) {
  testing_support::TextGenerator generator(17);
  std::mt19937_64 random(17);
  std::size_t with_runs = 0;
  for (int i = 0; i < 40000; ++i) {
    const std::string text = i % 2 == 0 ? SomeText(generator, random) : SomeMessage(random);
    const auto runs = PlainRuns(text);
    // A look-alike behind an escape begins a run for a reader only.
    if (!runs.empty() && text.find('%') == std::string::npos) {
      ASSERT_EQ(Runs(text), runs) << text;
    }
    if (Runs(text).empty()) continue;
    ++with_runs;
    ASSERT_TRUE(MayHold(text)) << text;
  }
  EXPECT_GT(with_runs, 20000U);
}

// What is told of lone numbers is what reading all runs tells.
TEST_P(DigitHintTest, LoneNumbersAreTheRuns) {
  std::mt19937_64 random(18);
  std::size_t known = 0;
  std::size_t remembered = 0;
  for (int i = 0; i < 90000; ++i) {
    const std::string text = SomeMessage(random);
    DigitPlaces places;
    if (LookForDigits(*GetParam(), text, places) != DigitHint::kPlain) continue;
    const LoneNumbers lone = ReadLoneNumbers(text, places);
    if (!lone.known) continue;
    ++known;
    std::size_t count = 0;
    std::size_t longest = 0;
    MessageRuns runs(*GetParam(), text, true);
    while (runs.Next(*run_)) {
      const base::ByteSpan at{run_->offset[0], run_->End(run_->size - 1)};
      ASSERT_FALSE(IsBareAround(text, at.begin, at.end)) << text;
      if (IsSomethingElse(*run_)) continue;
      ASSERT_LT(count, lone.count) << text;
      ASSERT_EQ(lone.numbers[count], at) << text;
      ASSERT_EQ(at.size(), static_cast<std::size_t>(run_->size)) << text;
      if (at.size() >= lone.numbers[longest].size()) longest = count;
      ++count;
    }
    ASSERT_EQ(count, lone.count) << text;
    ASSERT_EQ(lone.longest, longest) << text;
    if (count != 0) ++remembered;
  }
  EXPECT_GT(known, 5000U);
  EXPECT_GT(remembered, 2000U);
}

}  // namespace
}  // namespace panveil::scrub
