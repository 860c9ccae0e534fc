#include "support/card_composer.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "card/iin.h"
#include "card/luhn.h"
#include "support/digits.h"

namespace panveil::testing_support {

namespace {

using Sizes = std::vector<std::size_t>;

struct Brand {
  std::string_view prefix;
  std::size_t digits;
  Sizes printed;
};

const std::vector<Brand>& Brands() {
  static const std::vector<Brand> brands = {
      {"4", 16, {4, 4, 4, 4}},       {"4", 13, {4, 4, 4, 1}},     {"4", 19, {4, 4, 4, 4, 3}},
      {"51", 16, {4, 4, 4, 4}},      {"55", 16, {4, 4, 4, 4}},    {"2221", 16, {4, 4, 4, 4}},
      {"2720", 16, {4, 4, 4, 4}},    {"34", 15, {4, 6, 5}},       {"37", 15, {4, 6, 5}},
      {"6011", 16, {4, 4, 4, 4}},    {"36", 14, {4, 6, 4}},       {"3530", 16, {4, 4, 4, 4}},
      {"62", 16, {4, 4, 4, 4}},      {"62", 19, {4, 4, 4, 4, 3}}, {"6759", 16, {4, 4, 4, 4}},
      {"6759", 18, {4, 4, 4, 4, 2}}, {"2200", 16, {4, 4, 4, 4}},  {"5067", 16, {4, 4, 4, 4}},
  };
  return brands;
}

constexpr std::size_t kFullWidth = 4;
constexpr std::size_t kKeycap = 8;

// One kind of separator each. Weak ones go with printed groups and single digits only.
constexpr std::string_view kStrong[] = {" ",
                                        "-",
                                        "  ",
                                        "\xC2\xA0",       // no-break space
                                        "\xE2\x80\xAF",   // narrow no-break space
                                        "\xE3\x80\x80",   // ideographic space
                                        "\xE2\x80\x93",   // en dash
                                        "\xE2\x80\x91"};  // no-break hyphen
constexpr std::string_view kWeak[] = {".",   ",",  "/", "_",   "\n",    "\r\n", "\xC2\xB7",
                                      " | ", ", ", ";", "%20", "\" \"", "\n> ", "\",\""};
constexpr std::string_view kMarks[] = {"\xE2\x80\x8B", "\xC2\xAD", "\xE2\x81\xA0", "\xCC\xB6"};

constexpr std::string_view kBefore[] = {
    "",
    "my card is ",
    "order ",
    "visa",
    "(",
    "\"",
    "n=",
    "#",
    "**",
    "https://shop.example/pay?n=",
    "call 415-555-0132 about ",
    "1) the number: ",
    "on 12/03/2024 I used ",
    "\xE5\x8D\xA1\xE5\x8F\xB7\xE6\x98\xAF",        // Chinese: the card number is
    "\xD0\xBA\xD0\xB0\xD1\x80\xD1\x82\xD0\xB0 ",   // Russian: card
    "\xD8\xA8\xD8\xB7\xD8\xA7\xD9\x82\xD8\xA9: ",  // Arabic: card
    "\xF0\x9F\x92\xB3 ",                           // a card, the emoji
    "550e8400-e29b-41d4-a716-446655440000, then ",
    "total $1,299.00 paid by ",
    "\xFF\xC3",  // invalid UTF-8
};
constexpr std::string_view kAfter[] = {
    "",
    " thanks",
    ".",
    ", ok?",
    ")",
    "\"",
    "&step=two",
    "**",
    "ok",
    " and call 415-555-0132",
    " (see 12/03/2024)",
    "\n\nregards",
    "\xE3\x81\xA7\xE3\x81\x99\xE3\x80\x82",  // Japanese: is
    " \xF0\x9F\x98\x82",
    "\xE0\xB8\x84\xE0\xB8\xA3\xE0\xB8\xB1\xE0\xB8\x9A",  // Thai
    " $12.50",
    "\xC3",
};

Sizes Even(std::size_t digits, std::size_t size) {
  Sizes sizes(digits / size, size);
  if (digits % size != 0) sizes.push_back(digits % size);
  return sizes;
}

// Where a window may begin or end: between groups, and where the script changes.
Sizes BordersOf(const Composition& c) {
  Sizes borders = {0};
  for (const std::size_t size : c.groups) borders.push_back(borders.back() + size);
  borders.push_back(c.script_from);
  return borders;
}

}  // namespace

std::string Composition::Written(std::size_t masked_digits) const {
  std::string text = before;
  std::size_t at = 0;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (g > 0) text += separator;
    for (const std::size_t end = at + groups[g]; at < end; ++at) {
      const std::size_t in = at < script_from ? 0 : script;
      if (at >= masked_digits) {
        text += TextGenerator::InScript(in, digits[at]);
      } else if (in == kFullWidth) {
        text += "\xEF\xBC\x8A";
      } else {
        text += in == kKeycap ? "*" + TextGenerator::InScript(kKeycap, '0').substr(1) : "*";
      }
      text += mark;
    }
  }
  return text + after;
}

std::string Composition::Text() const { return Written(0); }
std::string Composition::Masked() const { return Written(digits.size() - 4); }

std::size_t Composition::end() const {
  const bool keycap = script == kKeycap && script_from < digits.size();
  const std::size_t marks =
      mark.size() + (keycap ? TextGenerator::InScript(kKeycap, '0').size() - 1 : 0);
  return Text().size() - after.size() - marks;
}

Composition CardComposer::Compose(std::string digits) {
  const auto one_of = [this](const auto& list) {
    return std::string(list[generator_.Below(std::size(list))]);
  };
  Composition c;
  c.before = one_of(kBefore);
  c.after = one_of(kAfter);
  if (generator_.Below(3) == 0) c.script = generator_.Below(TextGenerator::kScripts);
  if (generator_.Below(4) == 0) c.script_from = generator_.Below(digits.size());
  if (generator_.Below(6) == 0) c.mark = one_of(kMarks);
  c.separator = one_of(kStrong);
  c.digits = std::move(digits);
  return c;
}

Composition CardComposer::Any() {
  const Brand& brand = Brands()[generator_.Below(Brands().size())];
  std::string digits(brand.prefix);
  digits += generator_.Digits(brand.digits - digits.size() - 1);
  const std::vector<std::uint8_t> values = DigitsOf(digits);
  digits.push_back(static_cast<char>(
      '0' + card::LuhnCheckDigit(values.data(), static_cast<int>(values.size()))));
  Composition c = Compose(digits);
  switch (generator_.Below(8)) {
    case 0:
    case 1:
      c.groups = {digits.size()};
      break;
    case 2:
      c.groups = Even(digits.size(), 1);
      break;
    case 3:
      c.groups = Even(digits.size(), 2 + generator_.Below(2));
      break;
    case 4:
      c.groups = {4, digits.size() - 4};
      break;
    default:
      c.groups = brand.printed;
  }
  const bool weak_fits = c.groups == brand.printed || c.groups.size() == digits.size();
  if (weak_fits && generator_.Below(3) == 0) {
    c.separator = kWeak[generator_.Below(std::size(kWeak))];
  }
  return c;
}

Composition CardComposer::Card() {
  for (;;) {
    Composition c = Any();
    const std::vector<std::size_t> borders = BordersOf(c);
    if (CountPans(c.digits, &borders) == 1) return c;
  }
}

Composition CardComposer::NearlyACard() {
  for (;;) {
    Composition c = Any();
    if (generator_.Below(2) == 0) {
      char& digit = c.digits[4 + generator_.Below(c.digits.size() - 4)];
      const int more = 1 + static_cast<int>(generator_.Below(9));
      digit = static_cast<char>('0' + (digit - '0' + more) % 10);
    } else {
      c.digits.replace(0, 1, generator_.Below(2) == 0 ? "0" : "7");
    }
    const std::vector<std::size_t> borders = BordersOf(c);
    if (CountPans(c.digits, &borders) == 0) return c;
  }
}

int CountPans(const std::string& digits, const std::vector<std::size_t>* borders) {
  std::vector<std::uint8_t> values = DigitsOf(digits);
  const std::size_t count = values.size();
  values.resize(count + card::kIinDigits);
  const auto is_border = [borders](std::size_t at) {
    return borders == nullptr || std::find(borders->begin(), borders->end(), at) != borders->end();
  };
  int pans = 0;
  for (std::size_t begin = 0; begin + card::kMinPanDigits <= count; ++begin) {
    if (!is_border(begin)) continue;
    const card::IinEntry& entry = card::FindIin(&values[begin]);
    for (int size = card::kMinPanDigits; size <= card::kMaxPanDigits; ++size) {
      const std::size_t end = begin + static_cast<std::size_t>(size);
      if (end > count || !is_border(end) || !card::IsIssued(entry, size)) continue;
      const bool no_luhn = (entry.no_luhn & card::LengthBit(size)) != 0;
      pans += no_luhn || card::PassesLuhn(&values[begin], size) ? 1 : 0;
    }
  }
  return pans;
}

bool HasLookAlike(const std::string& text) {
  const auto is_digit = [&text](std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
  };
  for (std::size_t i = text.find_first_of("OoIlSBZ"); i != text.npos;
       i = text.find_first_of("OoIlSBZ", i + 1)) {
    if ((i > 0 && is_digit(i - 1)) || (i > 1 && is_digit(i - 2))) return true;
    if (is_digit(i + 1) || is_digit(i + 2)) return true;
  }
  return false;
}

}  // namespace panveil::testing_support
