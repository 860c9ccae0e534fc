// Names of fields in scripts other than Latin: Japanese, Russian, Arabic, ...
#ifndef PANVEIL_CARD_WIDE_NAME_H_
#define PANVEIL_CARD_WIDE_NAME_H_

#include <string_view>

#include "card/field_name.h"

namespace panveil::card {

// What ClassifyField() says of a name with letters that are not Latin. Their width and case,
// accents, and how words are joined, do not count; nor do digits behind them. Any bytes are valid.
[[nodiscard]] FieldKind ClassifyWideName(std::string_view name) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_WIDE_NAME_H_
