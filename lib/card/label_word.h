// Words that may name a code or a date, told by themselves: for texts of many numbers, of which
// hardly any has such a word beside it.
#ifndef PANVEIL_CARD_LABEL_WORD_H_
#define PANVEIL_CARD_LABEL_WORD_H_

#include <cstddef>
#include <string_view>

#include "base/byte_span.h"

namespace panveil::card {

// Where LabelledAt() (companion.h) may have the digits that the word at `begin` names, the word
// among it: it is one of LabelBegins() (lexicon.h), and nothing but words of the table, blanks and
// signs is between it and a digit. Empty when it is no such word. LabelledAt() is empty for all
// digits of the text that begin in none of these spans, whatever piece of it is asked that cuts no
// word. REQUIRES: an ASCII letter is at `begin` and none right before; all of `text` is ASCII.
[[nodiscard]] base::ByteSpan LabelReach(std::string_view text, std::size_t begin) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_LABEL_WORD_H_
