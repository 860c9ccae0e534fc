// Which words may be in the table, as far as their first or last letters tell.
#include <array>

#include "card/lexicon.h"
#include "card/word_table.inc"
#include "text/letter.h"
#include "text/letter_rows.h"

namespace panveil::card {

using text::Letter;
using text::LetterAt;
using text::LetterBefore;
using text::LetterKind;

namespace {

// A wide letter may be the accented form of an ASCII one.
bool MayBe(const scan::WordBegins& begins, char a, char b, char c) noexcept {
  const unsigned second = scan::LetterNumber(b);
  const bool wide = static_cast<unsigned char>(b) >= 0x80 ||
                    (second != 0 && static_cast<unsigned char>(c) >= 0x80);
  return wide || scan::Holds(begins, scan::LetterNumber(a), second, scan::LetterNumber(c));
}

// Whether a word may have `next` beside its letter at one end: a bit of `pairs`.
bool MayBePair(const std::array<std::uint64_t, 64>& pairs, const Letter& at_end,
               const Letter& next) noexcept {
  const auto has = [&pairs, &at_end](std::uint32_t folded) {
    return internal::HasPair(pairs, at_end.folded, folded);
  };
  if (next.kind == LetterKind::kMark || has(next.kind == at_end.kind ? next.folded : 0))
    return true;
  // Where words touch, one of one letter may stand beside others.
  return at_end.kind == LetterKind::kUnspaced && has(0);
}

constexpr bool HasWordOfOneLetter(const scan::WordBegins& begins) noexcept {
  for (char c = 'a'; c <= 'z'; ++c) {
    if (scan::Holds(begins, scan::LetterNumber(c), 0, 0)) return true;
  }
  return false;
}

}  // namespace

const scan::WordSet& LabelBegins() noexcept { return internal::kLabelBegins; }

bool MayBeLabelAt(std::string_view text, std::size_t at) noexcept {
  const std::uint64_t key = text::FirstLetters(text, at) * internal::kKeyMultiplier;
  const auto bit = static_cast<std::size_t>(key >> internal::kLabelKeyShift);
  return ((internal::kLabelKeys[bit / 64] >> (bit % 64)) & 1) != 0;
}

bool MayHoldLabel(std::string_view text) noexcept {
  static_assert(!HasWordOfOneLetter(internal::kLabelBegins.begins));
  text::LetterRows rows(text.data(), text.size());
  if (!rows.is_ascii()) return true;
  rows.DropSingles();  // many, in identifiers
  for (; !rows.empty(); rows.Next()) {
    if (HoldsWordAt(internal::kLabelBegins.begins, text.data(), text.size(), rows.begin())) {
      return true;
    }
  }
  return false;
}

bool MayBeWordAt(std::string_view text, std::size_t begin) noexcept {
  const char* const bytes = text.data() + begin;
  const std::size_t left = text.size() - begin;
  return MayBe(internal::kBegins, bytes[0], left > 1 ? bytes[1] : '\0', left > 2 ? bytes[2] : '\0');
}

bool MayBeWordBefore(std::string_view text, std::size_t end) noexcept {
  const char* const bytes = text.data() + end;
  return MayBe(internal::kEnds, bytes[-1], end > 1 ? bytes[-2] : '\0', end > 2 ? bytes[-3] : '\0');
}

bool MayBeWideWordAt(std::string_view text, std::size_t begin, std::size_t limit,
                     const Letter& first) noexcept {
  const std::size_t next = begin + first.bytes;
  return next >= limit || MayBePair(internal::kPairBegins, first, LetterAt(text, next));
}

bool MayBeWideWordBefore(std::string_view text, std::size_t limit, std::size_t end,
                         const Letter& last) noexcept {
  const std::size_t next = end - last.bytes;
  return next <= limit || MayBePair(internal::kPairEnds, last, LetterBefore(text, limit, next));
}

}  // namespace panveil::card
