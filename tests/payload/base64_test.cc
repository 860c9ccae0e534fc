#include "payload/base64.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "payload/base64_row.h"
#include "scan/kernel.h"
#include "support/guarded_buffer.h"
#include "support/random_text.h"

namespace panveil::payload {
namespace {

using testing_support::GuardedBuffer;
using testing_support::RandomText;

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string Encoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i + 3 <= text.size(); i += 3) {
    const auto byte = [&](std::size_t k) {
      return unsigned{static_cast<unsigned char>(text[i + k])};
    };
    const unsigned bits = byte(0) << 16U | byte(1) << 8U | byte(2);
    for (const unsigned shift : {18U, 12U, 6U, 0U}) out += kAlphabet[bits >> shift & 63U];
  }
  return out;
}

bool IsRowByte(char c) {
  return kAlphabet.find(c) != std::string_view::npos || c == '-' || c == '_' || c == '=';
}

// As who is told of it by masks knows.
bool HoldsInRows(std::string_view text) {
  constexpr std::size_t kAtOnce = scan::JsonMasks::kMostRows * scan::JsonMasks::kRowBytes;
  std::string padded(text);
  padded.resize((text.size() / kAtOnce + 1) * kAtOnce + scan::JsonMasks::kMoreBytes);
  Base64Rows rows(text);
  scan::JsonMasks masks;
  masks.Start();
  for (std::size_t at = 0; at + kAtOnce < padded.size(); at += kAtOnce) {
    scan::RowBytes bytes;
    bytes.rows = padded.data() + at;
    bytes.count = scan::JsonMasks::kMostRows;
    scan::FindKernel("scalar")->json_masks(bytes, {}, {}, &masks);
    for (std::size_t i = 0; i < scan::JsonMasks::kMostRows; ++i) {
      if (rows.Take(masks, i, at + i * scan::JsonMasks::kRowBytes)) return true;
    }
  }
  return false;
}

// Row by row, byte by byte. What stands before a '=' is a name.
bool HoldsBase64(std::string_view text) {
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && IsRowByte(text[end])) ++end;
    std::string_view row = text.substr(begin, end - begin);
    const bool long_enough = row.size() >= kFewestBase64Bytes;
    const std::size_t equals = row.rfind('=', row.find_last_not_of('='));
    if (equals != std::string_view::npos) row.remove_prefix(equals + 1);
    if (long_enough && LooksLikeBase64(row)) return true;
    begin = end + 1;
  }
  return false;
}

TEST(Base64, IsHeldWhereARowLooksLikeIt) {
  const std::string card = Encoded("card 4111 1111 1111 1111");
  const std::string pay = Encoded("pay");
  const std::string block(64, 'A');
  const std::string nearly(61, 'x');
  const std::string short_row = card.substr(0, 15);
  const std::vector<std::string_view> pieces = {"5e8201b0975ac5304b664a16fa",
                                                card,
                                                pay,
                                                "thanks",
                                                "conversation-message-created",
                                                " ",
                                                "\"",
                                                ":",
                                                "=",
                                                "_",
                                                "/",
                                                "\xC3\xA9",
                                                "\n",
                                                block,
                                                nearly,
                                                short_row};
  std::mt19937 random(4);
  GuardedBuffer buffer(8192);
  int held = 0;
  int others = 0;
  for (int n = 0; n < 40000; ++n) {
    const std::string text = RandomText(random, pieces, 14);
    const std::string_view placed = n % 2 == 0 ? buffer.AtEnd(text) : buffer.AtStart(text);
    const bool holds = HoldsBase64(text);
    ASSERT_EQ(MayHoldBase64(placed), holds) << testing::PrintToString(text);
    ASSERT_EQ(HoldsInRows(placed), holds) << testing::PrintToString(text);
    (holds ? held : others) += 1;
  }
  EXPECT_GT(held, 1000);
  EXPECT_GT(others, 1000);
}

// Wherever it stands in a block of bytes that are looked at together, and whatever is before it.
TEST(Base64, IsHeldAtAnyPlace) {
  const std::string row = Encoded("card 4111 11");
  ASSERT_EQ(row.size(), kFewestBase64Bytes);
  for (std::size_t before = 0; before < 200; ++before) {
    for (const char filler : {' ', '"'}) {
      const std::string text = std::string(before, filler) + row;
      EXPECT_TRUE(MayHoldBase64(text)) << before;
      EXPECT_TRUE(MayHoldBase64(text + " ok")) << before;
      EXPECT_TRUE(HoldsInRows(text)) << before;
      EXPECT_TRUE(HoldsInRows(text + " ok")) << before;
      EXPECT_FALSE(HoldsInRows(text.substr(0, text.size() - 1))) << before;
      EXPECT_FALSE(MayHoldBase64(text.substr(0, text.size() - 1))) << before;
    }
  }
}

// One byte in sixteen may be no text, and four at once at the front.
TEST(Base64, TextMayHoldFewOddBytes) {
  const std::string text = "card number 4111 1111 1111 1111, thank you very much, and good bye!!";
  for (const std::string_view odd : {"\x01", "\x7F", "\x80", "\xC0", "\xF5", "\xC3 "}) {
    std::string few = text.substr(0, 66);
    few.replace(30, odd.size(), odd);
    EXPECT_TRUE(LooksLikeBase64(Encoded(few))) << testing::PrintToString(odd);
    std::string many = few;
    for (const std::size_t at : {6U, 12U, 18U, 36U, 42U}) many.replace(at, odd.size(), odd);
    EXPECT_FALSE(LooksLikeBase64(Encoded(many))) << testing::PrintToString(odd);
  }
  for (const std::string_view fine : {"\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x92\xB3", "\r\n\t"}) {
    std::string other = text.substr(0, 66);
    for (const std::size_t at : {4U, 10U, 16U, 22U, 28U, 34U}) other.replace(at, fine.size(), fine);
    EXPECT_TRUE(LooksLikeBase64(Encoded(other))) << testing::PrintToString(fine);
  }
  EXPECT_FALSE(LooksLikeBase64("NDExMTExMTExMTEx=NDE"));  // behind padding comes nothing
}

}  // namespace
}  // namespace panveil::payload
