#include "scrub/payload_stream.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

#include "base/secure_memory.h"
#include "scrub/scrub_payload.h"

namespace panveil::scrub {

namespace {

// Of a chunk, what is taken at a time.
constexpr std::size_t kStep = std::size_t{1} << 15;

// Of one section, findings that are told of: more than there are cards in one.
constexpr std::size_t kMostFindings = 65536;

}  // namespace

PayloadStream::PayloadStream(std::shared_ptr<const Engine> engine, PayloadKind kind,
                             bool guessed) noexcept
    : engine_(std::move(engine)),
      sections_(*engine_, kind, guessed),
      room_(engine_->section_bytes() + kStep) {}

PayloadStream::~PayloadStream() { base::Wipe(held_.get(), used_); }

bool PayloadStream::Prepare() noexcept {
  static_assert(Engine::kSectionBytes + kStep <= StreamScrubber::kMostPayloadBytes);
  held_.reset(new (std::nothrow) char[room_]);
  return held_ != nullptr && engine_->Prepare(kStep, workspace_) &&
         StartPayload(kMostFindings, workspace_);
}

void PayloadStream::Reset() noexcept {
  base::Wipe(held_.get(), used_);
  size_ = used_ = 0;
  status_ = ScrubStatus::kOk;
  sections_.Reset();
  workspace_.WipeJoined();
}

void PayloadStream::Advance(bool last, StreamSink& sink) noexcept {
  std::size_t begin = 0;
  while (!failed() && begin < size_) {
    if (!StartPayload(kMostFindings, workspace_)) {
      status_ = ScrubStatus::kOutOfMemory;
      break;
    }
    const std::string_view bytes{held_.get() + begin, size_ - begin};
    const Sections::Piece piece = sections_.Next(bytes, last, workspace_);
    status_ = std::max(status_, piece.status);
    if (failed() || piece.taken == 0) break;
    FixFindings(workspace_);
    for (const Finding& finding : workspace_.findings()) sink.OnFinding(finding);
    if (!piece.text.empty()) sink.OnText(piece.text);
    begin += piece.taken;
  }
  if (begin == 0) return;
  std::memmove(held_.get(), held_.get() + begin, size_ - begin);
  size_ -= begin;
}

ScrubStatus PayloadStream::Feed(std::string_view chunk, StreamSink& sink) noexcept {
  while (!chunk.empty() && !failed()) {
    const std::string_view part = chunk.substr(0, std::min(kStep, room_ - size_));
    std::memcpy(held_.get() + size_, part.data(), part.size());
    size_ += part.size();
    used_ = std::max(used_, size_);
    chunk.remove_prefix(part.size());
    Advance(false, sink);
  }
  return status_;
}

ScrubStatus PayloadStream::Flush(FlushPolicy, StreamSink&) noexcept { return status_; }

ScrubStatus PayloadStream::Finish(StreamSink& sink) noexcept {
  if (!failed()) Advance(true, sink);
  const ScrubStatus status = status_;
  Reset();
  return status;
}

}  // namespace panveil::scrub
