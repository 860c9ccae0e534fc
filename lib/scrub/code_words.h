// Where a text has words that may name a code beside them.
#ifndef PANVEIL_SCRUB_CODE_WORDS_H_
#define PANVEIL_SCRUB_CODE_WORDS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/byte_span.h"
#include "card/label_word.h"
#include "card/lexicon.h"
#include "scan/word_begins.h"
#include "text/char_class.h"

namespace panveil::scrub {

// Looks for words that may name digits beside them, from left to right.
class CodeWords {
 public:
  explicit CodeWords(std::string_view json) noexcept : json_(json) {}

  // Takes 64 bytes from `at` on, or what is left. Bit i of `words`: there is a word at at + i, of
  // two letters or more; of `thirds`: the letter at at + i + 2 is one.
  void Take(std::uint64_t words, std::uint64_t thirds, std::size_t at) noexcept {
    if (IsAll()) return;
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
      const base::ByteSpan reach = card::LabelReach(json_, at + bit);
      if (reach.empty()) continue;
      if (named_.empty()) named_.begin = reach.begin;
      named_.end = reach.end;
    }
  }

  // Words of other scripts are not looked at: any may be one.
  void SetAll() noexcept { named_ = {0, json_.size()}; }

  // Where card::LabelledAt() may have a code or a date that begins; empty when nowhere. No digits
  // go on where it begins.
  [[nodiscard]] base::ByteSpan named() const noexcept {
    return {text::EndOfDigits(json_, named_.begin, named_.end), named_.end};
  }

 private:
  [[nodiscard]] bool IsAll() const noexcept { return named_.size() == json_.size(); }

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
  base::ByteSpan named_;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_CODE_WORDS_H_
