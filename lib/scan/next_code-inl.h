// Kernel::next_code, and Survey::codes, for every SIMD instruction set; included behind
// masks-inl.h, as that is.

// A code, with what makes it one, has as many.
inline constexpr std::size_t kFewestCodeDigits = 3;

// '0' to '9' of a block, and '/' and '-'.
struct CodeMasks {
  std::uint64_t digits = 0;
  std::uint64_t marks = 0;
};

inline CodeMasks CodeMasksOf(const Block& block) { return {DigitMask(block), DateMarkMask(block)}; }

// Not 0 when there may be a code that begins in the block, or goes on in it from the one before.
// What is cut by the block's borders is taken for one.
inline std::uint64_t MayHoldCodes(std::uint64_t digits_before, CodeMasks masks) {
  const std::uint64_t d = masks.digits;
  const std::uint64_t begins = d & ~(d << 1);
  const std::uint64_t three_or_four = (d >> 1) & (d >> 2) & ~((d >> 3) & (d >> 4));
  const std::uint64_t singles = ~(d >> 1) & (d >> 2) & ~(d >> 3) & (d >> 4);
  const std::uint64_t dates = d & (masks.marks >> 1) & (d >> 2) & (d >> 3);
  const bool across = (digits_before >> 60) != 0 && (d & 0xF) != 0;
  return (begins & (three_or_four | singles)) | dates | std::uint64_t{across};
}

// REQUIRES: size >= 8.
inline CodeMasks CodeMasksAt(const char* text, std::size_t size, std::size_t pos) {
  if (size - pos >= kBlock) return CodeMasksOf(LoadBlock(text + pos));
  const Tail tail = LoadTail(text, size, pos);
  const CodeMasks masks = CodeMasksOf(tail.block);
  return {FoldTail(tail, masks.digits), FoldTail(tail, masks.marks)};
}

Stretch NextCode(const char* text, std::size_t size, std::size_t from) noexcept {
  if (size < kShortest) return NextCodePlainly(text, size, from);
  constexpr std::uint64_t kUnknown = std::uint64_t{7} << 61;  // what is behind them
  std::uint64_t before = 0;
  for (std::size_t pos = from; pos < size; pos += kBlock) {
    const CodeMasks masks = CodeMasksAt(text, size, pos);
    const std::uint64_t d = masks.digits;
    const std::uint64_t begins = d & ~(d << 1 | before >> 63);
    // A code has a digit two bytes behind its first, or is "12/3".
    std::uint64_t maybe = begins & (d >> 2 | (masks.marks >> 2 & d >> 3) | kUnknown);
    for (; maybe != 0; maybe &= maybe - 1) {
      const std::size_t begin = pos + LowestBit(maybe);
      const std::size_t end = CodeEnd(text, size, begin);
      if (end != 0) return {begin, end};
    }
    before = d;
  }
  return {size, size};
}
