#include "allocations.h"

#include <atomic>
#include <cstdlib>

namespace {
std::atomic<std::uint64_t> allocations{0};
}  // namespace

namespace panveil::bench {

std::uint64_t Allocations() { return allocations.load(std::memory_order_relaxed); }

}  // namespace panveil::bench

#if defined(__GLIBC__)

// glibc lets a program put its own in the place of these, and keeps its own under these names.
extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* memory, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);

void* malloc(std::size_t size) noexcept {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) noexcept {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return __libc_calloc(count, size);
}
void* realloc(void* memory, std::size_t size) noexcept {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return __libc_realloc(memory, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return __libc_memalign(alignment, size);
}
}

bool panveil::bench::CountsAllocations() { return true; }

#else

bool panveil::bench::CountsAllocations() { return false; }

#endif
