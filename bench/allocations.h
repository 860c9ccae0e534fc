// How often this program asks for memory. Linked into a program, it counts malloc and all that is
// made of it: operator new, OpenSSL's memory, the C library's own.
#ifndef PANVEIL_BENCH_ALLOCATIONS_H_
#define PANVEIL_BENCH_ALLOCATIONS_H_

#include <cstdint>

namespace panveil::bench {

// Calls of malloc, calloc, realloc and aligned_alloc so far, by all threads; 0 always
// where the C library is not glibc.
[[nodiscard]] std::uint64_t Allocations();

// Whether they are counted here.
[[nodiscard]] bool CountsAllocations();

}  // namespace panveil::bench

#endif  // PANVEIL_BENCH_ALLOCATIONS_H_
