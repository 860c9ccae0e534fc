#include "scrub/after_card.h"

#include "card/expiry.h"
#include "card/label.h"
#include "card/verification_code.h"
#include "scrub/conversation_engine.h"
#include "scrub/conversation_parts.h"

namespace panveil::scrub {

namespace {

// Messages between a card and the code that goes with it.
constexpr std::uint64_t kMostBeforeCode = 4;

}  // namespace

bool IsAfterCard(const ConversationMemory& memory, std::int64_t now) noexcept {
  const ConversationState& state = memory.state;
  return memory.options.code_after_card && state.card_message != 0 &&
         state.messages - state.card_message <= kMostBeforeCode + 1 &&
         IsYoung(memory.options, state.card_time, now);
}

AfterCard ReadAfterCard(std::string_view message, const base::ByteSpan& run) noexcept {
  constexpr unsigned kOfCode = card::kCodeWord | card::kHeadWord | card::kQualifierWord;
  // As if the card stood right before the message.
  const base::ByteSpan date = card::ExpiryAfter(message, 0);
  if (date.begin == run.begin && date.end == run.end) {
    const bool dated_code = (card::KindsAfter(message, date.end) & kOfCode) != 0;
    return dated_code ? AfterCard::kDate : AfterCard::kNothing;
  }
  const std::size_t from = date.end <= run.begin ? date.end : 0;
  const bool code =
      (run.size() == 3 || run.size() == 4) && card::IsCodeBehindCard(message, from, run.begin);
  return code ? AfterCard::kCode : AfterCard::kNothing;
}

}  // namespace panveil::scrub
