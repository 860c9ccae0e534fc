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

// Where codes begin, of the first kCodeBytes bytes that `masks` tell of: it takes the five behind
// to see one. What is before the first byte is no digit.
inline constexpr unsigned kCodeBytes = kBlock - 5;
inline std::uint64_t CodesIn(CodeMasks masks) {
  const std::uint64_t d = masks.digits;
  const std::uint64_t second = d >> 1;
  const std::uint64_t third = d >> 2;
  const std::uint64_t fourth = d >> 3;
  const std::uint64_t fifth = d >> 4;
  const std::uint64_t three_or_four = second & third & ~(fourth & fifth);
  const std::uint64_t singles = third & fifth & ~(second | fourth | d >> 5);
  const std::uint64_t dates =
      (masks.marks >> 1 & third & fourth) | (second & masks.marks >> 2 & fourth & fifth);
  return d & ~(d << 1) & (three_or_four | singles | dates) & (~std::uint64_t{0} >> 5);
}

Stretch NextCode(const char* text, std::size_t size, std::size_t from) noexcept {
  if (size < kShortest) return NextCodePlainly(text, size, from);
  std::uint64_t seen = 0;  // the first byte was the last of those before
  for (std::size_t pos = from; pos < size; pos += kCodeBytes - 1) {
    const CodeMasks masks = CodeMasksAt(text, size, pos);
    if (const std::uint64_t codes = CodesIn(masks) & ~seen; codes != 0) {
      const std::size_t i = LowestBit(codes);
      return {pos + i, pos + i + LowestBit(~(masks.digits >> i))};
    }
    seen = 1;
  }
  return {size, size};
}
