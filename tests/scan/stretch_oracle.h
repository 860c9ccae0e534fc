// The stretches of a text, by their definition and with no thought of speed.
//
// Shared by the tests that run here and the program that runs under an emulator, so standard
// library only.
#ifndef PANVEIL_TESTS_SCAN_STRETCH_ORACLE_H_
#define PANVEIL_TESTS_SCAN_STRETCH_ORACLE_H_

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "scan/kernel.h"

namespace panveil::scan {

inline bool operator==(const Stretch& a, const Stretch& b) {
  return a.begin == b.begin && a.end == b.end;
}

// Spelled out once more, rather than asking the code under test.
inline constexpr std::string_view kDigits = "0123456789";
inline constexpr std::string_view kJoiners = " \t\n\r-.,/:_|+*~()[]";

inline std::vector<Stretch> OracleStretches(std::string_view text) {
  std::vector<Stretch> found;
  std::size_t begin = text.find_first_of(kDigits);
  while (begin != std::string_view::npos) {
    std::size_t digits = 1;
    std::size_t last = begin;
    std::size_t next = text.find_first_of(kDigits, last + 1);
    while (next != std::string_view::npos && next - last - 1 <= kMaxGapBytes &&
           text.substr(last + 1, next - last - 1).find_first_not_of(kJoiners) ==
               std::string_view::npos) {
      ++digits;
      last = next;
      next = text.find_first_of(kDigits, last + 1);
    }
    if (digits >= kFewestDigits) found.push_back({begin, last + 1});
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

// 0 to `max_size` bytes of changing density: mostly digits and joiners, with breaks, arbitrary
// bytes, and runs of one byte around the gap bound.
inline std::string RandomText(std::mt19937_64* random, std::size_t max_size) {
  const auto below = [random](std::size_t bound) {
    return static_cast<std::size_t>((*random)() % bound);
  };
  const std::size_t size = below(max_size + 1);
  const std::size_t digit_share = below(100);
  const std::size_t break_share = below(2) == 0 ? 0 : below(20);
  std::string text;
  while (text.size() < size) {
    const std::size_t dice = below(100);
    if (below(100) < break_share) {
      text.push_back(below(2) == 0 ? 'x' : static_cast<char>(below(256)));
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
