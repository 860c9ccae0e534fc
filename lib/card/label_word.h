// Words that may name a code or a date, told by themselves: for texts of many numbers, of which
// hardly any has such a word beside it.
#ifndef PANVEIL_CARD_LABEL_WORD_H_
#define PANVEIL_CARD_LABEL_WORD_H_

#include <cstddef>
#include <string_view>

namespace panveil::card {

// Whether the word at `begin` is one of LabelBegins() (lexicon.h) and nothing but words of the
// table, blanks and signs is between it and a digit. When that is so of no word of a text,
// LabelledAt() (companion.h) is empty for all its digits, and for those of any piece of it that
// cuts no word. REQUIRES: an ASCII letter is at `begin` and none right before; all of `text` is
// ASCII.
[[nodiscard]] bool MayLabelDigits(std::string_view text, std::size_t begin) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_LABEL_WORD_H_
