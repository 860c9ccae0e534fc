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

// A part for each, as word_begins.h says.
WordSet SetOf(std::initializer_list<std::string_view> words) {
  WordSet set{};
  unsigned part = 1;
  for (const std::string_view word : words) {
    const auto number = [word](std::size_t i) {
      return i < word.size() ? LetterNumber(word[i]) : 0;
    };
    const unsigned bit = number(0) << 10 | number(1) << 5 | number(2);
    set.begins.bits[bit / 64] |= std::uint64_t{1} << (bit % 64);
    for (std::size_t place = 0; place < 3; ++place) {
      for (unsigned other = 0; other < 32; ++other) {
        const bool any = place >= word.size() || other == number(place);
        if (any)
          set.parts[place][other] = static_cast<std::uint8_t>(set.parts[place][other] | part);
      }
    }
    part <<= 1;
  }
  return set;
}

class MayHoldWordTest : public testing::TestWithParam<const Kernel*> {
 protected:
  static bool Take(std::string_view text, const WordSet& set) {
    return GetParam()->may_hold_word(text.data(), text.size(), set);
  }
};
INSTANTIATE_TEST_SUITE_P(, MayHoldWordTest, testing::ValuesIn(AvailableKernels()),
                         [](const auto& p) { return std::string(p.param->name); });

TEST_P(MayHoldWordTest, Table) {
  const WordSet set = SetOf({"security", "cv", "exp"});
  struct {
    const char* text;
    bool expected;
  } const cases[] = {
      {"", false},
      {"sec", true},
      {"SECond", true},
      {"insecure", false},
      {"cv2", true},
      {"1cv2", true},
      {"cvs", false},
      {"c v", false},
      {"my.expiry", true},
      {"expand", true},
      {"ex", false},
      {"se", false},
      {"caf\xC3\xA9", true},
      {"12345", false},
      {"e xp", false},
      {"ok \xF0\x9F\x98\x80", false},
      {"ok\xF0\x9F\x98\x80"
       "exp",
       true},
      {"\xE2\x9D\xA4\xEF\xB8\x8F", false},
      {"\xEF\xBD\x83\xEF\xBD\x96", true},
      {"\xF0\xC3\xA9\x80", true},
      {"\xF0\x9F\x98", true},
      {"\xE2\x9D", true},
      {"\xE3\x81\x82", true},
  };
  for (const auto& c : cases) EXPECT_EQ(Take(c.text, set), c.expected) << c.text;
}

TEST_P(MayHoldWordTest, AtEveryOffset) {
  const WordSet set = SetOf({"exp"});
  for (const char fill : {' ', '7'}) {
    for (std::size_t offset = 0; offset < 200; ++offset) {
      for (const std::size_t behind : {0U, 1U, 70U}) {
        const std::string around(behind, fill);
        EXPECT_TRUE(Take(std::string(offset, fill) + "Exp" + around, set)) << offset;
        EXPECT_FALSE(Take(std::string(offset, fill) + "ex" + around, set)) << offset;
      }
    }
  }
}

// Whole and cut, where blocks begin and end.
TEST_P(MayHoldWordTest, AgreesAmongSymbols) {
  std::mt19937_64 random(6);
  const WordSet set = SetOf({"abc", "ab", "bca"});
  const Kernel& scalar = *FindKernel("scalar");
  const std::string_view rare[] = {"\xF0\x9F", "\xE2\x80", "\xEF\xBC\x91", "\xC3\xA9",
                                   "\x80",     "ab",       "\xFF"};
  const std::string_view usual[] = {
      "\xF0\x9F\x98\x80", "\xE2\x9D\xA4", "\xEF\xB8\x8F", "ccc", " ", "1"};
  GuardedBuffer buffer(512);
  int held = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t i = random() % 90; i > 0; --i) {
      text += random() % 120 == 0 ? rare[random() % std::size(rare)]
                                  : usual[random() % std::size(usual)];
    }
    const std::string_view view = round % 2 == 0 ? buffer.AtEnd(text) : buffer.AtStart(text);
    ASSERT_EQ(Take(view, set), scalar.may_hold_word(view.data(), view.size(), set)) << text;
    held += Take(view, set) ? 1 : 0;
  }
  EXPECT_GT(held, 2000);
  EXPECT_LT(held, 18000);
}

TEST_P(MayHoldWordTest, AgreesWithTheScalarKernel) {
  std::mt19937_64 random(5);
  const WordSet set = SetOf({"abc", "ab", "a", "bca"});
  const Kernel& scalar = *FindKernel("scalar");
  GuardedBuffer buffer(256);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t i = random() % 200; i > 0; --i)
      text += "ccccbaB C1-\xC3"[random() % 400 == 0 ? 11 : random() % 11];
    const std::string_view view = round % 2 == 0 ? buffer.AtEnd(text) : buffer.AtStart(text);
    ASSERT_EQ(Take(view, set), scalar.may_hold_word(view.data(), view.size(), set)) << text;
  }
}

}  // namespace
}  // namespace panveil::scan
