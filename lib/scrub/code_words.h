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

  // Takes 64 bytes from `at` on, or what is left. Bit i of `words`: there is a word at at + i, of
  // two letters or more.
  void Take(std::uint64_t words, std::size_t at) noexcept {
    if (found_) return;
    const char* const bytes = json_.data() + at;
    // No branch for each: which words are of the set is as good as chance.
    std::uint64_t of_set = 0;
    for (; words != 0; words &= words - 1) {
      const auto bit = static_cast<unsigned>(__builtin_ctzll(words));
      of_set |= std::uint64_t{BeginsLabel(bytes + bit)} << bit;
    }
    for (; of_set != 0; of_set &= of_set - 1) {
      const std::size_t word = at + static_cast<std::size_t>(__builtin_ctzll(of_set));
      if (scan::HoldsWordAt(begins_, json_.data(), json_.size(), word) &&
          card::MayLabelDigits(json_, word)) {
        found_ = true;
      }
    }
  }

  // Words of other scripts are not looked at: any may be one.
  void SetFound() noexcept { found_ = true; }
  [[nodiscard]] bool found() const noexcept { return found_; }

 private:
  // Whether two letters may begin such a word.
  [[nodiscard]] bool BeginsLabel(const char* letters) const noexcept {
    const auto number = [letters](std::size_t i) {
      return static_cast<unsigned char>(letters[i]) & 0x1FU;
    };
    return scan::Holds(pairs_, number(0), number(1));
  }

  std::string_view json_;
  const scan::WordBegins& begins_ = card::LabelBegins();
  const scan::LetterPairs& pairs_ = card::LabelPairs();
  bool found_ = false;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_CODE_WORDS_H_
