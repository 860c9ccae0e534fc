#include "support/other_numbers.h"

#include "card/luhn.h"
#include "support/digits.h"

namespace panveil::testing_support {

namespace {

std::string Sentence(const NumberKind& kind, NumberMaker& maker) {
  const std::string label(maker.OneOf(kind.labels));
  std::string number = kind.number(maker);
  switch (maker.Below(6)) {
    case 0:
      return "hi, the " + label + " is " + number + ", can you check?";
    case 1:
      return label + ": " + number;
    case 2:
      return number + " is my " + label + " thanks";
    case 3:
      return "I sent " + label + " " + number + " on monday and nobody answered.";
    case 4:
      return label + " " + number + " or " + kind.number(maker) + "?";
    default:
      return number;
  }
}

std::string Joined(const NumberKind& kind, NumberMaker& maker, std::string_view separator) {
  std::string text = kind.number(maker);
  for (std::size_t more = 1 + maker.Below(4); more > 0; --more) {
    text += std::string(separator) + kind.number(maker);
  }
  return text;
}

std::string Json(const NumberKind& kind, NumberMaker& maker) {
  const std::string label(maker.OneOf(kind.labels));
  if (maker.Below(2) == 0) {
    return R"({")" + label + R"(":")" + kind.number(maker) + R"(","count":)" +
           maker.Between(1, 99) + "}";
  }
  return R"({")" + label + R"(":[")" + Joined(kind, maker, R"(",")") + R"("]})";
}

std::string Csv(const NumberKind& kind, NumberMaker& maker) {
  const std::string_view separator = maker.OneOf({",", ";", "\t", "|"});
  std::string text = "id" + std::string(separator) + std::string(maker.OneOf(kind.labels)) +
                     std::string(separator) + "qty\n";
  for (std::size_t rows = 1 + maker.Below(5); rows > 0; --rows) {
    text += maker.Between(1, 999) + std::string(separator) + kind.number(maker) +
            std::string(separator) + maker.Between(1, 20) + "\n";
  }
  return text;
}

}  // namespace

std::string NumberMaker::Between(std::uint64_t low, std::uint64_t high, std::size_t width) {
  std::string digits = std::to_string(low + random_() % (high - low + 1));
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

std::string NumberMaker::Fill(std::string_view pattern) {
  std::vector<std::string_view> alternatives;
  for (std::size_t bar = 0; bar != pattern.npos;) {
    bar = pattern.find('|');
    alternatives.push_back(pattern.substr(0, bar));
    if (bar != pattern.npos) pattern.remove_prefix(bar + 1);
  }
  static constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  std::string text(OneOf(alternatives));
  for (char& c : text) {
    if (c == '#') c = static_cast<char>('0' + Below(10));
    if (c == '^') c = static_cast<char>('1' + Below(9));
    if (c == '@') c = kLetters[Below(26)];
    if (c == '*') c = kLetters[Below(36)];
    if (c == '&') c = std::string_view("0123456789abcdef")[Below(16)];
  }
  return text;
}

std::string WithLuhnDigit(std::string digits) {
  const std::vector<std::uint8_t> values = DigitsOf(digits);
  const auto count = static_cast<int>(values.size());
  digits.push_back(static_cast<char>('0' + card::LuhnCheckDigit(values.data(), count)));
  return digits;
}

std::string TextOfKind(const NumberKind& kind, NumberMaker& maker) {
  switch (maker.Below(8)) {
    case 0:
      return Json(kind, maker);
    case 1:
      return Csv(kind, maker);
    case 2:
      return Joined(kind, maker, maker.OneOf({"\n", ", ", " ", "; ", " and ", "\n- "}));
    default:
      return Sentence(kind, maker);
  }
}

}  // namespace panveil::testing_support
