#include "scrub/json_words.h"

#include <algorithm>

#include "card/companion.h"
#include "card/label_word.h"
#include "card/lexicon.h"
#include "scan/digit_word_begins.h"
#include "scan/word_begins.h"
#include "scan/word_row.h"
#include "text/char_class.h"

namespace panveil::scrub {

namespace {

// The string around text[at], as far as it takes to tell of words near by; or what is around it
// between two strings.
base::ByteSpan StringAround(std::string_view text, std::size_t at) noexcept {
  constexpr std::size_t kMostBytes = 1024;
  const char* const bytes = text.data();
  base::ByteSpan around{at, at};
  const std::size_t least = at - std::min(at, kMostBytes);
  while (around.begin > least && bytes[around.begin - 1] != '"') --around.begin;
  const std::size_t most = std::min(text.size(), at + kMostBytes);
  while (around.end < most && bytes[around.end] != '"') ++around.end;
  return around;
}

}  // namespace

base::ByteSpan JsonWords::named() const noexcept {
  return {text::EndOfDigits(json_, named_.begin, named_.end), named_.end};
}

// Keeps those that begin as a word of one of the sets does, with what they may be. All are written,
// and the others written over: which they are no jump could foretell.
void JsonWords::Choose(scan::JsonMasks& masks, std::size_t at) const noexcept {
  const scan::WordBegins& labels = card::LabelBegins().begins;
  const char* const bytes = json_.data();
  const std::size_t size = json_.size();
  std::uint16_t* next = masks.words;
  for (std::size_t i = 0; i < masks.word_count; ++i) {
    const std::uint16_t word = masks.words[i];
    const std::size_t begin = scan::BeginOfWord(bytes, size, at + word);
    const unsigned label = scan::Held(labels, begin);
    const unsigned digit_word = scan::Held(scan::kDigitWordBegins.begins, begin);
    *next = static_cast<std::uint16_t>(word | label * kLabel | digit_word * kDigitWord);
    next += label | digit_word;
  }
  masks.word_count = static_cast<std::size_t>(next - masks.words);
}

void JsonWords::Take(scan::JsonMasks& masks, std::size_t at) noexcept {
  Choose(masks, at);
  for (std::size_t i = 0; i < masks.word_count; ++i) {
    const unsigned word = masks.words[i];
    const std::size_t begin = at + (word & (kLabel - 1));
    if ((word & kDigitWord) != 0) any_rows_ = any_rows_ || scan::MayBeInWordRow(json_, begin);
    if ((word & kLabel) != 0) AddLabel(begin);
  }
}

void JsonWords::AddLabel(std::size_t at) noexcept {
  if (!card::MayBeLabelAt(json_, at)) return;
  const base::ByteSpan reach = card::LabelReach(json_, at);
  if (reach.empty()) return;
  if (named_.empty()) named_.begin = reach.begin;
  named_.end = std::max(named_.end, reach.end);
}

bool IsNamedInValue(const scan::Kernel& kernel, std::string_view json, scan::Flags codes,
                    base::ByteSpan named, Sensitivity sensitivity) noexcept {
  if ((codes & scan::kNameableCodes) == 0) return false;
  for (scan::Stretch code{named.begin, named.begin};;) {
    code = kernel.next_code(json.data(), json.size(), code.end);
    if (code.begin >= named.end) return false;
    const base::ByteSpan value = StringAround(json, code.begin);
    const std::string_view text = json.substr(value.begin, value.size());
    if (!card::LabelledAt(text, code.begin - value.begin, sensitivity).empty()) return true;
  }
}

}  // namespace panveil::scrub
