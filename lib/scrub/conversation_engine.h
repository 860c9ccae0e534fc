// What a Conversation does with its messages.
#ifndef PANVEIL_SCRUB_CONVERSATION_ENGINE_H_
#define PANVEIL_SCRUB_CONVERSATION_ENGINE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "panveil/conversation.h"
#include "scrub/conversation_state.h"
#include "scrub/engine.h"
#include "scrub/workspace.h"

namespace panveil::scrub {

struct ConversationMemory {
  // Cards of one message are at most as many as its bytes hold; parts beyond these are not told.
  static constexpr std::size_t kMostEarlier = kMostParts;

  ConversationOptions options;
  ConversationState state;

  // What the last result points to.
  std::size_t earlier_count = 0;
  std::array<EarlierPart, kMostEarlier> earlier;
  std::array<ShortText<kMostIdBytes>, kMostEarlier> earlier_ids;
  std::size_t released_count = 0;
  std::array<ReleasedMessage, kMostHeld> released;
};

struct IncomingMessage {
  std::string_view text;
  std::int64_t now = 0;
  std::string_view id;
  PayloadKind kind = PayloadKind::kText;
};

// Conversation::Scrub() and ScrubPreview().
[[nodiscard]] ConversationResult ScrubMessage(const Engine& engine, const IncomingMessage& message,
                                              ConversationMemory& memory,
                                              Workspace& workspace) noexcept;
[[nodiscard]] ConversationResult PreviewMessage(const Engine& engine,
                                                const IncomingMessage& message,
                                                const ConversationMemory& memory,
                                                Workspace& workspace) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_CONVERSATION_ENGINE_H_
