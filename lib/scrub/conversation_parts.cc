#include "scrub/conversation_parts.h"

#include <algorithm>

#include "card/context.h"
#include "card/iin.h"
#include "payload/digit_run.h"
#include "scrub/message_runs.h"
#include "text/char_class.h"

namespace panveil::scrub {

bool IsYoung(const ConversationOptions& options, std::int64_t time, std::int64_t now) noexcept {
  // A clock that goes back makes nothing older. Unsigned: no difference overflows.
  return now < time ||
         static_cast<std::uint64_t>(now) - static_cast<std::uint64_t>(time) <=
             static_cast<std::uint64_t>(std::max<std::int64_t>(options.max_age_ms, 0));
}

void DropParts(const std::array<bool, kMostParts>& which, ConversationState& state) noexcept {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < state.part_count; ++i) {
    if (which[i]) continue;
    if (kept != i) state.parts[kept] = state.parts[i];
    ++kept;
  }
  for (std::size_t i = kept; i < state.part_count; ++i) {
    base::Wipe(&state.parts[i], sizeof(Part));
  }
  state.part_count = kept;
}

void ForgetOld(const ConversationOptions& options, std::int64_t now,
               ConversationState& state) noexcept {
  std::array<bool, kMostParts> old{};
  bool any = false;
  for (std::size_t i = 0; i < state.part_count; ++i) {
    const Part& part = state.parts[i];
    // So many may lie between; the next message is counted already.
    const bool near = state.messages - part.message - 1 <= options.max_messages;
    old[i] = !near || !IsYoung(options, part.time, now);
    any = any || old[i];
  }
  if (any) DropParts(old, state);
}

bool Remembers(const ConversationOptions& options) noexcept {
  return options.max_messages != 0 && options.max_age_ms > 0;
}

RunWords WordsOf(const ConversationState& state, std::string_view text,
                 const base::ByteSpan& run) noexcept {
  const card::Context near = card::ContextOf(text, run.begin, run.end);
  const std::string_view before = state.words.view();
  const card::Context earlier = card::ContextOf(before, before.size(), before.size());
  return {IsBareAround(text, run.begin, run.end), near.card_word || earlier.card_word,
          near.id_word || earlier.id_word};
}

Part& AddPart(std::int64_t time, std::string_view id, const base::ByteSpan& at,
              const RunWords& words, ConversationState& state) noexcept {
  if (state.part_count == kMostParts) {
    std::array<bool, kMostParts> first{};
    first[0] = true;
    DropParts(first, state);
  }
  Part& part = state.parts[state.part_count++];
  part = Part{};
  part.message = state.messages;
  part.time = time;
  part.offset = static_cast<std::uint32_t>(at.begin);
  part.length = static_cast<std::uint32_t>(at.size());
  part.card_word = words.card_word;
  part.id_word = words.id_word;
  part.id.SetEnd(id);
  return part;
}

namespace {

// A prefix of fewer than four digits says too little.
bool MayBegin(const std::uint8_t* digits, int count, bool likely) noexcept {
  constexpr int kFewest = 4;
  if (count < kFewest) return true;
  const card::IinEntry& entry = card::FindIin(digits);
  const int weak = likely ? entry.catch_all | entry.needs_context : 0;
  return (entry.lengths & ~weak) != 0;
}

}  // namespace

int DigitsBegun(const ConversationState& state, int fewest, bool likely,
                std::uint64_t* oldest) noexcept {
  // FindIin() reads eight digits wherever it starts.
  std::array<std::uint8_t, kMostPartDigits + payload::DigitRun::kPadding> digits{};
  int most = 0;
  int count = 0;
  for (std::size_t i = state.part_count; i-- > 0;) {
    const Part& part = state.parts[i];
    if (count + part.digits > kMostPartDigits) break;
    if (likely && part.text.view().find_first_of("/:") != std::string_view::npos) break;
    std::copy_backward(digits.begin(), digits.begin() + count,
                       digits.begin() + count + part.digits);
    int at = 0;
    for (const char c : part.text.view()) {
      if (text::IsDigit(c))
        digits[static_cast<std::size_t>(at++)] = static_cast<std::uint8_t>(c - '0');
    }
    count += part.digits;
    if (count < fewest || !MayBegin(digits.data(), count, likely)) continue;
    most = count;
    *oldest = part.message;
  }
  base::Wipe(digits.data(), digits.size());
  return most;
}

}  // namespace panveil::scrub
