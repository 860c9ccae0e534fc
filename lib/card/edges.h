// What a replacement does to the letters beside it that are read for digits: a second scrub, which
// sees other letters or stars there, must read what is left as the first one did.
#ifndef PANVEIL_CARD_EDGES_H_
#define PANVEIL_CARD_EDGES_H_

#include "payload/digit_run.h"

namespace panveil::card {

// One past the last look-alike or word at or behind digit `end` that is in one cell
// (payload/cell.h) with the digit before it, at most `limit`; `end` when there is none. Once the
// one is replaced, the other reads as a digit no more: it has to go, too.
[[nodiscard]] int LettersBehind(const payload::DigitRun& run, int end, int limit) noexcept;

// The same, of digits before `begin`: the first of them, not before `floor`.
[[nodiscard]] int LettersBefore(const payload::DigitRun& run, int begin, int floor) noexcept;

// The first digit at or behind `begin` that is an item still when all before `begin` is replaced.
// `after_single`: but for a single one right before (payload/digit_item.h).
[[nodiscard]] int FirstItem(const payload::DigitRun& run, int begin, bool after_single) noexcept;

// One past the last digit of [begin, end) that is an item still when `end` is replaced.
[[nodiscard]] int LastItem(const payload::DigitRun& run, int begin, int end) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_EDGES_H_
