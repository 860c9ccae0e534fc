// Bytes that kernels compare all bytes of a register with. In memory, and where the compiler cannot
// see their values: g++ 12 would build each anew from a general register, in every turn of a loop.
#ifndef PANVEIL_SCAN_SPLATS_H_
#define PANVEIL_SCAN_SPLATS_H_

#include <cstdint>

namespace panveil::scan {

// One byte, as often as the widest register holds it.
struct alignas(64) Splat {
  std::uint8_t bytes[64];
};

extern const Splat kSplatBelowDigits;       // '0'
extern const Splat kSplatDigits;            // 10
extern const Splat kSplatSignedDigits;      // moves '9' to 127
extern const Splat kSplatSignedLast;        // 127 - 10
extern const Splat kSplatDateBit;           // 0x02: '-' and '/' are alike with it
extern const Splat kSplatDateMark;          // '/'
extern const Splat kSplatNibble;            // 0x0F
extern const Splat kSplatCaseBit;           // 0x20
extern const Splat kSplatBelowColumns;      // 0x30
extern const Splat kSplatAboveColumns;      // 0x70
extern const Splat kSplatInert;             // a column in no odd triple
extern const Splat kSplatFirstBreak;        // odd_triples.h
extern const Splat kSplatBreaks;            //
extern const Splat kSplatSignedBreaks;      // moves the last of them to 127
extern const Splat kSplatSignedFirstBreak;  // 127 - kRowBreaks

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_SPLATS_H_
