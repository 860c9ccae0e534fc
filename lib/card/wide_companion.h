// Expiry dates and verification codes behind a PAN that are written in full width, or in digits of
// another script than ASCII's: read as if they were in ASCII (narrow_text.h).
//
// Everything here is pure and reads a bounded number of bytes.
#ifndef PANVEIL_CARD_WIDE_COMPANION_H_
#define PANVEIL_CARD_WIDE_COMPANION_H_

#include <cstddef>
#include <string_view>

#include "base/byte_span.h"
#include "card/companion.h"
#include "panveil/options.h"

namespace panveil::card {

// ExpiryAfter() (expiry.h), when the first digit behind the PAN is not one of '0' to '9'.
// REQUIRES: pan_end <= text.size().
[[nodiscard]] ByteSpan WideExpiryAfter(std::string_view text, std::size_t pan_end) noexcept;

// What the first digit behind `replaced_to` belongs to, when it is not one of '0' to '9' and only
// words of labels stand between: a code that CodeBehind() or LabelledAt() would find, or a date
// that LabelledAt() would. `replaced_to` is the end of a PAN, or of what went with it; a date when
// `is_expiry`. REQUIRES: replaced_to <= text.size().
[[nodiscard]] Companion WideCompanionAfter(std::string_view text, std::size_t replaced_to,
                                           bool is_expiry, Sensitivity sensitivity) noexcept;

// The next three or four full-width digits in a row at or behind `from`, and no more digits beside
// them; empty at the text's end when there are none. Together, all calls on a text take time linear
// in it.
[[nodiscard]] ByteSpan NextWideCode(std::string_view text, std::size_t from) noexcept;

// LabelledAt() (companion.h) of such digits at `begin`: with a label in full width, too.
// REQUIRES: begin < text.size().
[[nodiscard]] Companion WideLabelledAt(std::string_view text, std::size_t begin,
                                       Sensitivity sensitivity, bool near_card = false) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_WIDE_COMPANION_H_
