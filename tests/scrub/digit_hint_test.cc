#include "scrub/digit_hint.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "scan/wide_digit.h"
#include "scrub/message_runs.h"
#include "support/text_generator.h"
#include "text/utf8.h"

namespace panveil::scrub {
namespace {

bool HoldsRun(std::string_view text) {
  const auto run = std::make_unique<payload::DigitRun>();
  return MessageRuns(text, false).Next(*run);
}

TEST(DigitHint, PassesOverProse) {
  for (const char* const text :
       {"", "one moment please", "I have two of these and one of those", "na\xC3\xAFve caf\xC3\xA9",
        "\xF0\x9F\x98\x80 ok \xE2\x80\x99s fine \xE2\x80\x94 bye",
        "\xD0\xBF\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82",
        "\xE3\x81\x93\xE3\x82\x8C\xEF\xBC\x8C"}) {
    EXPECT_FALSE(MayHoldDigits(text)) << text;
    EXPECT_FALSE(HoldsRun(text)) << text;
  }
}

TEST(DigitHint, SeesDigitsWhereverTheyStand) {
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
    EXPECT_TRUE(MayHoldDigits(digits)) << digits;
    for (int before = 0; before < 140; ++before) {
      for (const char* const word : {"x", "we ", "\xC3\xA9t\xC3\xA9 ", "\xF0\x9F\x98\x80 "}) {
        std::string text;
        while (static_cast<int>(text.size()) < before) text += word;
        text += std::string(" ") + digits + " so";
        ASSERT_TRUE(MayHoldDigits(text)) << text;
      }
    }
  }
  for (const char* const text : {"one", " seven.", "oh", "(tr\xC3\xAAs)"}) {
    EXPECT_TRUE(MayHoldDigits(text)) << text;
    EXPECT_TRUE(HoldsRun(text)) << text;
  }
}

TEST(DigitHint, SeesTheDigitsOfEveryScript) {
  int digits = 0;
  for (char32_t c = 0x80; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    char bytes[text::kMostUtf8Bytes];
    const int size = text::EncodeUtf8(c, bytes);
    const std::string one(bytes, static_cast<std::size_t>(size));
    const std::string padded = "   " + one;
    if (!scan::IsWideDigitEnd(padded.data(), padded.size() - 1)) continue;
    ++digits;
    ASSERT_TRUE(MayHoldDigits("so " + one + " it is")) << std::hex << static_cast<unsigned>(c);
  }
  EXPECT_GT(digits, 600);
}

// False only where no run is found.
TEST(DigitHint, MissesNoRun) {
  testing_support::TextGenerator generator(17);
  std::mt19937_64 random(17);
  const char* const kWords[] = {"one",         "two",    "oh",  "o",        "tr\xC3\xAAs",
                                "f\xC3\xBCnf", "double", "the", "on",       ", ",
                                " ",           " ",      " ",   "-",        "x",
                                "l",           "seven",  "un",  "\xC2\xA0", "\xF0\x9F\x98\x80"};
  std::size_t runs = 0;
  for (int i = 0; i < 40000; ++i) {
    std::string text;
    if (i % 2 == 0) {
      text = generator.Next().substr(0, kReach);
    } else {
      for (auto left = random() % 30; left > 0; --left)
        text += kWords[random() % std::size(kWords)];
    }
    if (!HoldsRun(text)) continue;
    ++runs;
    ASSERT_TRUE(MayHoldDigits(text)) << text;
  }
  EXPECT_GT(runs, 10000U);
}

}  // namespace
}  // namespace panveil::scrub
