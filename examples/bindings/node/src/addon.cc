// The module: versions, names, and what closes a handle.
#include <new>

#include "handle.h"
#include "parts.h"

namespace panveil_node {
namespace {

napi_value StatusName(napi_env env, napi_callback_info info) {
  const Arguments<1> call(env, info);
  return Ascii(env, panveil_status_string(Int32(env, call[0])));
}

// kindOf(contentType: string)
napi_value KindOf(napi_env env, napi_callback_info info) {
  const Arguments<1> call(env, info);
  Thread* thread = Thread::Of(env);
  const Turn turn(thread);
  Text text;
  if (!turn || thread->ReadString(call[0], &text) != PANVEIL_OK) return nullptr;
  return Number(env, panveil_payload_kind_of(text.data, text.size));
}

// Whatever it is of. Closing twice is allowed; an object whose call runs is not closed.
napi_value Close(napi_env env, napi_callback_info info) {
  const Arguments<1> call(env, info);
  void* data = nullptr;
  if (napi_get_value_external(env, call[0], &data) != napi_ok) return nullptr;
  auto* handle = static_cast<Handle*>(data);
  if (handle->thread->busy) return Number(env, PANVEIL_BUSY);
  handle->Close();
  return nullptr;
}

napi_value Kernels(napi_env env) {
  List list(env, 0);
  for (std::size_t i = 0; panveil_available_kernel(i) != nullptr; ++i) {
    list.Add(Ascii(env, panveil_available_kernel(i)));
  }
  return list.value();
}

constexpr Function kFunctions[] = {
    {"statusName", StatusName},
    {"kindOf", KindOf},
    {"close", Close},
};

napi_value Init(napi_env env, napi_value exports) {
  auto* thread = new (std::nothrow) Thread(env);
  const auto finalize = [](napi_env, void* data, void*) { delete static_cast<Thread*>(data); };
  if (thread == nullptr || napi_set_instance_data(env, thread, finalize, nullptr) != napi_ok) {
    delete thread;
    return nullptr;
  }
  const std::uint32_t features = panveil_features();
  napi_set_named_property(env, exports, "version", Ascii(env, panveil_version_string()));
  napi_set_named_property(env, exports, "abiVersion",
                          Number(env, static_cast<double>(panveil_abi_version())));
  napi_set_named_property(env, exports, "tokens",
                          Boolean(env, (features & PANVEIL_FEATURE_TOKENS) != 0));
  napi_set_named_property(env, exports, "patterns",
                          Boolean(env, (features & PANVEIL_FEATURE_PATTERNS) != 0));
  napi_set_named_property(env, exports, "kernels", Kernels(env));
  Export(env, exports, kFunctions);
  ExportOptions(env, exports);
  ExportScrubber(env, exports);
  ExportStream(env, exports);
  ExportConversation(env, exports);
  ExportKeyring(env, exports);
  ExportDetokenizer(env, exports);
  return exports;
}

}  // namespace
}  // namespace panveil_node

NAPI_MODULE_INIT() { return panveil_node::Init(env, exports); }
