// Following a stretch (kernel.h) further, when more of its text has come.
#ifndef PANVEIL_SCAN_STRETCH_END_H_
#define PANVEIL_SCAN_STRETCH_END_H_

#include <cstddef>

namespace panveil::scan {

// Where a stretch ends that goes on, or not, behind its last digit, which ends at `end`.
// REQUIRES: end <= size.
[[nodiscard]] std::size_t StretchEnd(const char* text, std::size_t size, std::size_t end) noexcept;

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_STRETCH_END_H_
