// Where there are digits enough for a stretch, for every SIMD instruction set; included behind
// masks-inl.h, as that is.

// Three blocks hold the first digits of a stretch when every gap between them is plain, five in any
// case.
inline constexpr std::size_t kPlainBlocks = 3;
inline constexpr std::size_t kWideBlocks = 5;
static_assert(kFewestTrueDigits + (kFewestTrueDigits - 1) * kMaxPlainInGap <=
              (kPlainBlocks - 1) * kBlock + 1);
static_assert(kFewestTrueDigits + (kFewestTrueDigits - 1) * kMaxGapBytes <=
              (kWideBlocks - 1) * kBlock + 1);

// Digits in the blocks last seen, newest first, and whether they held a byte of 0x80 or above.
struct DigitWindow {
  std::size_t before1 = 0;
  std::size_t before2 = 0;
  std::size_t before3 = 0;
  std::size_t before4 = 0;
  unsigned highs = 0;  // bit i: the last block but i

  // Takes the next block. How many blocks before it a stretch may begin, or -1.
  int Add(std::size_t digits, bool high) {
    highs = (highs << 1 | unsigned{high}) & ((1U << kWideBlocks) - 1);
    const std::size_t plain = digits + before1 + before2;
    const std::size_t wide = plain + before3 + before4;
    before4 = before3;
    before3 = before2;
    before2 = before1;
    before1 = digits;
    if (wide < kFewestTrueDigits) return -1;
    if (highs != 0) return static_cast<int>(kWideBlocks) - 1;
    return plain >= kFewestTrueDigits ? static_cast<int>(kPlainBlocks) - 1 : -1;
  }
};

// Digits of a stretch that goes on behind the block seen last, or more.
struct JoinedDigits {
  std::size_t open = 0;

  // Takes the next block, which no stretch goes across where `breaks` are. Whether one with digits
  // enough may end in it, or go on behind.
  bool Add(std::uint64_t digits, std::uint64_t breaks) {
    static_assert(kMaxGapBytes < kBlock);
    if (digits == 0) {
      open = 0;
      return false;
    }
    if (breaks == 0) {
      open += PopCount(digits);
      return open >= kFewestTrueDigits;
    }
    const std::uint64_t first = UpToLowest(breaks);
    const bool enough = open + PopCount(digits & first) >= kFewestTrueDigits ||
                        PopCount(digits & ~first) >= kFewestTrueDigits;
    const std::size_t last = BitWidth(breaks);
    open = last == kBlock ? 0 : PopCount(digits >> last);
    return enough;
  }
};

inline std::size_t StepBack(std::size_t pos, int blocks, std::size_t from) {
  const std::size_t bytes = static_cast<std::size_t>(blocks) * kBlock;
  return pos - from >= bytes ? pos - bytes : from;
}

struct Counts {
  std::size_t n[4];
};

// Four blocks at once, none of which, nor those in `window`, holds a byte of 0x80 or above. The
// first of them that ends a dense row of kPlainBlocks, or -1.
inline int AddFour(const Counts& c, DigitWindow* window) {
  const std::size_t before1 = window->before1;
  const std::size_t before2 = window->before2;
  *window = {c.n[3], c.n[2], c.n[1], c.n[0], 0};
  if (before2 + before1 + c.n[0] + c.n[1] + c.n[2] + c.n[3] < kFewestTrueDigits) return -1;
  if (before2 + before1 + c.n[0] >= kFewestTrueDigits) return 0;
  if (before1 + c.n[0] + c.n[1] >= kFewestTrueDigits) return 1;
  if (c.n[0] + c.n[1] + c.n[2] >= kFewestTrueDigits) return 2;
  return c.n[1] + c.n[2] + c.n[3] >= kFewestTrueDigits ? 3 : -1;
}

inline int AddBlockAt(const char* text, std::size_t size, std::size_t pos, DigitWindow* window) {
  if (size - pos >= kBlock) {
    const Block block = LoadBlock(text + pos);
    if (!AnyHigh(block)) return window->Add(CountDigits(block), false);
    return window->Add(PopCount(DigitMask(block) | WideDigits(text, size, pos)), true);
  }
  const Masks masks = MasksAt(text, size, pos);
  return window->Add(PopCount(masks.digits), masks.joiners != masks.plain);
}

// Where the first stretch may begin, at or after `from`, or `size`: no stretch begins before.
inline std::size_t FindDense(const char* text, std::size_t size, std::size_t from) {
  std::size_t pos = from;
  DigitWindow window;
  while (size - pos >= 4 * kBlock) {
    const Block b0 = LoadBlock(text + pos);
    const Block b1 = LoadBlock(text + pos + kBlock);
    const Block b2 = LoadBlock(text + pos + 2 * kBlock);
    const Block b3 = LoadBlock(text + pos + 3 * kBlock);
    if (AnyHigh(Union(Union(b0, b1), Union(b2, b3))) || window.highs != 0) {
      for (int i = 0; i < 4; ++i, pos += kBlock) {
        const int back = AddBlockAt(text, size, pos, &window);
        if (back >= 0) return StepBack(pos, back, from);
      }
      continue;
    }
    const int last =
        AddFour({{CountDigits(b0), CountDigits(b1), CountDigits(b2), CountDigits(b3)}}, &window);
    if (last >= 0) return StepBack(pos + static_cast<std::size_t>(last) * kBlock, 2, from);
    pos += 4 * kBlock;
  }
  for (; pos < size; pos += kBlock) {
    const int back = AddBlockAt(text, size, pos, &window);
    if (back >= 0) return StepBack(pos, back, from);
  }
  return size;
}
