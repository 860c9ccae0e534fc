// What the words of a piece of text say together.
#include "card/lexicon.h"
#include "card/lexicon_lookup.h"
#include "text/digit_word_list.h"
#include "text/digit_words.h"
#include "text/eight.h"
#include "text/letter_rows.h"

namespace panveil::card {

using internal::Find;
using internal::FoldAt;
using internal::HashOf;
using internal::HashStep;
using internal::IsAsciiLetter;
using internal::kHashStart;
using internal::kLead;

namespace {

// `keys` with the bits of digit words.
template <typename Keys>
constexpr Keys WithDigitWords(Keys keys, unsigned shift) noexcept {
  for (const text::internal::ListedWord& word : text::internal::kListedWords) {
    std::uint64_t letters = 0;
    for (std::size_t i = word.letters.size(); i > 0; --i) {
      letters = letters << 8 | static_cast<unsigned char>(word.letters[i - 1]);
    }
    const std::size_t bit = internal::KeyBit(letters, shift);
    keys[bit / 64] |= std::uint64_t{1} << bit % 64;
  }
  return keys;
}
constexpr auto kContextOrDigits =
    WithDigitWords(internal::kContextKeys, internal::kContextKeyShift);

// Whether a word that begins so may be one of kContextWords or a digit word.
bool MayBeContextOrDigits(std::uint64_t letters) noexcept {
  return internal::HasKey(kContextOrDigits, internal::kContextKeyShift, letters);
}

// What the word of `letters` says, `size` of them at `begin`, which may go on behind `end`.
WordKinds KindsOfRow(std::string_view text, std::size_t begin, std::size_t size, std::size_t end,
                     std::uint64_t letters) noexcept {
  const bool last = begin + size == end;
  return last || size > 8 ? WordAt(text, begin, end).kinds : Find(HashOf(letters));
}

// KindsIn() where all bytes are ASCII.
WordKinds ReadRows(std::string_view text, std::size_t begin, std::size_t end,
                   text::LetterRows rows) noexcept {
  unsigned kinds = 0;
  for (; !rows.empty(); rows.Next()) {
    const std::size_t size = rows.size();
    const std::size_t from = begin + rows.begin();
    const std::uint64_t letters = text::SmallLetters(text, from, size);
    if (internal::MayBeAsciiWord(letters)) kinds |= KindsOfRow(text, from, size, end, letters);
  }
  return static_cast<WordKinds>(kinds);
}

}  // namespace

WordsRead WordsIn(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  if (end - begin > text::LetterRows::kMostBytes) return {KindsIn(text, begin, end), true, false};
  text::LetterRows rows(text.data() + begin, end - begin);
  if (!rows.is_ascii()) return {KindsIn(text, begin, end), true, false};
  unsigned kinds = 0;
  bool digits = false;
  std::size_t from = end;
  for (; !rows.empty(); rows.Next()) {
    const std::size_t size = rows.size();
    from = begin + rows.begin();
    const std::uint64_t letters = text::SmallLetters(text, from, size);
    if (!MayBeContextOrDigits(letters)) continue;
    digits = digits || (size <= 8 && text::IsDigitWord(letters));
    kinds |= KindsOfRow(text, from, size, end, letters);
  }
  // The last one may go on.
  if (!digits && begin < end && IsAsciiLetter(FoldAt(text, end - 1))) {
    digits = text::MayBeginDigitWord(text, from);
  }
  return {static_cast<WordKinds>(kinds), digits, true};
}

WordKinds KindsIn(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  if (end - begin <= text::LetterRows::kMostBytes) {
    const text::LetterRows rows(text.data() + begin, end - begin);
    if (rows.is_ascii()) return ReadRows(text, begin, end, rows);
  }
  // As WordAt() for word after word, but with nothing else between two ASCII letters: this loop is
  // what context costs.
  unsigned kinds = 0;
  for (std::size_t i = begin; i < end;) {
    std::uint8_t folded = FoldAt(text, i);
    if (folded == 0) {
      ++i;
      continue;
    }
    const std::size_t from = i;
    std::uint64_t hash = kHashStart;
    while (IsAsciiLetter(folded)) {
      hash = HashStep(hash, folded);
      if (++i == end) break;
      folded = FoldAt(text, i);
    }
    if (folded != kLead && i < end) {
      kinds |= Find(hash);
      continue;
    }
    const Word word = WordAt(text, from, end);
    kinds |= word.kinds;
    i = word.empty() ? from + 1 : word.end;
  }
  return static_cast<WordKinds>(kinds);
}

}  // namespace panveil::card
