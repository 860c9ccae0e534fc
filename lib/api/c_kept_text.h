// Text that a handle keeps for its caller, wiped when it goes.
#ifndef PANVEIL_API_C_KEPT_TEXT_H_
#define PANVEIL_API_C_KEPT_TEXT_H_

#include <cstddef>
#include <cstring>
#include <new>
#include <string_view>

#include "base/secure_memory.h"

namespace panveil::api {

// Grows, and leaves no copy behind when it moves: what is opened holds PANs.
class KeptText {
 public:
  KeptText() = default;
  ~KeptText() { Free(); }
  KeptText(const KeptText&) = delete;
  KeptText& operator=(const KeptText&) = delete;

  [[nodiscard]] std::string_view view() const noexcept { return {data_, size_}; }

  // False, and nothing is added, without memory.
  [[nodiscard]] bool Append(std::string_view text) noexcept {
    if (text.empty()) return true;
    const bool fits = data_ != nullptr && text.size() <= capacity_ - size_;
    if (!fits && !Grow(text.size())) return false;
    std::memcpy(data_ + size_, text.data(), text.size());
    size_ += text.size();
    return true;
  }

  // Wiped; the memory stays, for the next text.
  void Clear() noexcept {
    base::Wipe(data_, size_);
    size_ = 0;
  }

 private:
  // Room for `more` bytes.
  bool Grow(std::size_t more) noexcept {
    constexpr std::size_t kLeast = 256;
    std::size_t capacity = capacity_ < kLeast ? kLeast : capacity_;
    while (capacity - size_ < more) {
      if (capacity > static_cast<std::size_t>(-1) / 2) return false;
      capacity *= 2;
    }
    char* data = new (std::nothrow) char[capacity];
    if (data == nullptr) return false;
    if (data_ != nullptr) std::memcpy(data, data_, size_);
    Free();
    data_ = data;
    capacity_ = capacity;
    return true;
  }
  void Free() noexcept {
    base::Wipe(data_, size_);
    delete[] data_;
  }

  char* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace panveil::api

#endif  // PANVEIL_API_C_KEPT_TEXT_H_
