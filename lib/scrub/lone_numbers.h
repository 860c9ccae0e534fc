// The numbers of a message of plain words, each by itself among them: "order 3 shirts for $20.50".
#ifndef PANVEIL_SCRUB_LONE_NUMBERS_H_
#define PANVEIL_SCRUB_LONE_NUMBERS_H_

#include <array>
#include <cstddef>
#include <string_view>

#include "base/byte_span.h"
#include "panveil/options.h"
#include "scrub/digit_hint.h"

namespace panveil::scrub {

struct ConversationMemory;
struct IncomingMessage;

// What MessageRuns finds in a text, told by a few bytes around each number, where that is enough:
// most messages that hold numbers hold no others. They have letters around them, are of one group
// of at most kMostPartDigits or something else (IsSomethingElse()), and no word or sign beside
// them is read with them.
struct LoneNumbers {
  static constexpr std::size_t kMost = 4;

  bool known = false;  // there are only such, and at most kMost that are not something else
  std::size_t count = 0;
  std::array<base::ByteSpan, kMost> numbers;  // those
  std::size_t longest = 0;                    // of these, of several the last
};

// REQUIRES: `places` are those of `text`, which is DigitHint::kPlain.
[[nodiscard]] LoneNumbers ReadLoneNumbers(std::string_view text,
                                          const DigitPlaces& places) noexcept;

// Does what is to be done with the digits of a message, when all its numbers are lone ones, no card
// can end with one and none goes with a card before it; else false.
// REQUIRES: `places` as above.
[[nodiscard]] bool RememberLone(const IncomingMessage& message, const DigitPlaces& places,
                                Sensitivity sensitivity, ConversationMemory& memory) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_LONE_NUMBERS_H_
