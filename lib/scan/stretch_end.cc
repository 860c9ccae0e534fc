#include "scan/stretch_end.h"

#include "scan/kernel.h"
#include "scan/scan_class.h"
#include "scan/wide_digit.h"
#include "text/char_class.h"

namespace panveil::scan {

std::size_t StretchEnd(const char* text, std::size_t size, std::size_t end) noexcept {
  std::size_t plain = 0;  // joiners below 0x80 in a row
  for (std::size_t i = end; i < size; ++i) {
    const bool high = IsHigh(text[i]);
    if (high ? IsWideDigitEnd(text, i) : text::IsDigit(text[i])) {
      end = i + 1;
      plain = 0;
      continue;
    }
    plain = high ? 0 : plain + 1;
    const bool joins = high || IsPlainJoiner(text[i]);
    if (!joins || plain > kMaxPlainInGap || i - end >= kMaxGapBytes) break;
  }
  return end;
}

}  // namespace panveil::scan
