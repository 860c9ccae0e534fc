// The digits that earlier messages leave in a conversation.
#ifndef PANVEIL_SCRUB_CONVERSATION_PARTS_H_
#define PANVEIL_SCRUB_CONVERSATION_PARTS_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "base/byte_span.h"
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

// Whether digits of a message are remembered at all.
[[nodiscard]] bool Remembers(const ConversationOptions& options) noexcept;

// What is known of a run but its digits.
struct RunWords {
  bool only_digits = false;  // the message holds nothing else
  bool card_word = false;
  bool id_word = false;
};

// What words of its text, and at the end of the message before, say of the run.
[[nodiscard]] RunWords WordsOf(const ConversationState& state, std::string_view text,
                               const base::ByteSpan& run) noexcept;

// A part of the message that comes now, behind all others, but for the digits themselves; `at`:
// where they stand in it. When there are too many parts, the oldest one goes.
[[nodiscard]] Part& AddPart(std::int64_t time, std::string_view id, const base::ByteSpan& at,
                            const RunWords& words, ConversationState& state) noexcept;

// How many digits at the end of the parts may begin a card, at least `fewest`; 0 for none. The
// oldest message of them in `*oldest`. `likely`: only by a prefix that is no catch-all, and without
// the separators of dates and times.
[[nodiscard]] int DigitsBegun(const ConversationState& state, int fewest, bool likely,
                              std::uint64_t* oldest) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_CONVERSATION_PARTS_H_
