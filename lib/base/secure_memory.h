// Memory that held a secret: wiped, locked, left out of core files.
#ifndef PANVEIL_BASE_SECURE_MEMORY_H_
#define PANVEIL_BASE_SECURE_MEMORY_H_

#include <cstddef>

namespace panveil::base {

// Writes zeros over `size` bytes at `data`; the compiler may not leave it out, even when the memory
// dies right after. Null is allowed with size 0.
void Wipe(void* data, std::size_t size) noexcept;

// Whole pages, zeroed, mlock()ed and MADV_DONTDUMP where the system lets us (neither is an error
// when it does not). Null when there is no memory. Free with FreeSecret() and the same size.
[[nodiscard]] void* AllocateSecret(std::size_t size) noexcept;

// Wipes, then gives back. Null is allowed.
void FreeSecret(void* data, std::size_t size) noexcept;

}  // namespace panveil::base

#endif  // PANVEIL_BASE_SECURE_MEMORY_H_
