#include "scan/word_row.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "scan/scan_class.h"
#include "scan/wide_digit.h"
#include "text/char_class.h"
#include "text/digit_word_list.h"
#include "text/digit_words.h"

namespace panveil::scan {

namespace {

// What a byte is to a row: a letter, 0 to 25, or one of these.
constexpr std::uint8_t kDigit = 26;
constexpr std::uint8_t kJoiner = 27;
constexpr std::uint8_t kHigh = 28;
constexpr std::uint8_t kBreak = 29;

constexpr std::uint8_t ClassOfLetter(char c) noexcept {
  return static_cast<std::uint8_t>(text::ToLower(c) - 'a');
}

constexpr std::array<std::uint8_t, 256> MakeRowClasses() {
  std::array<std::uint8_t, 256> classes{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    const auto c = static_cast<char>(byte);
    classes[byte] = text::IsLetter(c)  ? ClassOfLetter(c)
                    : text::IsDigit(c) ? kDigit
                    : IsRowJoiner(c)   ? kJoiner
                    : IsHigh(c)        ? kHigh
                                       : kBreak;
  }
  return classes;
}

constexpr std::uint32_t BitOf(std::uint8_t row_class) noexcept { return 1U << row_class; }

struct WordTables {
  std::array<std::uint32_t, 26> second{};  // classes behind the first letter of a word
};

constexpr WordTables MakeWordTables() {
  constexpr std::uint32_t kBetween = BitOf(kDigit) | BitOf(kJoiner) | BitOf(kHigh);
  WordTables tables;
  for (const text::internal::ListedWord& word : text::internal::kListedWords) {
    const std::string_view w = word.letters;
    tables.second[ClassOfLetter(w[0])] |=
        w.size() == 1 ? kBetween | BitOf(kBreak) : BitOf(ClassOfLetter(w[1])) | BitOf(kHigh);
  }
  return tables;
}

constexpr std::array<std::uint8_t, 256> kRowClasses = MakeRowClasses();
constexpr WordTables kWordTables = MakeWordTables();

std::uint8_t ClassOf(char c) noexcept { return kRowClasses[static_cast<unsigned char>(c)]; }

bool MayFollow(std::uint32_t classes, char c) noexcept {
  return ((classes >> ClassOf(c)) & 1) != 0;
}

// Whether a word may begin with the letter at `at`, as far as the byte behind it tells.
bool MayBeWord(std::string_view text, std::size_t at) noexcept {
  const std::uint32_t second = kWordTables.second[ClassOf(text[at])];
  return at + 1 == text.size() ? second != 0 : MayFollow(second, text[at + 1]);
}

// What may go on to a row.
struct OpenRow {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t digits = 0;  // that it stands for; 0: none is open
  std::size_t repeat = 1;  // how often the next one counts
  std::size_t figures = 0;
  bool open = false;
  bool has_word = false;

  [[nodiscard]] bool IsRow() const noexcept {
    const std::size_t fewest = figures < kFewestRowFigures ? kLongRowBytes : kFewestRowBytes;
    return has_word && digits >= kFewestRowDigits && end - begin >= fewest;
  }

  void Extend(std::size_t item_begin, std::size_t item_end) noexcept {
    if (!open) begin = item_begin;
    open = true;
    end = item_end;
  }

  void AddDigit(std::size_t item_begin, std::size_t item_end) noexcept {
    Extend(item_begin, item_end);
    digits += repeat;
    repeat = 1;
  }

  void AddWord(std::size_t item_begin, const text::DigitWord& word) noexcept {
    has_word = true;
    if (word.repeat == 1) {
      AddDigit(item_begin, item_begin + word.length);
    } else {
      Extend(item_begin, item_begin + word.length);
      repeat = word.repeat;
    }
  }
};

std::size_t SkipLetters(std::string_view text, std::size_t i) noexcept {
  while (i < text.size() && text::IsLetter(text[i])) ++i;
  return i;
}

// Whether three bytes at `at` are a character of U+3000 to U+9FFF: most of Japanese and Chinese,
// and no digit among them.
bool IsIdeograph(std::string_view text, std::size_t at) noexcept {
  const auto byte = [text, at](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  return text.size() - at >= 3 && byte(0) >= 0xE3 && byte(0) <= 0xE9 && (byte(1) & 0xC0) == 0x80 &&
         (byte(2) & 0xC0) == 0x80;
}

// Whether four bytes at `at` are a character of U+1F200 to U+1FBBF: most emoji, and no digit.
bool IsEmoji(std::string_view text, std::size_t at) noexcept {
  const auto byte = [text, at](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  return text.size() - at >= 4 && byte(0) == 0xF0 && byte(1) == 0x9F && byte(2) >= 0x88 &&
         byte(2) <= 0xAE && (byte(3) & 0xC0) == 0x80;
}

// Takes the byte, the ideograph or the word at `*i` and goes behind it. False when no row goes on
// over it. Inlined where it is called: the search spends its time here.
[[gnu::always_inline]] inline bool Take(std::string_view text, std::size_t* i,
                                        OpenRow* row) noexcept {
  const std::size_t begin = *i;
  const std::uint8_t row_class = ClassOf(text[begin]);
  if (row_class == kHigh && (IsIdeograph(text, begin) || IsEmoji(text, begin))) {
    *i = begin + (text[begin] == '\xF0' ? 4 : 3);
    return row->open && *i - row->end <= kMaxGapBytes;
  }
  ++*i;
  if (row_class == kDigit || (row_class == kHigh && IsWideDigitEnd(text.data(), begin))) {
    row->AddDigit(begin, *i);
    ++row->figures;
    return true;
  }
  if (row_class == kJoiner || row_class == kHigh) {
    return row->open && *i - row->end <= kMaxGapBytes;
  }
  if (row_class == kBreak) return false;
  const text::DigitWord word =
      MayBeWord(text, begin) ? text::MatchDigitWord(text, begin) : text::DigitWord{};
  if (word.length == 0) {
    *i = SkipLetters(text, *i);
    return false;
  }
  row->AddWord(begin, word);
  *i = begin + word.length;
  return true;
}

}  // namespace

bool MayBeInWordRow(std::string_view text, std::size_t at) noexcept {
  const std::size_t length = text::MatchDigitWord(text, at).length;
  if (length == 0) return false;
  const char* const bytes = text.data();
  std::size_t begin = at;
  const std::size_t limit = at - std::min(at, kFewestRowBytes);
  while (begin > limit && (text::IsDigit(bytes[begin - 1]) || IsRowJoiner(bytes[begin - 1]))) {
    --begin;
  }
  return WordRowEnd(bytes, text.size(), at + length) - begin >= kFewestRowBytes;
}

Stretch FindWordRow(const char* text, std::size_t size, std::size_t from, std::size_t until,
                    std::size_t* seen) noexcept {
  const std::string_view view(text, size);
  OpenRow row;
  std::size_t i = from;
  if (from > 0 && from < size && text::IsLetter(text[from - 1])) i = SkipLetters(view, from);
  while (i < size && (row.open || i < until)) {
    const std::size_t begin = i;
    if (Take(view, &i, &row)) continue;
    *seen = begin;
    if (row.IsRow()) return {row.begin, row.end};
    row = OpenRow{};
  }
  *seen = i;
  return row.IsRow() ? Stretch{row.begin, row.end} : Stretch{size, size};
}

std::size_t WordRowEnd(const char* text, std::size_t size, std::size_t end) noexcept {
  OpenRow row;
  row.Extend(end, end);
  for (std::size_t i = end; i < size && Take({text, size}, &i, &row);) {
  }
  return row.end;
}

Stretch NextWordRow(const char* text, std::size_t size, std::size_t from) noexcept {
  std::size_t seen = 0;
  return FindWordRow(text, size, from, size, &seen);
}

}  // namespace panveil::scan
