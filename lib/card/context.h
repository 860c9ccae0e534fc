// Words near a number that say what it is.
#ifndef PANVEIL_CARD_CONTEXT_H_
#define PANVEIL_CARD_CONTEXT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "card/lexicon.h"
#include "card/word_memo.h"
#include "card/word_reach.h"

namespace panveil::card {

struct Context {
  bool card_word = false;  // "card", "visa", "cvv", "tarjeta", ...
  bool id_word = false;    // "order", "tracking", "invoice", "imei", ...
};

// What the words say that are near on one side of a place.
struct NearWords {
  std::size_t limit = 0;  // how far that is
  WordKinds kinds = 0;
  bool may_be_far = false;  // digit words may make that farther
  bool ascii = false;       // so is all that is near
};

// Looks at the words (words.tsv: seventeen languages and more) within those distances of
// [begin, end). Neither case nor accents count. A word that the limit cuts is none.
// REQUIRES: begin <= end <= text.size().
[[nodiscard]] Context ContextOf(std::string_view text, std::size_t begin, std::size_t end) noexcept;

// The same for the windows of one run, which begin and end at the same places over and over, amid
// digits that are no words: each side is read once, and nothing where there is no letter.
class ContextReader {
 public:
  // Readies for another run, or for a text that has moved.
  void Start() noexcept;

  // Of a number with a card word near it says nothing about others.
  [[nodiscard]] Context Of(std::string_view text, std::size_t begin, std::size_t end) noexcept;

 private:
  // What the words on one side of a place say.
  struct Side {
    std::size_t at = 0;
    std::uint32_t start = 0;  // read since that Start(); 0: never
    bool read_far = false;
    NearWords near;
    WordKinds far = 0;  // as far as digit words let
  };
  static constexpr std::size_t kSides = 32;  // by place, modulo this

  // A piece of the text that holds no letter, as far as it was looked at.
  class LetterlessSpan {
   public:
    // Whether no letter is in [from, to); looks first `near` what is asked of, one of the two.
    [[nodiscard]] bool Covers(std::string_view text, std::size_t from, std::size_t to,
                              std::size_t near) noexcept;

   private:
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    bool letter_before_ = false;  // one ends where it begins
    bool letter_behind_ = false;
  };

  [[nodiscard]] Side& SideAt(std::array<Side, kSides>& sides, std::size_t at, bool* found) noexcept;
  std::array<Side, kSides> before_;
  std::array<Side, kSides> after_;
  std::uint32_t start_ = 0;
  bool first_ = true;  // nothing was asked since Start()
  LetterlessSpan plain_before_;
  LetterlessSpan plain_after_;
  WordMemo memo_;
};

}  // namespace panveil::card

#endif  // PANVEIL_CARD_CONTEXT_H_
