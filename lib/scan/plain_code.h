// Codes by their definition (kernel.h): for the scalar kernel, and for texts too short for others.
#ifndef PANVEIL_SCAN_PLAIN_CODE_H_
#define PANVEIL_SCAN_PLAIN_CODE_H_

#include <cstddef>

#include "scan/kernel.h"

namespace panveil::scan {

// Texts shorter than this are not loaded into registers. No stretch, nor row, is as short.
inline constexpr std::size_t kShortest = 8;

[[nodiscard]] Stretch NextCodePlainly(const char* text, std::size_t size,
                                      std::size_t from) noexcept;

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_PLAIN_CODE_H_
