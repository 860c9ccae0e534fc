// Bytes that kernels compare all bytes of a register with. In memory, and where the compiler cannot
// see their values: g++ 12 would build each anew from a general register, in every turn of a loop.
#ifndef PANVEIL_SCAN_SPLATS_H_
#define PANVEIL_SCAN_SPLATS_H_

#include <cstdint>

namespace panveil::scan {

// One byte, or a table of 16, as often as the widest register holds it.
struct alignas(64) Splat {
  std::uint8_t bytes[64];
};

struct Splats {
  Splat date_marks;          // a table of 16 bytes by the low half of a byte: the mark, or another
  Splat below_digits;        // '0'
  Splat digits;              // 10
  Splat signed_digits;       // moves '9' to 127
  Splat signed_last;         // 127 - 10
  Splat mark_bit;            // 0x02: ',' and '.' are alike with it
  Splat point;               // '.'
  Splat dollar;              // '$'
  Splat month_bit;           // 0x01: '0' and '1' are alike with it
  Splat month;               // '1'
  Splat nibble;              // 0x0F
  Splat case_bit;            // 0x20
  Splat below_columns;       // 0x30
  Splat above_columns;       // 0x70
  Splat inert;               // a column in no odd triple
  Splat signed_breaks;       // odd_triples.h: moves the last of them to 127
  Splat signed_first_break;  // 127 - kRowBreaks
};

extern const Splats kSplats;

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_SPLATS_H_
