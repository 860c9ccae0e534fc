// A window: some neighbouring digits of a run, read as one number.
#ifndef PANVEIL_CARD_WINDOW_H_
#define PANVEIL_CARD_WINDOW_H_

#include <cstddef>
#include <string_view>

#include "card/iin.h"
#include "payload/digit_run.h"

namespace panveil::card {

// Digits [begin, end) of a run.
struct Window {
  int begin = 0;
  int end = 0;
  [[nodiscard]] int size() const noexcept { return end - begin; }
};

// The part of a run that is read by itself: all of it, or what is left beside a PAN.
struct Piece {
  int begin = 0;
  int end = 0;
  bool front_known = true;  // `begin` really is the piece's first digit: no dropped one precedes it
  bool back_known = true;   // `end` really is its end
  bool follows_pan = false;  // `begin` follows a PAN, or is what stays readable of one
  // Bytes of the text before this belong to what was replaced, or stand before it: they say nothing
  // about the piece, or a second scrub, which sees them replaced, would decide otherwise.
  std::size_t text_from = 0;
  // Those from this on are going to be replaced, as far as they touch the piece: letters there that
  // look like digits make no identifier of it.
  std::size_t text_to = std::string_view::npos;
};

// Whether `w` is all there is in `p`.
[[nodiscard]] inline bool IsWhole(const Window& w, const Piece& p) noexcept {
  return p.front_known && p.back_known && w.begin == p.begin && w.end == p.end;
}

// Whether `i` is inside an item that stands for two digits ("triple"): they go together, having the
// bytes of one.
[[nodiscard]] inline bool IsInsideItem(const payload::DigitRun& run, int i) noexcept {
  return i < run.size && run.look[static_cast<std::size_t>(i)].length == 0;
}

// Whether a window may begin or end at `i`: not where digits of one group, or of one item, stand on
// both sides, within a piece.
[[nodiscard]] inline bool IsBorder(const payload::DigitRun& run, const Piece& p, int i) noexcept {
  return i <= p.begin || i >= p.end ||
         (run.gap[static_cast<std::size_t>(i)] != payload::Gap::kNone && !IsInsideItem(run, i));
}

// Whether a group of digits begins at `i`: a border that is more than a turn in the writing.
[[nodiscard]] inline bool IsGroupBorder(const payload::DigitRun& run, const Piece& p,
                                        int i) noexcept {
  return i <= p.begin || i >= p.end ||
         (run.gap[static_cast<std::size_t>(i)] != payload::Gap::kNone &&
          run.gap[static_cast<std::size_t>(i)] != payload::Gap::kTurn);
}

}  // namespace panveil::card

#endif  // PANVEIL_CARD_WINDOW_H_
