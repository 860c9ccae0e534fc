// What panveil.h calls handles, and what its functions share.
#ifndef PANVEIL_API_C_HANDLES_H_
#define PANVEIL_API_C_HANDLES_H_

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/c_kept_text.h"
#include "panveil/conversation.h"
#include "panveil/panveil.h"
#include "panveil/scrubber.h"
#include "scrub/engine.h"

#ifndef PANVEIL_CORE_ONLY
#include "panveil/keyring.h"
#endif

struct panveil_bytes {
  panveil::api::KeptText text;
};

#ifdef PANVEIL_CORE_ONLY
struct panveil_keyring {};  // never made
#else
struct panveil_keyring {
  std::shared_ptr<panveil::Keyring> keyring;
};
#endif

struct panveil_options {
  panveil::ScrubberOptions options;
};

// What the C ABI sees of the C++ API's objects.
class panveil::api::Inside {
 public:
  [[nodiscard]] static const scrub::Engine* EngineOf(const Scrubber& scrubber) noexcept {
    return scrubber.engine_.get();
  }
};

struct panveil_scrubber {
  panveil::Scrubber scrubber;
  const panveil::scrub::Engine* engine;  // of the scrubber
};

struct panveil_scratch {
  panveil::Scratch scratch;
  panveil::Findings findings;  // of the last call that held it
  std::size_t findings_total = 0;
  std::vector<panveil_finding> copied;  // of `findings`, when somebody asked
  std::atomic<bool> busy{false};
  // The last call did not hold it: its text was clean.
  std::atomic<bool> unheld{false};
};

namespace panveil::api {

// The text of a pointer and a size.
[[nodiscard]] inline std::string_view View(const char* data, std::size_t size) noexcept {
  return {data, size};
}
[[nodiscard]] inline bool IsText(const char* data, std::size_t size) noexcept {
  return data != nullptr || size == 0;
}

[[nodiscard]] inline panveil_text ToText(std::string_view text) noexcept {
  return {text.data(), text.size()};
}

[[nodiscard]] inline panveil_status ToStatus(ScrubStatus status) noexcept {
  return static_cast<panveil_status>(status);
}

// True, with the enumerator in `*out`, when `value` is 0 to `last`.
template <typename Enum>
[[nodiscard]] bool ReadEnum(std::int32_t value, Enum last, Enum* out) noexcept {
  if (value < 0 || value > static_cast<std::int32_t>(last)) return false;
  *out = static_cast<Enum>(value);
  return true;
}
[[nodiscard]] inline bool ReadKind(std::int32_t value, PayloadKind* out) noexcept {
  return ReadEnum(value, PayloadKind::kAuto, out);
}

[[nodiscard]] panveil_finding ToFinding(const Finding& finding) noexcept;

// Whether a struct of the caller's is there and says how large it is: at least as in the first
// version, and no more than any version could come to.
template <typename T>
[[nodiscard]] bool IsStruct(const T* caller) noexcept {
  constexpr std::uint32_t kMost = 4096;
  return caller != nullptr && caller->struct_size >= sizeof(T) && caller->struct_size <= kMost;
}

// As much of `value` as the caller's struct has room for. What the caller knows and this library
// does not is zeroed. REQUIRES: IsStruct(out).
template <typename T>
void GiveStruct(const T& value, T* out) noexcept {
  const std::uint32_t size = out->struct_size;
  std::memcpy(static_cast<void*>(out), &value, std::min<std::size_t>(size, sizeof(T)));
  if (size > sizeof(T)) {
    std::memset(reinterpret_cast<char*>(out) + sizeof(T), 0, size - sizeof(T));
  }
  out->struct_size = size;
}

// The line of a caller who asks why.
class Reason {
 public:
  // Empty until Say().
  Reason(char* data, std::size_t capacity) noexcept : data_(data), capacity_(capacity) { Say({}); }
  [[nodiscard]] bool valid() const noexcept { return IsText(data_, capacity_); }
  void Say(std::string_view text) noexcept {
    if (data_ == nullptr || capacity_ == 0) return;
    const std::size_t size = std::min(text.size(), capacity_ - 1);
    if (size > 0) std::memcpy(data_, text.data(), size);
    data_[size] = '\0';
  }

 private:
  char* data_;
  std::size_t capacity_;
};

// What a call does, whatever is thrown below it.
template <typename Call>
[[nodiscard]] panveil_status NoThrow(Call call) noexcept {
#ifdef __cpp_exceptions
  try {
    return call();
  } catch (const std::bad_alloc&) {
    return PANVEIL_OUT_OF_MEMORY;
  } catch (...) {
    return PANVEIL_FAILED;
  }
#else
  return call();
#endif
}

// Holds a handle for the time of a call; false when another call has it.
class Hold {
 public:
  explicit Hold(std::atomic<bool>& busy) noexcept
      : busy_(busy), held_(!busy.exchange(true, std::memory_order_acquire)) {}
  ~Hold() {
    if (held_) busy_.store(false, std::memory_order_release);
  }
  Hold(const Hold&) = delete;
  Hold& operator=(const Hold&) = delete;
  explicit operator bool() const noexcept { return held_; }

 private:
  std::atomic<bool>& busy_;
  bool held_;
};

// Remembers what a call found, for panveil_scratch_findings().
inline void Remember(Findings findings, std::size_t total, panveil_scratch* scratch) noexcept {
  scratch->unheld.store(false, std::memory_order_relaxed);
  scratch->findings = findings;
  scratch->findings_total = total;
}

}  // namespace panveil::api

#endif  // PANVEIL_API_C_HANDLES_H_
