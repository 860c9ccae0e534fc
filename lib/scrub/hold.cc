#include "scrub/hold.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/secure_memory.h"
#include "scrub/message_runs.h"
#include "scrub/new_words.h"
#include "scrub/replaced_digit.h"
#include "text/utf8.h"

namespace panveil::scrub {

using payload::DigitRun;

namespace {

HeldMessage* FindHeld(std::uint64_t message, ConversationState& state) noexcept {
  for (std::size_t i = 0; i < state.held_count; ++i) {
    HeldMessage& held = state.held[i];
    if (held.message == message && !held.released) return &held;
  }
  return nullptr;
}

// Writes `size` bytes over the `old` ones at `at`, which are no fewer, and closes the gap.
void Overwrite(std::size_t at, std::size_t old, const char* bytes, std::size_t size,
               ConversationState& state) noexcept {
  auto& text = state.held_text;
  char* const begin = text.bytes.data();
  std::copy_n(bytes, size, begin + at);
  std::copy(begin + at + old, begin + text.size, begin + at + size);
  const std::size_t less = old - size;
  base::Wipe(begin + text.size - less, less);
  text.size = static_cast<std::uint16_t>(text.size - less);
  for (std::size_t i = 0; i < state.held_count; ++i) {
    HeldMessage& held = state.held[i];
    if (held.begin > at) {
      held.begin = static_cast<std::uint16_t>(held.begin - less);
    } else if (at < std::size_t{held.begin} + held.size) {
      held.size = static_cast<std::uint16_t>(held.size - less);
    }
  }
}

// A digit at the offset that `part` tells, in `run`; -1 when there is none.
int DigitAt(const DigitRun& run, std::size_t offset) noexcept {
  for (int i = 0; i < run.size; ++i) {
    if (run.offset[static_cast<std::size_t>(i)] == offset) return i;
  }
  return -1;
}

template <typename Which>
void ReleaseIf(Which which, ConversationMemory& memory) noexcept {
  ConversationState& state = memory.state;
  for (std::size_t i = 0; i < state.held_count; ++i) {
    HeldMessage& held = state.held[i];
    if (held.released || !which(held)) continue;
    held.released = true;
    memory.released[memory.released_count++] = {
        held.message, held.id.view(), state.held_text.view().substr(held.begin, held.size)};
  }
}

}  // namespace

void DropReleased(ConversationState& state) noexcept {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < state.held_count; ++i) {
    // A copy: the messages behind move up.
    const HeldMessage held = state.held[i];
    if (held.released) {
      Overwrite(held.begin, held.size, "", 0, state);
    } else {
      state.held[kept++] = state.held[i];
    }
  }
  state.held_count = kept;
}

void ReleaseBefore(std::uint64_t before, ConversationMemory& memory) noexcept {
  ReleaseIf([before](const HeldMessage& held) { return held.message < before; }, memory);
}

void ReleaseUntil(std::int64_t until, ConversationMemory& memory) noexcept {
  ReleaseIf([until](const HeldMessage& held) { return held.time <= until; }, memory);
}

void NoteClock(std::int64_t now, ConversationState& state) noexcept {
  for (std::size_t i = state.held_count; i-- > 0;) {
    now = std::min(now, state.held[i].time);
    state.held[i].time = now;
  }
}

bool Hold(std::string_view text, const Part& part, ConversationState& state) noexcept {
  auto& all = state.held_text;
  if (state.held_count == kMostHeld || text.size() > kMostHeldBytes - all.size) return false;
  HeldMessage& held = state.held[state.held_count++];
  held = HeldMessage{};
  held.message = part.message;
  held.time = part.time;
  held.begin = all.size;
  held.size = static_cast<std::uint16_t>(text.size());
  held.id = part.id;
  text.copy(all.bytes.data() + all.size, text.size());
  all.size = static_cast<std::uint16_t>(all.size + text.size());
  return true;
}

bool RedactHeld(const scan::Kernel& kernel, const Part& part, const JoinedDigits& digits,
                DigitRun& run, ConversationState& state) noexcept {
  HeldMessage* const held = FindHeld(part.message, state);
  if (held == nullptr) return false;
  const std::size_t begin = held->begin;
  MessageRuns runs(kernel, state.held_text.view().substr(begin, held->size), false);
  while (runs.Next(run)) {
    const int first = DigitAt(run, part.offset);
    if (first < 0) continue;
    const int end = std::min(first + digits.end, run.size);
    const char cover = CoverCharFor(run, {first + digits.begin, end});
    // From the back, so that the offsets before stay right.
    for (int i = end - 1; i >= first + digits.begin; --i) {
      std::array<char, text::kMostUtf8Bytes> bytes{};
      const std::size_t length = run.look[static_cast<std::size_t>(i)].length;
      const auto size = static_cast<std::size_t>(WriteReplaced(run, i, cover, bytes.data()));
      Overwrite(begin + run.offset[static_cast<std::size_t>(i)], length, bytes.data(),
                std::min(size, length), state);
    }
    break;
  }
  run.Wipe();
  return true;
}

}  // namespace panveil::scrub
