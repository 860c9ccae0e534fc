// What panveil.h calls a conversation.
#ifndef PANVEIL_API_C_CONVERSATION_H_
#define PANVEIL_API_C_CONVERSATION_H_

#include <array>
#include <atomic>

#include "api/c_handles.h"
#include "panveil/conversation.h"
#include "scrub/conversation_engine.h"

struct panveil_conversation {
  panveil::Conversation conversation;
  // Of the last call.
  std::array<panveil_released, panveil::scrub::kMostHeld> released{};
  std::array<panveil_earlier_part, panveil::scrub::ConversationMemory::kMostEarlier> earlier{};
  std::atomic<bool> busy{false};

  panveil_conversation(const panveil::Scrubber& scrubber,
                       const panveil::ConversationOptions& options) noexcept
      : conversation(scrubber, options) {}
};

#endif  // PANVEIL_API_C_CONVERSATION_H_
