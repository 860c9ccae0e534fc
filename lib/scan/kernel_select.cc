#include "base/cpu.h"
#include "scan/kernel.h"
#include "scan/kernel_list.h"

namespace panveil::scan {
namespace {

std::vector<const Kernel*> DetectKernels() {
  std::vector<const Kernel*> kernels;
  [[maybe_unused]] const base::CpuFeatures cpu = base::DetectCpu();
#if defined(__x86_64__)
  if (cpu.avx512) kernels.push_back(&kAvx512Kernel);
  if (cpu.avx2) kernels.push_back(&kAvx2Kernel);
  if (cpu.sse42) kernels.push_back(&kSse42Kernel);
  kernels.push_back(&kSse2Kernel);
#elif defined(__aarch64__)
  if (cpu.neon) kernels.push_back(&kNeonKernel);
#elif defined(__wasm_simd128__)
  kernels.push_back(&kWasmKernel);
#endif
  kernels.push_back(&kScalarKernel);
  return kernels;
}

}  // namespace

const std::vector<const Kernel*>& AvailableKernels() {
  // Never destroyed: a thread may still be scanning while the process exits.
  static const auto& kernels = *new std::vector<const Kernel*>(DetectKernels());
  return kernels;
}

const Kernel* FindKernel(std::string_view name) {
  for (const Kernel* kernel : AvailableKernels()) {
    if (kernel->name == name) return kernel;
  }
  return nullptr;
}

}  // namespace panveil::scan
