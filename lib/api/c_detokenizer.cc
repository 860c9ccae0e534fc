// The detokenizers of panveil.h.
#include "api/c_handles.h"
#include "api/c_sink.h"

#ifdef PANVEIL_CORE_ONLY

struct panveil_detokenizer {};  // never made
struct panveil_detokenizer_stream {};

#else

#include "panveil/detokenizer.h"

struct panveil_detokenizer {
  panveil::Detokenizer detokenizer;
};

struct panveil_detokenizer_stream {
  panveil::StreamDetokenizer stream;
  panveil::api::KeptOutput kept;
  std::atomic<bool> busy{false};

  explicit panveil_detokenizer_stream(panveil::StreamDetokenizer made) noexcept
      : stream(std::move(made)) {}
};

namespace panveil::api {
namespace {

// Wipes a text that was opened.
class WipeAtEnd {
 public:
  explicit WipeAtEnd(std::string* text) noexcept : text_(text) {}
  ~WipeAtEnd() { base::Wipe(text_->data(), text_->size()); }
  WipeAtEnd(const WipeAtEnd&) = delete;
  WipeAtEnd& operator=(const WipeAtEnd&) = delete;

 private:
  std::string* text_;
};

template <typename Call>
panveil_status RunDetokenizer(panveil_detokenizer_stream* stream, const panveil_sink* sink,
                              bool valid, Call call) noexcept {
  if (stream == nullptr) return PANVEIL_BAD_ARGUMENT;
  const Hold hold(stream->busy);
  if (!hold) return PANVEIL_BUSY;
  if (!valid || !IsSink(sink)) {
    stream->kept.Clear();
    return PANVEIL_BAD_ARGUMENT;
  }
  return CallWithSink(
      sink, stream->kept,
      [&](StreamSink& to) -> panveil_status {
        call(stream->stream, to);
        return PANVEIL_OK;
      },
      [&] { stream->stream.Reset(); });
}

}  // namespace
}  // namespace panveil::api

#endif

extern "C" {

void panveil_detokenizer_free(panveil_detokenizer* detokenizer) { delete detokenizer; }
void panveil_detokenizer_stream_free(panveil_detokenizer_stream* stream) { delete stream; }

#ifndef PANVEIL_CORE_ONLY

using panveil::Detokenizer;
using panveil::StreamDetokenizer;
using panveil::StreamSink;
using panveil::api::Hold;
using panveil::api::IsText;
using panveil::api::NoThrow;
using panveil::api::RunDetokenizer;

panveil_status panveil_detokenizer_new(const panveil_keyring* keyring, const char* scope,
                                       size_t scope_size, int32_t format, panveil_detokenizer** out,
                                       char* reason, size_t reason_capacity) {
  panveil::api::Reason why(reason, reason_capacity);
  panveil::TokenFormat token_format{};
  if (out != nullptr) *out = nullptr;
  if (keyring == nullptr || out == nullptr || !IsText(scope, scope_size) || !why.valid() ||
      !panveil::api::ReadEnum(format, panveil::TokenFormat::kDigits, &token_format)) {
    return PANVEIL_BAD_ARGUMENT;
  }
  return NoThrow([&]() -> panveil_status {
    auto made =
        Detokenizer::Create({keyring->keyring, std::string(scope, scope_size), token_format});
    if (!made.ok()) {
      why.Say({made.status().message().data(), made.status().message().size()});
      return made.status().code() == absl::StatusCode::kInvalidArgument ? PANVEIL_INVALID_OPTION
                                                                        : PANVEIL_FAILED;
    }
    *out = new panveil_detokenizer{*std::move(made)};
    return PANVEIL_OK;
  });
}

panveil_status panveil_detokenize(const panveil_detokenizer* detokenizer, const char* text,
                                  size_t size, panveil_bytes** out, size_t* opened) {
  if (opened != nullptr) *opened = 0;
  if (out != nullptr) *out = nullptr;
  if (detokenizer == nullptr || out == nullptr || !IsText(text, size)) return PANVEIL_BAD_ARGUMENT;
  return NoThrow([&]() -> panveil_status {
    auto bytes = std::make_unique<panveil_bytes>();
    std::size_t count = 0;
    std::string result = detokenizer->detokenizer.Detokenize({text, size}, &count);
    const panveil::api::WipeAtEnd wipe(&result);
    if (!bytes->text.Append(result)) return PANVEIL_OUT_OF_MEMORY;
    *out = bytes.release();
    if (opened != nullptr) *opened = count;
    return PANVEIL_OK;
  });
}

panveil_status panveil_detokenizer_stream_new(const panveil_detokenizer* detokenizer,
                                              panveil_detokenizer_stream** out) {
  if (out != nullptr) *out = nullptr;
  if (detokenizer == nullptr || out == nullptr) return PANVEIL_BAD_ARGUMENT;
  return NoThrow([&]() -> panveil_status {
    auto made = StreamDetokenizer::Create(detokenizer->detokenizer);
    if (!made.ok()) return PANVEIL_OUT_OF_MEMORY;
    *out = new panveil_detokenizer_stream(*std::move(made));
    return PANVEIL_OK;
  });
}

panveil_status panveil_detokenizer_stream_feed(panveil_detokenizer_stream* stream,
                                               const char* chunk, size_t size,
                                               const panveil_sink* sink) {
  return RunDetokenizer(stream, sink, IsText(chunk, size),
                        [&](StreamDetokenizer& detokenizer, StreamSink& to) {
                          detokenizer.Feed({chunk, size}, to);
                        });
}

panveil_status panveil_detokenizer_stream_finish(panveil_detokenizer_stream* stream,
                                                 const panveil_sink* sink, size_t* opened) {
  std::size_t count = 0;
  const panveil_status status = RunDetokenizer(
      stream, sink, true,
      [&](StreamDetokenizer& detokenizer, StreamSink& to) { count = detokenizer.Finish(to); });
  if (opened != nullptr) *opened = status == PANVEIL_OK ? count : 0;
  return status;
}

panveil_status panveil_detokenizer_stream_reset(panveil_detokenizer_stream* stream) {
  if (stream == nullptr) return PANVEIL_BAD_ARGUMENT;
  const Hold hold(stream->busy);
  if (!hold) return PANVEIL_BUSY;
  stream->stream.Reset();
  stream->kept.Clear();
  return PANVEIL_OK;
}

panveil_status panveil_detokenizer_stream_text(panveil_detokenizer_stream* stream,
                                               panveil_text* out) {
  if (out == nullptr) return PANVEIL_BAD_ARGUMENT;
  *out = {};
  if (stream == nullptr) return PANVEIL_BAD_ARGUMENT;
  const Hold hold(stream->busy);
  if (!hold) return PANVEIL_BUSY;
  *out = stream->kept.text();
  return PANVEIL_OK;
}

#else

// No keyring can be had in this build, so no handle that these could be called with.
panveil_status panveil_detokenizer_new(const panveil_keyring*, const char*, size_t, int32_t,
                                       panveil_detokenizer** out, char* reason,
                                       size_t reason_capacity) {
  panveil::api::Reason why(reason, reason_capacity);
  if (out == nullptr || !why.valid()) return PANVEIL_BAD_ARGUMENT;
  *out = nullptr;
  why.Say("keyring: this build has no OpenSSL");
  return PANVEIL_UNSUPPORTED;
}
panveil_status panveil_detokenize(const panveil_detokenizer*, const char*, size_t,
                                  panveil_bytes** out, size_t* opened) {
  if (out != nullptr) *out = nullptr;
  if (opened != nullptr) *opened = 0;
  return PANVEIL_BAD_ARGUMENT;
}
panveil_status panveil_detokenizer_stream_new(const panveil_detokenizer*,
                                              panveil_detokenizer_stream** out) {
  if (out != nullptr) *out = nullptr;
  return PANVEIL_BAD_ARGUMENT;
}
panveil_status panveil_detokenizer_stream_feed(panveil_detokenizer_stream*, const char*, size_t,
                                               const panveil_sink*) {
  return PANVEIL_BAD_ARGUMENT;
}
panveil_status panveil_detokenizer_stream_finish(panveil_detokenizer_stream*, const panveil_sink*,
                                                 size_t* opened) {
  if (opened != nullptr) *opened = 0;
  return PANVEIL_BAD_ARGUMENT;
}
panveil_status panveil_detokenizer_stream_reset(panveil_detokenizer_stream*) {
  return PANVEIL_BAD_ARGUMENT;
}
panveil_status panveil_detokenizer_stream_text(panveil_detokenizer_stream*, panveil_text* out) {
  if (out != nullptr) *out = {};
  return PANVEIL_BAD_ARGUMENT;
}

#endif

}  // extern "C"
