// A stretch or row that the end of a text cuts goes on, when more comes, as in the whole.
#include "scan/stretch_end.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

#include "scan/kernel.h"
#include "scan/scan_class.h"
#include "scan/word_row.h"
#include "text/char_class.h"

namespace panveil::scan {
namespace {

std::string RandomText(std::mt19937& random) {
  constexpr std::string_view kPieces[] = {
      "1",      "23", " ",        "-",        "          ", "x",  "one",          "o",
      "double", "l",  "\xD9\xA4", "\xC3\xA9", "4 1",        "\n", "\xE2\x80\x8B", "trois"};
  std::string text;
  for (std::size_t n = random() % 200; n > 0; --n) text += kPieces[random() % std::size(kPieces)];
  return text;
}

TEST(StretchEnd, OfAPieceIsThatOfTheWhole) {
  std::mt19937 random(4711);
  int stretches = 0;
  int rows = 0;
  for (int i = 0; i < 100'000; ++i) {
    const std::string text = RandomText(random);
    const Kernel& kernel =
        *AvailableKernels()[static_cast<std::size_t>(i) % AvailableKernels().size()];
    const std::size_t cut = text.empty() ? 0 : random() % text.size();
    const Stretch stretch = kernel.next_stretch(text.data(), cut, 0);
    if (stretch.begin != cut) {
      ++stretches;
      const Stretch whole = kernel.next_stretch(text.data(), text.size(), 0);
      EXPECT_EQ(whole.begin, stretch.begin) << text;
      EXPECT_EQ(whole.end, StretchEnd(text.data(), text.size(), stretch.end)) << text;
    }
    const Stretch row = kernel.next_word_row(text.data(), cut, 0);
    // A word at the cut may go on to be another.
    const bool in_word = cut > 0 && (text::IsLetter(text[cut - 1]) || IsHigh(text[cut - 1]));
    if (row.begin != cut && !in_word) {
      ++rows;
      const Stretch whole = kernel.next_word_row(text.data(), text.size(), 0);
      EXPECT_EQ(whole.begin, row.begin) << text;
      EXPECT_EQ(whole.end, WordRowEnd(text.data(), text.size(), row.end)) << text;
    }
  }
  EXPECT_GT(stretches, 200);
  EXPECT_GT(rows, 200);
}

}  // namespace
}  // namespace panveil::scan
