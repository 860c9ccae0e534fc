// Words near a number that say what it is.
#ifndef PANVEIL_CARD_CONTEXT_H_
#define PANVEIL_CARD_CONTEXT_H_

#include <cstddef>
#include <string_view>

namespace panveil::card {

// How far a word may stand from the number, in bytes, of which UTF-8's continuation bytes do not
// count. A digit word between them counts as the character that it becomes when it is replaced,
// "triple" as two: a second scrub sees the other word no nearer. However that is counted, what is
// ten times as far away in bytes is too far.
inline constexpr std::size_t kMostBytesBefore = 48;
inline constexpr std::size_t kMostBytesAfter = 24;
inline constexpr std::size_t kFar = 10;

struct Context {
  bool card_word = false;  // "card", "visa", "cvv", "tarjeta", ...
  bool id_word = false;    // "order", "tracking", "invoice", "imei", ...
};

// Looks at the words (words.tsv: seventeen languages and more) within those distances of
// [begin, end). Neither case nor accents count. A word that the limit cuts is none.
// REQUIRES: begin <= end <= text.size().
[[nodiscard]] Context ContextOf(std::string_view text, std::size_t begin, std::size_t end) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_CONTEXT_H_
