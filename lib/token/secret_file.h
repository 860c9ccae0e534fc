// Files that hold secrets: read into locked memory, written whole or not at all.
#ifndef PANVEIL_TOKEN_SECRET_FILE_H_
#define PANVEIL_TOKEN_SECRET_FILE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/secure_memory.h"

namespace panveil::token {

// Bytes in locked memory, wiped at the end.
class SecretBuffer {
 public:
  // `size` zeros; data() is null when there is no memory.
  explicit SecretBuffer(std::size_t size) noexcept
      : data_(static_cast<char*>(base::AllocateSecret(size))), capacity_(size), size_(size) {}
  ~SecretBuffer() { base::FreeSecret(data_, capacity_); }
  SecretBuffer(SecretBuffer&& other) noexcept
      : data_(other.data_), capacity_(other.capacity_), size_(other.size_) {
    other.data_ = nullptr;
    other.size_ = 0;
  }
  SecretBuffer(const SecretBuffer&) = delete;
  SecretBuffer& operator=(const SecretBuffer&) = delete;
  SecretBuffer& operator=(SecretBuffer&&) = delete;

  [[nodiscard]] char* data() const noexcept { return data_; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] std::string_view view() const noexcept { return {data_, size_}; }

  // REQUIRES: size <= size().
  void Shrink(std::size_t size) noexcept { size_ = size; }

 private:
  char* data_;
  std::size_t capacity_;
  std::size_t size_;
};

// The bytes of the file. The error names the file: it is missing, no regular file, larger than
// `most_bytes`, or open to others than its owner (any of the mode bits 0077 set).
[[nodiscard]] absl::StatusOr<SecretBuffer> ReadSecretFile(const std::string& path,
                                                          std::size_t most_bytes);

// Replaces the file by `bytes`, mode 0600: a temporary file in the same folder, flushed to the
// disk, then renamed. On an error the file is as it was.
[[nodiscard]] absl::Status WriteSecretFile(const std::string& path, std::string_view bytes);

}  // namespace panveil::token

#endif  // PANVEIL_TOKEN_SECRET_FILE_H_
