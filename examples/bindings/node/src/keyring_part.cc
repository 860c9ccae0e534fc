// Keyrings. Keys and files come as Uint8Arrays or strings; what holds a key is wiped here.
#include "handle.h"
#include "parts.h"
#include "results.h"

namespace panveil_node {
namespace {

napi_value HoldKeyring(napi_env env, panveil_status status, panveil_keyring* keyring,
                       const char* reason) {
  return status == PANVEIL_OK ? Hold(env, keyring) : Refusal(env, status, reason);
}

// keyringGenerate()
napi_value Generate(napi_env env, napi_callback_info) {
  char reason[PANVEIL_REASON_BYTES];
  panveil_keyring* keyring = nullptr;
  const panveil_status status = panveil_keyring_generate(&keyring, reason, sizeof reason);
  return HoldKeyring(env, status, keyring, reason);
}

using FromText = panveil_status (*)(const char*, std::size_t, panveil_keyring**, char*,
                                    std::size_t);

napi_value From(napi_env env, napi_callback_info info, FromText make) {
  const Arguments<1> call(env, info);
  Thread* thread = Thread::Of(env);
  const Turn turn(thread);
  if (!turn) return Number(env, PANVEIL_BUSY);
  Text text;
  panveil_status status = thread->Read(call[0], false, &text);
  if (status != PANVEIL_OK) return Number(env, status);
  char reason[PANVEIL_REASON_BYTES];
  panveil_keyring* keyring = nullptr;
  status = make(text.data, text.size, &keyring, reason, sizeof reason);
  thread->Wipe();
  return HoldKeyring(env, status, keyring, reason);
}

// keyringLoad(path)
napi_value Load(napi_env env, napi_callback_info info) {
  return From(env, info, panveil_keyring_load);
}

// keyringFromText(text)
napi_value FromBytes(napi_env env, napi_callback_info info) {
  return From(env, info, panveil_keyring_from_text);
}

// keyringSave(keyring, path): undefined, or a refusal
napi_value Save(napi_env env, napi_callback_info info) {
  const Arguments<2> call(env, info);
  const auto* keyring = Get<panveil_keyring>(env, call[0]);
  if (keyring == nullptr) return Number(env, kClosed);
  Thread* thread = Thread::Of(env);
  const Turn turn(thread);
  if (!turn) return Number(env, PANVEIL_BUSY);
  Text path;
  panveil_status status = thread->Read(call[1], false, &path);
  if (status != PANVEIL_OK) return Number(env, status);
  char reason[PANVEIL_REASON_BYTES];
  status = panveil_keyring_save(keyring, path.data, path.size, reason, sizeof reason);
  return status == PANVEIL_OK ? nullptr : Refusal(env, status, reason);
}

// keyringRotate(keyring, id, key?), the key a Uint8Array: undefined, or a refusal
napi_value Rotate(napi_env env, napi_callback_info info) {
  const Arguments<3> call(env, info);
  auto* keyring = Get<panveil_keyring>(env, call[0]);
  if (keyring == nullptr) return Number(env, kClosed);
  Thread* thread = Thread::Of(env);
  const Turn turn(thread);
  if (!turn) return Number(env, PANVEIL_BUSY);
  Text id;
  panveil_status status = thread->ReadString(call[1], &id);
  if (status != PANVEIL_OK) return Number(env, status);
  void* key = nullptr;
  std::size_t key_size = 0;
  if (IsPresent(env, call[2]) && napi_get_buffer_info(env, call[2], &key, &key_size) != napi_ok) {
    return Number(env, kWrongType);
  }
  char reason[PANVEIL_REASON_BYTES];
  status = panveil_keyring_rotate(keyring, static_cast<const char*>(key), key_size, id.data,
                                  id.size, reason, sizeof reason);
  return status == PANVEIL_OK ? nullptr : Refusal(env, status, reason);
}

// keyringRemove(keyring, id): a status
napi_value Remove(napi_env env, napi_callback_info info) {
  const Arguments<2> call(env, info);
  auto* keyring = Get<panveil_keyring>(env, call[0]);
  if (keyring == nullptr) return Number(env, kClosed);
  Thread* thread = Thread::Of(env);
  const Turn turn(thread);
  if (!turn) return Number(env, PANVEIL_BUSY);
  Text id;
  const panveil_status status = thread->ReadString(call[1], &id);
  if (status != PANVEIL_OK) return Number(env, status);
  return Number(env, panveil_keyring_remove(keyring, id.data, id.size));
}

// keyringIds(keyring): a list, the primary first
napi_value Ids(napi_env env, napi_callback_info info) {
  const Arguments<1> call(env, info);
  const auto* keyring = Get<panveil_keyring>(env, call[0]);
  if (keyring == nullptr) return Number(env, kClosed);
  List list(env, 0);
  char id[PANVEIL_KEY_ID_BYTES];
  std::size_t size = 0;
  for (std::size_t i = 0; panveil_keyring_id(keyring, i, id, sizeof id, &size) == PANVEIL_OK; ++i) {
    list.Add(Ascii(env, id, size));
  }
  return list.value();
}

constexpr Function kFunctions[] = {
    {"keyringGenerate", Generate}, {"keyringLoad", Load},     {"keyringFromText", FromBytes},
    {"keyringSave", Save},         {"keyringRotate", Rotate}, {"keyringRemove", Remove},
    {"keyringIds", Ids},
};

}  // namespace

void ExportKeyring(napi_env env, napi_value exports) { Export(env, exports, kFunctions); }

}  // namespace panveil_node
