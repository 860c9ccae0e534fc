// Kernel::may_hold_word of every kernel.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>
#include <string_view>

#include "scan/kernel.h"
#include "support/guarded_buffer.h"

namespace panveil::scan {
namespace {

using testing_support::GuardedBuffer;

WordBegins BeginsOf(std::initializer_list<std::string_view> words) {
  WordBegins begins{};
  for (const std::string_view word : words) {
    const auto number = [word](std::size_t i) {
      return i < word.size() ? LetterNumber(word[i]) : 0;
    };
    const unsigned bit = number(0) << 10 | number(1) << 5 | number(2);
    begins.bits[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  return begins;
}

class MayHoldWordTest : public testing::TestWithParam<const Kernel*> {
 protected:
  static bool Take(std::string_view text, const WordBegins& begins) {
    return GetParam()->may_hold_word(text.data(), text.size(), begins);
  }
};
INSTANTIATE_TEST_SUITE_P(, MayHoldWordTest, testing::ValuesIn(AvailableKernels()),
                         [](const auto& p) { return std::string(p.param->name); });

TEST_P(MayHoldWordTest, Table) {
  const WordBegins begins = BeginsOf({"security", "cv", "exp"});
  struct {
    const char* text;
    bool expected;
  } const cases[] = {
      {"", false},    {"sec", true},  {"SECond", true},      {"insecure", false}, {"cv2", true},
      {"1cv2", true}, {"cvs", false}, {"c v", false},        {"my.expiry", true}, {"expand", true},
      {"ex", false},  {"se", false},  {"caf\xC3\xA9", true}, {"12345", false},    {"e xp", false},
  };
  for (const auto& c : cases) EXPECT_EQ(Take(c.text, begins), c.expected) << c.text;
}

TEST_P(MayHoldWordTest, AtEveryOffset) {
  const WordBegins begins = BeginsOf({"exp"});
  for (const char fill : {' ', '7'}) {
    for (std::size_t offset = 0; offset < 200; ++offset) {
      for (const std::size_t behind : {0U, 1U, 70U}) {
        const std::string around(behind, fill);
        EXPECT_TRUE(Take(std::string(offset, fill) + "Exp" + around, begins)) << offset;
        EXPECT_FALSE(Take(std::string(offset, fill) + "ex" + around, begins)) << offset;
      }
    }
  }
}

TEST_P(MayHoldWordTest, AgreesWithTheScalarKernel) {
  std::mt19937_64 random(5);
  const WordBegins begins = BeginsOf({"abc", "ab", "a", "bca"});
  const Kernel& scalar = *FindKernel("scalar");
  GuardedBuffer buffer(256);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t i = random() % 200; i > 0; --i)
      text += "ccccbaB C1-\xC3"[random() % 400 == 0 ? 11 : random() % 11];
    const std::string_view view = round % 2 == 0 ? buffer.AtEnd(text) : buffer.AtStart(text);
    ASSERT_EQ(Take(view, begins), scalar.may_hold_word(view.data(), view.size(), begins)) << text;
  }
}

}  // namespace
}  // namespace panveil::scan
