// The definitions of kernel.h, as loops. Every other kernel is this one, faster.
#include "scan/kernel_list.h"
#include "scan/plain_code.h"
#include "scan/scan_class.h"
#include "scan/wide_digit.h"
#include "scan/word_row.h"
#include "text/char_class.h"

namespace panveil::scan {

namespace {

bool IsDigitEnd(const char* text, std::size_t i) noexcept {
  return IsHigh(text[i]) ? IsWideDigitEnd(text, i) : text::IsDigit(text[i]);
}

Stretch NextStretch(const char* text, std::size_t size, std::size_t from) noexcept {
  Stretch stretch;
  std::size_t digits = 0;  // in `stretch`
  std::size_t plain = 0;   // joiners below 0x80 in a row
  for (std::size_t i = from; i < size; ++i) {
    if (IsDigitEnd(text, i)) {
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

Survey SurveyText(const char* text, std::size_t size) noexcept {
  return {NextStretch(text, size, 0).begin, NextCodePlainly(text, size, 0).begin != size,
          NextWordRow(text, size, 0).begin != size};
}

}  // namespace

Stretch NextCodePlainly(const char* text, std::size_t size, std::size_t from) noexcept {
  std::size_t digits = 0;  // in a row
  for (std::size_t i = from; i < size; ++i) {
    if (text::IsDigit(text[i])) {
      ++digits;
    } else {
      if (digits == 3 || digits == 4) return {i - digits, i};
      digits = 0;
    }
  }
  return digits == 3 || digits == 4 ? Stretch{size - digits, size} : Stretch{size, size};
}

const Kernel kScalarKernel = {"scalar", SurveyText, NextStretch, NextCodePlainly, NextWordRow};

}  // namespace panveil::scan
