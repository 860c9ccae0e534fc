// Whether a short text may hold a digit at all, of any script or written out: most messages of a
// chat hold none, and need no more than this look.
#ifndef PANVEIL_SCRUB_DIGIT_HINT_H_
#define PANVEIL_SCRUB_DIGIT_HINT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scan/kernel.h"

namespace panveil::scrub {

enum class DigitHint : std::uint8_t {
  kNone,   // MessageRuns finds no run
  kPlain,  // all of the text is ASCII, with '0' to '9' in it, and no two digit words are neighbours
  kOther,
};

// A bit for each byte of a text that is one of '0' to '9', in the order of the bytes.
struct DigitPlaces {
  static constexpr std::size_t kMostBytes = 512;
  static constexpr std::size_t kBlock = scan::TextMasks::kBytes;
  std::array<std::uint64_t, kMostBytes / kBlock> bits;  // of the text, as far as it goes

  // The first at or behind `at`; `end` when there is none. REQUIRES: end <= text.size().
  [[nodiscard]] std::size_t Next(std::size_t at, std::size_t end) const noexcept;
};

// Fills `places` for a text that is kPlain. A longer one than DigitPlaces holds is never that.
// Time is linear in it.
[[nodiscard]] DigitHint LookForDigits(const scan::Kernel& kernel, std::string_view text,
                                      DigitPlaces& places) noexcept;

// False only when MessageRuns finds no run in `text`. Stops where a digit is sure.
[[nodiscard]] bool MayHoldDigits(const scan::Kernel& kernel, std::string_view text) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_DIGIT_HINT_H_
