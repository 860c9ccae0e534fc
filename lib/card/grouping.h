// How the digits of a window are grouped, and by what.
#ifndef PANVEIL_CARD_GROUPING_H_
#define PANVEIL_CARD_GROUPING_H_

#include <array>
#include <cstdint>

#include "card/window.h"
#include "payload/digit_run.h"

namespace panveil::card {

// The first that fits.
enum class Shape : std::uint8_t {
  kContiguous,    // one group
  kConventional,  // 4-4-4-4, 4-6-5, 4-6-4, 4-5-6, 4-4-4-4-1 to -3, 4-4-4-1 to -3
  kHalves,        // two groups: 8-8, 4-rest, 6-rest, rest-4
  kSingles,       // every digit apart
  kEven,          // pairs, threes or fives, the last group may be shorter
  kPhone,         // 3-3-4 somewhere: the North American telephone number
  kSiret,         // 3-3-3-5: the number of a French establishment, which passes Luhn
  kIrregular,     // anything else
};

struct Grouping {
  Shape shape = Shape::kContiguous;
  // What separates the groups: kNone for one group, kMixed when not all gaps are of one kind.
  payload::Gap separator = payload::Gap::kNone;
  std::uint8_t groups = 0;
  std::array<std::uint8_t, kMaxPanDigits> size{};  // of each group, in digits
};

// Marks of emphasis ("**", "__", "~~", with nothing beside them) part groups as all separators do,
// unless what they part would be even, a telephone number's, a SIRET's or irregular, and is
// contiguous or conventional without: "4111 11**11 1111 1111".
// Where one line break parts a group of a conventional grouping, "4111 1111 11\n11 1111", the
// separator is that of the others: the line was too long for it.
// REQUIRES: the window has at most kMaxPanDigits digits.
[[nodiscard]] Grouping GroupingOf(const payload::DigitRun& run, const Window& window) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_GROUPING_H_
