#include "scan/splats.h"

#include <cstddef>

#include "scan/odd_triples.h"

namespace panveil::scan {

namespace {

constexpr Splat MakeSplat(int value) {
  Splat splat{};
  for (std::uint8_t& byte : splat.bytes) byte = static_cast<std::uint8_t>(value);
  return splat;
}

// 0 is the low half of no byte but ' ' that is looked up where a 0 is.
constexpr Splat MakeDateMarks() {
  Splat splat{};
  for (std::size_t i = 0; i < sizeof(splat.bytes); ++i) {
    for (const char mark : {' ', '/', '-', '|'}) {
      if (static_cast<std::size_t>(mark) % 16 == i % 16) {
        splat.bytes[i] = static_cast<std::uint8_t>(mark);
      }
    }
  }
  return splat;
}

}  // namespace

const Splats kSplats = {
    MakeDateMarks(),                                     // date_marks
    MakeSplat('0'),                                      // below_digits
    MakeSplat(10),                                       // digits
    MakeSplat(127 - '9'),                                // signed_digits
    MakeSplat(127 - 10),                                 // signed_last
    MakeSplat(0x02),                                     // mark_bit
    MakeSplat('.'),                                      // point
    MakeSplat('$'),                                      // dollar
    MakeSplat(0x01),                                     // month_bit
    MakeSplat('1'),                                      // month
    MakeSplat(0x0F),                                     // nibble
    MakeSplat(0x20),                                     // case_bit
    MakeSplat(0x30),                                     // below_columns
    MakeSplat(0x70),                                     // above_columns
    MakeSplat(0x80),                                     // inert
    MakeSplat(127 - (kFirstRowBreak + kRowBreaks - 1)),  // signed_breaks
    MakeSplat(127 - kRowBreaks),                         // signed_first_break
};

}  // namespace panveil::scan
