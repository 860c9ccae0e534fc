// Whether a text has words that may name a code beside them.
#ifndef PANVEIL_SCRUB_CODE_WORDS_H_
#define PANVEIL_SCRUB_CODE_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "card/label_word.h"
#include "card/lexicon.h"
#include "scan/word_begins.h"

namespace panveil::scrub {

// Looks for words that may name digits beside them, from left to right.
class CodeWords {
 public:
  explicit CodeWords(std::string_view json) noexcept : json_(json) {}

  // Takes bytes from `at` on. Bit i of `words`: there is a word at at + i, of two letters or more.
  void Take(std::uint64_t words, std::size_t at) noexcept {
    if (found_) return;
    const char* const bytes = json_.data() + at;
    const std::size_t left = json_.size() - at;
    // No branch for each: which words are of the set is as good as chance.
    std::uint64_t of_set = 0;
    for (; words != 0; words &= words - 1) {
      const auto bit = static_cast<std::size_t>(__builtin_ctzll(words));
      // The first two are letters.
      const auto letter = [at_word = bytes + bit](std::size_t i) {
        return static_cast<unsigned char>(at_word[i]) & 0x1FU;
      };
      const unsigned third = bit + 2 < left ? scan::LetterNumber(bytes[bit + 2]) : 0;
      const bool holds = scan::Holds(begins_, letter(0), letter(1), third);
      of_set |= std::uint64_t{holds} << bit;
    }
    for (; of_set != 0; of_set &= of_set - 1) {
      const auto bit = static_cast<std::size_t>(__builtin_ctzll(of_set));
      if (card::MayLabelDigits(json_, at + bit)) found_ = true;
    }
  }

  // Words of other scripts are not looked at: any may be one.
  void SetFound() noexcept { found_ = true; }
  [[nodiscard]] bool found() const noexcept { return found_; }

 private:
  std::string_view json_;
  const scan::WordBegins& begins_ = card::LabelBegins();
  bool found_ = false;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_CODE_WORDS_H_
