// Which words of a JSON may name a code, and whether there may be a row of digit words.
#ifndef PANVEIL_SCRUB_JSON_WORDS_H_
#define PANVEIL_SCRUB_JSON_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/byte_span.h"
#include "panveil/options.h"
#include "scan/json_masks.h"
#include "scan/kernel.h"

namespace panveil::scrub {

// Looks at words from left to right.
class JsonWords {
 public:
  explicit JsonWords(std::string_view json) noexcept : json_(json) {}

  // Takes the words of `masks`, the first row of which is at `at`, out of it.
  void Take(scan::JsonMasks& masks, std::size_t at) noexcept;

  // Whether a row of digit words may be there.
  [[nodiscard]] bool any_rows() const noexcept { return any_rows_; }
  // Whether there are words enough for a row, wherever they stand.
  [[nodiscard]] bool many_digit_words() const noexcept { return digit_words_ >= kFewestDigitWords; }
  // Where card::LabelledAt() may have a code or a date that begins; empty when nowhere. No digits
  // go on where it begins.
  [[nodiscard]] base::ByteSpan named() const noexcept;

 private:
  // What a word may be.
  static constexpr unsigned kLabel = 1U << 14;
  static constexpr unsigned kDigitWord = 1U << 15;

  void Choose(scan::JsonMasks& masks, std::size_t at) const noexcept;
  void AddLabel(std::size_t at) noexcept;

  std::string_view json_;
  base::ByteSpan named_;
  static constexpr std::size_t kFewestDigitWords = scan::kFewestRowDigits / 3;  // "triple one"

  std::size_t digit_words_ = 0;  // that may be some
  bool any_rows_ = false;
};

// Whether a label names a code, or a date in its place, that begins in `named`: in all of `json`,
// or in a value of it. `json` is plain, as SurveyJson() says, and `codes` are those of its survey.
[[nodiscard]] bool HasNamedCode(const scan::Kernel& kernel, std::string_view json,
                                scan::Flags codes, base::ByteSpan named,
                                Sensitivity sensitivity) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_JSON_WORDS_H_
