#include "costly.h"

namespace panveil::bench {

const std::vector<CostlyText>& CostlyTexts() {
  static const std::vector<CostlyText> texts = {
      {"cards in a row", "4111 1111 1111 1111 "},
      {"digits apart", "1 "},
      {"one number", "4"},
      {"digit words", "four one one one, "},
      // Found by panveil_worst.
      {"two scripts", "1\xE0\xA5\xAA"},
      {"two scripts, a dash",
       "\x93\xBD"
       "6\xE0\xA5\xAA\xE2\x80\x93"
       "2\xE2",
       PayloadKind::kJson, "[", "0]"},
      {"three scripts",
       "\xEF\xBC\x94"
       "36\xEF\xBC\x94\xE0\xA5\xAA"},
      {"a look-alike in digits",
       "411\xE2\x93\xBF"
       "111111111o"},
      {"marks in words", "fo\xCC\x81ur o\xC2\xA0"},
      {"cut characters", "4\xEF\xBC\x94\xE0"},
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
      {"stars", "* "},
      {"two scripts",
       "6\xE0\xA5\xAA\xE2\x80\x93"
       "2"},
      {"three scripts",
       "\xEF\xBC\x94"
       "36\xEF\xBC\x94\xE0\xA5\xAA"},
      {"cut characters", "4\xEF\xBC\x94\xE0"},
      {"JSON escapes", "\\u0034 1", PayloadKind::kJson, "[\"", "\"]"},
      {"JSON strings", "\"4111\",", PayloadKind::kJson, "[", "0]"},
      {"JSON numbers", "4,", PayloadKind::kJson, "[", "0]"},
      {"JSON fields", "{\"number\":\"1\",\"cvv\":\"123\"},", PayloadKind::kJson, "[", "0]"},
      {"JSON in JSON", "\"[\\\"[\\\\\\\"41\\\\\\\"]\\\"]\",", PayloadKind::kJson, "[", "0]"},
      {"JSON brackets", "[", PayloadKind::kJson},
      {"form fields", "a=4111&", PayloadKind::kForm},
      {"percent", "%34", PayloadKind::kForm, "a="},
      {"HTML tags", "<b>4</b>", PayloadKind::kHtml, "x"},
      {"HTML references", "&#52;", PayloadKind::kHtml, "x"},
      {"XML fields", "<pan>4</pan>", PayloadKind::kXml, "<a>", "</a>"},
      {"parts", "--b\r\n\r\n41\r\n", PayloadKind::kMultipart, "", "--b--"},
      {"events", "data: 4111\n", PayloadKind::kFrames},
  };
  return suspects;
}

std::string Repeated(const CostlyText& text, std::size_t size) {
  std::string all = text.head;
  while (all.size() + text.tail.size() < size) all += text.unit;
  return all + text.tail;
}

}  // namespace panveil::bench
