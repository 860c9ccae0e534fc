// Kernel::next_code for every SIMD instruction set; included behind masks-inl.h, as that is.

// A code, with what makes it one, has as many.
inline constexpr std::size_t kFewestCodeDigits = 3;

// '0' to '9' of a block, and what parts a month from a year, if there are some.
struct CodeMasks {
  std::uint64_t digits = 0;
  std::uint64_t marks = 0;
};

// REQUIRES: size >= 8.
inline CodeMasks CodeMasksAt(const char* text, std::size_t size, std::size_t pos) {
  if (size - pos >= kBlock) {
    const Block block = LoadBlock(text + pos);
    const std::uint64_t digits = DigitMask(block);
    return {digits, digits == 0 ? 0 : DateMarkMask(block)};
  }
  const Tail tail = LoadTail(text, size, pos);
  return {FoldTail(tail, DigitMask(tail.block)), FoldTail(tail, DateMarkMask(tail.block))};
}

// The codes of the bytes that masks tell of, if neither before nor behind these is a digit. The
// masks may be those of several blocks, in one register.
template <typename Mask>
struct Codes {
  Mask long_ones;  // where three or four digits begin
  Mask singles;    // a single digit with single ones behind
  Mask years;      // two digits or more with marks before them, and a digit before these

  // Where they begin, but for months.
  void Begins(const Mask& digits, Mask* begins) const {
    *begins = digits & ~(digits << 1) & (long_ones | singles);
  }
};

template <typename Mask>
inline void FindCodes(const Mask& digits, const Mask& marks, Codes<Mask>* codes) {
  const Mask second = digits >> 1;
  const Mask pairs = digits & second;
  const Mask alone = digits & ~(digits << 1) & ~second;
  codes->long_ones = pairs & digits >> 2 & ~(digits >> 3 & digits >> 4);
  codes->singles = alone & alone >> 2 & alone >> 4;
  // Marks behind a digit, added to the marks, carry to what is behind them all.
  codes->years = pairs & ~marks & ((digits << 1 & marks) + marks);
}

inline std::uint64_t CodeBegins(const CodeMasks& masks) {
  Codes<std::uint64_t> codes;
  FindCodes(masks.digits, masks.marks, &codes);
  std::uint64_t begins;
  codes.Begins(masks.digits, &begins);
  if (codes.years == 0) return begins;
  std::uint64_t between = masks.marks & codes.years >> 1;
  for (std::size_t i = 1; i < kMostDateMarks; ++i) between |= masks.marks & between >> 1;
  const std::uint64_t months = between >> 1 | (masks.digits >> 1 & between >> 2);
  return begins | (masks.digits & ~(masks.digits << 1) & months);
}

// The same wherever the text goes on: of the first kCodeBytes bytes, for it takes the six behind
// to see a code.
inline constexpr unsigned kCodeBytes = kBlock - 6;
inline std::uint64_t CodesIn(const CodeMasks& masks) {
  return CodeBegins(masks) & (~std::uint64_t{0} >> 6);
}

Stretch NextCode(const char* text, std::size_t size, std::size_t from) noexcept {
  if (size < kShortest) return NextCodePlainly(text, size, from);
  std::uint64_t seen = 0;  // the first byte was the last of those before
  for (std::size_t pos = from; pos < size;) {
    const CodeMasks masks = CodeMasksAt(text, size, pos);
    if (masks.digits == 0) {
      pos += kBlock;
      seen = 0;
      continue;
    }
    if (const std::uint64_t codes = CodesIn(masks) & ~seen; codes != 0) {
      const std::size_t i = LowestBit(codes);
      return {pos + i, pos + i + LowestBit(~(masks.digits >> i))};
    }
    pos += kCodeBytes - 1;
    seen = 1;
  }
  return {size, size};
}
