// Numbers in a row, up to a word that parts them from what follows: whether anything may be found
// among them.
#ifndef PANVEIL_SCRUB_NUMBER_ROW_H_
#define PANVEIL_SCRUB_NUMBER_ROW_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "panveil/options.h"
#include "scrub/quiet_cell.h"

namespace panveil::scrub {

class NumberRow {
 public:
  // Begins a row with the cell at `at`, or goes on with it. REQUIRES: cell.counts.
  void Add(std::string_view text, std::size_t at, const QuietCell& cell,
           Sensitivity sensitivity) noexcept;
  // No number goes on over what stands behind it now.
  void Break(std::string_view text, Sensitivity sensitivity) noexcept;

  [[nodiscard]] bool empty() const noexcept { return last_ == 0; }
  [[nodiscard]] std::size_t begin() const noexcept { return begin_; }
  [[nodiscard]] std::size_t last() const noexcept { return last_; }

  void MoveBy(std::size_t gone) noexcept;

  enum class Says : std::uint8_t { kNothing, kMaybe, kMore };

  // Whether a card, a code or a date may be in it, but for a code or date that a card before or
  // behind makes one. kMore: with text up to kLabelAhead, or
  // kFarLabelAhead, bytes behind it, it may turn out to be kNothing. `parted`: a word that says
  // nothing follows; else there is text enough for labels.
  [[nodiscard]] Says WhatSays(std::string_view text, bool parted, Sensitivity sensitivity) noexcept;

 private:
  std::size_t begin_ = 0;       // of the first cell that counts
  std::size_t last_ = 0;        // one past the last such
  std::size_t number_ = 0;      // where the cells begin that may be one number
  std::size_t number_end_ = 0;  // one past the last of these
  int digits_ = 0;              // of these, at most
  int lone_digits_ = 0;         // of letters behind, that are some if one by itself follows
  bool plain_ = true;           // all of the digits are '0' to '9'
  bool after_single_ = false;   // the last cell may be a digit by itself
  bool may_hold_card_ = false;
};

// How far behind a row words may say what it is: those of labels, and of cards near a label. With
// digit words between, the latter may stand further away (card/context.h).
inline constexpr std::size_t kLabelAhead = 136;
inline constexpr std::size_t kFarLabelAhead = 272;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_NUMBER_ROW_H_
