#include "panveil/stream.h"

#include <utility>

#include "scrub/engine.h"
#include "scrub/open_stream.h"

#ifndef PANVEIL_CORE_ONLY
#include "absl/status/status.h"
#endif

namespace panveil {

namespace {

constexpr char kNoScrubber[] = "scrubber: moved from";
constexpr char kNoMemory[] = "out of memory";

}  // namespace

StreamScrubber::StreamScrubber(std::unique_ptr<scrub::Stream> stream) noexcept
    : stream_(std::move(stream)) {}
StreamScrubber::~StreamScrubber() = default;
StreamScrubber::StreamScrubber(StreamScrubber&&) noexcept = default;
StreamScrubber& StreamScrubber::operator=(StreamScrubber&&) noexcept = default;

std::optional<StreamScrubber> StreamScrubber::Create(const Scrubber& scrubber, PayloadKind kind,
                                                     std::string* error) {
  if (scrubber.engine_ == nullptr) {
    *error = kNoScrubber;
    return std::nullopt;
  }
  std::unique_ptr<scrub::Stream> stream = scrub::OpenStream(scrubber.engine_, kind);
  if (stream == nullptr) {
    *error = kNoMemory;
    return std::nullopt;
  }
  return StreamScrubber(std::move(stream));
}

#ifndef PANVEIL_CORE_ONLY
absl::StatusOr<StreamScrubber> StreamScrubber::Create(const Scrubber& scrubber, PayloadKind kind) {
  std::string error;
  std::optional<StreamScrubber> stream = Create(scrubber, kind, &error);
  if (stream) return *std::move(stream);
  return error == kNoMemory ? absl::ResourceExhaustedError(kNoMemory)
                            : absl::InvalidArgumentError(kNoScrubber);
}
#endif

ScrubStatus StreamScrubber::Feed(std::string_view chunk, StreamSink& sink) noexcept {
  const bool bad = stream_ == nullptr || (chunk.data() == nullptr && !chunk.empty());
  return bad ? ScrubStatus::kBadArgument : stream_->Feed(chunk, sink);
}

ScrubStatus StreamScrubber::Flush(FlushPolicy policy, StreamSink& sink) noexcept {
  return stream_ == nullptr ? ScrubStatus::kBadArgument : stream_->Flush(policy, sink);
}

ScrubStatus StreamScrubber::Finish(StreamSink& sink) noexcept {
  return stream_ == nullptr ? ScrubStatus::kBadArgument : stream_->Finish(sink);
}

void StreamScrubber::Reset() noexcept {
  if (stream_ != nullptr) stream_->Reset();
}

}  // namespace panveil
