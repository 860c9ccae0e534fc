// What stands around a window, and makes it something other than a PAN.
//
// Offsets are bytes of `text`: the window is [begin, end). Nothing before `from` (Piece::text_from)
// is looked at, but whether the byte directly before it is a digit. The bytes looked at are few.
#ifndef PANVEIL_CARD_SURROUNDINGS_H_
#define PANVEIL_CARD_SURROUNDINGS_H_

#include <cstddef>
#include <string_view>

#include "card/window.h"
#include "payload/digit_run.h"

namespace panveil::card {

inline constexpr std::size_t kMostBytesAside = 64;

// E.164 numbers have at most 15 digits (ITU-T E.164, section 6).
inline constexpr int kMostPhoneDigits = 15;

// Whether the window ends at most kMostPhoneDigits digits of the piece behind a '+' that touches a
// digit, and begins at most four digits behind it. A '+' after a letter or digit, or one with
// another between it and the window's end, stands for a space in form encoding, not for a
// telephone number.
[[nodiscard]] bool IsInternationalPhone(const payload::DigitRun& run, const Window& window,
                                        const Piece& piece) noexcept;

// Whether what begins at `begin` is the fraction of a decimal number: after one '.', after one to
// six digits that do not themselves follow a '.'.
[[nodiscard]] bool IsFraction(std::string_view text, std::size_t from, std::size_t begin) noexcept;

// Whether "E15" is at `at`, or "e+15": where a number ends that was written with its exponent,
// which is `exponent`, of two digits. REQUIRES: at <= text.size().
[[nodiscard]] bool IsExponent(std::string_view text, std::size_t at, int exponent) noexcept;

// Whether a part of [begin, end) lies in groups of 8-4-4-4-12 hex digits joined by '-', or all of
// it in groups of 8-4-4-4, cut short, that hold a letter or the version and variant of RFC 9562,
// section 4. A part of a whole one is enough: were a number that reaches out of a UUID replaced,
// the rest would no longer be one. Of a short one it is not, or a card would hide behind eight
// digits; therefore a short one is none where further digits follow, which such a card may have.
[[nodiscard]] bool IsInUuid(std::string_view text, std::size_t from, std::size_t begin,
                            std::size_t end) noexcept;

// Whether letters touch [begin, end) and make it part of an identifier: one or two letters stand
// before it and digits before those (1Z999...), or the word around its first or its last digit
//   - holds two or more separate chunks of letters with digits on both sides (a1b2c3), labels of a
//     card not counted (4111...exp1227cvv123; behind four of them to a side the word ends), or
//   - is at least 24 hex digits with digits on both sides of a letter (a hash, a key), and does not
//     begin at `from`.
// A word is the ASCII letters and digits in a row, around an ASCII digit: letters that look like
// one are not counted on both of their sides; more than kMostBytesAside letters, or digits, in a
// row belong to none. So all numbers that share a word are in an identifier, or none is: were one
// replaced, the next scrub would no longer see the identifier.
// A plain word may touch: visa4111..., 4111...exp1227. What a percent escape is written with
// belongs to no word of a number up to two bytes behind it: %3E4111..., %253E4111..., %25B4111...
// Neither does a terminal's escape right before it: [1m4111...
[[nodiscard]] bool IsInIdentifier(std::string_view text, std::size_t from, std::size_t begin,
                                  std::size_t end) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_SURROUNDINGS_H_
