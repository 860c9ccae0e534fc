// Every kernel that is compiled in. For kernel_select.cc and the kernels themselves; all others
// include kernel.h.
#ifndef PANVEIL_SCAN_KERNEL_LIST_H_
#define PANVEIL_SCAN_KERNEL_LIST_H_

#include "scan/kernel.h"

namespace panveil::scan {

extern const Kernel kScalarKernel;

#if defined(__x86_64__)
extern const Kernel kSse2Kernel;  // part of x86-64 itself
extern const Kernel kSse42Kernel;
extern const Kernel kAvx2Kernel;
extern const Kernel kAvx512Kernel;
#endif

#if defined(__aarch64__)
extern const Kernel kNeonKernel;  // part of AArch64 itself
#endif

#if defined(__wasm_simd128__)
extern const Kernel kWasmKernel;  // of modules that are compiled with it
#endif

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_KERNEL_LIST_H_
