#include "ticks.h"

#include <ctime>

#if defined(__x86_64__)
#include <x86intrin.h>
#endif

namespace panveil::bench {

namespace {

double WallNow() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

}  // namespace

#if defined(__x86_64__)

std::uint64_t Ticks() {
  _mm_lfence();
  const std::uint64_t ticks = __rdtsc();
  _mm_lfence();
  return ticks;
}

#else

std::uint64_t Ticks() { return static_cast<std::uint64_t>(WallNow()); }

#endif

double NanosecondsATick() {
  const double start = WallNow();
  const std::uint64_t first = Ticks();
  while (WallNow() - start < 5e7) {
  }
  const auto ticks = static_cast<double>(Ticks() - first);
  return (WallNow() - start) / ticks;
}

}  // namespace panveil::bench
