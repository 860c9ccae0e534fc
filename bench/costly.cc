#include "costly.h"

#include <utility>

namespace panveil::bench {

const std::vector<CostlyText>& CostlyTexts() {
  static const std::vector<CostlyText> texts = {
      {"cards in a row", "4111 1111 1111 1111 "},
      {"digits apart", "1 "},
      {"one number", "4"},
      {"digit words", "four one one one, "},
  };
  return texts;
}

const std::vector<CostlyText>& Suspects() {
  static const std::vector<CostlyText> suspects = {
      {"cards in a row", "4111 1111 1111 1111 "},
      {"digits apart", "1 "},
      {"zeros apart", "4 0 0 0 "},
      {"one number", "4"},
      {"groups of four", "4111-"},
      {"a card word and a card", "card 6200000000000000 "},
      {"twelve digits", "123456789012x"},
      {"one digit short", "4111 1111 1111 111 "},
      {"identifiers", "41111111111111111a"},
      {"UUIDs", "d41d8cd9-8f00-3204-a980-0998ecf8427e "},
      {"invisible marks", "1\xE2\x80\x8B"},
      {"combining marks", "1\xCC\x81\xCC\x81\xCC\x81"},
      {"look-alikes", "4l1"},
      {"mostly digits", "111111111l"},
      {"look-alikes apart", "1 l "},
      {"digit words", "four one one one, "},
      {"double", "double one "},
      {"words and figures", "one1"},
      {"labels and words", "card one one 6200000000000000 "},
      {"lines", "one 1\n\n1\n\n"},
      {"codes", "cvv 123 "},
      {"dates behind cards", "4111111111111111 12/27 123 "},
      {"Devanagari digits", "\xE0\xA5\xAA\xE0\xA5\xA7"},
      {"full-width digits", "\xEF\xBC\x94\xEF\xBC\x91 "},
  };
  return suspects;
}

Corpus Repeated(std::string_view unit, std::size_t size) {
  std::string text;
  while (text.size() < size) text += unit;
  text.resize(size);
  Corpus corpus;
  corpus.Add(std::move(text));
  return corpus;
}

}  // namespace panveil::bench
