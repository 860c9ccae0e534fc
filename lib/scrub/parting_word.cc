#include "scrub/parting_word.h"

#include <algorithm>

#include "scan/kernel.h"
#include "scan/scan_class.h"
#include "scrub/quiet_letter.h"

namespace panveil::scrub {

namespace {

// "cv2" names a code.
bool IsCv(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  return end - begin == 2 && text::ToLower(text[begin]) == 'c' &&
         text::ToLower(text[begin + 1]) == 'v';
}

// Whether no stretch of the scan goes on over the letters [begin, end): whether what stands in one
// is looked at depends on all of it.
bool BreaksStretch(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  if (end - begin > scan::kMaxGapBytes) return true;
  for (std::size_t i = begin; i < end; ++i) {
    if (!scan::IsPlainJoiner(text[i]) && !IsHigh(text[i])) return true;
  }
  return false;
}

// Whether the ASCII letters [begin, end) end every walk over words of labels. REQUIRES: signs of
// ASCII are on both sides.
bool IsParting(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  return BreaksStretch(text, begin, end) && KindsOf(text, begin, end) == 0 &&
         !MayBeDigit(text, begin, end) && !IsCv(text, begin, end);
}

bool IsOfLetter(const text::Letter& letter) noexcept {
  return letter.kind != text::LetterKind::kNone;
}

// The same of any letters, which count for nothing, with signs on both sides.
bool IsPartingWide(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  if (!BreaksStretch(text, begin, end)) return false;
  // What is a sign here may be of a word there.
  if (IsOfLetter(text::LetterAt(text, end)) || IsOfLetter(text::LetterBefore(text, 0, begin))) {
    return false;
  }
  const card::Word first = card::WordAt(text, begin, end + 1);
  const card::Word last = card::WordBefore(text, begin, end);
  return !first.empty() && first.kinds == 0 && !IsCv(text, first.begin, first.end) &&
         !last.empty() && last.kinds == 0;
}

}  // namespace

bool Parts(std::string_view text, std::size_t at, const QuietCell& cell) noexcept {
  if (!cell.is_plain_word) return false;
  const auto is_ascii = [](char c) { return !IsHigh(c); };
  const bool ascii = is_ascii(text[at - 1]) && is_ascii(text[cell.end]) &&
                     std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                                 text.begin() + static_cast<std::ptrdiff_t>(cell.end), is_ascii);
  return ascii ? IsParting(text, at, cell.end) : IsPartingWide(text, at, cell.end);
}

std::size_t LastPlainPartingEnd(std::string_view text, std::size_t floor,
                                std::size_t end) noexcept {
  const char* const bytes = text.data();
  for (std::size_t i = end; i > floor;) {
    if (!text::IsLetter(bytes[i - 1])) {
      --i;
      continue;
    }
    const std::size_t word_end = i;
    while (i > floor && text::IsLetter(bytes[i - 1])) --i;
    const bool apart =
        i > floor && word_end < end && IsPlainSign(bytes[i - 1]) && IsPlainSign(bytes[word_end]);
    if (apart && IsParting(text, i, word_end)) return word_end;
  }
  return floor;
}

namespace {

// Calls `take` with each cell of `text`, and where it begins, that stands behind a sign at or
// behind `floor`.
template <typename Take>
void ForEachCell(std::string_view text, std::size_t floor, Take take) noexcept {
  std::size_t i = floor;
  bool at_sign = false;
  while (i < text.size() && text::IsContinuation(text[i])) ++i;
  while (i < text.size()) {
    if (at_sign) {
      const QuietCell cell = ReadQuietCell(text, i);
      take(i, cell);
      i = cell.end;
      at_sign = cell.ends;
      continue;
    }
    const text::Glyph glyph = text::DecodeGlyph(text, i);
    at_sign = IsSign(glyph);
    i += glyph.length;
  }
}

}  // namespace

std::size_t LastPartingEnd(std::string_view text, std::size_t floor, std::size_t end) noexcept {
  if (const std::size_t plain = LastPlainPartingEnd(text, floor, end); plain != floor) return plain;
  text = text.substr(0, end);
  std::size_t last = floor;
  ForEachCell(text, floor, [&](std::size_t at, const QuietCell& cell) {
    if (Parts(text, at, cell)) last = cell.end;
  });
  return last;
}

std::size_t LastFreeEnd(std::string_view text, std::size_t floor, std::size_t free) noexcept {
  std::size_t last = floor;
  std::size_t free_from = 0;  // nothing that counts is between there and where was read to
  std::size_t read_to = 0;
  ForEachCell(text, floor, [&](std::size_t at, const QuietCell& cell) {
    if (at != read_to) free_from = at;  // something was passed over
    read_to = cell.end;
    if (cell.counts || !cell.ends) {
      free_from = cell.end;
    } else if (cell.end - free_from >= free) {
      last = cell.end;
    }
  });
  return last;
}

}  // namespace panveil::scrub
