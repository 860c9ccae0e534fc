#include "scrub/workspace.h"

#include <algorithm>
#include <functional>
#include <new>

#include "base/attempt.h"
#include "base/secure_memory.h"

namespace panveil::scrub {

Workspace::~Workspace() {
  run.Wipe();
  recognizer.Wipe();
  base::Wipe(edits_.bytes.get(), edits_.size);
  WipeJoined();
  for (Buffer& whole : wholes_) base::Wipe(whole.bytes.get(), whole.size);
  for (Buffer& output : outputs_) base::Wipe(output.bytes.get(), output.size);
}

char* Workspace::Room(Buffer& buffer, std::size_t size) noexcept {
  if (size <= buffer.size && buffer.bytes != nullptr) return buffer.bytes.get();
  // Doubling: a thread that meets ever longer texts allocates a few times, not each time.
  const std::size_t grown = std::max({size, 2 * buffer.size, std::size_t{4096}});
  std::unique_ptr<char[]> bytes(new (std::nothrow) char[grown]);
  if (bytes == nullptr) return nullptr;
  base::Wipe(buffer.bytes.get(), buffer.size);
  buffer.bytes = std::move(bytes);
  buffer.size = grown;
  return buffer.bytes.get();
}

bool Workspace::Prepare(std::size_t longest) noexcept {
  // The third output is for what scrubs wrote, and reads again, only.
  bool ok = Room(edits_, longest) != nullptr;
  for (std::size_t i = 0; i < 2; ++i) ok = Room(outputs_[i], longest) != nullptr && ok;
  PayloadMemory* const payloads = Payloads();
  return payloads != nullptr && payloads->Prepare() && ok;
}

char* Workspace::Edits(std::size_t size) noexcept { return Room(edits_, size); }

PayloadMemory* Workspace::Payloads() noexcept {
  if (payloads_ == nullptr) payloads_.reset(new (std::nothrow) PayloadMemory);
  return payloads_.get();
}

bool Workspace::Holds(const Buffer& buffer, std::string_view text) noexcept {
  const std::less<const char*> before;  // a total order, unlike <
  const char* const first = buffer.bytes.get();
  return first != nullptr && !before(text.data(), first) &&
         before(text.data(), first + buffer.size);
}

void Workspace::WipeJoined() noexcept { base::Wipe(joined_.bytes.get(), joined_.size); }

char* Workspace::Whole(std::string_view text) noexcept {
  return Room(wholes_[Holds(wholes_[0], text) ? 1 : 0], text.size());
}

char* Workspace::Output(std::string_view text, std::string_view other) noexcept {
  std::size_t at = 0;
  const auto holds = [&](std::string_view piece) { return Holds(outputs_[at], piece); };
  while (at + 1 < outputs_.size() && (holds(text) || holds(other))) ++at;
  return Room(outputs_[at], text.size());
}

token::Tokenizer::Session* Workspace::Session(std::uint64_t engine, TokenFormat format,
                                              const token::Tokenizer& tokenizer) noexcept {
  if (sessions_engine_ != engine) {
    for (auto& session : sessions_) session.reset();
    sessions_engine_ = engine;
  }
  auto& session = sessions_[static_cast<std::size_t>(format)];
  if (session == nullptr) session = tokenizer.NewSession();
  return session.get();
}

bool Workspace::StartFindings(std::size_t most) noexcept {
  findings_.clear();
  findings_total_ = 0;
  findings_most_ = most;
  if (findings_.capacity() >= most) return true;
  return base::Attempt([&] { findings_.reserve(most); });
}

void Workspace::Add(const Finding& finding) noexcept {
  ++findings_total_;
  if (findings_.size() < findings_most_) findings_.push_back(finding);
}

}  // namespace panveil::scrub
