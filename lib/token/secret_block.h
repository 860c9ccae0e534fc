// The one shape that keys have in memory.
#ifndef PANVEIL_TOKEN_SECRET_BLOCK_H_
#define PANVEIL_TOKEN_SECRET_BLOCK_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>

#include "base/secure_memory.h"

namespace panveil::token {

// 32 bytes of key. On the heap they are in locked pages that are wiped when freed: make one with
// NewSecretBlock(), never on the stack.
struct SecretBlock {
  static constexpr std::size_t kBytes = 32;

  static void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    return base::AllocateSecret(size);
  }
  static void operator delete(void* block, const std::nothrow_t&) noexcept {
    base::FreeSecret(block, sizeof(SecretBlock));
  }
  static void operator delete(void* block, std::size_t size) noexcept {
    base::FreeSecret(block, size);
  }

  std::array<std::uint8_t, kBytes> bytes{};
};

// Zeroed; null when there is no memory.
[[nodiscard]] inline std::unique_ptr<SecretBlock> NewSecretBlock() noexcept {
  return std::unique_ptr<SecretBlock>(new (std::nothrow) SecretBlock);
}

}  // namespace panveil::token

#endif  // PANVEIL_TOKEN_SECRET_BLOCK_H_
