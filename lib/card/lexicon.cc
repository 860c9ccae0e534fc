#include "card/lexicon.h"

#include <algorithm>
#include <array>

#include "card/word_table.inc"
#include "text/digit_word_list.h"
#include "text/digit_words.h"
#include "text/eight.h"
#include "text/letter.h"
#include "text/letter_rows.h"

namespace panveil::card {

using text::Letter;
using text::LetterAt;
using text::LetterBefore;
using text::LetterKind;

namespace {

// FNV-1a over folded letters.
constexpr std::uint64_t kHashStart = 0xCBF29CE484222325;
constexpr std::uint64_t HashStep(std::uint64_t hash, std::uint64_t folded) noexcept {
  return (hash ^ folded) * 0x100000001B3;
}

// The words are compared by 48 bits of their hash alone. Chance makes one word in 10^11 another;
// who makes one on purpose has found a long way to write "card".
WordKinds Find(std::uint64_t hash) noexcept {
  constexpr std::uint64_t kKindsMask = 0xFFFF;
  std::size_t i = (hash >> internal::kSlotShift) % internal::kSlots.size();
  while (internal::kSlots[i] != 0) {
    if (((internal::kSlots[i] ^ hash) & ~kKindsMask) == 0) {
      return static_cast<WordKinds>(internal::kSlots[i] & kKindsMask);
    }
    i = (i + 1) % internal::kSlots.size();
  }
  return 0;
}

// The folded letter of an ASCII byte; kLead for the first byte of a wider character; else 0.
constexpr std::uint8_t kLead = 0xFF;
constexpr std::array<std::uint8_t, 256> MakeFolds() {
  std::array<std::uint8_t, 256> folds{};
  for (unsigned c = 0; c < folds.size(); ++c) {
    const std::uint32_t ascii = text::FoldAscii(static_cast<char>(c));
    folds[c] = text::IsLead(static_cast<char>(c)) ? kLead : static_cast<std::uint8_t>(ascii);
  }
  return folds;
}
constexpr std::array<std::uint8_t, 256> kFolds = MakeFolds();

// Not text[i], which in a hardened build checks `i` each time.
std::uint8_t FoldAt(std::string_view text, std::size_t i) noexcept {
  return kFolds[static_cast<unsigned char>(text.data()[i])];
}

constexpr bool IsAsciiLetter(std::uint8_t folded) noexcept {
  return static_cast<std::uint8_t>(folded - 1) < kLead - 1;
}

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

// FNV-1a over at most eight of them.
std::uint64_t HashOf(std::uint64_t letters) noexcept {
  std::uint64_t hash = kHashStart;
  for (; letters != 0; letters >>= 8) hash = HashStep(hash, letters & 0xFF);
  return hash;
}

constexpr std::size_t KeyBit(std::uint64_t letters, unsigned shift) noexcept {
  return static_cast<std::size_t>((letters * internal::kKeyMultiplier) >> shift);
}

// `keys` with the bits of digit words.
template <typename Keys>
constexpr Keys WithDigitWords(Keys keys, unsigned shift) noexcept {
  for (const text::internal::ListedWord& word : text::internal::kListedWords) {
    std::uint64_t letters = 0;
    for (std::size_t i = word.letters.size(); i > 0; --i) {
      letters = letters << 8 | static_cast<unsigned char>(word.letters[i - 1]);
    }
    const std::size_t bit = KeyBit(letters, shift);
    keys[bit / 64] |= std::uint64_t{1} << bit % 64;
  }
  return keys;
}
constexpr auto kContextOrDigits =
    WithDigitWords(internal::kContextKeys, internal::kContextKeyShift);

// One bit rules out nearly all words of other letters.
template <typename Keys>
bool HasKey(const Keys& keys, unsigned shift, std::uint64_t letters) noexcept {
  const std::size_t bit = KeyBit(letters, shift);
  return ((keys.data()[bit / 64] >> (bit % 64)) & 1) != 0;
}

// Whether a word that begins so may be one of the table.
bool MayBeAsciiWord(std::uint64_t letters) noexcept {
  return HasKey(internal::kKeys, internal::kKeyShift, letters);
}

// The same of kContextWords and digit words.
bool MayBeContextOrDigits(std::uint64_t letters) noexcept {
  return HasKey(kContextOrDigits, internal::kContextKeyShift, letters);
}

// What the word of these one to eight small letters says.
WordKinds KindsOf(std::uint64_t letters) noexcept {
  return MayBeAsciiWord(letters) ? Find(HashOf(letters)) : WordKinds{0};
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
    if (MayBeAsciiWord(letters)) kinds |= KindsOfRow(text, from, size, end, letters);
  }
  return static_cast<WordKinds>(kinds);
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

WordsRead WordsIn(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  if (end - begin > text::LetterRows::kMostBytes) return {KindsIn(text, begin, end), true};
  text::LetterRows rows(text.data() + begin, end - begin);
  if (!rows.is_ascii()) return {KindsIn(text, begin, end), true};
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
  return {static_cast<WordKinds>(kinds), digits};
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
