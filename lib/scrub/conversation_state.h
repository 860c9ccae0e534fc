// All that a conversation remembers: fixed in size, without pointers, wiped when it goes.
#ifndef PANVEIL_SCRUB_CONVERSATION_STATE_H_
#define PANVEIL_SCRUB_CONVERSATION_STATE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/secure_memory.h"

namespace panveil::scrub {

// The digits of one message that a card may begin with. Fewer than the fewest a PAN can have left
// over: one digit at least is in the message that completes it.
inline constexpr std::size_t kMostParts = 18;
inline constexpr int kMostPartDigits = 18;
inline constexpr std::size_t kMostPartBytes = 40;

// The merchant's ids of messages; a UUID has 36.
inline constexpr std::size_t kMostIdBytes = 36;

inline constexpr std::size_t kMostWordBytes = 64;

inline constexpr std::size_t kMostHeld = 4;
inline constexpr std::size_t kMostHeldBytes = 512;

template <std::size_t kMost>
struct ShortText {
  std::uint16_t size = 0;
  std::array<char, kMost> bytes{};

  // At most kMost bytes of `text`: the last ones.
  void SetEnd(std::string_view text) noexcept {
    if (text.size() > kMost) text.remove_prefix(text.size() - kMost);
    size = static_cast<std::uint16_t>(text.size());
    if (size != 0) text.copy(bytes.data(), size);
  }
  void Clear() noexcept {
    base::Wipe(bytes.data(), size);
    size = 0;
  }
  [[nodiscard]] std::string_view view() const noexcept { return {bytes.data(), size}; }
};

struct Part {
  std::uint64_t message = 0;  // its running number, from 1
  std::int64_t time = 0;      // in milliseconds of the caller's clock
  std::uint32_t offset = 0;   // where the digits stand in the message as it went out
  std::uint32_t length = 0;
  std::uint8_t digits = 0;
  std::uint8_t trim = 0;     // of these, such as may number the part: "2: 1111"
  bool only_digits = false;  // the message holds nothing else
  bool card_word = false;    // words beside them speak of a card, of something else
  bool id_word = false;
  ShortText<kMostIdBytes> id;
  ShortText<kMostPartBytes> text;  // in ASCII, separators too (part_text.h)
};

struct HeldMessage {
  std::uint64_t message = 0;
  std::int64_t time = 0;
  std::uint16_t begin = 0;  // in ConversationState::held
  std::uint16_t size = 0;
  bool released = false;  // the caller has it, until the next call
  ShortText<kMostIdBytes> id;
};

struct ConversationState {
  std::uint64_t messages = 0;  // so far

  // The last message that held a card, 0 for none: a code or a date alone may follow.
  std::uint64_t card_message = 0;
  std::int64_t card_time = 0;

  // The end of the last message, when there were no digits in it.
  std::int64_t words_time = 0;
  ShortText<kMostWordBytes> words;

  std::size_t part_count = 0;
  std::array<Part, kMostParts> parts;  // oldest first

  std::size_t held_count = 0;
  std::array<HeldMessage, kMostHeld> held;  // oldest first
  ShortText<kMostHeldBytes> held_text;

  ConversationState() = default;
  ~ConversationState() { base::Wipe(this, sizeof(*this)); }
  ConversationState(const ConversationState&) = default;
  ConversationState& operator=(const ConversationState&) = default;

  void Clear() noexcept {
    base::Wipe(this, sizeof(*this));
    *this = ConversationState{};
  }
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_CONVERSATION_STATE_H_
