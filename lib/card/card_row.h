// A row of a table: card number, name, expiry date, verification code.
#ifndef PANVEIL_CARD_CARD_ROW_H_
#define PANVEIL_CARD_CARD_ROW_H_

#include <cstddef>
#include <string_view>

#include "base/byte_span.h"

namespace panveil::card {

// Of a name, in bytes.
inline constexpr std::size_t kMostNameBytes = 48;

struct CardRow {
  base::ByteSpan date;
  base::ByteSpan code;
  [[nodiscard]] bool empty() const noexcept { return date.empty(); }
};

// What goes on behind a PAN that ends at `pan_end`: one field of letters, a date (expiry_date.h) of
// digits, a code of three or four, at which the row ends or one more field begins. In front of each
// stands the same ',', ';', '|' or tab, with one space behind it at most; fields may be quoted, all
// of them or none. A date without a sign in it has a code of three digits. Empty when it is not
// such a row: "4111111111111111,Jane Doe,12/27". What a scrub writes is no name.
// Reads a bounded number of bytes. REQUIRES: pan_end <= text.size().
[[nodiscard]] CardRow ReadCardRow(std::string_view text, std::size_t pan_end) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_CARD_ROW_H_
