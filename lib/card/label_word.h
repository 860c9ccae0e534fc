// Words that may name a code or a date, told by themselves: for texts of many numbers, of which
// hardly any has such a word beside it.
#ifndef PANVEIL_CARD_LABEL_WORD_H_
#define PANVEIL_CARD_LABEL_WORD_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace panveil::card {

// Bit (second letter) of row (first letter), as scan::LetterNumber() counts: some word of
// LabelBegins() begins so. None has one letter only.
using LetterPairs = std::array<std::uint32_t, 32>;
[[nodiscard]] const LetterPairs& LabelPairs() noexcept;

// Whether the word at `begin` is one of those and nothing but words of the table, blanks and signs
// is between it and a digit. When that is so of no word of a text, LabelledAt() (companion.h) is
// empty for all its digits, and for those of any piece of it that cuts no word.
// REQUIRES: an ASCII letter is at `begin` and none right before; all of `text` is ASCII.
[[nodiscard]] bool MayLabelDigits(std::string_view text, std::size_t begin) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_LABEL_WORD_H_
