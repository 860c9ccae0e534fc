#include "scrub/workspace.h"

#include <algorithm>
#include <new>

#include "base/secure_memory.h"

namespace panveil::scrub {

Workspace::~Workspace() {
  run.Wipe();
  recognizer.Wipe();
  base::Wipe(output_.get(), output_size_);
}

char* Workspace::Output(std::size_t size) noexcept {
  if (size <= output_size_) return output_.get();
  // Doubling: a thread that meets ever longer texts allocates a few times, not each time.
  const std::size_t grown = std::max({size, 2 * output_size_, std::size_t{4096}});
  std::unique_ptr<char[]> buffer(new (std::nothrow) char[grown]);
  if (buffer == nullptr) return nullptr;
  base::Wipe(output_.get(), output_size_);
  output_ = std::move(buffer);
  output_size_ = grown;
  return output_.get();
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
