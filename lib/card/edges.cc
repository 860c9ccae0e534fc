#include "card/edges.h"

#include <cstddef>

#include "card/window.h"
#include "payload/cell.h"
#include "payload/digit_item.h"
#include "text/glyph.h"

namespace panveil::card {

using payload::DigitRun;
using payload::Gap;
using payload::Written;

namespace {

// Whether the digit before `i` is in the cell of digit `i`.
bool IsOneCell(const DigitRun& run, int i) noexcept {
  const auto at = static_cast<std::size_t>(i);
  if (IsInsideItem(run, i)) return true;
  if (run.gap[at] == Gap::kNone || run.gap[at] == Gap::kTurn) return true;
  if (run.gap[at] != Gap::kMark) return false;
  std::size_t place = run.End(i - 1);
  while (place < run.offset[at]) {
    const text::Glyph glyph = text::DecodeGlyph(run.text, place);
    if (glyph.canonical != '*' && glyph.kind != text::GlyphKind::kInvisible) return false;
    place += glyph.length;
  }
  return true;
}

bool IsLetters(const DigitRun& run, int i) noexcept {
  return run.look[static_cast<std::size_t>(i)].written != Written::kDigit;
}

}  // namespace

int LettersBehind(const DigitRun& run, int end, int limit) noexcept {
  int last = end;
  if (!run.has_letters) return last;
  for (int i = end; i < limit && i - end < payload::kMostCellGlyphs && IsOneCell(run, i); ++i) {
    if (IsLetters(run, i)) last = i + 1;
  }
  return last;
}

int LettersBefore(const DigitRun& run, int begin, int floor) noexcept {
  int first = begin;
  if (!run.has_letters) return first;
  for (int i = begin; i > floor && begin - i < payload::kMostCellGlyphs && IsOneCell(run, i); --i) {
    if (IsLetters(run, i - 1)) first = i - 1;
  }
  return first;
}

int FirstItem(const DigitRun& run, int begin, bool after_single) noexcept {
  int first = begin;
  if (!run.has_letters) return first;
  while (first < run.size && payload::NeedsNeighbour(run, first, after_single, false)) {
    ++first;
    after_single = false;
  }
  return first;
}

int LastItem(const DigitRun& run, int begin, int end) noexcept {
  if (!run.has_letters || end == begin) return end;
  // Of a "triple" both digits, or none.
  const int last = end - 1 > begin && IsInsideItem(run, end - 1) ? end - 2 : end - 1;
  const bool after_single = last > begin && payload::IsSingle(run, last - 1);
  return payload::NeedsNeighbour(run, last, after_single, true) ? last : end;
}

}  // namespace panveil::card
