// The digit words, language by language: small letters, accents left out, at most eight letters.
// A word of two languages may be listed in both; it must mean the same.
#ifndef PANVEIL_TEXT_DIGIT_WORD_LIST_H_
#define PANVEIL_TEXT_DIGIT_WORD_LIST_H_

#include <cstdint>
#include <string_view>

namespace panveil::text::internal {

struct ListedWord {
  std::string_view letters;
  std::uint8_t value;
  std::uint8_t repeat = 1;
};

inline constexpr ListedWord kListedWords[] = {
    // ---- English. "ought" and the homophones (won, to, for, ate) are words of every sentence.
    {"zero", 0},
    {"oh", 0},
    {"o", 0},
    {"nought", 0},
    {"naught", 0},
    {"one", 1},
    {"two", 2},
    {"three", 3},
    {"four", 4},
    {"five", 5},
    {"six", 6},
    {"seven", 7},
    {"eight", 8},
    {"nine", 9},
    {"niner", 9},
    {"double", 0, 2},
    {"triple", 0, 3},
    {"treble", 0, 3},

    // ---- Spanish
    {"cero", 0},
    {"uno", 1},
    {"una", 1},
    {"un", 1},
    {"dos", 2},
    {"tres", 3},
    {"cuatro", 4},
    {"cinco", 5},
    {"seis", 6},
    {"siete", 7},
    {"ocho", 8},
    {"nueve", 9},
    {"doble", 0, 2},
    {"triple", 0, 3},

    // ---- French
    {"zero", 0},
    {"un", 1},
    {"une", 1},
    {"deux", 2},
    {"trois", 3},
    {"quatre", 4},
    {"cinq", 5},
    {"six", 6},
    {"sept", 7},
    {"huit", 8},
    {"neuf", 9},
    {"double", 0, 2},
    {"triple", 0, 3},

    // ---- German. "zwo" is said on the telephone, where zwei sounds like drei.
    {"null", 0},
    {"eins", 1},
    {"ein", 1},
    {"zwei", 2},
    {"zwo", 2},
    {"drei", 3},
    {"vier", 4},
    {"funf", 5},
    {"fuenf", 5},
    {"sechs", 6},
    {"sieben", 7},
    {"acht", 8},
    {"neun", 9},
    {"doppel", 0, 2},
    {"doppelt", 0, 2},
    {"doppelte", 0, 2},
    {"zweimal", 0, 2},
    {"dreifach", 0, 3},
    {"dreimal", 0, 3},

    // ---- Portuguese. "meia" (half a dozen) is what Brazilians say for 6.
    {"zero", 0},
    {"um", 1},
    {"uma", 1},
    {"dois", 2},
    {"duas", 2},
    {"tres", 3},
    {"quatro", 4},
    {"cinco", 5},
    {"seis", 6},
    {"meia", 6},
    {"sete", 7},
    {"oito", 8},
    {"nove", 9},
    {"duplo", 0, 2},
    {"dupla", 0, 2},
    {"dobro", 0, 2},
    {"triplo", 0, 3},
    {"tripla", 0, 3},
};

}  // namespace panveil::text::internal

#endif  // PANVEIL_TEXT_DIGIT_WORD_LIST_H_
