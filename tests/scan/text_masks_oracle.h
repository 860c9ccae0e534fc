// What Kernel::text_masks has to tell, byte by byte.
#ifndef PANVEIL_TESTS_SCAN_TEXT_MASKS_ORACLE_H_
#define PANVEIL_TESTS_SCAN_TEXT_MASKS_ORACLE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scan/kernel.h"
#include "scan/wide_digit.h"
#include "text/utf8.h"

namespace panveil::scan {

// Not so behind an overlong form.
inline bool EndsCharacter(std::string_view text, std::size_t last) {
  std::size_t lead = last;
  while (lead > 0 && text::IsUtf8Trail(text[lead])) --lead;
  return lead + static_cast<std::size_t>(text::DecodeUtf8(text, lead).length) == last + 1;
}

// U+FF21 to U+FF3A, U+FF41 to U+FF5A.
inline bool IsFullWidthLetterEnd(std::string_view text, std::size_t last) {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (last < 2 || byte(last - 2) != 0xEF) return false;
  if (byte(last - 1) == 0xBC) return byte(last) >= 0xA1 && byte(last) <= 0xBA;
  return byte(last - 1) == 0xBD && byte(last) >= 0x81 && byte(last) <= 0x9A;
}

inline bool AgreesOnTextMasks(const Kernel& kernel, std::string_view text) {
  // Not at every place: this takes long under an emulator.
  for (std::size_t pos = 0; pos < text.size(); pos += pos < 3 ? 1 : 61) {
    TextMasks masks;
    kernel.text_masks(text.data(), text.size(), pos, masks);
    TextMasks expected;
    const std::size_t size = std::min(text.size() - pos, TextMasks::kBytes);
    for (std::size_t i = 0; i < size; ++i) {
      const char c = text[pos + i];
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      const bool high = static_cast<unsigned char>(c) >= 0x80;
      const bool digit = IsWideDigitEnd(text.data(), pos + i) && EndsCharacter(text, pos + i);
      const bool wide = digit || IsFullWidthLetterEnd(text, pos + i);
      expected.digits |= std::uint64_t{c >= '0' && c <= '9'} << i;
      expected.letters |= std::uint64_t{letter} << i;
      expected.high |= std::uint64_t{high} << i;
      expected.wide |= std::uint64_t{wide} << i;
    }
    const bool same = masks.digits == expected.digits && masks.letters == expected.letters &&
                      masks.high == expected.high;
    // More may be said to be wide, but nothing below 0x80.
    if (!same || (expected.wide & ~masks.wide) != 0 || (masks.wide & ~masks.high) != 0) {
      return false;
    }
  }
  return true;
}

}  // namespace panveil::scan

#endif  // PANVEIL_TESTS_SCAN_TEXT_MASKS_ORACLE_H_
