// Words of a text, for what looks far around numbers.
#ifndef PANVEIL_CARD_WORD_MEMO_H_
#define PANVEIL_CARD_WORD_MEMO_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "card/lexicon.h"
#include "text/digit_words.h"

namespace panveil::card {

// Letters before a place.
struct LettersEnding {
  std::size_t begin = 0;  // of those that end there; the place itself when there are none
  // That they become when they are replaced; 0 when they are no digit word.
  std::uint8_t characters = 0;
  bool ascii = false;  // they are some, all of ASCII
};

// Reads them each time: for one number.
struct PlainWords {
  // KindsIn() (lexicon.h).
  [[nodiscard]] static WordKinds KindsIn(std::string_view text, std::size_t begin,
                                         std::size_t end) noexcept;

  // MatchDigitWord() (text/digit_words.h).
  [[nodiscard]] static text::DigitWord DigitWordAt(std::string_view text, std::size_t at) noexcept;

  // Whether a digit word ends at `end`, or goes on over it.
  [[nodiscard]] static LettersEnding Before(std::string_view text, std::size_t end) noexcept;
};

// The same by where they begin and end, so that none is read twice: for one number after another.
// Holds places and what is said there, no letters. Of one thread.
class WordMemo {
 public:
  // Forgets all: for another text, or one that has moved.
  void Start() noexcept { ++start_; }

  [[nodiscard]] WordKinds KindsIn(std::string_view text, std::size_t begin,
                                  std::size_t end) noexcept;
  [[nodiscard]] text::DigitWord DigitWordAt(std::string_view text, std::size_t at) noexcept;
  [[nodiscard]] LettersEnding Before(std::string_view text, std::size_t end) noexcept;

 private:
  struct Place {
    std::size_t at = 0;
    std::uint32_t start = 0;  // stored since that Start(); 0: never
  };
  struct WordPlace : Place {
    std::size_t end = 0;
    WordKinds kinds = 0;
  };
  struct DigitPlace : Place {
    text::DigitWord word;
  };
  struct LettersPlace : Place {
    LettersEnding letters;
  };
  static constexpr std::size_t kPlaces = 128;  // by place, modulo this

  template <typename T>
  [[nodiscard]] bool Has(const T& place, std::size_t at) const noexcept {
    return place.at == at && place.start == start_;
  }

  std::array<WordPlace, kPlaces> words_;
  std::array<DigitPlace, kPlaces> digits_;
  std::array<LettersPlace, kPlaces> letters_;
  std::uint32_t start_ = 1;
};

// How many characters a digit word becomes when it is replaced.
[[nodiscard]] inline std::uint8_t Replaced(const text::DigitWord& word) noexcept {
  return word.repeat == 3 ? 2 : 1;
}

}  // namespace panveil::card

#endif  // PANVEIL_CARD_WORD_MEMO_H_
