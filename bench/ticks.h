// The finest clock there is.
#ifndef PANVEIL_BENCH_TICKS_H_
#define PANVEIL_BENCH_TICKS_H_

#include <cstdint>

namespace panveil::bench {

// The CPU's time stamp; elsewhere than on x86-64, nanoseconds of the system's clock. All that is
// before it has been done, and nothing that is behind it.
[[nodiscard]] std::uint64_t Ticks();

// Measured anew: takes 50 ms.
[[nodiscard]] double NanosecondsATick();

}  // namespace panveil::bench

#endif  // PANVEIL_BENCH_TICKS_H_
