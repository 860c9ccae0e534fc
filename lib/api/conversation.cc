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

// a + b, or the greatest or least number there is.
std::int64_t Later(std::int64_t a, std::int64_t b) noexcept {
  std::int64_t sum = 0;
  if (!__builtin_add_overflow(a, b, &sum)) return sum;
  return b > 0 ? std::numeric_limits<std::int64_t>::max()
               : std::numeric_limits<std::int64_t>::min();
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

ConversationResult Conversation::Expire(std::int64_t now_ms) noexcept {
  if (memory_ == nullptr) return {};
  scrub::DropReleased(*memory_);
  scrub::ReleaseUntil(Later(now_ms, -memory_->options.hold_ms), *memory_);
  ConversationResult result;
  result.released = {memory_->released.data(), memory_->released_count};
  return result;
}

ConversationResult Conversation::Release() noexcept {
  if (memory_ == nullptr) return {};
  scrub::DropReleased(*memory_);
  scrub::ReleaseUntil(std::numeric_limits<std::int64_t>::max(), *memory_);
  ConversationResult result;
  result.released = {memory_->released.data(), memory_->released_count};
  return result;
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
  StateBytes state;
  scrub::WriteState(memory_->state, state.bytes.data());
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
