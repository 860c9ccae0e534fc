#include "text/look_alike.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace panveil::text {
namespace {

TEST(LookAlike, OfAsciiAreSevenLetters) {
  const std::string_view letters = "OoIlZSB";
  const std::string_view values = "0011258";
  for (int i = 0; i < 256; ++i) {
    const char c = static_cast<char>(i);
    const std::size_t at = i == 0 ? std::string_view::npos : letters.find(c);
    const int expected = at == std::string_view::npos ? -1 : values[at] - '0';
    EXPECT_EQ(LookAlikeValue(c), expected) << i;
    int length = 0;
    EXPECT_EQ(LookAlikeOf({&c, 1}, 0, &length), expected) << i;
    EXPECT_EQ(length, 1);
  }
}

struct LetterCase {
  std::string_view bytes;
  int value;
};

TEST(LookAlike, OfOtherScripts) {
  constexpr LetterCase kCases[] = {
      {"\xEF\xBC\xAF", 0},                        // full-width O
      {"\xEF\xBD\x8C", 1},                        // full-width l
      {"\xEF\xBC\xA2", 8},                        // full-width B
      {"\xEF\xBC\xA1", -1},                       // full-width A
      {"\xD0\x9E", 0},                            // Cyrillic O
      {"\xD0\xBE", 0},      {"\xCE\x9F", 0},      // Greek Omicron
      {"\xCE\xBF", 0},      {"\xE3\x80\x87", 0},  // ideographic zero
      {"\xD0\x86", 1},                            // Cyrillic I
      {"\xD0\x85", 5},                            // Cyrillic Dze
      {"\xD0\x92", 8},                            // Cyrillic Ve
      {"\xD0\x97", 3},                            // Cyrillic Ze
      {"\xD0\x90", -1},                           // Cyrillic A
      {"\xC3\xB6", -1},                           // o with diaeresis
      {"\xEF\xBC\x94", -1},                       // a digit is no letter
  };
  for (const LetterCase& c : kCases) {
    int length = 0;
    const std::string text = "4" + std::string(c.bytes) + "4";
    EXPECT_EQ(LookAlikeOf(text, 1, &length), c.value) << testing::PrintToString(c.bytes);
    EXPECT_EQ(length, static_cast<int>(c.bytes.size()));
  }
}

}  // namespace
}  // namespace panveil::text
