// The state of a conversation as bytes, for sealing.
#ifndef PANVEIL_SCRUB_STATE_BYTES_H_
#define PANVEIL_SCRUB_STATE_BYTES_H_

#include <cstddef>
#include <cstdint>

#include "scrub/conversation_state.h"

namespace panveil::scrub {

// Always so many, whatever is in it: their number tells nothing.
inline constexpr std::size_t kStateBytes = 2823;

// Writes kStateBytes to `out`, zeros behind what is said.
// REQUIRES: no message that was released is among those that are held.
void WriteState(const ConversationState& state, std::uint8_t* out) noexcept;

// Reads what WriteState() wrote. False, with an empty state, for what it can not have written.
[[nodiscard]] bool ReadState(const std::uint8_t* bytes, ConversationState& state) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_STATE_BYTES_H_
