#include "panveil/conversation.h"

#include <algorithm>
#include <array>
#include <limits>
#include <new>
#include <utility>

#include "scrub/conversation_engine.h"
#include "scrub/hold.h"
#include "scrub/state_bytes.h"

#ifndef PANVEIL_CORE_ONLY
#include "token/sealed_state.h"
#endif

namespace panveil {

namespace {

ConversationResult Failed(ScrubStatus status) noexcept {
  ConversationResult result;
  result.status = status;
  return result;
}

// a + b and a - b, or the number nearest to it that there is.
std::int64_t Later(std::int64_t a, std::int64_t b) noexcept {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
  if (b > 0) return a > kMost - b ? kMost : a + b;
  return a < kLeast - b ? kLeast : a + b;
}
std::int64_t Before(std::int64_t a, std::int64_t b) noexcept {
  constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
  return Later(a, b == kLeast ? std::numeric_limits<std::int64_t>::max() : -b);
}

}  // namespace

std::string_view SealStatusName(SealStatus status) noexcept {
  switch (status) {
    case SealStatus::kOk:
      return "ok";
    case SealStatus::kMalformed:
      return "malformed";
    case SealStatus::kWrongVersion:
      return "wrong_version";
    case SealStatus::kUnknownKey:
      return "unknown_key";
    case SealStatus::kRefused:
      return "refused";
    case SealStatus::kExpired:
      return "expired";
    case SealStatus::kUnsupported:
      return "unsupported";
    case SealStatus::kFailed:
      return "failed";
  }
  return "unknown";
}

Conversation::Conversation(const Scrubber& scrubber, const ConversationOptions& options) noexcept
    : engine_(scrubber.engine_), memory_(new (std::nothrow) scrub::ConversationMemory) {
  if (memory_ != nullptr) memory_->options = options;
}
Conversation::~Conversation() = default;
Conversation::Conversation(Conversation&&) noexcept = default;
Conversation& Conversation::operator=(Conversation&&) noexcept = default;

ConversationResult Conversation::Scrub(std::string_view message, std::int64_t now_ms,
                                       Scratch& scratch, std::string_view id,
                                       PayloadKind kind) noexcept {
  if (engine_ == nullptr) return Failed(ScrubStatus::kBadArgument);
  if (memory_ == nullptr || scratch.workspace_ == nullptr) {
    return Failed(ScrubStatus::kOutOfMemory);
  }
  return scrub::ScrubMessage(*engine_, {message, now_ms, id, kind}, *memory_, *scratch.workspace_);
}

ConversationResult Conversation::ScrubPreview(std::string_view message, std::int64_t now_ms,
                                              Scratch& scratch) const noexcept {
  if (engine_ == nullptr) return Failed(ScrubStatus::kBadArgument);
  if (memory_ == nullptr || scratch.workspace_ == nullptr) {
    return Failed(ScrubStatus::kOutOfMemory);
  }
  return scrub::PreviewMessage(*engine_, {message, now_ms, {}, PayloadKind::kText}, *memory_,
                               *scratch.workspace_);
}

namespace {

// The messages that were held at `until` or earlier.
ConversationResult ReleasedUntil(std::int64_t until, scrub::ConversationMemory* memory) noexcept {
  ConversationResult result;
  if (memory == nullptr) return result;
  scrub::DropReleased(memory->state);
  memory->released_count = 0;
  scrub::ReleaseUntil(until, *memory);
  result.released = {memory->released.data(), memory->released_count};
  return result;
}

}  // namespace

ConversationResult Conversation::Expire(std::int64_t now_ms) noexcept {
  if (memory_ != nullptr) scrub::NoteClock(now_ms, memory_->state);
  const std::int64_t hold = memory_ == nullptr ? 0 : memory_->options.hold_ms;
  return ReleasedUntil(Before(now_ms, hold), memory_.get());
}

ConversationResult Conversation::Release() noexcept {
  return ReleasedUntil(std::numeric_limits<std::int64_t>::max(), memory_.get());
}

bool Conversation::HoldsUntil(std::int64_t* time_ms) const noexcept {
  if (memory_ == nullptr) return false;
  const scrub::ConversationState& state = memory_->state;
  for (std::size_t i = 0; i < state.held_count; ++i) {
    if (state.held[i].released) continue;
    *time_ms = Later(state.held[i].time, memory_->options.hold_ms);
    return true;
  }
  return false;
}

void Conversation::Reset() noexcept {
  if (memory_ == nullptr) return;
  memory_->state.Clear();
  memory_->earlier_count = 0;
  memory_->released_count = 0;
}

#ifdef PANVEIL_CORE_ONLY

SealStatus Conversation::Seal(const Keyring&, std::string_view, std::int64_t,
                              std::string* blob) const noexcept {
  blob->clear();
  return SealStatus::kUnsupported;
}

SealStatus Conversation::Open(const Keyring&, std::string_view, std::int64_t,
                              std::string_view) noexcept {
  Reset();
  return SealStatus::kUnsupported;
}

#else

static_assert(Conversation::kSealedBytes == scrub::kStateBytes + token::kSealBytes);

namespace {

// A state as bytes, wiped when it goes.
struct StateBytes {
  std::array<std::uint8_t, scrub::kStateBytes> bytes;
  ~StateBytes() { base::Wipe(bytes.data(), bytes.size()); }
};

}  // namespace

SealStatus Conversation::Seal(const Keyring& keyring, std::string_view conversation_id,
                              std::int64_t now_ms, std::string* blob) const noexcept {
  blob->clear();
  if (memory_ == nullptr) return SealStatus::kFailed;
  scrub::ConversationState kept = memory_->state;
  scrub::DropReleased(kept);
  StateBytes state;
  scrub::WriteState(kept, state.bytes.data());
  *blob = token::Seal(keyring, conversation_id, Later(now_ms, memory_->options.sealed_ms),
                      state.bytes.data(), state.bytes.size());
  return blob->empty() ? SealStatus::kFailed : SealStatus::kOk;
}

SealStatus Conversation::Open(const Keyring& keyring, std::string_view conversation_id,
                              std::int64_t now_ms, std::string_view blob) noexcept {
  if (memory_ == nullptr) return SealStatus::kFailed;
  Reset();
  StateBytes state;
  const SealStatus status =
      token::Unseal(keyring, conversation_id, now_ms, blob, state.bytes.data(), state.bytes.size());
  if (status != SealStatus::kOk) return status;
  return scrub::ReadState(state.bytes.data(), memory_->state) ? SealStatus::kOk
                                                              : SealStatus::kMalformed;
}

#endif

}  // namespace panveil
