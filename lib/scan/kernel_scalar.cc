// The definition of a stretch, as a loop. Every other kernel is this one, faster.
#include "scan/kernel_list.h"
#include "scan/scan_class.h"
#include "scan/wide_digit.h"
#include "text/char_class.h"

namespace panveil::scan {
namespace {

Stretch NextStretch(const char* text, std::size_t size, std::size_t from) noexcept {
  Stretch stretch;
  std::size_t digits = 0;  // in `stretch`
  std::size_t plain = 0;   // joiners below 0x80 in a row
  for (std::size_t i = from; i < size; ++i) {
    if (text::IsDigit(text[i]) || (IsHigh(text[i]) && IsWideDigitEnd(text, i))) {
      if (digits == 0) stretch.begin = i;
      stretch.end = i + 1;
      ++digits;
      plain = 0;
    } else if (digits != 0) {
      plain = IsHigh(text[i]) ? 0 : plain + 1;
      const bool joins = IsHigh(text[i]) || IsPlainJoiner(text[i]);
      if (joins && plain <= kMaxPlainInGap && i - stretch.end < kMaxGapBytes) continue;
      if (digits >= kFewestDigits) return stretch;
      digits = 0;
      plain = 0;
    }
  }
  return digits >= kFewestDigits ? stretch : Stretch{size, size};
}

}  // namespace

const Kernel kScalarKernel = {"scalar", NextStretch};

}  // namespace panveil::scan
