// What stands for a digit, or several, at one place of a text: a digit of any script, a letter that
// looks like one, a digit word.
#ifndef PANVEIL_PAYLOAD_DIGIT_ITEM_H_
#define PANVEIL_PAYLOAD_DIGIT_ITEM_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "payload/digit_run.h"
#include "scan/kernel.h"
#include "text/digit_form.h"

namespace panveil::payload {

// Bytes of one gap at most. To the scan, the first three bytes of a wide digit belong to the gap
// before it.
inline constexpr std::size_t kMostGapBytes = scan::kMaxGapBytes - 3;

struct DigitItem {
  std::size_t end = 0;     // one past its last byte
  std::uint8_t count = 0;  // digits that it stands for: 0 for none, 2 and 3 for "double", "triple"
  std::uint8_t value = 0;
  text::DigitForm form = text::DigitForm::kAscii;
  Written written = Written::kDigit;
};

// The item that begins at byte `at`.
//
// A letter counts when the letters and digits around it, at most 24 to either side, are digits but
// for at most three look-alikes, at least one digit among them; standing alone, only between single
// digits. A digit word counts next to a single digit or another word, or "one" in prose would be a
// digit.
//
// "double" and the digit or word behind it are one item, if at most 255 bytes. Between single ones
// stand one to three separators, at most kMostGapBytes bytes.
//
// `after_single`: the digit before is a group of its own.
// REQUIRES: at < text.size().
[[nodiscard]] DigitItem ReadDigitItem(std::string_view text, std::size_t at,
                                      bool after_single) noexcept;

// Where the items in a row begin that end before `begin`, with gaps between: digits, at most twenty
// words and look-alikes. `begin` itself when there are none; never before `floor`.
[[nodiscard]] std::size_t BackUpItems(std::string_view text, std::size_t floor,
                                      std::size_t begin) noexcept;

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_DIGIT_ITEM_H_
