#include "base/secure_memory.h"

#include <cstring>

#if defined(__unix__)
#include <sys/mman.h>
#else
#include <new>
#endif

namespace panveil::base {

void Wipe(void* data, std::size_t size) noexcept {
  if (size == 0) return;
  std::memset(data, 0, size);
  // The asm may read what `data` points at, as far as the compiler knows: the stores must stay.
  __asm__ __volatile__("" : : "r"(data) : "memory");
}

#if defined(__unix__)
void* AllocateSecret(std::size_t size) noexcept {
  void* data = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (data == MAP_FAILED) return nullptr;
  // Best effort: a container may forbid locking (RLIMIT_MEMLOCK), and the key is needed all the
  // same.
  (void)mlock(data, size);
#if defined(MADV_DONTDUMP)
  (void)madvise(data, size, MADV_DONTDUMP);
#endif
  return data;
}

void FreeSecret(void* data, std::size_t size) noexcept {
  if (data == nullptr) return;
  Wipe(data, size);
  (void)munmap(data, size);
}
#else
void* AllocateSecret(std::size_t size) noexcept {
  void* data = ::operator new(size, std::nothrow);
  if (data != nullptr) std::memset(data, 0, size);
  return data;
}

void FreeSecret(void* data, std::size_t size) noexcept {
  if (data == nullptr) return;
  Wipe(data, size);
  ::operator delete(data);
}
#endif

}  // namespace panveil::base
