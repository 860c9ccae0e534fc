// Letters that a scrub writes must not read as words: a card word makes a card of a number near it,
// "CVV" a code of the last four digits, so a second scrub would replace more than the first.
#ifndef PANVEIL_SCRUB_NEW_WORDS_H_
#define PANVEIL_SCRUB_NEW_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "card/window.h"
#include "payload/digit_run.h"

namespace panveil::scrub {

// Whether `replacement`, one character for each digit of the window, makes a word of the lexicon in
// its place: "41 11 ..." a "CC VM ...", or with the letters before it, "ex4 ..." an "exP ...".
// Words that say nothing do not count: among them are "d", "n" and "w", which digits that stand
// apart become all the time.
[[nodiscard]] bool MakesWord(const payload::DigitRun& run, const card::Window& window,
                             const char* replacement) noexcept;

// The same of `count` ASCII digits of one byte each, which stand at `begin` + `at[i]` of `text`.
[[nodiscard]] bool MakesWord(std::string_view text, std::size_t begin, const std::uint16_t* at,
                             int count, const char* replacement) noexcept;

// The character that replaces covered digits: a letter, so that nothing joins digits across it, and
// one that no card word has where letters touch.
[[nodiscard]] char CoverCharFor(const payload::DigitRun& run, const card::Window& window) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_NEW_WORDS_H_
