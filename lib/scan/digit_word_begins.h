// How digit words begin, as a set that byte shuffles look up.
#ifndef PANVEIL_SCAN_DIGIT_WORD_BEGINS_H_
#define PANVEIL_SCAN_DIGIT_WORD_BEGINS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scan/word_begins.h"
#include "text/digit_word_list.h"

namespace panveil::scan {

struct BeginsPart {
  std::string_view letters[3];  // at each place any of these; any at all where there are none
};

// Found by simulated annealing, to let through as few of the words of English prose as possible:
// one in nine.
inline constexpr BeginsPart kDigitWordParts[8] = {
    {{"adtz", "crw", "ehio"}}, {{"ou", "", ""}},         {{"cfhnq", "u", "aeiln"}},
    {{"d", "ou", "abips"}},    {{"ctz", "eh", "r"}},     {{"dfn", "aeio", "uv"}},
    {{"ms", "e", "ciptv"}},    {{"censv", "i", "egnx"}},
};

constexpr WordSet MakeDigitWordBegins() {
  WordSet set{};
  for (const text::internal::ListedWord& word : text::internal::kListedWords) {
    const auto number = [&word](std::size_t i) {
      return i < word.letters.size() ? LetterNumber(word.letters[i]) : 0;
    };
    const unsigned bit = number(0) << 10 | number(1) << 5 | number(2);
    set.begins.bits[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  for (unsigned part = 0; part < 8; ++part) {
    for (std::size_t place = 0; place < 3; ++place) {
      const std::string_view letters = kDigitWordParts[part].letters[place];
      for (unsigned number = 0; number < 32; ++number) {
        bool any = letters.empty();
        for (const char c : letters) any = any || LetterNumber(c) == number;
        std::uint8_t& parts = set.parts[place][number];
        parts = static_cast<std::uint8_t>(parts | unsigned{any} << part);
      }
    }
  }
  return set;
}

// All of text/digit_word_list.h.
inline constexpr WordSet kDigitWordBegins = MakeDigitWordBegins();

constexpr bool HasAllDigitWords() {
  for (const text::internal::ListedWord& word : text::internal::kListedWords) {
    unsigned parts = 0xFF;
    for (std::size_t place = 0; place < 3; ++place) {
      // Behind a word anything may stand.
      for (unsigned number = 0; number < 32; ++number) {
        const bool there = place < word.letters.size();
        if (there && number != LetterNumber(word.letters[place])) continue;
        parts &= kDigitWordBegins.parts[place][number];
      }
    }
    if (parts == 0) return false;
  }
  return true;
}
static_assert(HasAllDigitWords());

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_DIGIT_WORD_BEGINS_H_
