// Letters that are read, or typed, for a digit. The caller decides whether they are one: only
// among true digits.
#ifndef PANVEIL_TEXT_LOOK_ALIKE_H_
#define PANVEIL_TEXT_LOOK_ALIKE_H_

#include <cstddef>
#include <string_view>

namespace panveil::text {

// The digit that the ASCII letter `c` looks like, or -1: O o are 0, I l are 1, Z 2, S 5, B 8.
//
// '|' looks like 1 too, but is a separator: a reader that joins 4|11 as 4-11 and one that reads
// 4111 differ by a digit, so such a run has to be tried both ways.
[[nodiscard]] constexpr int LookAlikeValue(char c) noexcept {
  switch (c) {
    case 'O':
    case 'o':
      return 0;
    case 'I':
    case 'l':
      return 1;
    case 'Z':
      return 2;
    case 'S':
      return 5;
    case 'B':
      return 8;
    default:
      return -1;
  }
}

// The digit that the letter at byte `at` looks like, or -1; `*length` is the letter's, in bytes,
// and set in either case. Besides ASCII: the same letters in full width, their doubles in Greek,
// Cyrillic and Armenian, Roman numeral one, the ideographic zero; Cyrillic Ze for 3.
// REQUIRES: at < text.size().
[[nodiscard]] int LookAlikeOf(std::string_view text, std::size_t at, int* length) noexcept;

}  // namespace panveil::text

#endif  // PANVEIL_TEXT_LOOK_ALIKE_H_
