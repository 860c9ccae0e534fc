// The stretches of a text, by their definition and with no thought of speed.
//
// Shared by the tests that run here and the program that runs under an emulator, so standard
// library only.
#ifndef PANVEIL_TESTS_SCAN_STRETCH_ORACLE_H_
#define PANVEIL_TESTS_SCAN_STRETCH_ORACLE_H_

#include <cstddef>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "scan/kernel.h"
#include "scan/wide_digit.h"

namespace panveil::scan {

inline bool operator==(const Stretch& a, const Stretch& b) {
  return a.begin == b.begin && a.end == b.end;
}

inline void PrintTo(const Stretch& stretch, std::ostream* os) {
  *os << "[" << stretch.begin << ", " << stretch.end << ")";
}

// Spelled out once more, rather than asking the code under test.
inline constexpr std::string_view kDigits = "0123456789";
inline constexpr std::string_view kJoiners = " \t\n\r-.,/:;_|+*~()[]>`\"'%OoIlSBZ";

inline bool IsHighByte(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// The code point that the last `size` bytes of `bytes` spell, or 0.
inline char32_t OracleDecode(std::string_view bytes, std::size_t size) {
  if (bytes.size() < size) return 0;
  bytes.remove_prefix(bytes.size() - size);
  const auto lead = static_cast<unsigned char>(bytes[0]);
  if (size == 2 && (lead < 0xC0 || lead > 0xDF)) return 0;
  if (size == 3 && (lead < 0xE0 || lead > 0xEF)) return 0;
  if (size == 4 && (lead < 0xF0 || lead > 0xF7)) return 0;
  char32_t c = lead % (size == 2 ? 32U : size == 3 ? 16U : 8U);
  for (const char tail : bytes.substr(1)) {
    if (static_cast<unsigned char>(tail) / 64 != 2) return 0;
    c = c * 64 + static_cast<unsigned char>(tail) % 64U;
  }
  return c;
}

// 'd' for a digit, 'j' for a joiner below 0x80, 'h' for one above, 'x' for all else.
inline std::string OracleClasses(std::string_view text) {
  std::string classes(text.size(), 'x');
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (kDigits.find(text[i]) != std::string_view::npos) classes[i] = 'd';
    if (kJoiners.find(text[i]) != std::string_view::npos) classes[i] = 'j';
    if (!IsHighByte(text[i])) continue;
    classes[i] = 'h';
    for (std::size_t size = 2; size <= 4; ++size) {
      const char32_t c = OracleDecode(text.substr(0, i + 1), size);
      if (c == 0) continue;
      for (const DigitRange& range : kWideDigits) {
        if (c >= range.first && c <= range.last) classes[i] = 'd';
      }
    }
  }
  return classes;
}

// Whether a stretch goes on over the bytes between two digits.
inline bool OracleJoins(std::string_view gap) {
  return gap.size() <= 24 && gap.find('x') == std::string_view::npos &&
         gap.find("jjjjjjjjjjjj") == std::string_view::npos;
}

// Between the first and the last digit, or up to two bytes beside them.
inline bool OracleHasLookAlike(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view kLookAlikes = "OoIlSBZ";
  constexpr std::string_view kOtherLetters = "ACDEFGHJKLMNPQRTUVWXYabcdefghijkmnpqrstuvwxyz";
  const auto is_in = [text](std::size_t i, std::string_view set) {
    return i < text.size() && set.find(text[i]) != std::string_view::npos;
  };
  for (std::size_t i = begin >= 2 ? begin - 2 : 0; i < end + 2 && i < text.size(); ++i) {
    if (IsHighByte(text[i])) return true;
    if (!is_in(i, kLookAlikes) || is_in(i + 1, kOtherLetters)) continue;
    if (i == 0 || !is_in(i - 1, kOtherLetters)) return true;
  }
  return false;
}

inline std::vector<Stretch> OracleStretches(std::string_view text) {
  const std::string classes = OracleClasses(text);
  std::vector<Stretch> found;
  std::size_t begin = classes.find('d');
  while (begin != std::string::npos) {
    std::size_t digits = 1;
    std::size_t last = begin;
    std::size_t next = classes.find('d', last + 1);
    while (next != std::string::npos &&
           OracleJoins(std::string_view(classes).substr(last + 1, next - last - 1))) {
      ++digits;
      last = next;
      next = classes.find('d', last + 1);
    }
    if (digits >= 12 || (digits >= 10 && OracleHasLookAlike(text, begin, last + 1))) {
      found.push_back({begin, last + 1});
    }
    begin = next;
  }
  return found;
}

// All that `kernel` finds, walking the text as callers do. Stops at a kernel that does not advance.
inline std::vector<Stretch> KernelStretches(const Kernel& kernel, std::string_view text) {
  std::vector<Stretch> found;
  for (std::size_t from = 0;;) {
    const Stretch stretch = kernel.next_stretch(text.data(), text.size(), from);
    if (stretch == Stretch{text.size(), text.size()}) return found;
    found.push_back(stretch);
    if (stretch.begin < from || stretch.end <= stretch.begin) return found;
    from = stretch.end;
  }
}

// Digits, spaces, marks and letters of several bytes, and pieces of them.
inline constexpr std::string_view kWidePieces[] = {
    "\xE0\xA5\xAA",      // Devanagari 4
    "\xEF\xBC\x94",      // full-width 4
    "\xF0\x9D\x9F\x92",  // bold 4
    "\xD9\xA4",          // Arabic-Indic 4
    "\xC2\xB2",          // superscript 2
    "\xE2\x80\x8B",      // zero-width space
    "\xE3\x80\x80",      // ideographic space
    "\xC2\xA0",          // no-break space
    "\xE3\x81\x84",      // a letter that ends as a Burmese digit does
    "\xF0\x9F\x98\x80",  // an emoji
    "\xA5\xAA",          // the end of a digit
    "\xF0\x9D",          // the begin of one
    "\x94",
};

// 0 to `max_size` bytes of changing density: mostly digits and joiners, with breaks, arbitrary
// bytes, and runs of one byte around the gap bound.
inline std::string RandomText(std::mt19937_64* random, std::size_t max_size) {
  const auto below = [random](std::size_t bound) {
    return static_cast<std::size_t>((*random)() % bound);
  };
  const std::size_t size = below(max_size + 1);
  const std::size_t digit_share = below(100);
  const std::size_t break_share = below(2) == 0 ? 0 : below(20);
  const std::size_t wide_share = below(2) == 0 ? 0 : below(100);
  std::string text;
  while (text.size() < size) {
    const std::size_t dice = below(100);
    if (below(100) < break_share) {
      text.push_back(below(2) == 0 ? 'x' : static_cast<char>(below(256)));
    } else if (below(100) < wide_share) {
      text += kWidePieces[below(sizeof kWidePieces / sizeof kWidePieces[0])];
    } else if (dice < digit_share) {
      text.push_back(kDigits[below(kDigits.size())]);
    } else if (dice < 98) {
      text.push_back(kJoiners[below(kJoiners.size())]);
    } else {
      text.append(below(14), kJoiners[below(kJoiners.size())]);
    }
  }
  text.resize(size);
  return text;
}

}  // namespace panveil::scan

#endif  // PANVEIL_TESTS_SCAN_STRETCH_ORACLE_H_
