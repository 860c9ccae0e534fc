#include "card/label_word.h"

#include <algorithm>

#include "card/expiry_date.h"
#include "card/label.h"
#include "card/lexicon.h"
#include "text/char_class.h"

namespace panveil::card {

using base::ByteSpan;

namespace {

// LABEL_BITS of word_table.py.
constexpr unsigned kLabels =
    kCodeWord | kHeadWord | kQualifierWord | kCheckWord | kBackWord | kExpiryWord | kGoodWord;

// A label begins or ends so near to the digits, or to the name of the month before them.
constexpr std::size_t kMostBytes = kMostBytesToLabel + 2 * kMostDateBytes;

bool IsInWord(char c) noexcept { return text::IsDigit(c) || text::IsLetter(c); }

bool ReachesDigitAfter(std::string_view text, std::size_t end) noexcept {
  const char* const bytes = text.data();
  const std::size_t limit = std::min(text.size(), end + kMostBytes);
  for (std::size_t i = end;;) {
    while (i < limit && !IsInWord(bytes[i])) ++i;
    if (i == limit) return false;
    if (text::IsDigit(bytes[i])) return true;
    const Word word = WordAt(text, i, limit);
    if (word.kinds == 0) return false;
    i = word.end;
  }
}

bool ReachesDigitBefore(std::string_view text, std::size_t begin) noexcept {
  const char* const bytes = text.data();
  const std::size_t limit = begin - std::min(begin, kMostBytes);
  for (std::size_t i = begin;;) {
    while (i > limit && !IsInWord(bytes[i - 1])) --i;
    if (i == limit) return false;
    if (text::IsDigit(bytes[i - 1])) return true;
    const Word word = WordBefore(text, limit, i);
    if (word.kinds == 0) return false;
    i = word.begin;
  }
}

}  // namespace

ByteSpan LabelReach(std::string_view text, std::size_t begin) noexcept {
  const Word word = WordAt(text, begin, text.size());
  const std::string_view letters = text.substr(begin, word.end - begin);
  // "cv2" is one; without the 2 it may be a curriculum vitae.
  const bool is_cv =
      letters.size() == 2 && text::ToLower(letters[0]) == 'c' && text::ToLower(letters[1]) == 'v';
  const bool reaches = (word.Is(kLabels) || is_cv) &&
                       (ReachesDigitAfter(text, word.end) || ReachesDigitBefore(text, begin));
  if (!reaches) return {};
  return {begin - std::min(begin, kMostBytes), std::min(text.size(), word.end + kMostBytes)};
}

}  // namespace panveil::card
