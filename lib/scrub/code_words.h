// Where a text has words that may name a code beside them.
#ifndef PANVEIL_SCRUB_CODE_WORDS_H_
#define PANVEIL_SCRUB_CODE_WORDS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
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

  // Takes the words that begin at at + i for the bits i of `words`.
  void Take(std::uint64_t words, std::size_t at) noexcept {
    for (; words != 0; words &= words - 1) {
      const std::size_t begin = at + static_cast<std::size_t>(__builtin_ctzll(words));
      if (!HoldsWordAt(begins_, json_.data(), json_.size(), begin)) continue;
      if (!card::MayBeLabelAt(json_, begin)) continue;
      const base::ByteSpan reach = card::LabelReach(json_, begin);
      if (reach.empty()) continue;
      if (named_.empty()) named_.begin = reach.begin;
      named_.end = std::max(named_.end, reach.end);
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
  std::string_view json_;
  const scan::WordBegins& begins_ = card::LabelBegins().begins;
  base::ByteSpan named_;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_CODE_WORDS_H_
