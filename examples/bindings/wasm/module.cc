// What the module has beside panveil.h: memory, and a scrub call that costs one crossing.
// panveil.mjs and loader.mjs are its only callers; they hand in numbers that they got from here.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

#include "base/secure_memory.h"
#include "panveil/panveil.h"

// A module without exceptions cannot say that memory is short where C++ would throw: it stops, and
// panveil.mjs lets nothing more be called. Everything else gets a null pointer.
void* operator new(std::size_t size) {
  void* const data = std::malloc(size);
  if (data == nullptr) __builtin_trap();
  return data;
}
void* operator new[](std::size_t size) { return operator new(size); }
void* operator new(std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
  return std::malloc(size);
}
void* operator new[](std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
  return std::malloc(size);
}
void operator delete(void* data) noexcept { std::free(data); }
void operator delete[](void* data) noexcept { std::free(data); }
void operator delete(void* data, std::size_t /*size*/) noexcept { std::free(data); }
void operator delete[](void* data, std::size_t /*size*/) noexcept { std::free(data); }

extern "C" {

// Room for what the caller writes; 0 without memory.
void* panveil_wasm_allocate(std::size_t size) { return std::malloc(size); }

// Wiped. Null is allowed.
void panveil_wasm_release(char* data, std::size_t size) {
  if (data == nullptr) return;
  panveil::base::Wipe(data, size);
  std::free(data);
}

void panveil_wasm_wipe(char* data, std::size_t size) { panveil::base::Wipe(data, size); }

// panveil_scrub(): -1 when the text is clean, else the status, with the output in `*out`.
std::int32_t panveil_wasm_scrub(const panveil_scrubber* scrubber, panveil_scratch* scratch,
                                const char* text, std::size_t size, std::int32_t kind,
                                panveil_text* out) {
  const panveil_status status = panveil_scrub(scrubber, scratch, text, size, kind, out);
  return status == PANVEIL_OK && out->data == text ? -1 : status;
}

}  // extern "C"
