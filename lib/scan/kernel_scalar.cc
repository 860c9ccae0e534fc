// The definition of a stretch, as a loop. Every other kernel is this one, faster.
#include "scan/kernel_list.h"
#include "text/char_class.h"

namespace panveil::scan {
namespace {

Stretch NextStretch(const char* text, std::size_t size, std::size_t from) noexcept {
  Stretch stretch;
  std::size_t digits = 0;  // in `stretch`
  for (std::size_t i = from; i < size; ++i) {
    if (text::IsDigit(text[i])) {
      if (digits == 0) stretch.begin = i;
      stretch.end = i + 1;
      ++digits;
    } else if (digits != 0 && (!text::IsJoiner(text[i]) || i - stretch.end >= kMaxGapBytes)) {
      if (digits >= kFewestDigits) return stretch;
      digits = 0;
    }
  }
  return digits >= kFewestDigits ? stretch : Stretch{size, size};
}

}  // namespace

const Kernel kScalarKernel = {"scalar", NextStretch};

}  // namespace panveil::scan
