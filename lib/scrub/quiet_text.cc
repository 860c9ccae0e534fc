#include "scrub/quiet_text.h"

#include <algorithm>

#include "card/lexicon.h"
#include "text/char_class.h"
#include "text/digit_words.h"
#include "text/look_alike.h"

namespace panveil::scrub {

namespace {

// No word that is asked for is longer, nor what touches a digit and is read as digits with it
// (payload/cell.h).
constexpr std::size_t kMostBytesOfWord = 64;

bool IsInWord(char c) noexcept { return text::IsLetter(c) || c == '*'; }

// Where the letters and stars begin that end at `end`.
std::size_t WordBegin(std::string_view text, std::size_t from, std::size_t end) noexcept {
  std::size_t begin = end;
  while (begin > from && end - begin < kMostBytesOfWord && IsInWord(text[begin - 1])) --begin;
  return begin;
}

// Whether the letters [begin, end) may be read for a digit, or as part of a date.
bool MayCount(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  if (end - begin == 1 && text::LookAlikeValue(text[begin]) >= 0) return true;
  if (text::MayBeginDigitWord(text, begin)) return true;
  return card::MayBeWordAt(text, begin) && card::WordAt(text, begin, end).Is(card::kMonthWord);
}

}  // namespace

std::size_t QuietTo(std::string_view text, std::size_t from) noexcept {
  std::size_t i = from;
  while (i < text.size() && !text::IsDigit(text[i]) && static_cast<unsigned char>(text[i]) < 0x80) {
    if (!text::IsLetter(text[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    while (i < text.size() && text::IsLetter(text[i])) ++i;
    const bool ends = i < text.size() && static_cast<unsigned char>(text[i]) < 0x80;
    if (ends && MayCount(text, begin, i)) return WordBegin(text, from, begin);
  }
  return WordBegin(text, from, i);
}

}  // namespace panveil::scrub
