#include "scrub/evidence.h"

#include <gtest/gtest.h>

#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "scan/kernel.h"

namespace panveil::scrub {
namespace {

// The pieces of `text`, when all that is given was read.
std::vector<std::string> PiecesOf(const scan::Kernel& kernel, std::string_view text) {
  std::vector<std::string> pieces;
  Evidence evidence(kernel, text, kernel.survey(text.data(), text.size()), Sensitivity::kBalanced);
  card::Recognizer recognizer;
  std::size_t read = 0;
  for (scan::Stretch piece; evidence.Next(read, recognizer, &piece); read = piece.end) {
    pieces.emplace_back(text.substr(piece.begin, piece.end - piece.begin));
  }
  return pieces;
}

constexpr std::string_view kRow = "one two three four five six seven eight nine one two three";
constexpr std::string_view kStretch = "4111 1111 1111";

TEST(Evidence, ComesInTheOrderOfTheText) {
  const std::string row(kRow);
  const std::string stretch(kStretch);
  for (const scan::Kernel* kernel : scan::AvailableKernels()) {
    using Pieces = std::vector<std::string>;
    EXPECT_EQ(PiecesOf(*kernel, ""), Pieces());
    EXPECT_EQ(PiecesOf(*kernel, "nothing here"), Pieces());
    EXPECT_EQ(PiecesOf(*kernel, "a " + row + "! " + stretch + "! " + row + "!"),
              (Pieces{row, stretch, row}));
    EXPECT_EQ(PiecesOf(*kernel, stretch + "! " + stretch + "! " + row + "! " + row),
              (Pieces{stretch, stretch, row, row}));
  }
}

// By the issuer and the groups alone; Luhn is not asked. In a text so long that words are looked at
// before numbers are.
TEST(Evidence, WhatNoNetworkIssuesIsNoPiece) {
  std::string words;
  while (words.size() < 1000) words += "lorem ipsum ";
  for (const scan::Kernel* kernel : scan::AvailableKernels()) {
    using Pieces = std::vector<std::string>;
    EXPECT_EQ(PiecesOf(*kernel, words + "1712345678901, then 2026-11-23 12:18:54"), Pieces());
    EXPECT_EQ(PiecesOf(*kernel, words + "4111111111111112"), Pieces());
    for (const char* loud :
         {"4111111111111111", "17 4111111111111111 17", "1712345678901 4111 1111 1111 1111"}) {
      EXPECT_EQ(PiecesOf(*kernel, words + loud), Pieces{loud});
    }
    for (const char* before : {"n=", "pan: ", "\"", "X ", "* "}) {
      EXPECT_EQ(PiecesOf(*kernel, words + before + "1712345678901"), Pieces{"1712345678901"});
    }
    EXPECT_EQ(PiecesOf(*kernel, words + "cvv 123, at 1712345678901").size(), 2U);
  }
}

TEST(Evidence, ALabelledCodeIsAPiece) {
  const std::string text = "room 123, cvv 456 and " + std::string(kStretch) + " or 789";
  for (const scan::Kernel* kernel : scan::AvailableKernels()) {
    EXPECT_EQ(PiecesOf(*kernel, text), (std::vector<std::string>{"456", std::string(kStretch)}));
    const auto has = [kernel](std::string_view in, std::size_t begin, std::size_t end) {
      return HasLabelledCode(*kernel, in, scan::kNameableCodes, Sensitivity::kBalanced,
                             {begin, end});
    };
    const std::size_t code = text.find("456");
    EXPECT_TRUE(has(text, 0, text.size()));
    EXPECT_TRUE(has(text, code, code + 1));
    EXPECT_FALSE(has(text, 0, code));
    EXPECT_FALSE(has(text, code + 3, text.size()));
    EXPECT_FALSE(has("room 123", 0, 8));
    EXPECT_FALSE(has("", 0, 0));
  }
}

// What the survey passes over is what no label names, wherever it stands: amounts and days amid
// words that would name another number.
TEST(Evidence, NoLabelNamesAmountsAndDays) {
  constexpr std::string_view kParts[] = {
      "cvv ",
      "CVV2: ",
      "exp ",
      "exp. date ",
      "valid thru ",
      "good until ",
      "Dec ",
      "Dec/",
      "de ",
      "is ",
      "code ",
      "security ",
      "card ",
      "number ",
      "3 digits on the back ",
      "verification value ",
      "\"cvc\":",
      "string(3) \"",
      "int(",
      " ",
      " ",
      ", ",
      "(",
      "\n",
      "*",
      "***",
      "/",
      "-",
      ".",
      "'",
      ":",
      "\\u",
      "\xE5\xB9\xB4",
      "\xE6\x9C\x88",
      "\xE2\x80\x93",
      "\xE6\xA3\x80",
      "KQRT",
      "X",
  };
  std::mt19937_64 random(20261123);
  const auto below = [&random](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  const auto digits = [&below](std::size_t n) {
    std::string all;
    while (all.size() < n) all += static_cast<char>('0' + below(10));
    return all;
  };
  const scan::Kernel& kernel = *scan::FindKernel("scalar");
  int passed_over = 0;
  for (int round = 0; round < 200000; ++round) {
    std::string text;
    for (std::size_t parts = 1 + below(7), n = 0; n < parts; ++n) {
      if (below(3) != 0) {
        text += kParts[below(std::size(kParts))];
      } else if (below(2) == 0) {
        text += "$" + digits(3 + below(2)) + (below(2) == 0 ? "." : ",") + digits(2 + below(2));
      } else {
        text += digits(1 + below(2)) + (below(2) == 0 ? "/" : "-");
        text += static_cast<char>('0' + below(2)) + digits(1);
      }
    }
    const scan::Flags codes = kernel.survey(text.data(), text.size()).codes();
    if (codes != scan::kPlainCodes) continue;
    ++passed_over;
    for (const Sensitivity sensitivity : {Sensitivity::kBalanced, Sensitivity::kParanoid}) {
      for (const bool near_card : {false, true}) {
        ASSERT_FALSE(HasLabelledCode(kernel, text, scan::kNameableCodes, sensitivity,
                                     {0, text.size()}, near_card))
            << text;
      }
    }
  }
  EXPECT_GT(passed_over, 50000);
}

TEST(Evidence, NothingIsGivenTwice) {
  // Figures one by one are part of the row, too.
  const std::string text = std::string(kRow) + " 4 1 1 1 1 1 1 1 1 1 1 1 22222222222";
  for (const scan::Kernel* kernel : scan::AvailableKernels()) {
    std::string all;
    for (const std::string& piece : PiecesOf(*kernel, text)) all += piece;
    EXPECT_EQ(all, text);
  }
}

}  // namespace
}  // namespace panveil::scrub
