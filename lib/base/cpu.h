// What this CPU and operating system can run.
#ifndef PANVEIL_BASE_CPU_H_
#define PANVEIL_BASE_CPU_H_

namespace panveil::base {

// A feature counts only when the operating system saves its registers too (XGETBV): a CPU that
// has AVX-512 under a system that does not is a CPU without it.
struct CpuFeatures {
  bool sse42 = false;   // SSSE3, SSE4.1, SSE4.2, POPCNT
  bool avx2 = false;    // AVX2, BMI1, BMI2, LZCNT, POPCNT
  bool avx512 = false;  // those, and AVX-512 F, BW, VL, VBMI
  bool neon = false;    // always, on AArch64
};

// Reads the CPU afresh at each call; callers keep what they chose. Thread-safe.
[[nodiscard]] CpuFeatures DetectCpu() noexcept;

}  // namespace panveil::base

#endif  // PANVEIL_BASE_CPU_H_
