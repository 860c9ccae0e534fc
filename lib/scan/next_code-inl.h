// Kernel::next_code for every SIMD instruction set; included behind masks-inl.h, as that is.

// Bits behind a code: bit i when bytes i - 3 and i - 1, or i - 4 and i - 1, are its first and last.
// `before` are the digits of the block before.
inline std::uint64_t CodeEnds(std::uint64_t before, std::uint64_t digits) {
  const std::uint64_t back1 = digits << 1 | before >> 63;
  const std::uint64_t back2 = digits << 2 | before >> 62;
  const std::uint64_t back3 = digits << 3 | before >> 61;
  const std::uint64_t back4 = digits << 4 | before >> 60;
  const std::uint64_t back5 = digits << 5 | before >> 59;
  return ~digits & back1 & back2 & back3 & ~(back4 & back5);
}

// REQUIRES: size >= 8.
inline std::uint64_t AsciiDigitsAt(const char* text, std::size_t size, std::size_t pos) {
  if (size - pos >= kBlock) return DigitMask(LoadBlock(text + pos));
  const Tail tail = LoadTail(text, size, pos);
  return FoldTail(tail, DigitMask(tail.block));
}

Stretch NextCode(const char* text, std::size_t size, std::size_t from) noexcept {
  if (size < kShortest) return NextCodePlainly(text, size, from);
  std::uint64_t before = 0;
  // One block more than there is: a code may end with the text.
  for (std::size_t pos = from;; pos += kBlock) {
    const std::uint64_t digits = pos < size ? AsciiDigitsAt(text, size, pos) : 0;
    const std::uint64_t ends = CodeEnds(before, digits);
    if (ends != 0) {
      const std::size_t i = LowestBit(ends);
      const bool four = ((i >= 4 ? digits >> (i - 4) : before >> (60 + i)) & 1) != 0;
      return {pos + i - (four ? 4 : 3), pos + i};
    }
    if (pos >= size) return {size, size};
    before = digits;
  }
}
