// Text against pages that cannot be read: a read of one byte too many faults, in any build.
#ifndef PANVEIL_TESTS_SUPPORT_GUARDED_BUFFER_H_
#define PANVEIL_TESTS_SUPPORT_GUARDED_BUFFER_H_

#if !defined(__wasm__)
#include <sys/mman.h>
#include <unistd.h>
#endif

#include <cstddef>
#include <cstring>
#include <new>
#include <string_view>

namespace panveil::testing_support {

#if defined(__wasm__)
// The end of WebAssembly's memory is the only place that cannot be read over; there is none before
// its beginning.
class GuardedBuffer {
 public:
  explicit GuardedBuffer(std::size_t capacity) : size_((capacity + kPage - 1) / kPage * kPage) {}

  GuardedBuffer(const GuardedBuffer&) = delete;
  GuardedBuffer& operator=(const GuardedBuffer&) = delete;

  std::string_view AtStart(std::string_view text) { return Place(Begin(), text); }
  std::string_view AtEnd(std::string_view text) {
    return Place(Begin() + size_ - text.size(), text);
  }

 private:
  static constexpr std::size_t kPage = 65536;

  // The last pages, ours alone: others when an allocation has taken more behind them.
  char* Begin() {
    if (__builtin_wasm_memory_size(0) != pages_) {
      if (__builtin_wasm_memory_grow(0, size_ / kPage) == static_cast<std::size_t>(-1)) {
        __builtin_trap();
      }
      pages_ = __builtin_wasm_memory_size(0);
    }
    return reinterpret_cast<char*>(pages_ * kPage - size_);
  }
  static std::string_view Place(char* at, std::string_view text) {
    if (!text.empty()) std::memcpy(at, text.data(), text.size());
    return {at, text.size()};
  }

  std::size_t size_;
  std::size_t pages_ = 0;
};
#else
// Room for `capacity` bytes between two unreadable pages. Not copyable; not for threads.
class GuardedBuffer {
 public:
  explicit GuardedBuffer(std::size_t capacity) : page_(static_cast<std::size_t>(getpagesize())) {
    size_ = (capacity + page_ - 1) / page_ * page_;
    void* mapped = mmap(nullptr, size_ + 2 * page_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED) throw std::bad_alloc();
    begin_ = static_cast<char*>(mapped) + page_;
    if (mprotect(begin_, size_, PROT_READ | PROT_WRITE) != 0) throw std::bad_alloc();
  }
  ~GuardedBuffer() { munmap(begin_ - page_, size_ + 2 * page_); }

  GuardedBuffer(const GuardedBuffer&) = delete;
  GuardedBuffer& operator=(const GuardedBuffer&) = delete;

  // A copy of `text` whose first byte is the first that can be read. Valid until the next call.
  std::string_view AtStart(std::string_view text) { return Place(begin_, text); }

  // A copy of `text` whose last byte is the last that can be read. Valid until the next call.
  std::string_view AtEnd(std::string_view text) {
    return Place(begin_ + size_ - text.size(), text);
  }

 private:
  // REQUIRES: text.size() <= capacity.
  static std::string_view Place(char* at, std::string_view text) {
    if (!text.empty()) std::memcpy(at, text.data(), text.size());
    return {at, text.size()};
  }

  std::size_t page_;
  std::size_t size_;
  char* begin_;
};
#endif

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_GUARDED_BUFFER_H_
