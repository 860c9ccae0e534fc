// The streams of panveil.h.
#include "api/c_handles.h"
#include "api/c_sink.h"
#include "panveil/stream.h"

struct panveil_stream {
  panveil::StreamScrubber stream;
  panveil::api::KeptOutput kept;
  std::atomic<bool> busy{false};

  explicit panveil_stream(panveil::StreamScrubber made) noexcept : stream(std::move(made)) {}
};

namespace panveil::api {
namespace {

static_assert(PANVEIL_STREAM_MOST_HELD_BYTES == StreamScrubber::kMostHeldBytes);
static_assert(PANVEIL_STREAM_MOST_PAYLOAD_BYTES == StreamScrubber::kMostPayloadBytes);
static_assert(PANVEIL_HOLD_DIGITS == static_cast<int>(FlushPolicy::kHoldDigits));

// One call on a stream, which gives `call` a sink.
template <typename Call>
panveil_status RunStream(panveil_stream* stream, const panveil_sink* sink, bool valid,
                         Call call) noexcept {
  if (stream == nullptr) return PANVEIL_BAD_ARGUMENT;
  const Hold hold(stream->busy);
  if (!hold) return PANVEIL_BUSY;
  if (!valid || !IsSink(sink)) {
    stream->kept.Clear();
    return PANVEIL_BAD_ARGUMENT;
  }
  return CallWithSink(
      sink, stream->kept, [&](StreamSink& to) { return ToStatus(call(stream->stream, to)); },
      [&] { stream->stream.Reset(); });
}

}  // namespace
}  // namespace panveil::api

using panveil::StreamScrubber;
using panveil::StreamSink;
using panveil::api::Hold;
using panveil::api::RunStream;

extern "C" {

panveil_status panveil_stream_new(const panveil_scrubber* scrubber, int32_t kind,
                                  panveil_stream** out) {
  panveil::PayloadKind payload{};
  if (out != nullptr) *out = nullptr;
  if (scrubber == nullptr || out == nullptr || !panveil::api::ReadKind(kind, &payload)) {
    return PANVEIL_BAD_ARGUMENT;
  }
  return panveil::api::NoThrow([&]() -> panveil_status {
    std::string error;
    std::optional<StreamScrubber> stream =
        StreamScrubber::Create(scrubber->scrubber, payload, &error);
    if (!stream.has_value()) return PANVEIL_OUT_OF_MEMORY;
    *out = new panveil_stream(*std::move(stream));
    return PANVEIL_OK;
  });
}

void panveil_stream_free(panveil_stream* stream) { delete stream; }

panveil_status panveil_stream_feed(panveil_stream* stream, const char* chunk, size_t size,
                                   const panveil_sink* sink) {
  return RunStream(stream, sink, panveil::api::IsText(chunk, size),
                   [&](StreamScrubber& scrubber, StreamSink& to) {
                     return scrubber.Feed({chunk, size}, to);
                   });
}

panveil_status panveil_stream_flush(panveil_stream* stream, int32_t policy,
                                    const panveil_sink* sink) {
  panveil::FlushPolicy flush{};
  return RunStream(
      stream, sink, panveil::api::ReadEnum(policy, panveil::FlushPolicy::kHoldDigits, &flush),
      [&](StreamScrubber& scrubber, StreamSink& to) { return scrubber.Flush(flush, to); });
}

panveil_status panveil_stream_finish(panveil_stream* stream, const panveil_sink* sink) {
  return RunStream(stream, sink, true,
                   [](StreamScrubber& scrubber, StreamSink& to) { return scrubber.Finish(to); });
}

panveil_status panveil_stream_reset(panveil_stream* stream) {
  if (stream == nullptr) return PANVEIL_BAD_ARGUMENT;
  const Hold hold(stream->busy);
  if (!hold) return PANVEIL_BUSY;
  stream->stream.Reset();
  stream->kept.Clear();
  return PANVEIL_OK;
}

panveil_status panveil_stream_text(panveil_stream* stream, panveil_text* out) {
  if (out == nullptr) return PANVEIL_BAD_ARGUMENT;
  *out = {};
  if (stream == nullptr) return PANVEIL_BAD_ARGUMENT;
  const Hold hold(stream->busy);
  if (!hold) return PANVEIL_BUSY;
  *out = stream->kept.text();
  return PANVEIL_OK;
}

panveil_status panveil_stream_findings(panveil_stream* stream, panveil_findings* out) {
  if (out == nullptr) return PANVEIL_BAD_ARGUMENT;
  *out = {nullptr, 0, sizeof(panveil_finding), 0};
  if (stream == nullptr) return PANVEIL_BAD_ARGUMENT;
  const Hold hold(stream->busy);
  if (!hold) return PANVEIL_BUSY;
  *out = stream->kept.findings();
  return PANVEIL_OK;
}

}  // extern "C"
