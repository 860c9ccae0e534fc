// Codes, words and what makes a stretch, by their definitions (kernel.h): for the scalar kernel,
// and where others need no speed.
#ifndef PANVEIL_SCAN_PLAIN_CODE_H_
#define PANVEIL_SCAN_PLAIN_CODE_H_

#include <cstddef>

#include "scan/kernel.h"

namespace panveil::scan {

// Texts shorter than this are not loaded into registers. No stretch, nor row, is as short.
inline constexpr std::size_t kShortest = 8;

[[nodiscard]] Stretch NextCodePlainly(const char* text, std::size_t size,
                                      std::size_t from) noexcept;

// kPlainCodes and kNameableCodes, as Survey says.
[[nodiscard]] Flags CodeFlagsPlainly(const char* text, std::size_t size) noexcept;

[[nodiscard]] bool MayHoldWordPlainly(const char* text, std::size_t size,
                                      const WordSet& set) noexcept;

// Whether kFewestTrueDigits do for this stretch.
[[nodiscard]] bool MayHoldLookAlikes(const char* text, std::size_t size, Stretch stretch) noexcept;

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_PLAIN_CODE_H_
