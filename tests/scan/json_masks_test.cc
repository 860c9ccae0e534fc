// Kernel::json_masks of every kernel, against the definitions, byte by byte.
#include "scan/json_masks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <set>
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

constexpr std::size_t kRow = JsonMasks::kRowBytes;

class JsonMasksTest : public testing::TestWithParam<const Kernel*> {};
INSTANTIATE_TEST_SUITE_P(, JsonMasksTest, testing::ValuesIn(AvailableKernels()),
                         [](const auto& p) { return std::string(p.param->name); });

bool IsOneOf(char c, std::string_view chars) { return chars.find(c) != std::string_view::npos; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsBase64(char c) { return IsDigit(c) || IsLetter(c) || IsOneOf(c, "+/-_="); }
bool IsMixed(char c) { return IsBase64(c) && !IsDigit(c) && !(c >= 'a' && c <= 'f'); }
bool IsJoined(char c) { return IsDigit(c) || IsPlainJoiner(c); }

// All that the rows up to some byte hold.
class Known {
 public:
  explicit Known(std::string_view bytes) : bytes_(bytes) {}

  bool is_high() const {
    return Any([](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  }
  bool is_escaped() const {
    return Any([](char c) { return IsOneOf(c, "\\&%=<"); });
  }
  bool has_digits() const { return Any(IsDigit); }
  // With the byte at `i`.
  bool InString(std::size_t i) const {
    return std::count(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(i) + 1, '"') % 2;
  }
  bool IsNumber(std::size_t i) const { return IsDigit(bytes_[i]) && !InString(i); }
  bool IsEnd(std::size_t i) const {
    const bool closes = bytes_[i] == '"' && !InString(i) && !(i > 0 && IsLetter(bytes_[i - 1]));
    return closes || (!IsDigit(bytes_[i]) && i > 0 && IsNumber(i - 1));
  }
  bool IsMalformed() const {
    for (std::size_t i = 1; i < bytes_.size(); ++i) {
      if (bytes_[i] == '"' && IsNumber(i - 1)) return true;
    }
    return false;
  }
  template <typename Is>
  std::size_t RunBefore(std::size_t end, Is is) const {
    std::size_t begin = end;
    while (begin > 0 && is(bytes_[begin - 1])) --begin;
    return end - begin;
  }
  bool IsLongJoined(std::size_t i) const {
    return RunBefore(i + 1, IsJoined) >= JsonMasks::kLongJoined;
  }
  bool IsLongBase64(std::size_t i) const {
    constexpr std::size_t kLong = JsonMasks::kLongBase64;
    if (RunBefore(i + 1, IsBase64) < kLong) return false;
    const std::string_view last = bytes_.substr(i + 1 - kLong, kLong);
    return std::any_of(last.begin(), last.end(), IsMixed);
  }
  bool BeginsWord(std::size_t i) const {
    return IsLetter(bytes_[i]) && !(i > 0 && IsLetter(bytes_[i - 1]));
  }

 private:
  template <typename Is>
  bool Any(Is is) const {
    return std::any_of(bytes_.begin(), bytes_.end(), is);
  }

  std::string_view bytes_;
};

bool Bit(std::uint64_t mask, std::size_t i) { return (mask >> i & 1) != 0; }

// The rows of `masks`, `count` of them, are those that begin at `at`.
void ExpectRight(const JsonMasks& masks, std::string_view text, std::size_t at, std::size_t count) {
  const Known known(text.substr(0, at + count * kRow));
  EXPECT_EQ(masks.high != 0, known.is_high());
  EXPECT_EQ(masks.escapes != 0, known.is_escaped());
  EXPECT_EQ(masks.any_digits != 0, known.has_digits());
  EXPECT_EQ(masks.malformed != 0, known.IsMalformed());
  const std::set<std::size_t> words(masks.words, masks.words + masks.word_count);
  EXPECT_TRUE(std::is_sorted(masks.words, masks.words + masks.word_count));
  EXPECT_EQ(words.size(), masks.word_count);
  for (std::size_t row = 0; row < count; ++row) {
    for (std::size_t bit = 0; bit < kRow; ++bit) {
      const std::size_t i = at + row * kRow + bit;
      const char c = text[i];
      EXPECT_EQ(Bit(masks.digits[row + 1], bit), IsDigit(c)) << i;
      EXPECT_EQ(Bit(masks.letters[row + 1], bit), IsLetter(c)) << i;
      EXPECT_EQ(Bit(masks.joined[row + 1], bit), IsJoined(c)) << i;
      EXPECT_EQ(Bit(masks.base64[row + 1], bit), IsBase64(c)) << i;
      EXPECT_EQ(Bit(masks.mixed[row + 1], bit), IsMixed(c)) << i;
      EXPECT_EQ(Bit(masks.strings[row + 1], bit), known.InString(i)) << i;
      EXPECT_EQ(Bit(masks.ends[row], bit), known.IsEnd(i)) << i;
      EXPECT_EQ(Bit(masks.long_joined[row], bit), known.IsLongJoined(i)) << i;
      EXPECT_EQ(Bit(masks.long_base64[row], bit), known.IsLongBase64(i)) << i;
      EXPECT_TRUE(words.count(i - at) == 0 || known.BeginsWord(i)) << i;
    }
  }
  EXPECT_EQ(masks.in_string(), known.InString(at + count * kRow - 1));
}

TEST_P(JsonMasksTest, EveryByteAtEveryPlace) {
  GuardedBuffer buffer(256);
  for (unsigned byte = 0; byte < 256 && !HasFailure(); ++byte) {
    for (std::size_t at = 0; at < kRow; ++at) {
      std::string text(kRow + JsonMasks::kMoreBytes, '.');
      text[at] = static_cast<char>(byte);
      const std::string_view placed = at % 2 == 0 ? buffer.AtEnd(text) : buffer.AtStart(text);
      JsonMasks masks;
      masks.Start();
      RowBytes bytes;
      (at % 4 < 2 ? bytes.rows : bytes.end) = placed.data();
      (at % 4 < 2 ? bytes.count : bytes.end_count) = 1;
      GetParam()->json_masks(bytes, kDigitWordBegins, kDigitWordBegins, &masks);
      ExpectRight(masks, placed, 0, 1);
    }
  }
}

// Rows of bytes that are near one another, some at a time as they come.
TEST_P(JsonMasksTest, AnyBytes) {
  constexpr std::string_view kBytes[] = {
      "0123456789", "\"",  "\",: {}[]",        "abcdefghijklmnopqrstuvw",
      "A+/-_=",     " -.", "0123456789abcdef", "\xC3\xA9\\&%"};
  std::mt19937_64 random(6);
  for (int round = 0; round < 1500 && !HasFailure(); ++round) {
    const std::size_t rows = 1 + random() % 20;
    std::string text;
    while (text.size() < rows * kRow) {
      const std::string_view from = kBytes[random() % (round % 2 == 0 ? 8 : 7)];
      const std::size_t count = 1 + random() % (round % 4 < 2 ? 5 : 40);
      for (std::size_t i = 0; i < count; ++i) text += from[random() % from.size()];
    }
    text.resize(rows * kRow + JsonMasks::kMoreBytes, ' ');
    JsonMasks masks;
    masks.Start();
    for (std::size_t row = 0; row < rows;) {
      const std::size_t count = std::min(rows - row, JsonMasks::kMostRows);
      RowBytes bytes;
      bytes.rows = text.data() + row * kRow;
      bytes.count = row + count == rows ? random() % (count + 1) : count;
      const std::string end = text.substr((row + bytes.count) * kRow);
      bytes.end = end.data();
      bytes.end_count = count - bytes.count;
      GetParam()->json_masks(bytes, kDigitWordBegins, kDigitWordBegins, &masks);
      ExpectRight(masks, text, row * kRow, count);
      row += count;
    }
  }
}

// No word of a set is missing, at any place and in any case.
TEST_P(JsonMasksTest, WordsOfSets) {
  for (const text::internal::ListedWord& word : text::internal::kListedWords) {
    for (std::size_t at = 0; at < kRow; ++at) {
      for (const char behind : {'.', '7', '"', '\0'}) {
        std::string text(kRow + JsonMasks::kMoreBytes, ' ');
        for (std::size_t i = 0; at + i < text.size(); ++i) {
          text[at + i] = i < word.letters.size() ? word.letters[i] : behind;
        }
        if (at % 2 == 0) text[at] = static_cast<char>(text[at] - 'a' + 'A');
        const WordSet none{};
        const bool first = at % 3 == 0;
        JsonMasks masks;
        masks.Start();
        RowBytes bytes;
        bytes.rows = text.data();
        bytes.count = 1;
        GetParam()->json_masks(bytes, first ? kDigitWordBegins : none,
                               first ? none : kDigitWordBegins, &masks);
        ASSERT_EQ(masks.word_count, 1U) << word.letters << at;
        EXPECT_EQ(masks.words[0], at) << word.letters;
      }
    }
  }
}

// As many words as there may be.
TEST_P(JsonMasksTest, WordsInEveryRow) {
  std::string text;
  while (text.size() < JsonMasks::kMostRows * kRow + JsonMasks::kMoreBytes) text += "o ";
  JsonMasks masks;
  masks.Start();
  RowBytes bytes;
  bytes.rows = text.data();
  bytes.count = JsonMasks::kMostRows;
  GetParam()->json_masks(bytes, kDigitWordBegins, kDigitWordBegins, &masks);
  ASSERT_EQ(masks.word_count, JsonMasks::kMostWords);
  for (std::size_t i = 0; i < masks.word_count; ++i) EXPECT_EQ(masks.words[i], 2 * i);
}

}  // namespace
}  // namespace panveil::scan
