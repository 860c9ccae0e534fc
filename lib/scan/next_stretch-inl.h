// Kernel::next_stretch for every SIMD instruction set.
//
// Included once by a kernel_*.cc, inside its target region and its unnamed namespace (which is why
// there is no namespace here): code compiled for AVX-512 must never end up in a function that the
// linker may share with other files. For the same reason this includes nothing, and calls nothing
// of the standard library. Before the inclusion the kernel defines
//
//   Block                               64 bytes in registers
//   Block LoadBlock(p)
//   uint64_t DigitMask(block)           bit i: byte i is '0' to '9'
//   uint64_t JoinerMask(block)          bit i: byte i is a joiner
//   size_t CountDigits(block)
//   size_t PopCount(mask)
//   Tail LoadTail(text, size, pos)      the bytes from `pos` to the end, fewer than 64
//   uint64_t FoldTail(tail, mask)       mask of tail.block -> bit i: byte pos + i; none past the
//   end
//
// Two levels. FindDense() only counts digits, and passes over whatever cannot hold enough of them.
// WalkDense() takes the blocks where there are enough, and follows each run of digits and joiners.

inline constexpr std::size_t kBlock = 64;

struct Masks {
  std::uint64_t digits;
  std::uint64_t joiners;
};

// The stretch that may go on behind the block looked at last. None when `digits` is 0.
struct OpenStretch {
  std::size_t begin = 0;
  std::size_t end = 0;  // behind its last digit so far
  std::size_t digits = 0;
};

inline std::size_t LowestBit(std::uint64_t mask) {
  return static_cast<std::size_t>(__builtin_ctzll(mask));
}

// One past the highest bit.
inline std::size_t BitWidth(std::uint64_t mask) {
  return 64 - static_cast<std::size_t>(__builtin_clzll(mask));
}

inline std::size_t CountDigitsAt(const char* text, std::size_t size, std::size_t pos) {
  if (size - pos >= kBlock) return CountDigits(LoadBlock(text + pos));
  const Tail tail = LoadTail(text, size, pos);
  return PopCount(FoldTail(tail, DigitMask(tail.block)));
}

inline Masks MasksAt(const char* text, std::size_t size, std::size_t pos) {
  if (size - pos >= kBlock) {
    const Block block = LoadBlock(text + pos);
    return {DigitMask(block), JoinerMask(block)};
  }
  const Tail tail = LoadTail(text, size, pos);
  return {FoldTail(tail, DigitMask(tail.block)), FoldTail(tail, JoinerMask(tail.block))};
}

inline std::size_t StepBack(std::size_t pos, std::size_t bytes, std::size_t from) {
  return pos - from >= bytes ? pos - bytes : from;
}

// The first block of the first three in a row that hold kFewestDigits digits, or `size`. No stretch
// begins before it: the first digits of one fit three blocks (kMaxGapBytes), so the three that
// begin with its first digit would have been found first.
inline std::size_t FindDense(const char* text, std::size_t size, std::size_t from) {
  std::size_t pos = from;
  std::size_t before2 = 0;  // digits in the last block but one before `pos`
  std::size_t before1 = 0;  // and in the last
  for (; size - pos >= 4 * kBlock; pos += 4 * kBlock) {
    const std::size_t n0 = CountDigits(LoadBlock(text + pos));
    const std::size_t n1 = CountDigits(LoadBlock(text + pos + kBlock));
    const std::size_t n2 = CountDigits(LoadBlock(text + pos + 2 * kBlock));
    const std::size_t n3 = CountDigits(LoadBlock(text + pos + 3 * kBlock));
    if (before2 + before1 + n0 + n1 + n2 + n3 >= kFewestDigits) {
      if (before2 + before1 + n0 >= kFewestDigits) return StepBack(pos, 2 * kBlock, from);
      if (before1 + n0 + n1 >= kFewestDigits) return StepBack(pos, kBlock, from);
      if (n0 + n1 + n2 >= kFewestDigits) return pos;
      if (n1 + n2 + n3 >= kFewestDigits) return pos + kBlock;
    }
    before2 = n2;
    before1 = n3;
  }
  for (; pos < size; pos += kBlock) {
    const std::size_t n = CountDigitsAt(text, size, pos);
    if (before2 + before1 + n >= kFewestDigits) return StepBack(pos, 2 * kBlock, from);
    before2 = before1;
    before1 = n;
  }
  return size;
}

// Where more than kMaxGapBytes joiners in a row begin, inside the block.
inline std::uint64_t LongGaps(std::uint64_t joiners) {
  static_assert(kMaxGapBytes + 1 == 2 + 2 + 4 + 3 && kMaxGapBytes + 1 == 11, "the shifts below");
  std::uint64_t runs = joiners & (joiners >> 1);  // of 2
  runs &= runs >> 2;                              // of 4
  runs &= runs >> 4;                              // of 8
  return runs & (runs >> 3);                      // of 11
}

// The bytes no stretch goes across. A gap that comes in from the block before is measured from the
// last digit there: when it is too long, bit 0 is one of its joiners (had all of them been in the
// block before, LongGaps() would have ended the stretch there).
inline std::uint64_t Breaks(Masks masks, std::size_t pos, const OpenStretch& open) {
  const std::uint64_t breaks = ~(masks.digits | masks.joiners) | LongGaps(masks.joiners);
  if (open.digits == 0) return breaks;
  const std::size_t first = masks.digits == 0 ? kBlock : LowestBit(masks.digits);
  return breaks | std::uint64_t{pos + first - open.end > kMaxGapBytes};
}

inline void Extend(OpenStretch* open, std::uint64_t digits, std::size_t pos) {
  if (digits == 0) return;
  if (open->digits == 0) open->begin = pos + LowestBit(digits);
  open->end = pos + BitWidth(digits);
  open->digits += PopCount(digits);
}

// Where kFewestDigits bytes begin that no break interrupts, inside the block. In logs and tables
// most runs of digits are too short, and this passes over them without a branch for each.
inline std::uint64_t LongRuns(std::uint64_t breaks) {
  static_assert(kFewestDigits == 12, "the shifts below");
  std::uint64_t runs = ~breaks & (~breaks >> 1);  // of 2
  runs &= runs >> 2;                              // of 4
  runs &= runs >> 4;                              // of 8
  return runs & (runs >> 4);                      // of 12
}

// The lowest bit and all below it. REQUIRES: mask != 0.
inline std::uint64_t UpToLowest(std::uint64_t mask) { return mask ^ (mask - 1); }

// Takes the block at `pos`. True when `open` ended in it with enough digits; otherwise `open` is
// what goes on behind it.
inline bool WalkBlock(Masks masks, std::size_t pos, OpenStretch* open) {
  const std::uint64_t breaks = Breaks(masks, pos, *open);
  if (breaks == 0) {
    Extend(open, masks.digits, pos);
    return false;
  }
  if (open->digits != 0) {
    Extend(open, masks.digits & UpToLowest(breaks), pos);
    if (open->digits >= kFewestDigits) return true;
    *open = OpenStretch{};
  }
  for (std::uint64_t runs = LongRuns(breaks); runs != 0;) {
    const std::uint64_t before = UpToLowest(runs) >> 1;
    const std::uint64_t ends = breaks & ~before;
    if (ends == 0) break;  // it goes on behind the block
    const std::uint64_t run = masks.digits & UpToLowest(ends) & ~before;
    if (PopCount(run) >= kFewestDigits) {
      Extend(open, run, pos);
      return true;
    }
    runs &= ~UpToLowest(ends);
  }
  const std::size_t behind = BitWidth(breaks);
  if (behind != kBlock) Extend(open, masks.digits >> behind << behind, pos);
  return false;
}

// Below this many digits in a block it pays to count again instead of walking.
inline constexpr std::size_t kFewDigits = 4;

// Walks from *pos until a stretch ended (true), or none is open and the digits got few, or the end
// of the text; *pos is then where FindDense() goes on.
inline bool WalkDense(const char* text, std::size_t size, std::size_t* pos, OpenStretch* open) {
  while (size - *pos >= kBlock) {
    const Masks masks = MasksAt(text, size, *pos);
    if (WalkBlock(masks, *pos, open)) return true;
    *pos += kBlock;
    if (open->digits == 0 && PopCount(masks.digits) < kFewDigits) return false;
  }
  if (*pos < size && WalkBlock(MasksAt(text, size, *pos), *pos, open)) return true;
  *pos = size;
  return open->digits >= kFewestDigits;
}

Stretch NextStretch(const char* text, std::size_t size, std::size_t from) noexcept {
  if (size < kFewestDigits || from > size - kFewestDigits) return {size, size};
  for (std::size_t pos = from;;) {
    pos = FindDense(text, size, pos);
    if (pos == size) return {size, size};
    OpenStretch open;
    if (WalkDense(text, size, &pos, &open)) return {open.begin, open.end};
  }
}
