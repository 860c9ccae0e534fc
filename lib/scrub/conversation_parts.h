// The digits that earlier messages leave in a conversation.
#ifndef PANVEIL_SCRUB_CONVERSATION_PARTS_H_
#define PANVEIL_SCRUB_CONVERSATION_PARTS_H_

#include <array>
#include <cstdint>

#include "panveil/conversation.h"
#include "scrub/conversation_state.h"

namespace panveil::scrub {

// Whether what came at `time` still counts.
[[nodiscard]] bool IsYoung(const ConversationOptions& options, std::int64_t time,
                           std::int64_t now) noexcept;

// Forgets those that are too old, or too far from the message that comes now and is counted.
void ForgetOld(const ConversationOptions& options, std::int64_t now,
               ConversationState& state) noexcept;

void DropParts(const std::array<bool, kMostParts>& which, ConversationState& state) noexcept;

// Behind all others; when there are too many, the oldest one goes.
[[nodiscard]] Part& NewPart(ConversationState& state) noexcept;

// How many digits at the end of the parts may begin a card, at least `fewest`; 0 for none. The
// oldest message of them in `*oldest`. `likely`: only by a prefix that is no catch-all, and without
// the separators of dates and times.
[[nodiscard]] int DigitsBegun(const ConversationState& state, int fewest, bool likely,
                              std::uint64_t* oldest) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_CONVERSATION_PARTS_H_
