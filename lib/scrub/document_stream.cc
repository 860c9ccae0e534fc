#include "scrub/document_stream.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

#include "base/secure_memory.h"

namespace panveil::scrub {

DocumentStream::DocumentStream(std::shared_ptr<const Engine> engine, PayloadKind kind) noexcept
    : engine_(std::move(engine)), kind_(kind) {}

DocumentStream::~DocumentStream() { base::Wipe(bytes_.get(), size_); }

void DocumentStream::Reset() noexcept {
  base::Wipe(bytes_.get(), size_);
  size_ = 0;
  status_ = ScrubStatus::kOk;
}

bool DocumentStream::Grow(std::size_t size) noexcept {
  if (size <= capacity_) return true;
  const std::size_t grown = std::max({size, 2 * capacity_, std::size_t{4096}});
  std::unique_ptr<char[]> bytes(new (std::nothrow) char[grown]);
  if (bytes == nullptr) return false;
  if (size_ > 0) std::memcpy(bytes.get(), bytes_.get(), size_);
  base::Wipe(bytes_.get(), size_);
  bytes_ = std::move(bytes);
  capacity_ = grown;
  return true;
}

ScrubStatus DocumentStream::Feed(std::string_view chunk, StreamSink&) noexcept {
  if (status_ != ScrubStatus::kOk || chunk.empty()) return status_;
  if (chunk.size() > engine_->options().max_input_bytes - size_) {
    Reset();
    status_ = ScrubStatus::kInputTooLong;
  } else if (!Grow(size_ + chunk.size())) {
    Reset();
    status_ = ScrubStatus::kOutOfMemory;
  } else {
    std::memcpy(bytes_.get() + size_, chunk.data(), chunk.size());
    size_ += chunk.size();
  }
  return status_;
}

ScrubStatus DocumentStream::Flush(FlushPolicy, StreamSink&) noexcept { return status_; }

ScrubStatus DocumentStream::Finish(StreamSink& sink) noexcept {
  if (status_ == ScrubStatus::kOk) {
    const Result result = engine_->Scrub({bytes_.get(), size_}, kind_, workspace_);
    for (const Finding& finding : result.findings) sink.OnFinding(finding);
    if (!result.text.empty()) sink.OnText(result.text);
    status_ = result.status;
  }
  const ScrubStatus status = status_;
  Reset();
  return status;
}

}  // namespace panveil::scrub
