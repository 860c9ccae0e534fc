#include "scrub/json_words.h"

#include <algorithm>

#include "card/companion.h"
#include "card/label.h"
#include "card/label_word.h"
#include "card/lexicon.h"
#include "card/replacement.h"
#include "card/wide_companion.h"
#include "scan/digit_word_begins.h"
#include "scan/word_begins.h"
#include "scan/word_row.h"
#include "text/char_class.h"

namespace panveil::scrub {

namespace {

// Digits of a card may have become that: a letter of a token, a star, or what is told of by more
// than ASCII.
bool MayBeReplaced(char c) noexcept {
  return c == '*' || static_cast<unsigned char>(c) >= 0x80 || card::IsTokenLetter(c);
}

// What may stand between a value and the next, or at the ends of one.
bool IsPunctuation(char c) noexcept {
  return !text::IsLetter(c) && !text::IsDigit(c) && !MayBeReplaced(c);
}

// Whether what stands before the string that a code begins in, or behind it, may be read as what is
// left of a card, which no label is for, or as another code: {"TXT":"737 is my cvv"},
// ["737 CVV THX",8].
bool MayBeHidden(std::string_view json, std::size_t begin, std::size_t end) noexcept {
  const char* const bytes = json.data();
  const std::size_t least = begin - std::min(begin, card::kMostBytesToLabel);
  bool outside = false;
  for (std::size_t at = begin; at > least; --at) {
    const char c = bytes[at - 1];
    if (static_cast<unsigned char>(c) >= 0x80 || (outside && MayBeReplaced(c))) return true;
    if (text::IsLetter(c)) break;
    outside = outside || c == '"';
  }
  const std::size_t most = std::min(json.size(), end + card::kMostBytesToLabel);
  std::size_t at = end;
  while (at < most && bytes[at] != '"') ++at;
  std::size_t last = at;
  while (last > end && IsPunctuation(bytes[last - 1])) --last;
  if (MayBeReplaced(bytes[last - 1])) return true;
  while (at < most && IsPunctuation(bytes[at])) ++at;
  return at < most && (text::IsDigit(bytes[at]) || MayBeReplaced(bytes[at]));
}

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

// Whether `is(text, begin)` says that a label in `json`, or in the value there, names the code
// json[begin, end).
template <typename Is>
bool IsNamed(std::string_view json, std::size_t begin, std::size_t end, Is is) noexcept {
  if (is(json, begin)) return true;
  if (!MayBeHidden(json, begin, end)) return false;
  const base::ByteSpan value = StringAround(json, begin);
  return is(json.substr(value.begin, value.size()), begin - value.begin);
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
    digit_words_ += (word & kDigitWord) != 0 ? 1 : 0;
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

bool HasNamedCode(const scan::Kernel& kernel, std::string_view json, scan::Flags codes,
                  base::ByteSpan named, Sensitivity sensitivity) noexcept {
  const bool any_wide = (codes & scan::kWideCodes) != 0;
  for (base::ByteSpan wide{named.begin, named.begin};
       any_wide && (wide = card::NextWideCode(json, wide.end)).begin < named.end;) {
    const auto is_wide = [sensitivity](std::string_view text, std::size_t at) {
      return !card::WideLabelledAt(text, at, sensitivity).empty();
    };
    if (IsNamed(json, wide.begin, wide.end, is_wide)) return true;
  }
  if ((codes & scan::kNameableCodes) == 0) return false;
  for (scan::Stretch code{named.begin, named.begin};;) {
    code = kernel.next_code(json.data(), json.size(), code.end);
    if (code.begin >= named.end) return false;
    const auto is_code = [sensitivity](std::string_view text, std::size_t at) {
      return !card::LabelledAt(text, at, sensitivity).empty();
    };
    if (IsNamed(json, code.begin, code.end, is_code)) return true;
  }
}

}  // namespace panveil::scrub
