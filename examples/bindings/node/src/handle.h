// Objects of the library as values that JavaScript holds. JavaScript keeps them in private fields,
// so that nobody else has them; a handle says nevertheless what it is.
#ifndef PANVEIL_NODE_HANDLE_H_
#define PANVEIL_NODE_HANDLE_H_

#include <panveil/panveil.h>

#include <memory>
#include <utility>

#include "thread.h"

namespace panveil_node {

template <typename T>
struct HandleTraits;  // what frees a T

#define PANVEIL_NODE_HANDLE(type)                                  \
  template <>                                                      \
  struct HandleTraits<panveil_##type> {                            \
    static void Free(void* object) {                               \
      panveil_##type##_free(static_cast<panveil_##type*>(object)); \
    }                                                              \
  }
PANVEIL_NODE_HANDLE(keyring);
PANVEIL_NODE_HANDLE(options);
PANVEIL_NODE_HANDLE(conversation_options);
PANVEIL_NODE_HANDLE(scrubber);
PANVEIL_NODE_HANDLE(stream);
PANVEIL_NODE_HANDLE(conversation);
PANVEIL_NODE_HANDLE(detokenizer);
PANVEIL_NODE_HANDLE(detokenizer_stream);
#undef PANVEIL_NODE_HANDLE

struct Handle {
  Thread* thread = nullptr;
  void* object = nullptr;          // nullptr when closed
  void (*free)(void*) = nullptr;   // tells the type, too
  std::shared_ptr<Allow> allow{};  // the library may call it as long as the object lives

  ~Handle() { Close(); }
  void Close() {
    if (object != nullptr) free(object);
    object = nullptr;
    allow.reset();
  }
};

// The handle of a T; nullptr for any other value, and for one that was closed.
template <typename T>
Handle* HandleOf(napi_env env, napi_value value) {
  void* data = nullptr;
  if (napi_get_value_external(env, value, &data) != napi_ok) return nullptr;
  auto* handle = static_cast<Handle*>(data);
  return handle->free == &HandleTraits<T>::Free && handle->object != nullptr ? handle : nullptr;
}

template <typename T>
T* ObjectOf(const Handle* handle) {
  return static_cast<T*>(handle->object);
}

// The T of a value, or nullptr.
template <typename T>
T* Get(napi_env env, napi_value value) {
  const Handle* handle = HandleOf<T>(env, value);
  return handle == nullptr ? nullptr : ObjectOf<T>(handle);
}

// Takes an object over. What JavaScript forgets is freed with the garbage.
template <typename T>
napi_value Hold(napi_env env, T* object, std::shared_ptr<Allow> allow = nullptr) {
  auto* handle = new Handle{Thread::Of(env), object, &HandleTraits<T>::Free, std::move(allow)};
  napi_value value = nullptr;
  const auto finalize = [](napi_env, void* data, void*) { delete static_cast<Handle*>(data); };
  if (napi_create_external(env, handle, finalize, nullptr, &value) != napi_ok) {
    delete handle;
    return Number(env, PANVEIL_OUT_OF_MEMORY);
  }
  return value;
}

}  // namespace panveil_node

#endif  // PANVEIL_NODE_HANDLE_H_
