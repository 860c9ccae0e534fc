#include "scan/word_row.h"

#include <array>
#include <cstdint>

#include "scan/digit_words.h"
#include "scan/scan_class.h"
#include "text/char_class.h"

namespace panveil::scan {

namespace {

// RowMayHold() by classes of bytes: each letter is one, big or small.
constexpr std::size_t kClasses = 30;

constexpr std::uint8_t RowClass(char c) noexcept {
  if (text::IsLetter(c)) return static_cast<std::uint8_t>(text::ToLower(c) - 'a');
  return text::IsDigit(c) ? 26 : IsRowJoiner(c) ? 27 : IsHigh(c) ? 28 : 29;
}

struct RowPairs {
  std::array<std::uint8_t, 256> row_class{};
  std::array<std::uint32_t, kClasses> after{};  // bit i: class i may stand behind
};

constexpr RowPairs MakeRowPairs() {
  RowPairs pairs;
  std::array<char, kClasses> example{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    pairs.row_class[byte] = RowClass(static_cast<char>(byte));
    example[pairs.row_class[byte]] = static_cast<char>(byte);
  }
  for (std::size_t before = 0; before < kClasses; ++before) {
    for (std::size_t after = 0; after < kClasses; ++after) {
      const bool may = RowMayHold(example[before], example[after]);
      pairs.after[before] |= std::uint32_t{may} << after;
    }
  }
  return pairs;
}

constexpr RowPairs kRowPairs = MakeRowPairs();

std::uint8_t ClassOfByte(char c) noexcept {
  return kRowPairs.row_class[static_cast<unsigned char>(c)];
}

bool IsAlphanumeric(char c) noexcept { return text::IsLetter(c) || text::IsDigit(c); }

// The item that may go on to a row, and what was read of it.
struct OpenRow {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t items = 0;  // 0: none is open
  bool has_word = false;

  bool IsRow() const noexcept {
    return has_word && items >= kFewestRowItems && end - begin >= kFewestRowBytes;
  }

  void Add(std::size_t item_begin, std::size_t item_end, bool word) noexcept {
    if (items++ == 0) begin = item_begin;
    end = item_end;
    has_word = has_word || word;
  }
};

// Whether text[begin, end), letters and digits between bytes that are neither, is an item of a row.
bool IsItem(const char* text, std::size_t size, std::size_t begin, std::size_t end) noexcept {
  const bool cut_before = begin > 0 && IsHigh(text[begin - 1]);
  const bool cut_behind = end < size && IsHigh(text[end]);
  if (end - begin == 1) {
    if (text::IsDigit(text[begin])) return true;
    if (!cut_before && !cut_behind) return text::ToLower(text[begin]) == 'o';
  }
  if (end - begin > kMaxWordLetters || text::IsDigit(text[begin])) return false;
  if (!cut_before && !MayBegin(text[begin])) return false;
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (text::IsDigit(text[i]) || !MayFollow(text[i - 1], text[i])) return false;
  }
  return cut_behind || MayEnd(text[end - 1]);
}

// Back to where the letters and digits before `from` begin, as far as it makes a difference.
std::size_t ItemStart(const char* text, std::size_t from) noexcept {
  std::size_t begin = from;
  while (begin > 0 && from - begin <= kMaxWordLetters && IsAlphanumeric(text[begin - 1])) --begin;
  return begin;
}

}  // namespace

Stretch FindWordRow(const char* text, std::size_t size, std::size_t from, std::size_t until,
                    std::size_t* seen) noexcept {
  OpenRow row;
  std::size_t i = ItemStart(text, from);
  while (i < size && (row.items != 0 || i < until)) {
    const std::size_t begin = i;
    bool goes_on = true;
    if (!IsAlphanumeric(text[i])) {
      ++i;
      goes_on = (IsHigh(text[begin]) || IsRowJoiner(text[begin])) && i - row.end <= kMaxRowGapBytes;
    } else {
      while (i < size && IsAlphanumeric(text[i])) ++i;
      goes_on = IsItem(text, size, begin, i);
      if (goes_on) row.Add(begin, i, text::IsLetter(text[begin]));
    }
    if (goes_on) continue;
    if (row.IsRow()) break;
    row = OpenRow{};
  }
  *seen = i;
  return row.IsRow() ? Stretch{row.begin, row.end} : Stretch{size, size};
}

bool MayBeInRow(const char* text, std::size_t begin, std::size_t end) noexcept {
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (((kRowPairs.after[ClassOfByte(text[i - 1])] >> ClassOfByte(text[i])) & 1) == 0)
      return false;
  }
  return true;
}

Stretch NextWordRow(const char* text, std::size_t size, std::size_t from) noexcept {
  std::size_t seen = 0;
  return FindWordRow(text, size, from, size, &seen);
}

}  // namespace panveil::scan
