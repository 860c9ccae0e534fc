#include "scrub/json_words.h"

#include <algorithm>

#include "card/label_word.h"
#include "card/lexicon.h"
#include "scan/digit_word_begins.h"
#include "scan/word_begins.h"
#include "scan/word_row.h"
#include "text/char_class.h"

namespace panveil::scrub {

base::ByteSpan JsonWords::named() const noexcept {
  return {text::EndOfDigits(json_, named_.begin, named_.end), named_.end};
}

// Those that begin as a word of one of the sets does, with what they may be. All are written, and
// the others overwritten: which they are no jump could foretell.
std::size_t JsonWords::Choose(const scan::JsonMasks& masks, std::size_t at,
                              std::uint16_t* words) const noexcept {
  const scan::WordBegins& labels = card::LabelBegins().begins;
  const char* const bytes = json_.data();
  const std::size_t size = json_.size();
  std::uint16_t* next = words;
  for (std::size_t i = 0; i < masks.word_count; ++i) {
    const std::uint16_t word = masks.words[i];
    const std::size_t begin = scan::BeginOfWord(bytes, size, at + word);
    const unsigned label = scan::Held(labels, begin);
    const unsigned digit_word = scan::Held(scan::kDigitWordBegins.begins, begin);
    *next = static_cast<std::uint16_t>(word | label * kLabel | digit_word * kDigitWord);
    next += label | digit_word;
  }
  return static_cast<std::size_t>(next - words);
}

void JsonWords::Take(const scan::JsonMasks& masks, std::size_t at) noexcept {
  __attribute__((uninitialized)) std::uint16_t words[scan::JsonMasks::kMostWords + 1];
  const std::size_t count = Choose(masks, at, words);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t begin = at + (words[i] & (kLabel - 1));
    if ((words[i] & kDigitWord) != 0) {
      any_rows_ = any_rows_ || scan::MayBeInWordRow(json_, begin);
    }
    if ((words[i] & kLabel) != 0) AddLabel(begin);
  }
}

void JsonWords::AddLabel(std::size_t at) noexcept {
  if (!card::MayBeLabelAt(json_, at)) return;
  const base::ByteSpan reach = card::LabelReach(json_, at);
  if (reach.empty()) return;
  if (named_.empty()) named_.begin = reach.begin;
  named_.end = std::max(named_.end, reach.end);
}

}  // namespace panveil::scrub
