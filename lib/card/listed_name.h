// A name in the lists of those that say something of a field.
#ifndef PANVEIL_CARD_LISTED_NAME_H_
#define PANVEIL_CARD_LISTED_NAME_H_

#include <cstdint>
#include <string_view>

#include "card/field_name.h"

namespace panveil::card::internal {

// Where in a name the letters must stand.
enum class Place : std::uint8_t {
  kEnd,    // they end it: "ewaycardnumber"
  kWords,  // they end it, and begin with a word: "pan" of "ds_merchant_pan", not of "company"
  kWhole,  // they are all of it, but for a namespace
};

struct ListedName {
  std::string_view letters;
  FieldKind kind;
  Place place;
};

// The same where letters other than Latin ones are among them.
struct WideName {
  std::u16string_view letters;
  FieldKind kind;
  Place place;
};

}  // namespace panveil::card::internal

#endif  // PANVEIL_CARD_LISTED_NAME_H_
