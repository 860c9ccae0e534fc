#include "card/lexicon.h"

#include <algorithm>
#include <array>

#include "card/lexicon_lookup.h"
#include "text/eight.h"
#include "text/letter.h"

namespace panveil::card {

using internal::Find;
using internal::FoldAt;
using internal::HashStep;
using internal::IsAsciiLetter;
using internal::kHashStart;
using internal::KindsOf;
using internal::kLead;
using text::Letter;
using text::LetterAt;
using text::LetterBefore;
using text::LetterKind;

namespace {

bool Has(const std::array<std::uint64_t, 16>& filter, std::uint32_t letter) noexcept {
  return ((filter[letter % 1024 / 64] >> (letter % 64)) & 1) != 0;
}

bool IsWordLetter(const Letter& letter) noexcept {
  return letter.kind == LetterKind::kSpaced || letter.kind == LetterKind::kMark;
}

// The longest word of the table among the letters from `begin` on.
Word UnspacedAt(std::string_view text, std::size_t begin, const Letter& first,
                std::size_t limit) noexcept {
  static_assert(3 * internal::kMostUnspacedLetters <= kMostBytesOfUnspacedWord);
  Word longest{begin, begin + first.bytes, 0};
  if (!Has(internal::kUnspacedFirst, first.folded)) return longest;
  std::uint64_t hash = kHashStart;
  std::size_t i = begin;
  for (std::size_t n = 0; n < internal::kMostUnspacedLetters && i < limit; ++n) {
    const std::uint32_t c = text::WideAt(text, i);
    if (!text::IsUnspaced(c)) break;
    if (n == 1 && !internal::HasPair(internal::kPairBegins, first.folded, c)) break;
    i += first.bytes;
    hash = HashStep(hash, c);
    if (!Has(internal::kUnspacedLast, c)) continue;
    if (const WordKinds kinds = Find(hash); kinds != 0) longest = {begin, i, kinds};
  }
  return longest;
}

// The same up to `end`.
Word UnspacedBefore(std::string_view text, std::size_t limit, std::size_t end,
                    const Letter& last) noexcept {
  const Word one{end - last.bytes, end, 0};
  if (!Has(internal::kUnspacedLast, last.folded)) return one;
  std::array<std::uint32_t, internal::kMostUnspacedLetters> letters{};  // nearest first
  std::array<std::size_t, internal::kMostUnspacedLetters> begins{};
  std::size_t count = 0;
  for (std::size_t i = end; count < letters.size() && i > limit;) {
    const Letter letter = LetterBefore(text, limit, i);
    if (letter.kind != LetterKind::kUnspaced) break;
    i -= letter.bytes;
    begins[count] = i;
    letters[count++] = letter.folded;
    if (count == 2 && !internal::HasPair(internal::kPairEnds, letters[0], letters[1])) {
      count = 1;  // no longer word ends so
      break;
    }
  }
  for (std::size_t size = count; size > 0; --size) {
    if (!Has(internal::kUnspacedFirst, letters[size - 1])) continue;
    std::uint64_t hash = kHashStart;
    for (std::size_t k = size; k > 0; --k) hash = HashStep(hash, letters[k - 1]);
    if (const WordKinds kinds = Find(hash); kinds != 0) return {begins[size - 1], end, kinds};
  }
  return one;
}

// Goes on at `i`, the first letter of a word that is not ASCII, after `hash`.
Word WideWordAt(std::string_view text, std::size_t begin, std::size_t i, std::uint64_t hash,
                std::size_t limit) noexcept {
  if (i == begin) {
    const Letter first = LetterAt(text, i);
    if (first.kind == LetterKind::kUnspaced && i + first.bytes <= limit) {
      return UnspacedAt(text.substr(0, limit), begin, first, limit);
    }
    if (first.kind != LetterKind::kSpaced) return {begin, begin, 0};
  }
  for (; i < limit;) {
    const Letter letter = LetterAt(text, i);
    if (!IsWordLetter(letter)) return {begin, i, i == begin ? WordKinds{0} : Find(hash)};
    if (i + letter.bytes > limit) return {begin, limit, 0};
    i += letter.bytes;
    if (letter.kind == LetterKind::kSpaced) hash = HashStep(hash, letter.folded);
  }
  const bool cut = limit < text.size() && IsWordLetter(LetterAt(text, limit));
  return {begin, limit, cut ? WordKinds{0} : Find(hash)};
}

// WordAt() of any word, letter by letter.
[[gnu::noinline]] Word AnyWordAt(std::string_view text, std::size_t begin,
                                 std::size_t limit) noexcept {
  std::uint64_t hash = kHashStart;
  std::size_t i = begin;
  for (; i < limit; ++i) {
    const std::uint8_t folded = FoldAt(text, i);
    if (!IsAsciiLetter(folded)) break;
    hash = HashStep(hash, folded);
  }
  const bool more = i < text.size() && (i == limit || FoldAt(text, i) == kLead);
  if (more) return WideWordAt(text, begin, i, hash, limit);
  return {begin, i, i == begin ? WordKinds{0} : Find(hash)};
}

}  // namespace

Word WordAt(std::string_view text, std::size_t begin, std::size_t limit) noexcept {
  if (limit - begin <= 8) return AnyWordAt(text, begin, limit);
  const std::uint64_t eight = text::LoadEight(text.data() + begin);
  const std::uint64_t others = ~text::LettersAmong(eight) & text::InEachOfEight(0x80);
  const std::uint64_t first = others & (~others + 1);  // the top bit of the first one
  if (others == 0 || (eight & first) != 0) return AnyWordAt(text, begin, limit);
  // Most words are of seven ASCII letters or fewer: those below that bit.
  const std::size_t end = begin + static_cast<unsigned>(__builtin_ctzll(first)) / 8;
  if (end == begin) return {begin, begin, 0};
  return {begin, end, KindsOf((eight | text::InEachOfEight(0x20)) & ((first - 1) >> 7))};
}

Word WordBefore(std::string_view text, std::size_t limit, std::size_t end) noexcept {
  std::size_t begin = end;
  while (begin > limit && IsAsciiLetter(FoldAt(text, begin - 1))) --begin;
  // Most words are ASCII and end at an ASCII character.
  const bool whole =
      begin > limit ? static_cast<unsigned char>(text[begin - 1]) < 0x80 : limit == 0;
  if (begin != end && whole) {
    if (end - begin > 8) return AnyWordAt(text.substr(0, end), begin, end);
    return {begin, end, KindsOf(text::SmallLetters(text, begin, end - begin))};
  }
  begin = end;
  Letter letter = LetterBefore(text, limit, end);
  if (letter.kind == LetterKind::kUnspaced) return UnspacedBefore(text, limit, end, letter);
  if (letter.kind == LetterKind::kNone) return {end, end, 0};
  while (IsWordLetter(letter)) {
    begin -= letter.bytes;
    if (begin <= limit) break;
    letter = LetterBefore(text, limit, begin);
  }
  const bool cut = begin == limit && limit > 0 && IsWordLetter(LetterBefore(text, 0, limit));
  Word word = WordAt(text.substr(0, end), begin, end);
  if (word.end != end || cut) word = {begin, end, 0};
  return word;
}

}  // namespace panveil::card
