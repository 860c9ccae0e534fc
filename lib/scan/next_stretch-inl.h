// Kernel::next_stretch for every SIMD instruction set; included behind dense-inl.h, as that is.
//
// Two levels. FindDense() only counts digits, and passes over whatever cannot hold enough of them.
// WalkDense() takes the blocks where there are enough, and follows each run of digits and joiners.

// The stretch that may go on behind the block looked at last. None when `digits` is 0.
struct OpenStretch {
  std::size_t begin = 0;
  std::size_t end = 0;  // behind its last digit so far
  std::size_t digits = 0;
  std::size_t plain = 0;  // joiners below 0x80 in a row, at the end of the block
};

// Where more than kMaxPlainInGap of them in a row begin, inside the block.
inline std::uint64_t LongPlainGaps(std::uint64_t plain) {
  static_assert(kMaxPlainInGap + 1 == 2 + 2 + 4 + 4, "the shifts below");
  std::uint64_t runs = plain & (plain >> 1);  // of 2
  runs &= runs >> 2;                          // of 4
  runs &= runs >> 4;                          // of 8
  return runs & (runs >> 4);                  // of 12
}

// The same for kMaxGapBytes.
inline std::uint64_t LongGaps(std::uint64_t joiners) {
  static_assert(kMaxGapBytes + 1 == 2 + 2 + 4 + 8 + 9, "the shifts below");
  std::uint64_t runs = joiners & (joiners >> 1);  // of 2
  runs &= runs >> 2;                              // of 4
  runs &= runs >> 4;                              // of 8
  runs &= runs >> 8;                              // of 16
  return runs & (runs >> 9);                      // of 25
}

// How many of the lowest bits are set, in a row.
inline std::size_t LowestRun(std::uint64_t mask) { return ~mask == 0 ? kBlock : LowestBit(~mask); }
inline std::size_t HighestRun(std::uint64_t mask) {
  return kBlock - (~mask == 0 ? 0 : BitWidth(~mask));
}

// The bytes no stretch goes across. A gap that comes in from the block before is measured from the
// last digit there: when it is too long, bit 0 is one of its joiners (had all of them been in the
// block before, that would have ended the stretch there).
inline std::uint64_t Breaks(Masks masks, std::size_t pos, const OpenStretch& open) {
  std::uint64_t breaks = ~(masks.digits | masks.joiners) | LongPlainGaps(masks.plain);
  if (masks.joiners != masks.plain) breaks |= LongGaps(masks.joiners);
  if (open.digits == 0) return breaks;
  const std::size_t first = masks.digits == 0 ? kBlock : LowestBit(masks.digits);
  const std::size_t plain = LowestRun(masks.plain);
  return breaks | std::uint64_t{pos + first - open.end > kMaxGapBytes} |
         std::uint64_t{plain != 0 && open.plain + plain > kMaxPlainInGap};
}

inline void Extend(OpenStretch* open, std::uint64_t digits, std::size_t pos) {
  if (digits == 0) return;
  if (open->digits == 0) open->begin = pos + LowestBit(digits);
  open->end = pos + BitWidth(digits);
  open->digits += PopCount(digits);
}

// Where kFewestTrueDigits bytes begin that no break interrupts, inside the block. In logs and
// tables most runs of digits are too short, and this passes over them without a branch for each.
inline std::uint64_t LongRuns(std::uint64_t breaks) {
  static_assert(kFewestTrueDigits == 10, "the shifts below");
  std::uint64_t runs = ~breaks & (~breaks >> 1);  // of 2
  runs &= runs >> 2;                              // of 4
  runs &= runs >> 4;                              // of 8
  return runs & (runs >> 2);                      // of 10
}

// MayHoldLookAlikes(), in one look where a block holds the stretch and what is beside it.
[[gnu::noinline]] bool HasLookAlikes(const char* text, std::size_t size, Stretch stretch) {
  const std::size_t begin = stretch.begin < kRim ? 0 : stretch.begin - kRim;
  const std::size_t end = size - stretch.end < kRim ? size : stretch.end + kRim;
  const std::size_t beside = begin == 0 ? 0 : begin - 1;
  const std::size_t from = size - beside < kBlock ? size - kBlock : beside;
  if (size < kBlock || end - from >= kBlock) return MayHoldLookAlikes(text, size, stretch);
  const Block block = LoadBlock(text + from);
  const std::uint64_t letters = LetterMask(block);
  const std::uint64_t look_alikes = letters & PlainJoinerMask(block);
  const std::uint64_t others = letters & ~look_alikes;
  const std::uint64_t found = HighMask(block) | (look_alikes & ~(others << 1) & ~(others >> 1));
  return ((found & ((std::uint64_t{1} << (end - from)) - 1)) >> (begin - from)) != 0;
}

inline bool IsEnough(const char* text, std::size_t size, const OpenStretch& open) {
  if (open.digits < kFewestTrueDigits) return false;
  return open.digits >= kFewestDigits || HasLookAlikes(text, size, {open.begin, open.end});
}

// Takes the block at `pos`. True when `open` ended in it with enough digits; otherwise `open` is
// what goes on behind it.
inline bool WalkBlock(const char* text, std::size_t size, Masks masks, std::size_t pos,
                      OpenStretch* open) {
  const std::uint64_t breaks = Breaks(masks, pos, *open);
  open->plain = HighestRun(masks.plain);
  if (breaks == 0) {
    Extend(open, masks.digits, pos);
    return false;
  }
  if (open->digits != 0) {
    Extend(open, masks.digits & UpToLowest(breaks), pos);
    if (IsEnough(text, size, *open)) return true;
    open->digits = 0;
  }
  for (std::uint64_t runs = LongRuns(breaks); runs != 0;) {
    const std::uint64_t before = UpToLowest(runs) >> 1;
    const std::uint64_t ends = breaks & ~before;
    if (ends == 0) break;  // it goes on behind the block
    Extend(open, masks.digits & UpToLowest(ends) & ~before, pos);
    if (IsEnough(text, size, *open)) return true;
    open->digits = 0;
    runs &= ~UpToLowest(ends);
  }
  const std::size_t behind = BitWidth(breaks);
  if (behind != kBlock) Extend(open, masks.digits >> behind << behind, pos);
  return false;
}

// Below this many digits in a block it pays to count again instead of walking.
inline constexpr std::size_t kFewDigits = 4;

// Walks from *pos until a stretch ended (true), or none is open and the digits got few, or the end
// of the text; *pos is then where to go on counting. It goes at least as far as `until`: behind
// what has been counted, or the same digits would be counted, and walked, again.
inline bool WalkDense(const char* text, std::size_t size, std::size_t until, std::size_t* pos,
                      OpenStretch* open) {
  while (size - *pos >= kBlock) {
    const Masks masks = MasksAt(text, size, *pos);
    if (WalkBlock(text, size, masks, *pos, open)) return true;
    *pos += kBlock;
    if (*pos >= until && open->digits == 0 && PopCount(masks.digits) < kFewDigits) return false;
  }
  if (*pos < size && WalkBlock(text, size, MasksAt(text, size, *pos), *pos, open)) return true;
  *pos = size;
  return IsEnough(text, size, *open);
}

Stretch NextStretch(const char* text, std::size_t size, std::size_t from) noexcept {
  if (size < kFewestTrueDigits || from > size - kFewestTrueDigits) return {size, size};
  // Behind a stretch digits are often as dense, and counted as they are walked.
  bool dense =
      from != 0 && size - from >= kBlock && CountDigits(LoadBlock(text + from)) >= kFewDigits;
  for (std::size_t pos = from;; dense = false) {
    if (!dense) pos = FindDense(text, size, pos);
    if (pos == size) return {size, size};
    OpenStretch open;
    if (WalkDense(text, size, pos + kWideBlocks * kBlock, &pos, &open)) {
      return {open.begin, open.end};
    }
  }
}
