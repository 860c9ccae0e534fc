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

// Survey::dense.
std::size_t FirstDense(const char* text, std::size_t size) noexcept {
  constexpr std::size_t kBlock = 64;
  std::size_t digits[5] = {};  // in each of the last five blocks, newest first
  bool high[5] = {};           // and whether it has a byte of 0x80 or above
  for (std::size_t begin = 0; begin < size; begin += kBlock) {
    for (std::size_t i = 4; i > 0; --i) {
      digits[i] = digits[i - 1];
      high[i] = high[i - 1];
    }
    digits[0] = 0;
    high[0] = false;
    for (std::size_t i = begin; i < size && i < begin + kBlock; ++i) {
      digits[0] += std::size_t{IsDigitEnd(text, i)};
      high[0] = high[0] || IsHigh(text[i]);
    }
    const std::size_t of3 = digits[0] + digits[1] + digits[2];
    const bool wide = high[0] || high[1] || high[2] || high[3] || high[4];
    if (wide && of3 + digits[3] + digits[4] >= kFewestDigits) {
      return begin < 4 * kBlock ? 0 : begin - 4 * kBlock;
    }
    if (of3 >= kFewestDigits) return begin < 2 * kBlock ? 0 : begin - 2 * kBlock;
  }
  return size;
}

Survey SurveyText(const char* text, std::size_t size) noexcept {
  return {FirstDense(text, size), NextCodePlainly(text, size, 0).begin != size,
          NextWordRow(text, size, 0).begin != size};
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
