// Values that go because of what their field is called.
#ifndef PANVEIL_SCRUB_CARD_FIELD_H_
#define PANVEIL_SCRUB_CARD_FIELD_H_

#include <string_view>

#include "card/field_name.h"
#include "payload/digit_run.h"
#include "scrub/rewriter.h"

namespace panveil::scrub {

// Longer values are no card data but of a track.
inline constexpr std::size_t kMostFieldBytes = 64;
inline constexpr std::size_t kMostTrackBytes = 512;

// Whether `text` looks like what a field of that kind holds: a verification code, an expiry date,
// track data, 12 to 19 digits in any groups.
[[nodiscard]] bool LooksLikeField(std::string_view text, card::FieldKind kind) noexcept;

// Takes all of it away; of a PAN, what Rewriter makes of it, whether or not it passes Luhn.
// `spare_tokens`: but not what a scrub writes into numbers. `run` is emptied.
// REQUIRES: LooksLikeField(text, kind).
void TakeField(std::string_view text, card::FieldKind kind, bool spare_tokens,
               payload::DigitRun& run, Rewriter& rewriter) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_CARD_FIELD_H_
