// Words near a number that say what it is.
#ifndef PANVEIL_CARD_CONTEXT_H_
#define PANVEIL_CARD_CONTEXT_H_

#include <cstddef>
#include <string_view>

namespace panveil::card {

// How far a word may stand from the number, in bytes.
inline constexpr std::size_t kMostBytesBefore = 48;
inline constexpr std::size_t kMostBytesAfter = 24;

struct Context {
  bool card_word = false;  // "card", "visa", "cvv", "tarjeta", ...
  bool id_word = false;    // "order", "tracking", "invoice", "imei", ...
};

// Looks at the whole words within those distances of [begin, end). ASCII letters, any case.
[[nodiscard]] Context ContextOf(std::string_view text, std::size_t begin, std::size_t end) noexcept;

// Whether an expiry date follows `end` within 12 bytes: a month 1-12, '/' or '-' or a space, and a
// year of two or four digits (20xx).
[[nodiscard]] bool ExpiryFollows(std::string_view text, std::size_t end) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_CONTEXT_H_
