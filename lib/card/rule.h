// Which rule decided that digits are or are not a PAN.
#ifndef PANVEIL_CARD_RULE_H_
#define PANVEIL_CARD_RULE_H_

#include <cstdint>
#include <string_view>

namespace panveil::card {

// In order of how far a window came: explain shows the furthest.
enum class Rule : std::uint8_t {
  // ---- Not a PAN
  kTooFewDigits = 0,
  kNoWindow,    // no cut at group borders has 12 to 19 digits
  kNoIssuer,    // no network issues that prefix with that many digits
  kLuhn,        // the check digit is wrong
  kLookAlikes,  // too many of its digits are letters
  kPhone,       // after '+', or grouped as telephone numbers are
  kSiret,       // grouped as the number of a French establishment is
  kDecimal,     // the fraction of a decimal number
  kUuid,
  kIban,          // of an IBAN whose check digits are right
  kIdentifier,    // inside a hex string or an id of letters and digits
  kGrouping,      // grouped as no PAN is written, in a longer run
  kSeparators,    // unusual groups, and weak or mixed separators
  kNeedsContext,  // that prefix or length needs a card word near
  kWeakPrefix,    // a catch-all prefix inside a longer run of numbers
  kPrecise,       // Sensitivity::kPrecise: a bare run without a card word or an expiry
  // ---- A PAN
  kContextOnly,   // accepted because of a card word near
  kNamed,         // fails Luhn, but a name before it is that of a card number
  kParanoid,      // accepted because Sensitivity::kParanoid takes every window
  kWholeRun,      // unusual groups, but the run is exactly the PAN
  kContiguous,    // digits in one piece
  kConventional,  // groups as printed on cards
};

[[nodiscard]] constexpr bool IsPan(Rule rule) noexcept { return rule >= Rule::kContextOnly; }

// One sentence for a support engineer. Quotes no digit.
[[nodiscard]] std::string_view RuleSentence(Rule rule) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_RULE_H_
