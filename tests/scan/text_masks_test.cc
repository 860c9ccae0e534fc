// Kernel::text_masks of every kernel.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "scan/kernel.h"
#include "scan/text_masks_oracle.h"
#include "support/guarded_buffer.h"

namespace panveil::scan {
namespace {

using testing_support::GuardedBuffer;

class TextMasksTest : public testing::TestWithParam<const Kernel*> {};
INSTANTIATE_TEST_SUITE_P(, TextMasksTest, testing::ValuesIn(AvailableKernels()),
                         [](const auto& p) { return std::string(p.param->name); });

TEST_P(TextMasksTest, EveryDigitAndLetterAtEveryPlace) {
  const char* const kCharacters[] = {"7",
                                     "k",
                                     "\xC2\xB2",
                                     "\xD9\xA3",
                                     "\xE0\xA5\xA7",
                                     "\xE2\x82\x83",
                                     "\xEF\xBC\x97",
                                     "\xEF\xBC\xA1",
                                     "\xEF\xBD\x9A",
                                     "\xF0\x9D\x9F\x8F",
                                     "\xF0\x9F\x84\x8A"};
  GuardedBuffer buffer(512);
  for (const char* const character : kCharacters) {
    for (const char* const filler : {" ", "\xE3\x81\x93", "\xF0\x9F\x98\x80"}) {
      for (std::size_t before = 0; before < 70; ++before) {
        for (const unsigned behind : {0U, 1U, 2U, 60U, 64U, 130U}) {
          std::string text;
          while (text.size() < before) text += filler;
          text += character;
          const std::size_t end = text.size() + behind;
          while (text.size() < end) text += filler;
          ASSERT_TRUE(AgreesOnTextMasks(*GetParam(), buffer.AtEnd(text))) << text;
          ASSERT_TRUE(AgreesOnTextMasks(*GetParam(), buffer.AtStart(text))) << text;
        }
      }
    }
  }
}

TEST_P(TextMasksTest, AnyBytes) {
  std::mt19937_64 random(6);
  GuardedBuffer buffer(512);
  constexpr std::string_view kBytes = "a7Z \xEF\xBC\xBD\xA1\x97\xE2\x82\x83\xF0\x9F\xC2\xB2\xD9";
  for (int round = 0; round < 20000; ++round) {
    std::string text(1 + random() % 200, ' ');
    for (char& c : text) {
      c = round % 2 == 0 ? static_cast<char>(random()) : kBytes[random() % kBytes.size()];
    }
    ASSERT_TRUE(AgreesOnTextMasks(*GetParam(), buffer.AtEnd(text))) << round;
  }
}

}  // namespace
}  // namespace panveil::scan
