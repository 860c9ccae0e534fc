// What is to go of one message besides what was found in it alone.
#ifndef PANVEIL_SCRUB_MESSAGE_COVER_H_
#define PANVEIL_SCRUB_MESSAGE_COVER_H_

#include <array>
#include <cstddef>
#include <string_view>

#include "panveil/conversation.h"
#include "scrub/join.h"

namespace panveil::scrub {

struct ConversationMemory;

// Usage: Add() for one run after the other, then Apply() once.
class MessageCover {
 public:
  // The hits of `join` in the run that begins at `run`, in the text that is to be written again.
  void Add(std::size_t run, const Join& join) noexcept;

  [[nodiscard]] bool empty() const noexcept { return count_ == 0; }
  // Calls of Add() so far: EarlierPart::finding until Apply() knows better.
  [[nodiscard]] std::size_t joins() const noexcept { return joins_; }

  // Writes result.text again, without what was added, and adds the findings. `input` is the message
  // as it came.
  void Apply(const Engine& engine, std::string_view input, Workspace& workspace,
             ConversationMemory& memory, ConversationResult& result) const noexcept;

 private:
  static constexpr std::size_t kMost = 32;
  struct Item {
    std::size_t run = 0;
    std::size_t join = 0;
    JoinHit hit;
  };
  void Write(const Engine& engine, Workspace& workspace, ConversationResult& result) const noexcept;

  std::size_t count_ = 0;
  std::size_t joins_ = 0;
  std::array<Item, kMost> items_;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_MESSAGE_COVER_H_
