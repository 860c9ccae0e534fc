// Texts in chunks.
#include "handle.h"
#include "parts.h"
#include "results.h"

namespace panveil_node {
namespace {

// newStream(scrubber, kind)
napi_value NewStream(napi_env env, napi_callback_info info) {
  const Arguments<2> call(env, info);
  Handle* scrubber = HandleOf<panveil_scrubber>(env, call[0]);
  if (scrubber == nullptr) return Number(env, kClosed);
  panveil_stream* stream = nullptr;
  const panveil_status status =
      panveil_stream_new(ObjectOf<panveil_scrubber>(scrubber), Int32(env, call[1]), &stream);
  return status == PANVEIL_OK ? Hold(env, stream, scrubber->allow) : Number(env, status);
}

// What came out of the last call: {status, output?, findings?}, or a status.
napi_value CameOut(Thread* thread, panveil_stream* stream, panveil_status status) {
  napi_env env = thread->env();
  if (status >= PANVEIL_NOTHING_OUT) return Number(env, status);
  panveil_text text{};
  panveil_findings findings{};
  panveil_status got = panveil_stream_text(stream, &text);
  if (got == PANVEIL_OK) got = panveil_stream_findings(stream, &findings);
  if (got != PANVEIL_OK) return Number(env, got);
  Object object(env);
  object.Set("status", Number(env, status));
  if (text.size != 0) object.Set("output", NewBuffer(env, text.data, text.size));
  if (findings.count != 0) object.Set("findings", FindingList(thread, Text{}, findings));
  return object.value();
}

// streamFeed(stream, bytes)
napi_value StreamFeed(napi_env env, napi_callback_info info) {
  const Arguments<2> call(env, info);
  Handle* handle = HandleOf<panveil_stream>(env, call[0]);
  if (handle == nullptr) return Number(env, kClosed);
  Thread* thread = handle->thread;
  const Turn turn(thread);
  if (!turn) return Number(env, PANVEIL_BUSY);
  Text text;
  std::int32_t status = thread->ReadBytes(call[1], handle->allow != nullptr, &text);
  if (status != PANVEIL_OK) return Number(env, status);
  auto* stream = ObjectOf<panveil_stream>(handle);
  status = panveil_stream_feed(stream, text.data, text.size, nullptr);
  thread->Wipe();
  return CameOut(thread, stream, status);
}

// streamFlush(stream, policy)
napi_value StreamFlush(napi_env env, napi_callback_info info) {
  const Arguments<2> call(env, info);
  Handle* handle = HandleOf<panveil_stream>(env, call[0]);
  if (handle == nullptr) return Number(env, kClosed);
  const Turn turn(handle->thread);
  if (!turn) return Number(env, PANVEIL_BUSY);
  auto* stream = ObjectOf<panveil_stream>(handle);
  return CameOut(handle->thread, stream,
                 panveil_stream_flush(stream, Int32(env, call[1]), nullptr));
}

// streamFinish(stream)
napi_value StreamFinish(napi_env env, napi_callback_info info) {
  const Arguments<1> call(env, info);
  Handle* handle = HandleOf<panveil_stream>(env, call[0]);
  if (handle == nullptr) return Number(env, kClosed);
  const Turn turn(handle->thread);
  if (!turn) return Number(env, PANVEIL_BUSY);
  auto* stream = ObjectOf<panveil_stream>(handle);
  return CameOut(handle->thread, stream, panveil_stream_finish(stream, nullptr));
}

constexpr Function kFunctions[] = {
    {"newStream", NewStream},
    {"streamFeed", StreamFeed},
    {"streamFlush", StreamFlush},
    {"streamFinish", StreamFinish},
};

}  // namespace

void ExportStream(napi_env env, napi_value exports) { Export(env, exports, kFunctions); }

}  // namespace panveil_node
