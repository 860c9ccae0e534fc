// What goes with the card of an earlier message, though words stand beside it.
#ifndef PANVEIL_SCRUB_AFTER_CARD_H_
#define PANVEIL_SCRUB_AFTER_CARD_H_

#include <cstdint>
#include <string_view>

#include "base/byte_span.h"

namespace panveil::scrub {

struct ConversationMemory;

// Whether a message at `now` comes soon enough behind one with a card for its code.
[[nodiscard]] bool IsAfterCard(const ConversationMemory& memory, std::int64_t now) noexcept;

enum class AfterCard : std::uint8_t { kNothing, kCode, kDate };

// What the digits `run` of such a message are, which has no card itself, when all before them is
// what would stand between a card and its code: "the code is 737", "12/27, code: 737".
[[nodiscard]] AfterCard ReadAfterCard(std::string_view message, const base::ByteSpan& run) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_AFTER_CARD_H_
