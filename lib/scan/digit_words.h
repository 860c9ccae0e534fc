// Letters as they stand in the words for digits: enough to pass over all other words quickly, too
// little to read one. Readers do that.
#ifndef PANVEIL_SCAN_DIGIT_WORDS_H_
#define PANVEIL_SCAN_DIGIT_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scan/scan_class.h"
#include "text/char_class.h"

namespace panveil::scan {

// UTF-8. What a word may end on, begin with and hold side by side is taken from these.
inline constexpr std::string_view kDigitWords[] = {
    // English
    "zero", "oh", "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "double", "triple",
    // Spanish
    "cero", "uno", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve",
    "doble",
    // French
    "z\xC3\xA9ro", "un", "une", "deux", "trois", "quatre", "cinq", "sept", "huit", "neuf",
    // German
    "null", "ein", "eins", "zwei", "zwo", "drei", "vier", "f\xC3\xBCnf", "fuenf", "funf", "sechs",
    "sieben", "acht", "neun", "doppel", "dreifach",
    // Portuguese
    "um", "uma", "dois", "duas", "tr\xC3\xAAs", "quatro", "meia", "sete", "oito", "nove", "duplo",
    "triplo"};

// Sets of letters, bit 0 for 'a'.
struct LetterSets {
  std::uint32_t first = 0;       // begin a word
  std::uint32_t last = 0;        // end one
  std::uint32_t after[26] = {};  // stand behind that letter in one
};

// REQUIRES: text::IsLetter(c).
constexpr std::uint32_t LetterBit(char c) noexcept {
  return std::uint32_t{1} << (text::ToLower(c) - 'a');
}

constexpr LetterSets MakeLetterSets() {
  LetterSets sets;
  for (const std::string_view word : kDigitWords) {
    sets.first |= LetterBit(word.front());
    sets.last |= LetterBit(word.back());
    for (std::size_t i = 1; i < word.size(); ++i) {
      if (!text::IsLetter(word[i - 1]) || !text::IsLetter(word[i])) continue;
      sets.after[word[i - 1] - 'a'] |= LetterBit(word[i]);
    }
  }
  return sets;
}

inline constexpr LetterSets kLetterSets = MakeLetterSets();

constexpr bool MayBegin(char letter) noexcept {
  return (kLetterSets.first & LetterBit(letter)) != 0;
}
constexpr bool MayEnd(char letter) noexcept { return (kLetterSets.last & LetterBit(letter)) != 0; }
constexpr bool MayFollow(char before, char letter) noexcept {
  return (kLetterSets.after[text::ToLower(before) - 'a'] & LetterBit(letter)) != 0;
}

// What may stand between two words: of the joiners of text/char_class.h those below '@'. The others
// ([ ] _ | ~) share their low nibbles with letters, by which odd_pairs.h knows letters.
constexpr bool IsRowJoiner(char c) noexcept {
  return text::IsJoiner(c) && static_cast<unsigned char>(c) < 0x40;
}

// Whether a row of digit words (kernel.h) may hold the two side by side.
constexpr bool RowMayHold(char before, char after) noexcept {
  const bool joins_before = IsHigh(before) || IsRowJoiner(before);
  const bool joins_after = IsHigh(after) || IsRowJoiner(after);
  if (text::IsLetter(before)) {
    if (text::IsLetter(after)) return MayFollow(before, after);
    return joins_after && (IsHigh(after) || MayEnd(before));
  }
  if (text::IsDigit(before)) return joins_after;
  if (!joins_before) return false;
  if (text::IsLetter(after)) return IsHigh(before) || MayBegin(after);
  return joins_after || text::IsDigit(after);
}

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_DIGIT_WORDS_H_
