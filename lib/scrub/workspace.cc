#include "scrub/workspace.h"

#include <algorithm>
#include <functional>
#include <new>

#include "base/secure_memory.h"

namespace panveil::scrub {

Workspace::~Workspace() {
  run.Wipe();
  recognizer.Wipe();
  for (Buffer& output : outputs_) base::Wipe(output.bytes.get(), output.size);
}

char* Workspace::Output(std::string_view text) noexcept {
  const std::less<const char*> before;  // a total order, unlike <
  const char* first = outputs_[0].bytes.get();
  const bool is_in_first = first != nullptr && !before(text.data(), first) &&
                           before(text.data(), first + outputs_[0].size);
  Buffer& output = outputs_[is_in_first ? 1 : 0];
  if (text.size() <= output.size) return output.bytes.get();
  // Doubling: a thread that meets ever longer texts allocates a few times, not each time.
  const std::size_t grown = std::max({text.size(), 2 * output.size, std::size_t{4096}});
  std::unique_ptr<char[]> bytes(new (std::nothrow) char[grown]);
  if (bytes == nullptr) return nullptr;
  base::Wipe(output.bytes.get(), output.size);
  output.bytes = std::move(bytes);
  output.size = grown;
  return output.bytes.get();
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
  try {
    findings_.reserve(most);
    return true;
  } catch (...) {
    return false;
  }
}

void Workspace::Add(const Finding& finding) noexcept {
  ++findings_total_;
  if (findings_.size() < findings_most_) findings_.push_back(finding);
}

}  // namespace panveil::scrub
