// The words, numbers and identifiers of TextGenerator that are no cards, and the texts made of all.
#include <string>
#include <string_view>

#include "card/iban.h"
#include "support/text_generator.h"

namespace panveil::testing_support {

std::string TextGenerator::Card() {
  const std::size_t kind = Below(10);
  std::string digits = kind == 0 ? BrokenPan() : kind == 1 ? Digits(12 + Below(9)) : Pan();
  if (OneIn(12)) digits += Digits(1 + Below(4));  // stray digits that touch
  if (OneIn(12)) digits.insert(0, Digits(1 + Below(4)));
  if (OneIn(10)) digits += Pan();
  return Grouped(digits);
}

// What an earlier scrub left behind.
std::string TextGenerator::Scrubbed() {
  static constexpr std::string_view kLetters = "CDFGHJKMNPQRTVWX";
  std::string digits = Pan();
  const std::size_t kind = Below(4);
  for (std::size_t i = 0; i + (kind == 1 ? 0 : 4) < digits.size(); ++i) {
    if (kind == 3 && !OneIn(4)) continue;
    digits[i] = kind == 0 ? kLetters[Below(16)] : kind == 3 ? 'X' : '*';
  }
  return Grouped(digits);
}

std::string TextGenerator::Neighbour() {
  static constexpr std::string_view kWords[] = {"card",
                                                "Visa",
                                                "VISA",
                                                "cc",
                                                "CVV 123",
                                                "cvc: 4321",
                                                "tarjeta",
                                                "pan",
                                                "exp",
                                                "Amex",
                                                "mastercard",
                                                "MC",
                                                "karta",
                                                "payment",
                                                "order",
                                                "invoice",
                                                "tracking",
                                                "imei",
                                                "ref",
                                                "session",
                                                "number",
                                                "id",
                                                "tel",
                                                "my",
                                                "is",
                                                "hello",
                                                "thanks",
                                                "cardholder",
                                                "discard",
                                                "e",
                                                "a",
                                                "x",
                                                "ab",
                                                "amexx",
                                                "expired",
                                                "12/27",
                                                "exp 1/29",
                                                "01-2030",
                                                "07 28",
                                                "13/27",
                                                "0/25",
                                                "12/2127",
                                                "CVV:999",
                                                "90210",
                                                "10115-1234",
                                                "1)",
                                                "2) ",
                                                "3.",
                                                "#4",
                                                "2x",
                                                "x 3",
                                                "qty 12",
                                                "USD",
                                                "\xE2\x82\xAC",
                                                "\xE4\xBD\xA0\xE5\xA5\xBD",
                                                "\xC3\xA9",
                                                "\xEF\xBC\x94",
                                                "&nbsp;",
                                                "%20",
                                                "?q=%20",
                                                "%22",
                                                "%2520",
                                                "%",
                                                "=",
                                                "\"",
                                                "<b>"};
  return std::string(OneOf(kWords));
}

std::string TextGenerator::FullWidth(const std::string& digits) {
  std::string text;
  for (const char digit : digits) text += InScript(4, digit);
  return text;
}

// What travels with a card, and its labels.
std::string TextGenerator::Companion() {
  static constexpr std::string_view kLabels[] = {
      "cvv",
      "CVC ",
      "cvv2=",
      "CVC2: ",
      "security code: ",
      "code",
      "is the cvv",
      " <- cvv",
      "cvv (3-4 digits) ",
      "code on the back of the card ",
      "cvv:\n",
      "exp ",
      "valid thru ",
      "expires\n",
      "good until ",
      "Dec ",
      "c\xC3\xB3"
      "digo de seguridad ",
      "\xE6\x9C\x89\xE5\x8A\xB9\xE6\x9C\x9F\xE9\x99\x90"};
  static constexpr std::string_view kDates[] = {"12/27", "1/29",    "11-2029",  "07 28", "1227",
                                                "12|27", "2027-12", "Dec 2027", "12.27", "12 / 27"};
  static constexpr std::string_view kNames[] = {"Jane Doe", "JANE", "M\xC3\xBCller", "visa x", "o"};
  static constexpr std::string_view kParts[] = {",", ";", "|", "\t", ", ", "\",\""};
  switch (Below(11)) {
    case 0:
      return std::string(OneOf(kLabels));
    case 9: {  // both before a card
      const std::string part(OneIn(2) ? " " : OneOf(kParts));
      const std::string code = Digits(3 + Below(2));
      const std::string date(OneOf(kDates));
      return (OneIn(2) ? code + part + date : date + part + code) + part + Pan();
    }
    case 10:  // in brackets behind one
      return Pan() + (OneIn(2) ? " (" : "(") + Digits(3 + Below(2)) + ")" + (OneIn(3) ? " 5" : "");
    case 8: {  // a row of a table
      const std::string part(OneOf(kParts));
      return Pan() + part + std::string(OneOf(kNames)) + part + std::string(OneOf(kDates)) + part +
             Digits(3 + Below(2)) + (OneIn(2) ? part : "");
    }
    case 1:
      if (OneIn(4)) return std::string(OneOf(kLabels)) + FullWidth(Digits(3 + Below(2)));
      return std::string(OneOf(kLabels)) + Digits(3 + Below(2));
    case 2:
      return Digits(3 + Below(2)) + (OneIn(2) ? " " : "") + std::string(OneOf(kLabels));
    case 3:
      return std::string(OneOf(kLabels)) + std::string(OneOf(kDates));
    case 4:
      return std::string(OneOf(kDates)) + (OneIn(2) ? " " : "|") + Digits(3 + Below(2));
    case 5:
      return Pan() +
             (OneIn(3)   ? "="
              : OneIn(2) ? "%3D"
                         : "D") +
             "2712101" + Digits(Below(14)) + (OneIn(2) ? "?" : "");
    case 6:
      if (OneIn(3)) {
        return "%25B" + Pan() + "%5EDOE%2FJANE%5E2712101" + Digits(Below(14)) +
               (OneIn(2) ? "%3F" : "");
      }
      return "%B" + Pan() + "^DOE/JANE^2712101" + Digits(Below(14)) + "?";
    default:
      return std::string(OneOf(kDates));
  }
}

std::string TextGenerator::NumberLikeOther() {
  switch (Below(12)) {
    case 0:
      return "+" + Digits(1 + Below(3)) + " " + Digits(3) + " " + Digits(3) + " " + Digits(4);
    case 1:
      return "(" + Digits(3) + ") " + Digits(3) + "-" + Digits(4);
    case 2:
      return "20" + Digits(2) + "-0" + Digits(1) + "-1" + Digits(1) + " 1" + Digits(1) + ":" +
             Digits(2) + ":" + Digits(2);
    case 3:
      return Digits(1 + Below(3)) + "," + Digits(3) + "." + Digits(2);
    case 4:
      return Digits(3) + "." + Digits(3) + "." + Digits(1 + Below(3)) + "." + Digits(2);
    case 5:
      return Digits(1 + Below(8)) + "." + (OneIn(2) ? Pan() : Digits(3 + Below(14)));
    case 6:
      return "+" + Digits(Below(5)) + Separator() + Grouped(Pan());
    case 7:
      return Digits(5) + "-" + Digits(4);
    case 8:
      return Digits(10 + Below(4));
    case 9:
      return (OneIn(2) ? "Order #" : "ref ") + Digits(6 + Below(14));
    case 10:
      return "+" + Pan();
    default:
      return Digits(1 + Below(4));
  }
}

std::string TextGenerator::Identifier() {
  const std::string pan = Pan();
  switch (Below(9)) {
    case 8:
      return Iban();
    case 0:
      return Hex(8) + "-" + Hex(4) + "-" + Hex(4) + "-" + Hex(4) + "-" + Hex(12);
    case 1: {
      // A card across the groups of a UUID.
      const std::string all = pan.substr(0, 12) + pan.substr(0, 8) + pan.substr(0, 12);
      std::string uuid = all.substr(0, 8) + "-" + all.substr(8, 4) + "-" + all.substr(12, 4) + "-" +
                         all.substr(16, 4);
      if (OneIn(2)) uuid += "-" + all.substr(20, 12);
      return uuid + (OneIn(3) ? Hex(1) : "");
    }
    case 2:
      return Hex(Below(30)) + pan + Hex(Below(30));
    case 3:
      return Digits(Below(3)) + (OneIn(2) ? "Z" : "ab") + pan + (OneIn(2) ? "x" : "");
    case 4:
      return "a1b" + pan + "c2";
    case 5:
      return "visa" + pan + "exp" + Digits(4);
    case 6:
      return Hex(16 + Below(48));
    default:
      return "v" + Digits(1) + "." + Digits(2) + "." + Digits(1) + "-" + Digits(14);
  }
}

// One whose check digits are right, with a card in it: 97 are tried, of which one or two are.
std::string TextGenerator::Iban() {
  std::string body = Digits(OneIn(2) ? 0 : 2) + Pan();
  body.resize(18, '7');
  std::string iban;
  for (int check = 2; check < 99; ++check) {
    iban = "DE" + std::to_string(100 + check).substr(1) + body;
    if (card::IsInIban(iban, 0, 4)) break;
  }
  const bool groups = OneIn(2);
  for (std::size_t i = 4; groups && i < iban.size(); i += 5) iban.insert(i, " ");
  return iban;
}

std::string TextGenerator::Bytes() {
  std::string bytes;
  const std::size_t size = Below(6);
  while (bytes.size() < size) bytes.push_back(OneIn(4) ? '\0' : static_cast<char>(Below(256)));
  return bytes;
}

std::string TextGenerator::Item() {
  const std::size_t kind = Below(22);
  if (kind > 19) return Companion();
  if (kind < 8) return Card();
  if (kind < 13) return Neighbour();
  if (kind < 16) return NumberLikeOther();
  if (kind == 16) return Identifier();
  if (kind == 17) return Scrubbed();
  if (kind == 18) return Bytes();
  return OneIn(4) ? Noise() : Digits(1 + Below(6));
}

std::string TextGenerator::Glue() {
  static constexpr std::string_view kGlue[] = {" ",    " ",  " ", "",  "",     ", ", ": ", "\n",
                                               "\r\n", "; ", "/", "x", " is ", ".",  "-",  "\n\n"};
  return OneIn(5) ? Separator() : std::string(OneOf(kGlue));
}

std::string TextGenerator::Row() {
  std::string digits = OneIn(2) ? Pan() : Digits(5);
  const std::size_t least = OneIn(4) ? 250 + Below(1000) : 20 + Below(60);
  while (digits.size() < least) digits += OneIn(3) ? Pan() : Digits(1 + Below(60));
  const std::string separator = OneIn(3) ? Separator() : " ";
  const std::size_t each = OneIn(3) ? 1 + Below(5) : 1;
  const bool cards = OneIn(2);
  std::string row;
  for (std::size_t at = 0; at < digits.size();) {
    if (cards && OneIn(30)) row += Grouped(Pan()) + separator;
    row += digits.substr(at, each) + separator;
    at += each;
  }
  return row;
}

std::string TextGenerator::Next() {
  if (OneIn(3)) return FreeText();
  const std::size_t kind = Below(40);
  if (kind == 0) return Table();
  if (kind == 1) return Noise();
  if (kind == 2) return Row();
  std::string text;
  const std::size_t items = 1 + Below(OneIn(30) ? 40 : 6);
  for (std::size_t i = 0; i < items; ++i) {
    if (i > 0) text += Glue();
    text += Item();
  }
  return text;
}

}  // namespace panveil::testing_support
