// Names before a number that say it is a card's, as programs and their logs write them.
#ifndef PANVEIL_CARD_NAMED_PAN_H_
#define PANVEIL_CARD_NAMED_PAN_H_

#include <cstddef>
#include <string_view>

namespace panveil::card {

// Whether a name of a card number (field_name.h) is tied to the number at `begin`: by ':', '=',
// ":=" or "=>", with two blanks on either side of that at most. Name and number may be quoted, in
// escaped quotes, too: `cardNumber = "4111`, `{pan: '4111`, `{\"pan\":\"4111`. The name is of ASCII
// letters, digits and - _ . $, and not before `from`. Reads a bounded number of bytes. REQUIRES:
// from <= begin <= text.size().
[[nodiscard]] bool IsNamedPan(std::string_view text, std::size_t from, std::size_t begin) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_NAMED_PAN_H_
