// Kernel::byte_masks of every kernel.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "scan/digit_word_begins.h"
#include "scan/kernel.h"
#include "scan/scan_class.h"
#include "support/guarded_buffer.h"
#include "text/digit_word_list.h"

namespace panveil::scan {
namespace {

using testing_support::GuardedBuffer;

class ByteMasksTest : public testing::TestWithParam<const Kernel*> {};
INSTANTIATE_TEST_SUITE_P(, ByteMasksTest, testing::ValuesIn(AvailableKernels()),
                         [](const auto& p) { return std::string(p.param->name); });

bool IsOneOf(char c, std::string_view chars) { return chars.find(c) != std::string_view::npos; }

void ExpectRight(const ByteMasks& masks, std::string_view bytes) {
  bool high = false;
  bool escapes = false;
  bool equals = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    const auto is = [i](std::uint64_t mask) { return (mask >> i & 1) != 0; };
    const bool digit = c >= '0' && c <= '9';
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool blank = static_cast<unsigned char>(c) <= 0x20;
    EXPECT_EQ(is(masks.digits), digit) << i;
    EXPECT_EQ(is(masks.letters), letter) << i;
    EXPECT_EQ(is(masks.base64), digit || letter || IsOneOf(c, "+/-_=")) << i;
    EXPECT_EQ(is(masks.joiners), IsPlainJoiner(c)) << i;
    equals = equals || c == '=';
    EXPECT_EQ(is(masks.quotes), c == '"') << i;
    EXPECT_EQ(is(masks.behind), blank || IsOneOf(c, ",}]")) << i;
    high = high || static_cast<unsigned char>(c) >= 0x80;
    escapes = escapes || IsOneOf(c, "\\&%");
  }
  EXPECT_EQ(masks.equals, equals);
  EXPECT_EQ(masks.high, high);
  EXPECT_EQ(masks.escapes, escapes);
}

TEST_P(ByteMasksTest, EveryByteAtEveryPlace) {
  GuardedBuffer buffer(256);
  for (unsigned byte = 0; byte < 256 && !HasFailure(); ++byte) {
    for (std::size_t at = 0; at < ByteMasks::kBytes; ++at) {
      std::string row(ByteMasks::kBytes + ByteMasks::kMoreBytes, '.');
      row[at] = static_cast<char>(byte);
      const std::string_view placed = at % 2 == 0 ? buffer.AtEnd(row) : buffer.AtStart(row);
      ByteMasks masks;
      GetParam()->byte_masks(placed.data(), 1, kDigitWordBegins, kDigitWordBegins, &masks);
      ExpectRight(masks, placed.substr(0, ByteMasks::kBytes));
    }
  }
}

TEST_P(ByteMasksTest, AnyBytes) {
  std::mt19937_64 random(6);
  for (int round = 0; round < 2000 && !HasFailure(); ++round) {
    constexpr std::size_t kRows = 3;
    std::string row(kRows * ByteMasks::kBytes + ByteMasks::kMoreBytes, ' ');
    for (char& c : row) c = static_cast<char>(random() % (round % 2 == 0 ? 256 : 128));
    ByteMasks rows[kRows];
    GetParam()->byte_masks(row.data(), kRows, kDigitWordBegins, kDigitWordBegins, rows);
    for (std::size_t i = 0; i < kRows; ++i) {
      ExpectRight(rows[i], std::string_view(row).substr(i * ByteMasks::kBytes, ByteMasks::kBytes));
    }
    ByteMasks masks;
    const std::size_t size = random() % ByteMasks::kBytes;
    ByteMasksPlainly(row.data(), size, masks);
    ExpectRight(masks, std::string_view(row).substr(0, size));
    const std::uint64_t all = masks.digits | masks.letters | masks.base64 | masks.quotes;
    EXPECT_EQ((all | masks.behind | masks.joiners) >> size, 0U);
  }
}

// No word of a set is missing, at any place and in any case.
TEST_P(ByteMasksTest, WordsOfSets) {
  for (const text::internal::ListedWord& word : text::internal::kListedWords) {
    for (std::size_t at = 0; at < ByteMasks::kBytes; ++at) {
      for (const char behind : {'.', '7', '"', '\0'}) {
        std::string row(ByteMasks::kBytes + ByteMasks::kMoreBytes, ' ');
        for (std::size_t i = 0; at + i < row.size(); ++i) {
          row[at + i] = i < word.letters.size() ? word.letters[i] : behind;
        }
        if (at % 2 == 0) row[at] = static_cast<char>(row[at] - 'a' + 'A');
        const WordSet none{};
        ByteMasks masks;
        GetParam()->byte_masks(row.data(), 1, kDigitWordBegins, none, &masks);
        EXPECT_NE(masks.words >> at & 1, 0U) << word.letters << at;
        GetParam()->byte_masks(row.data(), 1, none, kDigitWordBegins, &masks);
        EXPECT_NE(masks.more_words >> at & 1, 0U) << word.letters << at;
      }
    }
  }
}

}  // namespace
}  // namespace panveil::scan
