// Letters that a scrub writes must not read as words: a card word makes a card of a number near it,
// "CVV" a code of the last four digits, so a second scrub would replace more than the first.
#ifndef PANVEIL_SCRUB_NEW_WORDS_H_
#define PANVEIL_SCRUB_NEW_WORDS_H_

#include "card/window.h"
#include "payload/digit_run.h"

namespace panveil::scrub {

// Whether `replacement`, one character for each digit of the window, makes a word of the lexicon in
// its place: "41 11 ..." a "CC VM ...", or with the letters before it, "ex4 ..." an "exP ...".
// Words that say nothing do not count; every digit of its own may become one of one letter.
[[nodiscard]] bool MakesWord(const payload::DigitRun& run, const card::Window& window,
                             const char* replacement) noexcept;

// The character that replaces covered digits: a letter, so that nothing joins digits across it, and
// one that no card word has where letters touch.
[[nodiscard]] char CoverCharFor(const payload::DigitRun& run, const card::Window& window) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_NEW_WORDS_H_
