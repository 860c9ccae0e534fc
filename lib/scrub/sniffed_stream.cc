#include "scrub/sniffed_stream.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

#include "base/secure_memory.h"
#include "scrub/scrub_payload.h"

namespace panveil::scrub {

SniffedStream::SniffedStream(std::shared_ptr<const Engine> engine) noexcept
    : engine_(std::move(engine)) {}

SniffedStream::~SniffedStream() { base::Wipe(held_.get(), size_); }

bool SniffedStream::Prepare() noexcept {
  held_.reset(new (std::nothrow) char[engine_->section_bytes()]);
  return held_ != nullptr;
}

void SniffedStream::Reset() noexcept {
  base::Wipe(held_.get(), size_);
  size_ = 0;
  stream_.reset();
  status_ = ScrubStatus::kOk;
}

void SniffedStream::Choose(StreamSink& sink) noexcept {
  const std::string_view held{held_.get(), size_};
  stream_ = OpenGuessedStream(engine_, GuessKind(*engine_, held), BeginsWithNuls(*engine_, held));
  if (stream_ == nullptr) {
    Reset();
    status_ = ScrubStatus::kOutOfMemory;
    return;
  }
  status_ = stream_->Feed(held, sink);
  base::Wipe(held_.get(), size_);
  size_ = 0;
}

ScrubStatus SniffedStream::Feed(std::string_view chunk, StreamSink& sink) noexcept {
  if (status_ > ScrubStatus::kTokenizeFailed || chunk.empty()) return status_;
  if (stream_ == nullptr) {
    const std::string_view part = chunk.substr(0, engine_->section_bytes() - size_);
    std::memcpy(held_.get() + size_, part.data(), part.size());
    size_ += part.size();
    chunk.remove_prefix(part.size());
    if (chunk.empty()) return status_;
    Choose(sink);
  }
  if (stream_ != nullptr) status_ = std::max(status_, stream_->Feed(chunk, sink));
  return status_;
}

ScrubStatus SniffedStream::Flush(FlushPolicy policy, StreamSink& sink) noexcept {
  if (stream_ != nullptr) status_ = std::max(status_, stream_->Flush(policy, sink));
  return status_;
}

ScrubStatus SniffedStream::Finish(StreamSink& sink) noexcept {
  if (stream_ != nullptr) {
    status_ = std::max(status_, stream_->Finish(sink));
  } else if (status_ == ScrubStatus::kOk) {
    const Result result = engine_->Scrub({held_.get(), size_}, PayloadKind::kAuto, workspace_);
    for (const Finding& finding : result.findings) sink.OnFinding(finding);
    if (!result.text.empty()) sink.OnText(result.text);
    status_ = result.status;
  }
  const ScrubStatus status = status_;
  Reset();
  return status;
}

}  // namespace panveil::scrub
