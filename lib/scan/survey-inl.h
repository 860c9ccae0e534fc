// Kernel::survey for every SIMD instruction set; included behind dense-inl.h and next_code-inl.h,
// as those are.
//
// Block by block. What may be a stretch or a row is looked at elsewhere, and rarely is: where
// digits are dense, and where a run of kCalmRun bytes holds no odd triple (odd_triples.h), none of
// which ends behind the first two bytes of a row.

inline constexpr std::size_t kCalmRun = kFewestRowBytes - 2;
inline constexpr std::size_t kFound = ~std::size_t{0};

struct Text {
  const char* bytes;
  std::size_t size;
};

// How far the pass has come.
struct Pass {
  std::size_t stretch;
  std::size_t walked = 0;   // no other stretch begins before; or kFound
  std::size_t seen = 0;     // no row begins before, and goes on behind; or kFound
  std::uint64_t codes = 0;  // not 0: there may be some
  CodeMasks masks;          // of the last block
  std::size_t calm = 0;     // bytes at its end that a row may hold, in a row
  DigitWindow window;
};

// Where kCalmRun bytes begin that a row may hold, inside the block.
inline std::uint64_t CalmRuns(std::uint64_t calm) {
  static_assert(kCalmRun == 2 + 2 + 4 + 5, "the shifts below");
  std::uint64_t runs = calm & (calm >> 1);  // of 2
  runs &= runs >> 2;                        // of 4
  runs &= runs >> 4;                        // of 8
  return runs & (runs >> 5);                // of 13
}

// Looks for a row that begins in text[begin, end) or up to two bytes before. The new Pass::seen.
[[gnu::noinline]] std::size_t FindRowIn(Text text, std::size_t begin, std::size_t end,
                                        std::size_t seen) {
  const std::size_t first = begin < 2 ? 0 : begin - 2;
  const std::size_t from = first < seen ? seen : first;
  if (from >= end) return seen;
  const Stretch row = FindWordRow(text.bytes, text.size, from, end, &seen);
  return row.begin != text.size ? kFound : seen;
}

// Looks at the runs of the block at `pos`, and at the one that comes in from before.
[[gnu::noinline]] std::size_t FindRows(Text text, std::size_t pos, std::uint64_t calm,
                                       std::size_t before, std::size_t seen) {
  std::uint64_t runs = CalmRuns(calm);
  if (before + LowestRun(calm) >= kCalmRun) {
    seen = FindRowIn(text, pos - before, pos + LowestRun(calm), seen);
    runs &= calm + 1;  // without the lowest run
  }
  while (runs != 0 && seen != kFound) {
    const std::size_t begin = LowestBit(runs);
    const std::size_t bytes = LowestRun(calm >> begin);
    seen = FindRowIn(text, pos + begin, pos + begin + bytes, seen);
    runs &= ~(((std::uint64_t{1} << bytes) - 1) << begin);
  }
  return seen;
}

// Follows the stretches around the block at `pos`, where digits are dense, and `back` blocks
// before.
[[gnu::noinline]] void TakeDense(Pass* pass, Text text, std::size_t pos, int back) {
  std::size_t from = StepBack(pos, back, 0);
  if (from < pass->walked) from = pass->walked;
  OpenStretch open;
  if (WalkDense(text.bytes, text.size, pos + kBlock, &from, &open)) {
    pass->stretch = open.begin;
    from = kFound;
  }
  pass->walked = from;
}

// What a block holds, which may be the last one of the text and begin before `pos`.
struct Seen {
  Block block;
  std::size_t missing;  // bytes before `pos`

  [[nodiscard]] CodeMasks Codes() const {
    const CodeMasks masks = CodeMasksOf(block);
    return {masks.digits >> missing, masks.marks >> missing};
  }
  // Bytes that a row may hold.
  [[nodiscard]] std::uint64_t Calm() const { return ~OddMask(block) >> missing; }
};

inline Seen BlockAt(Text text, std::size_t pos) {
  const std::size_t missing = text.size - pos < kBlock ? kBlock - (text.size - pos) : 0;
  return {LoadBlock(text.bytes + pos - missing), missing};
}

inline std::size_t CalmAtEnd(std::uint64_t calm, std::size_t before) {
  return ~calm == 0 ? before + kBlock : HighestRun(calm);
}

inline bool MayHoldRow(std::uint64_t calm, std::size_t before) {
  return (CalmRuns(calm) != 0) | (before + LowestRun(calm) >= kCalmRun);
}

inline void TakeRows(Pass* pass, Text text, std::size_t pos, std::uint64_t calm) {
  if (MayHoldRow(calm, pass->calm) && pass->seen != kFound) {
    pass->seen = FindRows(text, pos, calm, pass->calm, pass->seen);
  }
  pass->calm = CalmAtEnd(calm, pass->calm);
}

// A block with bytes of 0x80 and above, or near one. No row goes across a block without letters and
// digits.
inline void TakeHighBlock(Pass* pass, Text text, std::size_t pos, const Seen& at) {
  const CodeMasks masks = at.Codes();
  pass->codes |= MayHoldCodes(pass->masks, masks);
  pass->masks = masks;
  const bool high = AnyHigh(at.block);
  const std::uint64_t all =
      high ? masks.digits | WideDigits(text.bytes, text.size, pos) : masks.digits;
  const int back = pass->window.Add(PopCount(all), high);
  if (back >= 0 && pos >= pass->walked) TakeDense(pass, text, pos, back);
  const bool may_hold_items = (all | LetterMask(at.block)) != 0;
  TakeRows(pass, text, pos, may_hold_items ? at.Calm() : 0);
}

// Takes blocks until none with such bytes is near. Where the next one begins.
[[gnu::noinline]] std::size_t TakeHighBlocks(Pass* pass, Text text, std::size_t pos) {
  for (; pos < text.size; pos += kBlock) {
    const Seen at = BlockAt(text, pos);
    if (!AnyHigh(at.block) && pass->window.highs == 0) break;
    TakeHighBlock(pass, text, pos, at);
  }
  return pos;
}

// What is gathered over plain blocks, in registers: no address of it is taken.
struct Plain {
  std::uint64_t codes;
  CodeMasks masks;
  std::size_t calm;
  std::size_t before1;
  std::size_t before2;
  std::size_t before3;
  std::size_t before4;
  std::uint64_t dense = 0;  // bit i: digits are dense in block i
  std::uint64_t rows = 0;   // bit i: a run ends in block i

  void Take(const Seen& at, unsigned number) {
    const CodeMasks now = at.Codes();
    codes |= MayHoldCodes(masks, now);
    masks = now;
    const std::size_t digits = PopCount(now.digits);
    dense |= std::uint64_t{digits + before1 + before2 >= kFewestTrueDigits} << number;
    before4 = before3;
    before3 = before2;
    before2 = before1;
    before1 = digits;
    const std::uint64_t bytes = at.Calm();
    rows |= std::uint64_t{MayHoldRow(bytes, calm)} << number;
    calm = CalmAtEnd(bytes, calm);
  }
};

// Looks at what was found suspicious in the blocks from `pos` on.
[[gnu::noinline]] void Examine(Pass* pass, Text text, std::size_t pos, std::uint64_t dense,
                               std::uint64_t rows) {
  for (; dense != 0 && pass->walked != kFound; dense &= dense - 1) {
    const std::size_t at = pos + LowestBit(dense) * kBlock;
    if (at >= pass->walked) TakeDense(pass, text, at, static_cast<int>(kPlainBlocks) - 1);
  }
  for (; rows != 0 && pass->seen != kFound; rows &= rows - 1) {
    const std::size_t at = pos + LowestBit(rows) * kBlock;
    // Had more than the block before been calm, that would have been suspicious, too.
    const std::size_t before = at == 0 ? 0 : HighestRun(BlockAt(text, at - kBlock).Calm());
    pass->seen = FindRows(text, at, BlockAt(text, at).Calm(), before, pass->seen);
  }
}

// Takes up to 64 blocks, until one with bytes of 0x80 and above. Where the next one begins.
inline std::size_t TakePlainBlocks(Pass* pass, Text text, const std::size_t begin) {
  const DigitWindow& window = pass->window;
  Plain plain = {
      pass->codes,    pass->masks, pass->calm, window.before1, window.before2, window.before3,
      window.before4, 0,           0};
  std::size_t pos = begin;
  for (unsigned i = 0; i < 64 && pos < text.size; ++i, pos += kBlock) {
    const Seen at = BlockAt(text, pos);
    if (AnyHigh(at.block)) break;
    plain.Take(at, i);
  }
  pass->codes = plain.codes;
  pass->masks = plain.masks;
  pass->calm = plain.calm;
  pass->window = {plain.before1, plain.before2, plain.before3, plain.before4, 0};
  if ((plain.dense | plain.rows) != 0) Examine(pass, text, begin, plain.dense, plain.rows);
  return pos;
}

[[gnu::noinline]] Survey SurveyLong(const char* bytes, std::size_t size) {
  const Text text = {bytes, size};
  Pass pass;
  pass.stretch = size;
  for (std::size_t pos = 0; pos < size;) {
    pos = TakePlainBlocks(&pass, text, pos);
    if (pos < size && AnyHigh(BlockAt(text, pos).block)) pos = TakeHighBlocks(&pass, text, pos);
  }
  return {pass.stretch, Flag{pass.codes != 0}, Flag{pass.seen == kFound}};
}

// Two loads of eight share a register, and an odd triple where they meet means nothing.
inline std::uint64_t CalmOfTail(const Tail& tail, std::size_t size) {
  const std::uint64_t odd = OddMask(tail.block) & ~(std::uint64_t{3} << TailHalf(tail));
  return ~FoldTail(tail, odd) & ((std::uint64_t{1} << size) - 1);
}

inline CodeMasks CodesOfTail(const Tail& tail) {
  const CodeMasks masks = CodeMasksOf(tail.block);
  return {FoldTail(tail, masks.digits), FoldTail(tail, masks.marks)};
}

// A text of fewer than 64 bytes that may hold more than codes.
[[gnu::noinline]] Survey SurveyShort(const char* bytes, std::size_t size) {
  const Text text = {bytes, size};
  const Tail tail = LoadTail(bytes, size, 0);
  Pass pass;
  pass.stretch = size;
  if (PopCount(MasksAt(bytes, size, 0).digits) >= kFewestTrueDigits) TakeDense(&pass, text, 0, 0);
  TakeRows(&pass, text, 0, CalmOfTail(tail, size));
  return {pass.stretch, Flag{MayHoldCodes({}, CodesOfTail(tail)) != 0}, Flag{pass.seen == kFound}};
}

// Most messages are shorter than a block, and hold nothing: that is found out here, in registers,
// and all else elsewhere.
Survey SurveyText(const char* bytes, std::size_t size) noexcept {
  if (size >= kBlock) return SurveyLong(bytes, size);
  if (size < kShortest) return {size, MayHoldCodesPlainly(bytes, size), false};
  const Tail tail = LoadTail(bytes, size, 0);
  const CodeMasks masks = CodesOfTail(tail);
  if (AnyHigh(tail.block) || PopCount(masks.digits) >= kFewestTrueDigits ||
      CalmRuns(CalmOfTail(tail, size)) != 0) {
    return SurveyShort(bytes, size);
  }
  return {size, Flag{MayHoldCodes({}, masks) != 0}, false};
}
