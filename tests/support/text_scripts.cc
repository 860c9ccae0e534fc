// The cards of TextGenerator whose digits are not, or not all, ASCII.
#include <string>
#include <string_view>

#include "support/text_generator.h"
#include "text/utf8.h"

namespace panveil::testing_support {

namespace {

// Zeros of scripts whose digits follow one another.
constexpr char32_t kZeros[TextGenerator::kScripts] = {
    U'0',     // ASCII
    0x0660,   // Arabic-Indic
    0x0966,   // Devanagari
    0x0E50,   // Thai
    0xFF10,   // full-width
    0x1D7CE,  // mathematical bold
    0x245F,   // circled: 1 to 9; zero is apart
    0x2070,   // superscript: 0 and 4 to 9; one to three are Latin-1's
    U'0',     // keycap
};
constexpr std::size_t kCircled = 6;
constexpr std::size_t kSuperscript = 7;
constexpr std::size_t kKeycap = 8;

std::string Utf8(char32_t c) {
  std::string bytes;
  const auto add = [&bytes](char32_t byte) { bytes.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    add(c);
    return bytes;
  }
  if (c >= 0x10000) add(0xF0 | c >> 18);
  if (c >= 0x10000) add(0x80 | (c >> 12 & 0x3F));
  if (c >= 0x800 && c < 0x10000) add(0xE0 | c >> 12);
  if (c >= 0x800) add(0x80 | (c >> 6 & 0x3F));
  if (c < 0x800) add(0xC0 | c >> 6);
  add(0x80 | (c & 0x3F));
  return bytes;
}

}  // namespace

std::string TextGenerator::InScript(std::size_t script, char digit) {
  const auto value = static_cast<char32_t>(digit - '0');
  if (script == kCircled && value == 0) return Utf8(0x24EA);
  if (script == kSuperscript && value == 1) return Utf8(0xB9);
  if (script == kSuperscript && (value == 2 || value == 3)) return Utf8(0xB0 + value);
  const std::string bytes = Utf8(kZeros[script] + value);
  return script == kKeycap ? bytes + "\xEF\xB8\x8F\xE2\x83\xA3" : bytes;
}

std::string TextGenerator::Written(const std::string& digits) {
  static constexpr std::string_view kWords[] = {"zero", "one", "two",   "three", "four",
                                                "five", "six", "seven", "eight", "nine"};
  static constexpr std::string_view kLookAlikes[] = {"O", "l", "Z", "\xD0\x97", "",
                                                     "S", "",  "",  "B",        ""};
  const std::size_t kind = Below(8);
  const std::size_t script = kind < 4 ? Below(kScripts) : 0;
  const std::size_t from = OneIn(3) ? Below(digits.size() + 1) : 0;  // ASCII before it
  std::string text;
  std::size_t look_alikes = kind == 4 || kind == 5 ? 1 + Below(3) : 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto value = static_cast<std::size_t>(digits[i] - '0');
    if (digits[i] < '0' || digits[i] > '9') {
      text.push_back(digits[i]);
    } else if (look_alikes > 0 && !kLookAlikes[value].empty() && OneIn(4)) {
      text += kLookAlikes[value];
      --look_alikes;
    } else if (kind == 6 && i >= digits.size() / 2) {
      text += (OneIn(6) ? " double " : " ") + std::string(kWords[value]);
    } else {
      text += InScript(i < from ? 0 : kind == 7 && OneIn(8) ? Below(kScripts) : script, digits[i]);
    }
  }
  return text;
}

std::string TextGenerator::Spoken() {
  static constexpr std::size_t kLanguages = 5;
  static constexpr std::string_view kWords[kLanguages][10] = {
      {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"},
      {"cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"},
      {"z\xC3\xA9ro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"},
      {"null", "eins", "zwei", "drei", "vier", "f\xC3\xBCnf", "sechs", "sieben", "acht", "neun"},
      {"zero", "um", "dois", "tr\xC3\xAAs", "quatro", "cinco", "meia", "sete", "oito", "nove"}};
  static constexpr std::string_view kRepeats[kLanguages][2] = {{"double", "triple"},
                                                               {"doble", "triple"},
                                                               {"double", "triple"},
                                                               {"doppel", "dreifach"},
                                                               {"duplo", "triplo"}};
  static constexpr std::string_view kGaps[] = {" ", " ", " ", ", ", "-", " - ", "\n", "\xC2\xA0"};
  static constexpr std::string_view kZeros[] = {"oh", "o", "O", "nought"};
  const std::size_t language = Below(kLanguages);
  const std::string digits = OneIn(8) ? Digits(12 + Below(9)) : Pan();
  const std::string_view gap = OneOf(kGaps);
  const bool commas = OneIn(3);
  const std::size_t figures = OneIn(2) ? 0 : 1 + Below(4);  // of five
  const bool capitals = OneIn(6);
  const bool bold = OneIn(10);
  std::string text;
  for (std::size_t i = 0; i < digits.size();) {
    if (i > 0) text += commas && i % 4 == 0 ? ", " : OneIn(40) ? OneOf(kGaps) : gap;
    std::size_t same = 1;
    while (same < 3 && i + same < digits.size() && digits[i + same] == digits[i]) ++same;
    if (same > 1 && OneIn(2)) {
      text += std::string(kRepeats[language][same - 2]) + (OneIn(4) ? std::string(gap) : " ");
    } else {
      same = 1;
    }
    const auto value = static_cast<std::size_t>(digits[i] - '0');
    std::string word(kWords[language][value]);
    if (Below(5) < figures) word = digits[i];
    if (word == "zero" && OneIn(3)) word = OneOf(kZeros);
    if (word == "1" && OneIn(10)) word = "l";
    if (OneIn(60)) word += OneIn(2) ? std::string(1, digits[i]) : Digits(4);
    if (capitals && word[0] >= 'a') word[0] = static_cast<char>(word[0] - 32);
    if (bold) word = "**" + word + "**";
    text += word;
    i += same;
  }
  return text;
}

std::string TextGenerator::FreeCard() {
  static constexpr std::string_view kBetween[] = {" ",
                                                  " ",
                                                  "-",
                                                  "\xC2\xA0",  // NBSP
                                                  "\xE3\x80\x80",
                                                  "\xE2\x80\x93",  // ideographic space, en dash
                                                  "\xE2\x80\xAF",
                                                  "\xE2\x80\xA2",  // narrow NBSP, bullet
                                                  "\xE2\x80\xA6",  // ellipsis
                                                  "\xC2\xB7",      // middle dot
                                                  "\xE2\x80\xA8",
                                                  " \xE2\x80\x94 "};  // line separator, em dash
  static constexpr std::string_view kInvisible[] = {"\xE2\x80\x8B", "\xC2\xAD", "\xCC\x81",
                                                    "\xE2\x81\xA0", "\xEF\xBB\xBF"};
  const std::string digits = OneIn(8) ? Digits(12 + Below(9)) : Pan();
  const Sizes sizes = GroupSizes(digits.size());
  const std::string_view separator = OneOf(kBetween);
  const bool marks = OneIn(4);
  std::string text;
  std::string plain;
  std::size_t at = 0;
  for (const std::size_t size : sizes) {
    if (at > 0) plain.push_back(' ');
    plain += digits.substr(at, size);
    at += size;
  }
  for (const char c : Written(plain)) {
    if (c == ' ') {
      text += separator;
    } else {
      text.push_back(c);
    }
    const bool ascii = static_cast<signed char>(c) >= 0;
    if (marks && ascii && OneIn(3)) text += OneOf(kInvisible);
  }
  return text;
}

std::string TextGenerator::WideCompanion() {
  static constexpr std::string_view kLabels[] = {
      " ",
      " ",
      "\n",
      " cvv ",
      ", cvc:",
      "exp ",
      " is ",
      " my ",
      " one ",
      "\xEF\xBC\xA3VV",
      "\xE5\xAE\x89\xE5\x85\xA8\xE7\xA0\x81",
      "\xE6\x9C\x89\xE5\x8A\xB9\xE6\x9C\x9F\xE9\x99\x90"};
  static constexpr std::string_view kSlashes[] = {"/", "\xEF\xBC\x8F", " ", "-", "|"};
  const std::size_t script = Below(kScripts);
  std::string text;
  const auto add = [&](const std::string& digits) {
    for (const char c : digits) text += InScript(OneIn(30) ? 0 : script, c);
  };
  if (OneIn(2)) {
    text += OneOf(kLabels);
    add(OneIn(2) ? "12" : Digits(2));
    text += OneOf(kSlashes);
    add(OneIn(2) ? "27" : Digits(2));
  }
  text += OneOf(kLabels);
  add(Digits(3 + Below(OneIn(4) ? 3 : 2)));
  return text + (OneIn(4) ? " cvv" : OneIn(4) ? "O" : "");
}

// Some have digits enough in ASCII before or behind the card for a scan that knows no others.
std::string TextGenerator::FreeText() {
  std::string text;
  if (OneIn(3)) text += Digits(12 + Below(8)) + (OneIn(3) ? Separator() : " ");
  const std::size_t cards = 1 + Below(3);
  for (std::size_t i = 0; i < cards; ++i) {
    if (i > 0) text += Glue();
    if (OneIn(5)) text += Item() + " ";
    text += OneIn(4) ? Spoken() : FreeCard();
    if (OneIn(6)) text += WideCompanion();
  }
  if (OneIn(3)) text += (OneIn(3) ? Separator() : " ") + Grouped(OneIn(2) ? Pan() : Digits(13));
  return text;
}

}  // namespace panveil::testing_support
