// The other direction. What comes out holds PANs; it is wiped here.
#include "handle.h"
#include "parts.h"
#include "results.h"

namespace panveil_node {
namespace {

// newDetokenizer(keyring, scope, format) gives a handle, or a refusal.
napi_value NewDetokenizer(napi_env env, napi_callback_info info) {
  const Arguments<3> call(env, info);
  const auto* keyring = Get<panveil_keyring>(env, call[0]);
  if (keyring == nullptr) return Number(env, kClosed);
  Thread* thread = Thread::Of(env);
  const Turn turn(thread);
  if (!turn) return Number(env, PANVEIL_BUSY);
  Text scope;
  panveil_status status = thread->Read(call[1], false, &scope);
  if (status != PANVEIL_OK) return Number(env, status);
  char reason[PANVEIL_REASON_BYTES];
  panveil_detokenizer* detokenizer = nullptr;
  status = panveil_detokenizer_new(keyring, scope.data, scope.size, Int32(env, call[2]),
                                   &detokenizer, reason, sizeof reason);
  return status == PANVEIL_OK ? Hold(env, detokenizer) : Refusal(env, status, reason);
}

// detokenize(detokenizer, input): {output?, opened}; no output when nothing was opened
napi_value Detokenize(napi_env env, napi_callback_info info) {
  const Arguments<2> call(env, info);
  const auto* detokenizer = Get<panveil_detokenizer>(env, call[0]);
  if (detokenizer == nullptr) return Number(env, kClosed);
  Thread* thread = Thread::Of(env);
  const Turn turn(thread);
  if (!turn) return Number(env, PANVEIL_BUSY);
  Text text;
  std::int32_t status = thread->Read(call[1], false, &text);
  if (status != PANVEIL_OK) return Number(env, status);
  panveil_bytes* bytes = nullptr;
  std::size_t opened = 0;
  panveil_text out{};
  status = panveil_detokenize(detokenizer, text.data, text.size, &bytes, &opened);
  if (status < PANVEIL_NOTHING_OUT) status = panveil_bytes_text(bytes, &out);
  napi_value value = nullptr;
  if (status >= PANVEIL_NOTHING_OUT) {
    value = Number(env, status);
  } else {
    Object object(env);
    object.Set("opened", Number(env, static_cast<double>(opened)));
    if (opened != 0) object.Set("output", thread->Write(text, out.data, out.size));
    value = object.value();
  }
  panveil_bytes_free(bytes);
  thread->Wipe();
  return value;
}

// newDetokenizerStream(detokenizer)
napi_value NewStream(napi_env env, napi_callback_info info) {
  const Arguments<1> call(env, info);
  const auto* detokenizer = Get<panveil_detokenizer>(env, call[0]);
  if (detokenizer == nullptr) return Number(env, kClosed);
  panveil_detokenizer_stream* stream = nullptr;
  const panveil_status status = panveil_detokenizer_stream_new(detokenizer, &stream);
  return status == PANVEIL_OK ? Hold(env, stream) : Number(env, status);
}

// detokenizerFeed(stream, bytes), detokenizerFinish(stream): {output, opened}
napi_value CameOut(napi_env env, panveil_detokenizer_stream* stream, panveil_status status,
                   std::size_t opened) {
  panveil_text text{};
  if (status < PANVEIL_NOTHING_OUT) status = panveil_detokenizer_stream_text(stream, &text);
  if (status >= PANVEIL_NOTHING_OUT) return Number(env, status);
  Object object(env);
  object.Set("opened", Number(env, static_cast<double>(opened)));
  object.Set("output", NewBuffer(env, text.data, text.size));
  return object.value();
}

napi_value Feed(napi_env env, napi_callback_info info) {
  const Arguments<2> call(env, info);
  auto* stream = Get<panveil_detokenizer_stream>(env, call[0]);
  if (stream == nullptr) return Number(env, kClosed);
  Thread* thread = Thread::Of(env);
  const Turn turn(thread);
  if (!turn) return Number(env, PANVEIL_BUSY);
  Text text;
  std::int32_t status = thread->ReadBytes(call[1], false, &text);
  if (status != PANVEIL_OK) return Number(env, status);
  status = panveil_detokenizer_stream_feed(stream, text.data, text.size, nullptr);
  thread->Wipe();
  return CameOut(env, stream, status, 0);
}

napi_value Finish(napi_env env, napi_callback_info info) {
  const Arguments<1> call(env, info);
  auto* stream = Get<panveil_detokenizer_stream>(env, call[0]);
  if (stream == nullptr) return Number(env, kClosed);
  std::size_t opened = 0;
  const panveil_status status = panveil_detokenizer_stream_finish(stream, nullptr, &opened);
  return CameOut(env, stream, status, opened);
}

constexpr Function kFunctions[] = {
    {"newDetokenizer", NewDetokenizer},  {"detokenize", Detokenize},
    {"newDetokenizerStream", NewStream}, {"detokenizerFeed", Feed},
    {"detokenizerFinish", Finish},
};

}  // namespace

void ExportDetokenizer(napi_env env, napi_value exports) { Export(env, exports, kFunctions); }

}  // namespace panveil_node
