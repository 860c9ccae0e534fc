#include "thread.h"

#include <algorithm>
#include <cstring>

#include "text.h"

namespace panveil_node {
namespace {

constexpr std::size_t kFirstUnits = 4096;
constexpr std::size_t kMostKept = std::size_t{1} << 20;

}  // namespace

Thread* Thread::Of(napi_env env) {
  void* data = nullptr;
  napi_get_instance_data(env, &data);
  return static_cast<Thread*>(data);
}

panveil_scratch* Thread::scratch() {
  if (scratch_ == nullptr) scratch_ = panveil_scratch_new();
  return scratch_;
}

std::int32_t Thread::ReadString(napi_value value, Text* out) {
  if (units_.capacity() == 0 && units_.AtLeast(kFirstUnits) == nullptr) {
    return PANVEIL_OUT_OF_MEMORY;
  }
  // UTF-16 is the one form that loses nothing and that V8 writes as fast as it copies. Asking for
  // the length first would cost as much again.
  std::size_t count = 0;
  if (napi_get_value_string_utf16(env_, value, units_.items(), units_.capacity(), &count) !=
      napi_ok) {
    return kWrongType;
  }
  used_units_ = count;
  if (count + 1 >= units_.capacity()) {
    napi_get_value_string_utf16(env_, value, nullptr, 0, &count);
    if (units_.AtLeast(count + 2) == nullptr) return PANVEIL_OUT_OF_MEMORY;
    napi_get_value_string_utf16(env_, value, units_.items(), units_.capacity(), &count);
    used_units_ = count;
  }
  char* bytes = bytes_.AtLeast(BytesOfUnits(std::max(count, kFirstUnits)));
  if (bytes == nullptr) return PANVEIL_OUT_OF_MEMORY;
  used_bytes_ = ToBytes(units_.items(), count, bytes);
  *out = {bytes, used_bytes_, count, true, nullptr};
  return PANVEIL_OK;
}

std::int32_t Thread::ReadBytes(napi_value value, bool copy, Text* out) {
  napi_typedarray_type type{};
  std::size_t size = 0;
  void* data = nullptr;
  napi_value buffer = nullptr;
  if (napi_get_typedarray_info(env_, value, &type, &size, &data, &buffer, nullptr) != napi_ok ||
      type != napi_uint8_array) {
    return kWrongType;
  }
  if (size == 0) data = nullptr;
  // A SharedArrayBuffer is no ArrayBuffer: other threads may write to it.
  bool own = false;
  napi_is_arraybuffer(env_, buffer, &own);
  auto* place = static_cast<char*>(data);
  *out = {place, size, 0, false, place};
  used_units_ = 0;
  used_bytes_ = 0;
  if ((own && !copy) || size == 0) return PANVEIL_OK;
  char* bytes = bytes_.AtLeast(size);
  if (bytes == nullptr) return PANVEIL_OUT_OF_MEMORY;
  std::memcpy(bytes, data, size);
  used_bytes_ = size;
  out->data = bytes;
  return PANVEIL_OK;
}

std::int32_t Thread::Read(napi_value value, bool copy, Text* out) {
  const std::int32_t status = ReadString(value, out);
  return status == kWrongType ? ReadBytes(value, copy, out) : status;
}

napi_value Thread::WriteString(const char* bytes, std::size_t size) {
  const bool ascii = std::all_of(bytes, bytes + size, [](char c) { return (c & 0x80) == 0; });
  if (ascii) return Ascii(env_, bytes, size);
  // What was read last is not needed any more as code units.
  char16_t* units = units_.AtLeast(size);
  if (units == nullptr) return Number(env_, PANVEIL_OUT_OF_MEMORY);
  const std::size_t count = ToUnits(bytes, size, units);
  used_units_ = std::max(used_units_, count);
  napi_value string = nullptr;
  napi_create_string_utf16(env_, units, count, &string);
  return string;
}

napi_value Thread::Write(const Text& like, const char* bytes, std::size_t size) {
  return like.is_string ? WriteString(bytes, size) : NewBuffer(env_, bytes, size);
}

void Thread::Wipe() {
  units_.Wipe(used_units_);
  bytes_.Wipe(used_bytes_);
}

void Thread::Trim() {
  units_.ShrinkTo(kMostKept);
  bytes_.ShrinkTo(BytesOfUnits(kMostKept));
}

void Thread::Caught(napi_value error) {
  if (caught_ == nullptr) {
    napi_value box = nullptr;  // only objects can be referred to, and anything can be thrown
    napi_create_array_with_length(env_, 1, &box);
    napi_set_element(env_, box, 0, error);
    napi_create_reference(env_, box, 1, &caught_);
  }
}

void Thread::ThrowCaught() {
  napi_value box = nullptr;
  napi_value error = nullptr;
  napi_get_reference_value(env_, caught_, &box);
  napi_get_element(env_, box, 0, &error);
  napi_delete_reference(env_, caught_);
  caught_ = nullptr;
  napi_throw(env_, error);
}

}  // namespace panveil_node
