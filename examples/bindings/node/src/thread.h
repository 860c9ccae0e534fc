// What one JavaScript thread has of its own: the working memory, and the handles it made. Workers
// have one each.
#ifndef PANVEIL_NODE_THREAD_H_
#define PANVEIL_NODE_THREAD_H_

#include <panveil/panveil.h>

#include <cstddef>
#include <cstdint>
#include <memory>

#include "memory.h"
#include "napi.h"

namespace panveil_node {

// What this layer returns besides a panveil_status; the numbers are its own.
constexpr std::int32_t kClosed = -1;     // the handle was closed
constexpr std::int32_t kWrongType = -2;  // an argument is not of the type that is due

// A text that was read from a JavaScript value. Valid until the next is read.
struct Text {
  const char* data = nullptr;
  std::size_t size = 0;
  std::size_t units = 0;  // of the string that it was
  bool is_string = false;
  char* place = nullptr;  // where a Uint8Array's bytes are; not for a string
};

// The JavaScript function that lets PANs pass. Held weakly: the object in JavaScript holds it, so
// that a function that knows its scrubber does not keep it for ever.
struct Allow {
  explicit Allow(napi_env e) : env(e) {}
  Allow(const Allow&) = delete;
  Allow& operator=(const Allow&) = delete;
  ~Allow() { napi_delete_reference(env, function); }

  napi_env env;
  napi_ref function = nullptr;
};

class Thread {
 public:
  explicit Thread(napi_env env) : env_(env) {}
  Thread(const Thread&) = delete;
  Thread& operator=(const Thread&) = delete;
  ~Thread() { panveil_scratch_free(scratch_); }

  static Thread* Of(napi_env env);

  napi_env env() const { return env_; }
  panveil_scratch* scratch();  // nullptr without memory

  // Read a string; a Uint8Array, by a copy where others could change its bytes while they are read;
  // either of them. Return a panveil_status or kWrongType.
  std::int32_t ReadString(napi_value value, Text* out);
  std::int32_t ReadBytes(napi_value value, bool copy, Text* out);
  std::int32_t Read(napi_value value, bool copy, Text* out);

  // `bytes` as a value of the type that `like` was read from.
  napi_value Write(const Text& like, const char* bytes, std::size_t size);
  napi_value WriteString(const char* bytes, std::size_t size);

  // Zeroes what was read or written last.
  void Wipe();
  // Behind each call: gives back what only a long text needs.
  void Trim();

  // What an Allow threw in this call, to be thrown when it is over.
  void Caught(napi_value error);
  bool has_caught() const { return caught_ != nullptr; }
  void ThrowCaught();

  bool busy = false;  // a call runs: the memory is in use

 private:
  napi_env env_;
  panveil_scratch* scratch_ = nullptr;
  Room<char16_t> units_;
  Room<char> bytes_;
  std::size_t used_units_ = 0;
  std::size_t used_bytes_ = 0;
  napi_ref caught_ = nullptr;
};

// Takes the memory of the thread for one call, unless a call runs already: a function that the
// library calls may call us.
class Turn {
 public:
  explicit Turn(Thread* thread) : thread_(thread->busy ? nullptr : thread) {
    if (thread_ != nullptr) thread_->busy = true;
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  ~Turn() {
    if (thread_ == nullptr) return;
    thread_->busy = false;
    thread_->Trim();
    if (thread_->has_caught()) thread_->ThrowCaught();
  }
  explicit operator bool() const { return thread_ != nullptr; }

 private:
  Thread* thread_;
};

}  // namespace panveil_node

#endif  // PANVEIL_NODE_THREAD_H_
