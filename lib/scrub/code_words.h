// Whether a text has words that may name a code beside them.
#ifndef PANVEIL_SCRUB_CODE_WORDS_H_
#define PANVEIL_SCRUB_CODE_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "card/label_word.h"
#include "card/lexicon.h"
#include "scan/word_begins.h"
#include "text/char_class.h"

namespace panveil::scrub {

// Looks for words that may name digits beside them, from left to right.
class CodeWords {
 public:
  explicit CodeWords(std::string_view json) noexcept : json_(json) {}

  // Takes bytes from `at` on. Bit i of `words`: there is a word at at + i, of two letters or more.
  void Take(std::uint64_t words, std::size_t at) noexcept {
    if (found_) return;
    const char* const bytes = json_.data() + at;
    // No branch for each: which words are of the set is as good as chance.
    std::uint64_t of_set = 0;
    for (; words != 0; words &= words - 1) {
      const auto bit = static_cast<std::size_t>(__builtin_ctzll(words));
      const bool holds = scan::HoldsWordAt(begins_, bytes, json_.size() - at, bit);
      of_set |= std::uint64_t{holds} << bit;
    }
    for (; of_set != 0; of_set &= of_set - 1) {
      const auto bit = static_cast<std::size_t>(__builtin_ctzll(of_set));
      if (card::MayLabelDigits(json_, at + bit)) found_ = true;
    }
  }

  // The same of the rest, from `at` on.
  void TakeRest(std::size_t at) noexcept {
    const char* const bytes = json_.data();
    for (; at < json_.size() && !found_; ++at) {
      const bool begins = text::IsLetter(bytes[at]) && !(at > 0 && text::IsLetter(bytes[at - 1]));
      found_ = static_cast<unsigned char>(bytes[at]) >= 0x80 ||
               (begins && scan::HoldsWordAt(begins_, bytes, json_.size(), at) &&
                card::MayLabelDigits(json_, at));
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
