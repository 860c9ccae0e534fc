// What stands for a digit, or several, at one place of a text: a digit of any script, a letter that
// looks like one, a digit word.
#ifndef PANVEIL_PAYLOAD_DIGIT_ITEM_H_
#define PANVEIL_PAYLOAD_DIGIT_ITEM_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "payload/digit_run.h"
#include "text/digit_form.h"

namespace panveil::payload {

struct DigitItem {
  std::size_t end = 0;     // one past its last byte
  std::uint8_t count = 0;  // digits that it stands for: 0 for none, 2 for "triple"
  std::uint8_t value = 0;
  text::DigitForm form = text::DigitForm::kAscii;
  Written written = Written::kDigit;
  bool repeats = false;  // "double" or "triple": stands for those that the next item has not
};

// The item that begins at byte `at`.
//
// A digit always is one. Letters are when their whole cell (cell.h) says so:
//   - look-alikes among digits (ReadsAsDigits());
//   - a look-alike that is a cell, between single ones;
//   - a digit word that is all letters of its cell, before or behind a single one: "one" in prose
//     is none;
//   - "double" and "triple", likewise, before a single one, which has the value.
// Single ones are digits that are a cell, and digit words; between them stands a gap (gap.h).
//
// `after_single`: a gap and a single one stand before.
// REQUIRES: at < text.size().
[[nodiscard]] DigitItem ReadDigitItem(std::string_view text, std::size_t at,
                                      bool after_single) noexcept;

// False only where no item can begin whatever stands before: at an ASCII letter that begins no
// digit word and looks like no digit. REQUIRES: at < text.size().
[[nodiscard]] bool MayBeginItem(std::string_view text, std::size_t at) noexcept;

// Whether the item with digit `i` is a single one.
[[nodiscard]] bool IsSingle(const DigitRun& run, int i) noexcept;

// Whether digit `i` is an item no more once its neighbours are replaced: those before it, but for a
// single one that stays (`after_single`); with `last` those behind it, too.
[[nodiscard]] bool NeedsNeighbour(const DigitRun& run, int i, bool after_single,
                                  bool last) noexcept;

// Where the items in a row begin that end before `begin`, with gaps between: digits, at most twenty
// words and look-alikes, and none that ends more than kMostBytesBackUp before `begin`. `begin`
// itself when there are none; never before `floor`.
inline constexpr std::size_t kMostBytesBackUp = 512;
[[nodiscard]] std::size_t BackUpItems(std::string_view text, std::size_t floor,
                                      std::size_t begin) noexcept;

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_DIGIT_ITEM_H_
