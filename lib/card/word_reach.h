// How far from a number words are near it (context.h), where a digit word counts as what it becomes
// when it is replaced.
#ifndef PANVEIL_CARD_WORD_REACH_H_
#define PANVEIL_CARD_WORD_REACH_H_

#include <cstddef>
#include <string_view>

#include "card/word_memo.h"

namespace panveil::card {

// How far a word may stand from the number, in bytes, of which UTF-8's continuation bytes do not
// count. A digit word between them counts as the character that it becomes when it is replaced,
// "triple" as two: a second scrub sees the other word no nearer. However that is counted, what is
// ten times as far away in bytes is too far.
inline constexpr std::size_t kMostBytesBefore = 48;
inline constexpr std::size_t kMostBytesAfter = 24;
inline constexpr std::size_t kFar = 10;

// Where the words near a number begin that begins at `begin`, and those end behind one that ends at
// `end`, if none is a digit word. Of a word that the first limit cuts the rest is passed over.
[[nodiscard]] std::size_t Farthest(std::string_view text, std::size_t begin) noexcept;
[[nodiscard]] std::size_t FarthestAfter(std::string_view text, std::size_t end) noexcept;

// The same with digit words, which `words` tells: PlainWords or WordMemo. `ascii`: so is what is
// near without; then rows of letters are likely to tell.
template <typename Words>
[[nodiscard]] std::size_t FarthestWithDigits(std::string_view text, std::size_t begin, bool ascii,
                                             Words& words) noexcept;
template <typename Words>
[[nodiscard]] std::size_t FarthestAfterWithDigits(std::string_view text, std::size_t end,
                                                  bool ascii, Words& words) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_WORD_REACH_H_
