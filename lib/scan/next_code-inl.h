// Kernel::next_code for every SIMD instruction set; included behind masks-inl.h, as that is.

// A code, with what makes it one, has as many.
inline constexpr std::size_t kFewestCodeDigits = 3;

// '0' to '9' of a block, and '/' and '-'.
struct CodeMasks {
  std::uint64_t digits = 0;
  std::uint64_t marks = 0;
};

inline CodeMasks CodeMasksOf(const Block& block) { return {DigitMask(block), DateMarkMask(block)}; }

// REQUIRES: size >= 8.
inline CodeMasks CodeMasksAt(const char* text, std::size_t size, std::size_t pos) {
  if (size - pos >= kBlock) return CodeMasksOf(LoadBlock(text + pos));
  const Tail tail = LoadTail(text, size, pos);
  const CodeMasks masks = CodeMasksOf(tail.block);
  return {FoldTail(tail, masks.digits), FoldTail(tail, masks.marks)};
}

// Where codes begin, if neither before nor behind the bytes that the masks tell of is a digit. They
// may be those of several blocks, in one register.
template <typename Mask>
inline void FindCodeBegins(const Mask& digits, const Mask& marks, Mask* begins) {
  const Mask second = digits >> 1;
  const Mask third = digits >> 2;
  const Mask fourth = digits >> 3;
  const Mask fifth = digits >> 4;
  const Mask three_or_four = second & third & ~(fourth & fifth);
  const Mask singles = third & fifth & ~(second | fourth | digits >> 5);
  const Mask dates = (marks >> 1 & third & fourth) | (second & marks >> 2 & fourth & fifth);
  *begins = digits & ~(digits << 1) & (three_or_four | singles | dates);
}

inline std::uint64_t CodeBegins(const CodeMasks& masks) {
  std::uint64_t begins;
  FindCodeBegins(masks.digits, masks.marks, &begins);
  return begins;
}

// The same wherever the text goes on: of the first kCodeBytes bytes, for it takes the five behind
// to see a code.
inline constexpr unsigned kCodeBytes = kBlock - 5;
inline std::uint64_t CodesIn(const CodeMasks& masks) {
  return CodeBegins(masks) & (~std::uint64_t{0} >> 5);
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
