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

// Looks at the words that lie wholly within those distances of [begin, end). A word is ASCII
// letters, any case, and ends where a byte is none: "card_number" are two.
[[nodiscard]] Context ContextOf(std::string_view text, std::size_t begin, std::size_t end) noexcept;

// Whether the first digits behind `end`, at most 12 bytes away, are an expiry date: a month 1-12,
// '/' or '-' or a space, and a year of two or four digits (20xx).
[[nodiscard]] bool ExpiryFollows(std::string_view text, std::size_t end) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_CONTEXT_H_
