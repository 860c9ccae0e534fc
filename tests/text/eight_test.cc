#include "text/eight.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "text/char_class.h"

namespace panveil::text {
namespace {

TEST(Eight, LastOfEightsIsBehindTheLastByteThatIsOne) {
  std::mt19937_64 random(20261126);
  constexpr std::string_view kBytes = "0a/:9 \xC3";
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t size = 1 + random() % 40; size > 0; --size) {
      text += random() % 8 == 0 ? kBytes[random() % kBytes.size()] : 'x';
    }
    const std::size_t begin = random() % text.size();
    const std::size_t end = begin + random() % (text.size() - begin + 1);
    std::size_t last = end;
    while (last > begin && !IsDigit(text[last - 1])) --last;
    EXPECT_EQ(LastOfEights(text, begin, end, DigitsAmong), last) << text << begin << ' ' << end;
  }
}

}  // namespace
}  // namespace panveil::text
