// The definitions of kernel.h, as loops. Every other kernel is this one, faster.
#include "scan/byte_class.h"
#include "scan/kernel_list.h"
#include "scan/plain_code.h"
#include "scan/scan_class.h"
#include "scan/wide_digit.h"
#include "scan/word_row.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace panveil::scan {

namespace {

bool IsDigitEnd(const char* text, std::size_t i) noexcept {
  return IsHigh(text[i]) ? IsWideDigitEnd(text, i) : text::IsDigit(text[i]);
}

bool IsEnough(const char* text, std::size_t size, Stretch stretch, std::size_t digits) noexcept {
  return digits >= kFewestDigits ||
         (digits >= kFewestTrueDigits && MayHoldLookAlikes(text, size, stretch));
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
      if (IsEnough(text, size, stretch, digits)) return stretch;
      digits = 0;
      plain = 0;
    }
  }
  return IsEnough(text, size, stretch, digits) ? stretch : Stretch{size, size};
}

bool HasWideDigit(const char* text, std::size_t size) noexcept {
  for (std::size_t i = 0; i < size; ++i) {
    if (IsHigh(text[i]) && IsWideDigitEnd(text, i)) return true;
  }
  return false;
}

Survey SurveyText(const char* text, std::size_t size) noexcept {
  return {NextStretch(text, size, 0).begin,
          CodeFlagsPlainly(text, size) | (HasWideDigit(text, size) ? kWideCodes : 0) |
              (NextWordRow(text, size, 0).begin != size ? kWords : 0)};
}

bool IsOtherLetter(char c) noexcept { return text::IsLetter(c) && !IsLookAlike(c); }

bool IsDateMark(char c) noexcept { return c == ' ' || c == '/' || c == '-' || c == '|'; }

bool IsDigitAt(const char* text, std::size_t size, std::size_t i) noexcept {
  return i < size && text::IsDigit(text[i]);
}

// Where two digits are behind a month that ends at `end`, with marks between; or 0.
std::size_t YearBehind(const char* text, std::size_t size, std::size_t end) noexcept {
  std::size_t at = end;
  while (at < size && at - end < kMostDateMarks && IsDateMark(text[at])) ++at;
  return at > end && IsDigitAt(text, size, at) && IsDigitAt(text, size, at + 1) ? at : 0;
}

bool IsFirstOfSingles(const char* text, std::size_t size, std::size_t at) noexcept {
  return IsDigitAt(text, size, at + 2) && !IsDigitAt(text, size, at + 3) &&
         IsDigitAt(text, size, at + 4) && !IsDigitAt(text, size, at + 5);
}

// The end of the code that begins at `begin`, or 0 when there is none.
// REQUIRES: a digit is at `begin`, and none before it.
std::size_t CodeEnd(const char* text, std::size_t size, std::size_t begin) noexcept {
  std::size_t end = begin + 1;
  while (end - begin <= kMostCodeDigits && IsDigitAt(text, size, end)) ++end;
  const std::size_t digits = end - begin;
  if (digits > kMostCodeDigits) return 0;
  if (digits >= 3 || YearBehind(text, size, end) != 0) return end;
  return digits == 1 && IsFirstOfSingles(text, size, begin) ? end : 0;
}

bool IsAmount(const char* text, std::size_t size, Stretch code) noexcept {
  return code.end - code.begin >= 3 && code.begin > 0 && text[code.begin - 1] == '$' &&
         IsDigitAt(text, size, code.end + 1) && IsDigitAt(text, size, code.end + 2) &&
         (text[code.end] == '.' || text[code.end] == ',');
}

bool IsDay(const char* text, std::size_t size, Stretch code) noexcept {
  if (code.end - code.begin >= 3) return false;
  const std::size_t year = YearBehind(text, size, code.end);
  return year != 0 && (text[year] == '0' || text[year] == '1') && !IsDigitAt(text, size, year + 2);
}

inline std::uint64_t MarkRow(const char* p, const WordSet& /*words*/, const WordSet& /*more_words*/,
                             ByteMasks* row) {
  *row = {};
  for (std::size_t i = 0; i < JsonMasks::kRowBytes; ++i) {
    const char c = p[i];
    const unsigned classes = IsHigh(c) ? 0U : ClassesOf(c);
    const auto bit = [classes, i](ByteClass of) { return std::uint64_t{(classes & of) != 0} << i; };
    row->digits |= bit(kDigitByte);
    row->letters |= bit(kLetterByte);
    row->base64 |= bit(kBase64Byte);
    row->mixed |= bit(kMixedByte);
    row->joiners |= bit(kJoinerByte);
    row->quotes |= bit(kQuoteByte);
    row->escapes |= bit(kEscapeByte);
    row->high |= std::uint64_t{IsHigh(c)} << i;
  }
  return row->letters;
}

inline std::size_t PopCount(std::uint64_t mask) {
  return static_cast<std::size_t>(__builtin_popcountll(mask));
}

// clang-format off
#include "scan/prefix_xor-inl.h"
#include "scan/json_masks-inl.h"
// clang-format on

void TextMasksAt(const char* bytes, std::size_t size, std::size_t pos, TextMasks& masks) noexcept {
  masks = {};
  for (std::size_t i = 0; i < TextMasks::kBytes && pos + i < size; ++i) {
    const char c = bytes[pos + i];
    masks.digits |= std::uint64_t{text::IsDigit(c)} << i;
    masks.letters |= std::uint64_t{text::IsLetter(c)} << i;
    masks.high |= std::uint64_t{IsHigh(c)} << i;
    masks.wide |= std::uint64_t{text::IsUtf8Trail(c)} << i;
  }
}

}  // namespace

bool MayHoldLookAlikes(const char* text, std::size_t size, Stretch stretch) noexcept {
  const std::size_t begin = stretch.begin < kRim ? 0 : stretch.begin - kRim;
  const std::size_t end = size - stretch.end < kRim ? size : stretch.end + kRim;
  for (std::size_t i = begin; i < end; ++i) {
    if (IsHigh(text[i])) return true;
    if (IsLookAlike(text[i]) && !(i > 0 && IsOtherLetter(text[i - 1])) &&
        !(i + 1 < size && IsOtherLetter(text[i + 1]))) {
      return true;
    }
  }
  return false;
}

Stretch NextCodePlainly(const char* text, std::size_t size, std::size_t from) noexcept {
  for (std::size_t i = from; i < size; ++i) {
    if (!text::IsDigit(text[i])) continue;
    const std::size_t end = CodeEnd(text, size, i);
    if (end != 0) return {i, end};
    while (IsDigitAt(text, size, i + 1)) ++i;
  }
  return {size, size};
}

Flags CodeFlagsPlainly(const char* text, std::size_t size) noexcept {
  Flags codes = 0;
  for (Stretch code; codes < (kPlainCodes | kNameableCodes);) {
    code = NextCodePlainly(text, size, code.end);
    if (code.begin == size) break;
    const bool nameable = !IsAmount(text, size, code) && !IsDay(text, size, code);
    codes |= kPlainCodes | (nameable ? kNameableCodes : 0);
  }
  return codes;
}

bool MayHoldWordPlainly(const char* text, std::size_t size, const WordSet& set) noexcept {
  for (std::size_t i = 0; i < size; ++i) {
    if (IsHigh(text[i])) {
      const std::size_t symbol = SymbolBytes(text, size, i);
      if (symbol == 0) return true;
      i += symbol - 1;
      continue;
    }
    if (!text::IsLetter(text[i]) || (i > 0 && text::IsLetter(text[i - 1]))) continue;
    if (HoldsWordAt(set.begins, text, size, i)) return true;
  }
  return false;
}

const Kernel kScalarKernel = {"scalar",    SurveyText,         NextStretch, NextCodePlainly,
                              NextWordRow, MayHoldWordPlainly, JsonMasksOf, TextMasksAt};

}  // namespace panveil::scan
