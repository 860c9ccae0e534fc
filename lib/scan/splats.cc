#include "scan/splats.h"

#include "scan/odd_triples.h"

namespace panveil::scan {

namespace {

constexpr Splat MakeSplat(int value) {
  Splat splat{};
  for (std::uint8_t& byte : splat.bytes) byte = static_cast<std::uint8_t>(value);
  return splat;
}

}  // namespace

const Splat kSplatBelowDigits = MakeSplat('0');
const Splat kSplatDigits = MakeSplat(10);
const Splat kSplatSignedDigits = MakeSplat(127 - '9');
const Splat kSplatSignedLast = MakeSplat(127 - 10);
const Splat kSplatDateBit = MakeSplat(0x02);
const Splat kSplatDateMark = MakeSplat('/');
const Splat kSplatNibble = MakeSplat(0x0F);
const Splat kSplatCaseBit = MakeSplat(0x20);
const Splat kSplatBelowColumns = MakeSplat(0x30);
const Splat kSplatAboveColumns = MakeSplat(0x70);
const Splat kSplatInert = MakeSplat(0x80);
const Splat kSplatFirstBreak = MakeSplat(kFirstRowBreak);
const Splat kSplatBreaks = MakeSplat(kRowBreaks);
const Splat kSplatSignedBreaks = MakeSplat(127 - (kFirstRowBreak + kRowBreaks - 1));
const Splat kSplatSignedFirstBreak = MakeSplat(127 - kRowBreaks);

}  // namespace panveil::scan
