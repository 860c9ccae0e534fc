#include "card/grouping.h"

#include <algorithm>

namespace panveil::card {

using payload::DigitRun;
using payload::Gap;

namespace {

// The first sizes of a printed grouping; the rest of a window is one last, shorter group.
bool IsPrinted(const Grouping& g) noexcept {
  const auto& s = g.size;
  switch (g.groups) {
    case 3:
      return s[0] == 4 && ((s[1] == 6 && (s[2] == 4 || s[2] == 5)) || (s[1] == 5 && s[2] == 6));
    case 4:
      return s[0] == 4 && s[1] == 4 && s[2] == 4 && s[3] <= 4;
    case 5:
      return s[0] == 4 && s[1] == 4 && s[2] == 4 && s[3] == 4 && s[4] <= 3;
    default:
      return false;
  }
}

bool AreHalves(const Grouping& g) noexcept {
  if (g.groups != 2) return false;
  return g.size[0] == 4 || g.size[0] == 6 || g.size[1] == 4 || (g.size[0] == 8 && g.size[1] == 8);
}

bool AreEven(const Grouping& g) noexcept {
  const int first = g.size[0];
  if (first != 2 && first != 3 && first != 5) return false;
  for (int i = 1; i + 1 < g.groups; ++i) {
    if (g.size[static_cast<std::size_t>(i)] != first) return false;
  }
  return g.size[static_cast<std::size_t>(g.groups - 1)] <= first;
}

bool HoldsPhone(const Grouping& g) noexcept {
  for (std::size_t i = 0; i + 2 < g.groups; ++i) {
    if (g.size[i] == 3 && g.size[i + 1] == 3 && g.size[i + 2] == 4) return true;
  }
  return false;
}

bool IsSiret(const Grouping& g) noexcept {
  return g.groups == 4 && g.size[0] == 3 && g.size[1] == 3 && g.size[2] == 3 && g.size[3] == 5;
}

Shape ShapeOf(const Grouping& g, int digits) noexcept {
  if (g.groups == 1) return Shape::kContiguous;
  if (g.groups == digits) return Shape::kSingles;
  if (IsPrinted(g)) return Shape::kConventional;
  if (AreHalves(g)) return Shape::kHalves;
  if (AreEven(g)) return Shape::kEven;
  if (HoldsPhone(g)) return Shape::kPhone;
  return IsSiret(g) ? Shape::kSiret : Shape::kIrregular;
}

// What parts groups.
enum class Parts { kAll, kNoEmphasis, kNoLines };

bool IsPassedOver(const DigitRun& run, int i, Parts parts) noexcept {
  if (parts == Parts::kNoEmphasis) return run.IsEmphasis(i);
  return parts == Parts::kNoLines && run.gap[static_cast<std::size_t>(i)] == Gap::kLine;
}

// Bit i: there is a gap before the second digit of the window, or the i-th behind that.
std::uint32_t GapsIn(const DigitRun& run, const Window& window) noexcept {
  std::uint32_t gaps = 0;
  const int count = window.size() - 1;
  for (int i = 0; i < count; i += 8) {
    gaps |= payload::GapsAmongEight(run, window.begin + 1 + i) << i;
  }
  return gaps & ((std::uint32_t{1} << count) - 1);
}

Grouping Read(const DigitRun& run, const Window& window, Parts parts) noexcept {
  Grouping g;
  int begin = window.begin;  // of the group
  const auto end_at = [&](int end) {
    g.size.data()[g.groups++] = static_cast<std::uint8_t>(end - begin);
    begin = end;
  };
  for (std::uint32_t gaps = GapsIn(run, window); gaps != 0; gaps &= gaps - 1) {
    const int i = window.begin + 1 + __builtin_ctz(gaps);
    const Gap gap = run.gap.data()[i];
    if (gap == Gap::kTurn || IsPassedOver(run, i, parts)) continue;
    g.separator = g.groups == 0 || g.separator == gap ? gap : Gap::kMixed;
    end_at(i);
  }
  end_at(window.end);
  g.shape = ShapeOf(g, window.size());
  return g;
}

}  // namespace

Grouping GroupingOf(const DigitRun& run, const Window& window) noexcept {
  Grouping g = Read(run, window, Parts::kAll);
  const bool odd = g.shape > Shape::kSingles;
  if (!odd || (g.separator != Gap::kMark && g.separator != Gap::kMixed)) return g;
  // Read again only where that may change something: rows of odd numbers have many windows.
  bool emphasis = false;
  int lines = 0;
  for (int i = window.begin + 1; i < window.end; ++i) {
    emphasis = emphasis || run.IsEmphasis(i);
    lines += run.gap[static_cast<std::size_t>(i)] == Gap::kLine ? 1 : 0;
  }
  if (emphasis) {
    const Grouping plain = Read(run, window, Parts::kNoEmphasis);
    if (plain.shape <= Shape::kConventional) return plain;
  }
  if (lines != 1) return g;
  const Grouping one_line = Read(run, window, Parts::kNoLines);
  if (one_line.shape == Shape::kConventional && one_line.groups + 1 == g.groups) {
    g.separator = one_line.separator;
  }
  return g;
}

}  // namespace panveil::card
