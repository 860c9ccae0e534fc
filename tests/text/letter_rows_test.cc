#include "text/letter_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/guarded_buffer.h"
#include "support/random_text.h"
#include "text/char_class.h"

namespace panveil::text {
namespace {

using testing_support::GuardedBuffer;
using testing_support::RandomText;
using Rows = std::vector<std::pair<std::size_t, std::size_t>>;

Rows RowsOf(LetterRows rows) {
  Rows found;
  for (; !rows.empty(); rows.Next()) found.emplace_back(rows.begin(), rows.size());
  return found;
}

Rows RowsFromTheEnd(LetterRows rows) {
  Rows found;
  for (; !rows.empty(); rows.DropLast()) {
    found.emplace_back(rows.last_end() - rows.last_size(), rows.last_size());
  }
  std::reverse(found.begin(), found.end());
  return found;
}

// Byte by byte.
Rows Expected(std::string_view text, std::size_t fewest) {
  Rows rows;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t begin = i;
    while (i < text.size() && IsLetter(text[i])) ++i;
    if (i - begin >= fewest) rows.emplace_back(begin, i - begin);
  }
  return rows;
}

TEST(LetterRows, AreThoseOfEachByte) {
  const std::vector<std::string_view> pieces = {
      "a", "z", "A",    "Z",   "@", "[", "`", "{", "0", "me", " ", std::string_view("\0", 1),
      "!", "x", "\x7F", "card"};
  std::mt19937 random(3);
  GuardedBuffer buffer(4096);
  for (int n = 0; n < 20000; ++n) {
    std::string text = RandomText(random, pieces, 40);
    text.resize(std::min(text.size(), random() % (LetterRows::kMostBytes + 1)));
    const std::string_view placed = n % 2 == 0 ? buffer.AtEnd(text) : buffer.AtStart(text);
    LetterRows rows(placed.data(), placed.size());
    const bool is_ascii = std::none_of(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    ASSERT_EQ(rows.is_ascii(), is_ascii) << testing::PrintToString(text);
    ASSERT_EQ(RowsOf(rows), Expected(text, 1)) << testing::PrintToString(text);
    ASSERT_EQ(RowsFromTheEnd(rows), Expected(text, 1)) << testing::PrintToString(text);
    rows.DropSingles();
    ASSERT_EQ(RowsOf(rows), Expected(text, 2)) << testing::PrintToString(text);
  }
}

TEST(LetterRows, OneByteThatIsNotAsciiIsTold) {
  for (std::size_t size = 1; size <= LetterRows::kMostBytes; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'x');
      text[at] = '\xC3';
      const LetterRows rows(text.data(), text.size());
      EXPECT_FALSE(rows.is_ascii());
      EXPECT_EQ(RowsOf(rows), Expected(text, 1)) << size << " " << at;
    }
  }
}

TEST(LetterRows, SixtyFourLettersAreOneRow) {
  const std::string text(LetterRows::kMostBytes, 'q');
  EXPECT_EQ(RowsOf(LetterRows(text.data(), text.size())), (Rows{{0, text.size()}}));
  EXPECT_EQ(RowsFromTheEnd(LetterRows(text.data(), text.size())), (Rows{{0, text.size()}}));
}

TEST(LoadEightAt, ReadsZerosBehindTheEnd) {
  GuardedBuffer buffer(64);
  for (const std::string_view text : {"abcdefghij", "abcdefgh", "abc", "\xFFz"}) {
    const std::string_view placed = buffer.AtEnd(text);
    for (std::size_t at = 0; at < text.size(); ++at) {
      std::uint64_t expected = 0;
      for (std::size_t i = at; i < text.size() && i < at + 8; ++i) {
        expected |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * (i - at));
      }
      EXPECT_EQ(LoadEightAt(placed, at), expected) << text << " " << at;
    }
  }
}

}  // namespace
}  // namespace panveil::text
