// Sixty-four bytes as masks of 64 bits, for every SIMD instruction set.
//
// Included once by a kernel_*.cc, inside its target region and its unnamed namespace (which is why
// there is no namespace here): code compiled for AVX-512 must never end up in a function that the
// linker may share with other files. For the same reason the -inl.h files include nothing, and call
// nothing of the standard library. Before the inclusion the kernel defines
//
//   Block                               64 bytes in registers
//   Block LoadBlock(p)
//   uint64_t DigitMask(block)           bit i: byte i is '0' to '9'
//   uint64_t PlainJoinerMask(block)     bit i: byte i is a joiner below 0x80
//   uint64_t HighMask(block)            bit i: byte i is 0x80 or above
//   uint64_t BitMask<kBit>(block)       bit i: bit kBit of byte i, from 0 for the lowest
//   bool AnyHigh(block)
//   Block Union(a, b)                   their bytes, one or the other
//   uint64_t WideDigitCandidates(last, before1, before2)
//                                       where a wide digit may end; bit i of the others is for the
//                                       byte one and two before byte i of the first
//   uint64_t LetterMask(block)          bit i: byte i is an ASCII letter
//   uint64_t OddMask(block)             bit i: an odd triple (odd_triples.h) ends with byte i, or
//                                       the byte is a break; some triples may be overlooked
//   unsigned OddLanes(block)            bit i: in lane i, bytes 8 * i to 8 * i + 7, there is an odd
//                                       triple or a break; some may be overlooked. Means nothing
//                                       for a block with bytes of 0x80 and above
//   uint64_t DateMarkMask(block)        bit i: byte i is ' ', '/', '-' or '|'; likewise
//   uint64_t PointMask(block)           '.' or ','
//   uint64_t DollarMask(block)          '$'
//   uint64_t MonthMask(block)           '0' or '1'
//   size_t CountDigits(block)
//   size_t PopCount(mask)
//   bool Any(words)                     whether a bit is set in a vector of four masks
//   Tail LoadTail(text, size, pos)      the bytes from `pos` to the end, fewer than 64
//   size_t TailHalf(tail)               bytes that each of its two loads took, which may overlap;
//                                       0 when there was but one, from `pos` on
//   uint64_t FoldTail(tail, mask)       mask of tail.block -> bit i: byte pos + i; none past the
//                                       end
//   Around LoadAround(text, size, pos)  the bytes from `pos` on, and from one and two before it,
//   with
//                                       zeros for what is not the text's; fewer than 66 in all
//   unsigned CalmLanesOfTail(tail)      lanes that are not odd, those of the second half as if it
//                                       came right behind the first
//   kShortestTail                       the shortest text for LoadTail

inline constexpr std::size_t kBlock = 64;

inline std::size_t LowestBit(std::uint64_t mask) {
  return static_cast<std::size_t>(__builtin_ctzll(mask));
}

// One past the highest bit.
inline std::size_t BitWidth(std::uint64_t mask) {
  return 64 - static_cast<std::size_t>(__builtin_clzll(mask));
}

// The lowest bit and all below it. REQUIRES: mask != 0.
inline std::uint64_t UpToLowest(std::uint64_t mask) { return mask ^ (mask - 1); }

// Those of `candidates`, of the 64 bytes at `pos`, that are last bytes of wide digits.
inline std::uint64_t TrueWideDigits(const char* text, std::size_t pos, std::uint64_t candidates) {
  std::uint64_t digits = 0;
  for (; candidates != 0; candidates &= candidates - 1) {
    const std::size_t i = LowestBit(candidates);
    digits |= std::uint64_t{IsWideDigitEnd(text, pos + i)} << i;
  }
  return digits;
}

// Where wide digits may be, of the 64 bytes at `pos` where the text begins or ends.
[[gnu::noinline]] std::uint64_t MayBeWideDigitsAtEdge(const char* text, std::size_t size,
                                                      std::size_t pos) {
  if (size < kBlock + 2) {
    const Around at = LoadAround(text, size, pos);
    return WideDigitCandidates(at.block, at.before1, at.before2);
  }
  if (pos < 2) {
    // From the third byte on; of the first two, the second may end one of two.
    const char* const third = text + 2;
    const std::uint64_t may =
        WideDigitCandidates(LoadBlock(third), LoadBlock(third - 1), LoadBlock(text));
    const bool two = (static_cast<unsigned char>(text[0]) & 0xE0) == 0xC0;
    return may << (2 - pos) | std::uint64_t{two} << (1 - pos);
  }
  // What is left of a text together with what stands before it.
  const char* const p = text + size - kBlock;
  const std::uint64_t may = WideDigitCandidates(LoadBlock(p), LoadBlock(p - 1), LoadBlock(p - 2));
  return may >> (pos - (size - kBlock));
}

// Where they may be among the 64 bytes at `pos`, or as many as there are.
inline std::uint64_t MayBeWideDigits(const char* text, std::size_t size, std::size_t pos) {
  if (pos < 2 || size - pos < kBlock) return MayBeWideDigitsAtEdge(text, size, pos);
  const char* const p = text + pos;
  return WideDigitCandidates(LoadBlock(p), LoadBlock(p - 1), LoadBlock(p - 2));
}

// The last bytes of wide digits there.
[[gnu::noinline]] std::uint64_t WideDigits(const char* text, std::size_t size, std::size_t pos) {
  return TrueWideDigits(text, pos, MayBeWideDigits(text, size, pos));
}

struct Masks {
  std::uint64_t digits;
  std::uint64_t plain;    // joiners below 0x80
  std::uint64_t joiners;  // these and the others
};

inline Masks WithHigh(const char* text, std::size_t size, std::size_t pos, Masks masks,
                      std::uint64_t high) {
  const std::uint64_t wide = WideDigits(text, size, pos);
  return {masks.digits | wide, masks.plain, masks.plain | (high & ~wide)};
}

inline Masks MasksAt(const char* text, std::size_t size, std::size_t pos) {
  if (size - pos >= kBlock) {
    const Block block = LoadBlock(text + pos);
    const std::uint64_t plain = PlainJoinerMask(block);
    const Masks masks = {DigitMask(block), plain, plain};
    return AnyHigh(block) ? WithHigh(text, size, pos, masks, HighMask(block)) : masks;
  }
  const Tail tail = LoadTail(text, size, pos);
  const std::uint64_t plain = FoldTail(tail, PlainJoinerMask(tail.block));
  const Masks masks = {FoldTail(tail, DigitMask(tail.block)), plain, plain};
  if (!AnyHigh(tail.block)) return masks;
  return WithHigh(text, size, pos, masks, FoldTail(tail, HighMask(tail.block)));
}
