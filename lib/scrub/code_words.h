// Whether a text has words that may name a code beside them.
#ifndef PANVEIL_SCRUB_CODE_WORDS_H_
#define PANVEIL_SCRUB_CODE_WORDS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
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
  // two letters or more; of `thirds`: the letter at at + i + 2 is one.
  void Take(std::uint64_t words, std::uint64_t thirds, std::size_t at) noexcept {
    if (found_) return;
    const char* const bytes = json_.data() + at;
    const std::size_t left = json_.size() - at;
    const bool roomy = left >= 64 + sizeof(std::uint32_t);
    // No branch for each: which words are of the set is as good as chance.
    std::uint64_t of_set = 0;
    for (; words != 0; words &= words - 1) {
      const auto bit = static_cast<std::size_t>(__builtin_ctzll(words));
      const bool holds = roomy ? HoldsWordAt(bytes + bit, (thirds >> bit & 1) != 0)
                               : scan::HoldsWordAt(begins_, bytes, left, bit);
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
  // The same as scan::HoldsWordAt(). REQUIRES: four bytes, the first two of them letters, and the
  // third if `third`.
  [[nodiscard]] bool HoldsWordAt(const char* bytes, bool third) const noexcept {
    std::array<unsigned char, sizeof(std::uint32_t)> b;
    std::memcpy(b.data(), bytes, b.size());
    const unsigned last = b[2] & 0x1FU & (0U - unsigned{third});
    const unsigned bit = (b[0] & 0x1FU) << 10 | (b[1] & 0x1FU) << 5 | last;
    return (begins_.bits[bit / 64] >> (bit % 64) & 1) != 0;
  }

  std::string_view json_;
  const scan::WordBegins& begins_ = card::LabelBegins();
  bool found_ = false;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_CODE_WORDS_H_
