// Messages that are held back.
#ifndef PANVEIL_SCRUB_HOLD_H_
#define PANVEIL_SCRUB_HOLD_H_

#include <cstdint>
#include <string_view>

#include "scrub/conversation_engine.h"
#include "scrub/conversation_state.h"
#include "scrub/join.h"

namespace panveil::scrub {

// Forgets what the caller was given by the last call.
void DropReleased(ConversationState& state) noexcept;

// Gives the caller every message held that is older than `before` (its number), or, with times,
// that was held at `until` or earlier.
void ReleaseBefore(std::uint64_t before, ConversationMemory& memory) noexcept;
void ReleaseUntil(std::int64_t until, ConversationMemory& memory) noexcept;

// None was held later than `now`, or later than one behind it: for a clock that went back.
void NoteClock(std::int64_t now, ConversationState& state) noexcept;

// False when it does not fit.
[[nodiscard]] bool Hold(std::string_view text, const Part& part, ConversationState& state) noexcept;

// Whether the message is held; then its digits, which are those of `part` that `digits` tells, are
// covered.
[[nodiscard]] bool RedactHeld(const scan::Kernel& kernel, const Part& part,
                              const JoinedDigits& digits, payload::DigitRun& run,
                              ConversationState& state) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_HOLD_H_
