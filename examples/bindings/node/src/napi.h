// Short words for what Node-API says in long ones.
#ifndef PANVEIL_NODE_NAPI_H_
#define PANVEIL_NODE_NAPI_H_

#define NAPI_VERSION 8
#include <node_api.h>
#include <panveil/panveil.h>

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace panveil_node {

// The arguments of a call, `undefined` for those that are missing.
template <std::size_t kCount>
struct Arguments {
  Arguments(napi_env env, napi_callback_info info) {
    std::size_t count = kCount;
    napi_get_cb_info(env, info, &count, values, nullptr, nullptr);
    given = count;
  }
  napi_value operator[](std::size_t i) const { return values[i]; }
  napi_value values[kCount];  // napi_get_cb_info() fills all of them
  std::size_t given;
};

inline napi_value Number(napi_env env, double value) {
  napi_value number = nullptr;
  napi_create_double(env, value, &number);
  return number;
}

inline napi_value Number(napi_env env, std::int32_t value) {
  napi_value number = nullptr;
  napi_create_int32(env, value, &number);
  return number;
}

inline napi_value Number(napi_env env, std::uint64_t value) {
  return Number(env, static_cast<double>(value));
}

inline napi_value Boolean(napi_env env, bool value) {
  napi_value boolean = nullptr;
  napi_get_boolean(env, value, &boolean);
  return boolean;
}

inline napi_value Ascii(napi_env env, const char* text, std::size_t size) {
  napi_value string = nullptr;
  napi_create_string_latin1(env, size == 0 ? "" : text, size, &string);
  return string;
}

inline napi_value Ascii(napi_env env, const char* text) {
  return Ascii(env, text, std::strlen(text));
}

// A new Buffer with a copy of the bytes.
inline napi_value NewBuffer(napi_env env, const char* bytes, std::size_t size) {
  napi_value buffer = nullptr;
  napi_create_buffer_copy(env, size, size == 0 ? "" : bytes, nullptr, &buffer);
  return buffer;
}

// 0 for what is no number; JavaScript has looked at the types.
inline std::int32_t Int32(napi_env env, napi_value value) {
  std::int32_t number = 0;
  napi_get_value_int32(env, value, &number);
  return number;
}

inline std::int64_t Int64(napi_env env, napi_value value) {
  std::int64_t number = 0;
  napi_get_value_int64(env, value, &number);
  return number;
}

inline bool IsPresent(napi_env env, napi_value value) {
  napi_valuetype type = napi_undefined;
  napi_typeof(env, value, &type);
  return type != napi_undefined && type != napi_null;
}

// An object under construction.
class Object {
 public:
  explicit Object(napi_env env) : env_(env) { napi_create_object(env, &value_); }
  Object& Set(const char* name, napi_value value) {
    napi_set_named_property(env_, value_, name, value);
    return *this;
  }
  napi_value value() const { return value_; }

 private:
  napi_env env_;
  napi_value value_ = nullptr;
};

// A list under construction.
class List {
 public:
  List(napi_env env, std::size_t count) : env_(env) {
    napi_create_array_with_length(env, count, &value_);
  }
  void Add(napi_value value) { napi_set_element(env_, value_, next_++, value); }
  napi_value value() const { return value_; }

 private:
  napi_env env_;
  napi_value value_ = nullptr;
  std::uint32_t next_ = 0;
};

}  // namespace panveil_node

#endif  // PANVEIL_NODE_NAPI_H_
