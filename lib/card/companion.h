// What travels with a PAN and must not outlive it: the rest of its track, its expiry date, its
// verification code.
//
// Everything here is pure and reads a bounded number of bytes (expiry.h, track.h, label.h).
#ifndef PANVEIL_CARD_COMPANION_H_
#define PANVEIL_CARD_COMPANION_H_

#include <cstddef>
#include <string_view>

#include "base/byte_span.h"
#include "panveil/finding.h"
#include "panveil/options.h"

namespace panveil::card {

using base::ByteSpan;

// Empty when there is none.
struct Companion {
  FindingKind kind = FindingKind::kVerificationCode;  // or kExpiry, kTrack
  ByteSpan span;
  [[nodiscard]] bool empty() const noexcept { return span.empty(); }
};

// The expiry date before the PAN that begins at `begin`. Before `run_begin`, where the digits begin
// that could be read together with the PAN, only a date that no other digits could be read together
// with: they were read already.
// REQUIRES: run_begin <= begin <= text.size().
[[nodiscard]] ByteSpan ExpiryBeforePan(std::string_view text, std::size_t run_begin,
                                       std::size_t begin) noexcept;

// Both before that PAN, in either order, next to it and to one another: "737 12/27 4111...". Each
// is empty when it is not there; a code without a date is none. From `run_begin` on only.
struct DatedCode {
  ByteSpan date;
  ByteSpan code;
};
[[nodiscard]] DatedCode DatedCodeBeforePan(std::string_view text, std::size_t run_begin,
                                           std::size_t begin) noexcept;

// Whether digits, and characters of several bytes, which may be digits, are near enough behind the
// PAN that ends at `end` for its track, date or code. REQUIRES: end <= text.size().
struct NearDigits {
  bool plain = false;
  bool wide = false;
  [[nodiscard]] bool any() const noexcept { return plain || wide; }
};
[[nodiscard]] NearDigits DigitsAfter(std::string_view text, std::size_t end) noexcept;

// What follows the PAN [begin, end): what is left of its track, else its expiry date. `digits`:
// DigitsAfter() it, by whoever has asked already. REQUIRES: begin < end <= text.size().
[[nodiscard]] Companion CompanionAfter(std::string_view text, std::size_t begin, std::size_t end,
                                       const NearDigits& digits = {true, true}) noexcept;

// The verification code at `begin` when it stands behind a card that ends at `card_end` (0: none)
// or behind that card's expiry date, which ends at `expiry_end` (0: none), or in one row with both
// (card_row.h). Of a card whose date stands before it, both end at `card_end`: then what would be a
// code behind the date is one behind the card. Without a date, a sign or brackets tie it to the
// card, or words name it, or the date is behind it. Empty when there is none. REQUIRES: begin <
// text.size().
[[nodiscard]] ByteSpan CodeBehind(std::string_view text, std::size_t card_end,
                                  std::size_t expiry_end, std::size_t begin) noexcept;

// Whether the digits at `begin` are as many as the code of the card that ends at `card_end` has,
// and next to it: three; four of an American Express card, which ends with five digits or fifteen
// in a row. REQUIRES: card_end, begin <= text.size().
[[nodiscard]] bool MayBeCodeOfCard(std::string_view text, std::size_t card_end,
                                   std::size_t begin) noexcept;

// The expiry date right behind a code that ends at `code_end`, where a card stands before both:
// "4111111111111111 123 12/27". Empty when there is none. REQUIRES: code_end <= text.size().
[[nodiscard]] ByteSpan ExpiryBehindCode(std::string_view text, std::size_t code_end) noexcept;

// The verification code, or the expiry date, that the digits at `begin` are or start: a label
// before or after them names it. Of a date with the month's name, `begin` may be the year. Nothing
// inside an identifier or a UUID, but at Sensitivity::kParanoid, which knows none. `near_card`: as
// IsLabelledCode() says (verification_code.h).
// REQUIRES: begin < text.size(), and a digit is there.
[[nodiscard]] Companion LabelledAt(std::string_view text, std::size_t begin,
                                   Sensitivity sensitivity, bool near_card = false) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_COMPANION_H_
