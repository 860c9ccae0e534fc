#include "base/cpu.h"

#if defined(__x86_64__)
#include <cpuid.h>

#include <cstdint>
#endif

namespace panveil::base {

#if defined(__x86_64__)
namespace {

std::uint64_t ExtendedControlRegister0() noexcept {
  std::uint32_t low = 0;
  std::uint32_t high = 0;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return (std::uint64_t{high} << 32) | low;
}

bool HasAll(std::uint32_t value, std::uint32_t bits) noexcept { return (value & bits) == bits; }

}  // namespace

CpuFeatures DetectCpu() noexcept {
  CpuFeatures features;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t c = 0;
  std::uint32_t d = 0;
  if (__get_cpuid(1, &a, &b, &c, &d) == 0) return features;
  features.sse42 = HasAll(c, bit_SSSE3 | bit_SSE4_1 | bit_SSE4_2 | bit_POPCNT);
  const bool multiplies = HasAll(c, bit_PCLMUL);
  if (!features.sse42 || !HasAll(c, bit_OSXSAVE | bit_AVX)) return features;
  // Bits 1-2: SSE and AVX state; 5-7: opmask and the two halves of ZMM state (Intel SDM vol. 1,
  // section 13.3).
  const std::uint64_t saved = ExtendedControlRegister0();
  if ((saved & 0x06) != 0x06) return features;
  const bool saves_zmm = (saved & 0xE6) == 0xE6;
  if (__get_cpuid(0x80000001, &a, &b, &c, &d) == 0 || !HasAll(c, bit_LZCNT)) return features;
  if (__get_cpuid_count(7, 0, &a, &b, &c, &d) == 0) return features;
  features.avx2 = multiplies && HasAll(b, bit_AVX2 | bit_BMI | bit_BMI2);
  features.avx512 = features.avx2 && saves_zmm &&
                    HasAll(b, bit_AVX512F | bit_AVX512BW | bit_AVX512VL) &&
                    HasAll(c, bit_AVX512VBMI);
  return features;
}
#elif defined(__aarch64__)
// Advanced SIMD is part of every AArch64 profile that runs a general-purpose system.
CpuFeatures DetectCpu() noexcept {
  CpuFeatures features;
  features.neon = true;
  return features;
}
#else
CpuFeatures DetectCpu() noexcept { return {}; }
#endif

}  // namespace panveil::base
