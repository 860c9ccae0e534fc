// Expiry dates: beside a PAN, or named by a label; and the code behind them.
//
// The forms are those of expiry_date.h. A telephone number, a full date, a time or a price is none.
// Everything here is pure. Next to a PAN it reads at most kMostBytesToExpiry bytes and a date, else
// at most kMostBytesToLabel bytes (label.h) to either side of a date.
#ifndef PANVEIL_CARD_EXPIRY_H_
#define PANVEIL_CARD_EXPIRY_H_

#include <cstddef>
#include <string_view>

#include "base/byte_span.h"

namespace panveil::card {

using base::ByteSpan;

// How far from a PAN its expiry date may stand, in bytes.
inline constexpr std::size_t kMostBytesToExpiry = 24;

// The date behind a PAN that ends at `pan_end`, without its label. Between them stand separators,
// at most one line break and words such as "exp", "valid thru", "is"; no digits. Forms that are
// often something else (1227, 12 27, 12.27, 12:27) need a label or, behind a PAN in a dump, a
// separator that fits. Behind other words, the one of a row with a code (card_row.h). Empty when
// there is none. REQUIRES: pan_end <= text.size().
[[nodiscard]] ByteSpan ExpiryAfter(std::string_view text, std::size_t pan_end) noexcept;

// The date before a PAN that starts at `pan_begin`, likewise: "12/27, card no 4111...".
// REQUIRES: pan_begin <= text.size().
[[nodiscard]] ByteSpan ExpiryBefore(std::string_view text, std::size_t pan_begin) noexcept;

// The date whose digits start at `begin`, when a label beside it names it as an expiry date: "exp
// 12/27", "valid until Dec 2027" (found from the 2 of the year; the span holds the month's name).
// Empty when there is none. REQUIRES: begin < text.size().
[[nodiscard]] ByteSpan LabelledExpiryAt(std::string_view text, std::size_t begin) noexcept;

// Whether [begin, end) is such a date, with or without the month's name.
// REQUIRES: begin < end <= text.size().
[[nodiscard]] bool IsLabelledExpiry(std::string_view text, std::size_t begin,
                                    std::size_t end) noexcept;

// The group of exactly three or four digits behind an expiry date of a "card expiry code" line:
// one separator with spaces around or one line break between them, no letters; either may stand in
// quotes or marks of markdown. Empty when there is none, and when the digits go on as a longer
// number or are an amount. REQUIRES: expiry_end <= text.size().
[[nodiscard]] ByteSpan CodeAfterExpiry(std::string_view text, std::size_t expiry_end) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_EXPIRY_H_
