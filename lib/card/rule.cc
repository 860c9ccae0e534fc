#include "card/rule.h"

namespace panveil::card {

std::string_view RuleSentence(Rule rule) noexcept {
  switch (rule) {
    case Rule::kTooFewDigits:
      return "not a card: a card number has at least 12 digits";
    case Rule::kNoWindow:
      return "not a card: no cut at the borders of its groups has 12 to 19 digits";
    case Rule::kNoIssuer:
      return "not a card: no card network issues this prefix with this many digits";
    case Rule::kLuhn:
      return "not a card: the check digit (Luhn) is wrong";
    case Rule::kLookAlikes:
      return "not a card: too many of its characters are letters that look like digits";
    case Rule::kPhone:
      return "not a card: it reads as a telephone number";
    case Rule::kSiret:
      return "not a card: it is grouped as a SIRET, the number of a French establishment";
    case Rule::kDecimal:
      return "not a card: it is the fraction of a decimal number";
    case Rule::kUuid:
      return "not a card: it is part of a UUID";
    case Rule::kIban:
      return "not a card: it is part of an IBAN, an account number whose check digits are right";
    case Rule::kIdentifier:
      return "not a card: it is part of an identifier of letters and digits";
    case Rule::kGrouping:
      return "not a card: cards are not grouped like this, and the run holds other digits too";
    case Rule::kSeparators:
      return "not a card: unusual groups count only with one kind of space or dash between them";
    case Rule::kNeedsContext:
      return "not a card: this prefix or length counts only with a card word near by";
    case Rule::kWeakPrefix:
      return "not a card: a prefix that many other numbers share, inside a longer run of numbers";
    case Rule::kPrecise:
      return "not a card at this sensitivity: a bare run of digits without a card word or an "
             "expiry";
    case Rule::kContextOnly:
      return "a card: issuer and check digit fit, and a card word is near";
    case Rule::kNamed:
      return "a card: the name before it is that of a card number, and the issuer fits";
    case Rule::kParanoid:
      return "a card: issuer and check digit fit, and this sensitivity asks for no more";
    case Rule::kWholeRun:
      return "a card: issuer and check digit fit, and the digits stand alone";
    case Rule::kContiguous:
      return "a card: issuer and check digit fit, in one piece";
    case Rule::kConventional:
      return "a card: issuer and check digit fit, grouped as cards are";
  }
  return "unknown";
}

}  // namespace panveil::card
