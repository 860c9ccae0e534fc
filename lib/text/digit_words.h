// Digits that are written out: "four one one one", "double three", "f\u00FCnf", "tr\u00EAs".
#ifndef PANVEIL_TEXT_DIGIT_WORDS_H_
#define PANVEIL_TEXT_DIGIT_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace panveil::text {

// Letters and what is invisible among them; a longer word is none of these.
inline constexpr std::size_t kMostBytesOfDigitWord = 32;

struct DigitWord {
  std::uint8_t length = 0;  // bytes; 0: no digit word
  std::uint8_t value = 0;   // 0 to 9; unused when repeat > 1
  // 2 for "double", 3 for "triple": the next digit or digit word counts that often.
  std::uint8_t repeat = 1;
};

// The digit word that starts at byte `at`, in English, Spanish, French, German or Portuguese
// (digit_word_list.h). The word must end there too: no letter follows, though a digit may.
//
// Capitals, accents (composed, combining or left out), full-width letters and invisible characters
// inside make no difference. The article "o" of Portuguese and the "un", "ein" of others are among
// the words: ask only next to other digits.
//
// REQUIRES: at < text.size(), and the byte before is no letter's.
[[nodiscard]] DigitWord MatchDigitWord(std::string_view text, std::size_t at) noexcept;

// Whether a digit word may begin at the ASCII letter at `at`, or end with the one before `end`;
// true when that takes more than ASCII to say. Two letters rule out nearly all other words.
// REQUIRES: an ASCII letter is there.
[[nodiscard]] bool MayBeginDigitWord(std::string_view text, std::size_t at) noexcept;
[[nodiscard]] bool MayEndDigitWord(std::string_view text, std::size_t end) noexcept;

// Whether these one to eight small ASCII letters, the first the lowest byte, are a digit word.
[[nodiscard]] bool IsDigitWord(std::uint64_t letters) noexcept;

}  // namespace panveil::text

#endif  // PANVEIL_TEXT_DIGIT_WORDS_H_
