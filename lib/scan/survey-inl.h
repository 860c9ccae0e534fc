// Kernel::survey for every SIMD instruction set; included behind dense-inl.h and next_code-inl.h,
// as those are.
//
// Digits are counted, and codes looked for, in masks. Rows of digit words are looked for by what
// they cannot hold (odd_pairs.h): a row covers four lanes of eight bytes in a row without an odd
// pair (and a fifth, if it begins with a lane, whose first byte makes a pair with a byte before the
// row); only around such calm lanes is a row really looked for.

inline constexpr std::size_t kLane = 8;
inline constexpr int kCalmLanes = 4;
static_assert(kFewestRowBytes >= (kCalmLanes + 1) * kLane);

struct Text {
  const char* bytes;
  std::size_t size;
};

// How far the pass has come. The address of one that is kept in registers must not leave the
// functions that are inlined: hence the care in TakeHighFrom().
struct Pass {
  std::size_t pos = 0;
  std::size_t stretch = 0;
  bool walked = false;  // `stretch` is known
  bool codes = false;
  std::size_t before1 = 0;  // digits of the last block, and of the one before
  std::size_t before2 = 0;
  std::uint64_t calm = 0;  // lanes of the last block, bit 0 its first
  std::size_t seen = 0;    // no row begins before, and goes on behind (FindWordRow()); or kFound
};

inline constexpr std::size_t kFound = ~std::size_t{0};

// A bit for each byte of `odd` that is 0: for each lane without an odd pair.
inline std::uint64_t CalmLanesOf(std::uint64_t odd) {
  constexpr std::uint64_t kLow = 0x7F7F7F7F7F7F7F7F;
  const std::uint64_t calm = ~(((odd & kLow) + kLow) | odd | kLow);
  return calm * 0x0002040810204081 >> 56;
}

// The lanes of the last bytes, fewer than 64, that end before the text does.
inline std::uint64_t TailLanes(const Tail& tail, std::size_t size, std::size_t pos) {
  const std::uint64_t behind = ~std::uint64_t{0} << (size - pos);
  return CalmLanesOf(FoldTail(tail, OddPairMask(tail.block)) | behind);
}

// The same for a text that is no more than a tail, and only from kFewestRowBytes on: FoldTail() is
// left out.
inline std::uint64_t OnlyTailLanes(const Tail& tail, std::size_t size) {
  const std::uint64_t lanes = CalmLanes(tail.block);
  return kTailIsHalves ? lanes : lanes & ~(~std::uint64_t{0} << (size / kLane));
}

// Where kCalmLanes of them begin, at bit 5 of the eight lanes before the new ones or later: what
// begins before was looked at with the block before.
inline std::uint64_t CalmRuns(std::uint64_t lanes) {
  static_assert(kCalmLanes == 4, "the shifts below");
  const std::uint64_t runs = lanes & (lanes >> 1);
  return runs & (runs >> 2) & ~std::uint64_t{0x1F};
}

// Looks for a row over each run of calm lanes; bit 0 of `runs` is the lane at `pos` - kBlock. A row
// begins with the first lane, or inside the lane before, or with that. The new Pass::seen.
[[gnu::noinline]] std::size_t FindRows(Text text, std::uint64_t runs, std::size_t pos,
                                       std::size_t seen) {
  for (; runs != 0; runs &= runs - 1) {
    const std::size_t begin = pos + LowestBit(runs) * kLane - kBlock;
    if (begin < seen || !MayBeInRow(text.bytes, begin, begin + kCalmLanes * kLane)) continue;
    const std::size_t from = begin - seen < kLane ? seen : begin - kLane;
    if (FindWordRow(text.bytes, text.size, from, begin + 1, &seen).begin != text.size)
      return kFound;
  }
  return seen;
}

// The lanes of the block at `pos`, or of more.
inline void TakeLanes(Pass* pass, Text text, std::size_t pos, std::uint64_t lanes) {
  const std::uint64_t runs = CalmRuns(pass->calm | lanes << 8);
  if (runs != 0 && pass->seen != kFound) pass->seen = FindRows(text, runs, pos, pass->seen);
}

// There are digits enough for a stretch in the block at `pos` and `back` before.
inline void TakeDense(Pass* pass, Text text, std::size_t pos, int back) {
  if (back < 0 || pass->walked) return;
  pass->walked = true;
  pass->stretch = WalkFrom(text.bytes, text.size, StepBack(pos, back, 0)).begin;
}

inline std::uint64_t DigitsBefore(const char* text, std::size_t pos) {
  return pos == 0 ? 0 : DigitMask(LoadBlock(text + pos - kBlock));
}

// Pairs with bytes of 0x80 and above mean nothing.
inline std::uint64_t PairsApartFrom(std::uint64_t high, std::uint64_t odd) {
  return odd & ~(high | high << 1);
}

// Where more than kMaxRowGapBytes begin that are neither letters nor digits: no row goes across.
inline std::uint64_t LongRowGaps(std::uint64_t items) {
  static_assert(kMaxRowGapBytes + 1 == 2 + 2 + 4 + 1, "the shifts below");
  std::uint64_t gaps = ~items & (~items >> 1);  // of 2
  gaps &= gaps >> 2;                            // of 4
  gaps &= gaps >> 4;                            // of 8
  return gaps & (gaps >> 1);                    // of 9
}

struct BlockMasks {
  std::uint64_t digits;  // '0' to '9'
  std::uint64_t high;
  std::uint64_t odd;  // what no row goes across: odd pairs, but also long gaps
};

inline BlockMasks FullBlockMasks(const char* p) {
  const Block block = LoadBlock(p);
  BlockMasks masks = {DigitMask(block), 0, OddPairMask(block)};
  if (AnyHigh(block)) {
    masks.high = HighMask(block);
    masks.odd =
        PairsApartFrom(masks.high, masks.odd) | LongRowGaps(masks.digits | LetterMask(block));
  }
  return masks;
}

// The last bytes, fewer than 64. What lies behind them is odd.
inline BlockMasks TailMasks(const char* text, std::size_t size, std::size_t pos) {
  const Tail tail = LoadTail(text, size, pos);
  const std::uint64_t behind = ~std::uint64_t{0} << (size - pos);
  BlockMasks masks = {FoldTail(tail, DigitMask(tail.block)), 0, OddPairMask(tail.block)};
  if (!AnyHigh(tail.block)) {
    masks.odd = FoldTail(tail, masks.odd) | behind;
    return masks;
  }
  const std::uint64_t high = HighMask(tail.block);
  const std::uint64_t letters = FoldTail(tail, LetterMask(tail.block));
  masks.high = FoldTail(tail, high);
  // Before folding, which may leave out the byte before a pair.
  masks.odd = FoldTail(tail, PairsApartFrom(high, masks.odd)) |
              LongRowGaps(masks.digits | letters) | behind;
  return masks;
}

// One block, whatever it holds; DigitWindow knows more of those before than `pass` does.
inline void TakeAnyBlock(Pass* pass, Text text, DigitWindow* window) {
  const std::size_t pos = pass->pos;
  const BlockMasks masks = text.size - pos >= kBlock ? FullBlockMasks(text.bytes + pos)
                                                     : TailMasks(text.bytes, text.size, pos);
  std::uint64_t digits = masks.digits;
  if (masks.high != 0) digits |= WideDigits(text.bytes, text.size, pos);
  const std::size_t count = PopCount(digits);
  if (!pass->codes && window->before1 + count >= kFewestCodeDigits) {
    pass->codes = CodeEnds(DigitsBefore(text.bytes, pos), masks.digits) != 0;
  }
  TakeDense(pass, text, pos, window->Add(count, masks.high != 0));
  const std::uint64_t lanes = CalmLanesOf(masks.odd | (masks.digits & masks.digits << 1));
  TakeLanes(pass, text, pos, lanes);
  pass->calm = lanes;
}

// The four blocks before `pos`, none of which holds a byte of 0x80 or above.
inline DigitWindow PlainWindow(Text text, std::size_t pos) {
  DigitWindow window;
  for (std::size_t back = pos < 4 * kBlock ? pos : 4 * kBlock; back != 0; back -= kBlock) {
    window.Add(CountDigits(LoadBlock(text.bytes + pos - back)), false);
  }
  return window;
}

// Blocks among which are bytes of 0x80 and above: goes on until the last four are without, or to
// the end of the text.
[[gnu::noinline]] void TakeHigh(Pass* pass, Text text) {
  DigitWindow window = PlainWindow(text, pass->pos);
  do {
    TakeAnyBlock(pass, text, &window);
    pass->pos += kBlock;
  } while (pass->pos < text.size && (window.highs & 0x0F) != 0);
  if (pass->pos > text.size) pass->pos = text.size;
  pass->before1 = window.before1;
  pass->before2 = window.before2;
}

inline void TakeHighFrom(const Pass& from, Pass* pass, Text text) {
  Pass copy;
  copy.pos = from.pos;
  copy.stretch = from.stretch;
  copy.walked = from.walked;
  copy.codes = from.codes;
  copy.calm = from.calm;
  copy.seen = from.seen;
  TakeHigh(&copy, text);
  pass->pos = copy.pos;
  pass->stretch = copy.stretch;
  pass->walked = copy.walked;
  pass->codes = copy.codes;
  pass->before1 = copy.before1;
  pass->before2 = copy.before2;
  pass->calm = copy.calm;
  pass->seen = copy.seen;
}

inline void TakeFour(Pass* pass, Text text) {
  const std::size_t pos = pass->pos;
  const char* const p = text.bytes + pos;
  const Block b0 = LoadBlock(p);
  const Block b1 = LoadBlock(p + kBlock);
  const Block b2 = LoadBlock(p + 2 * kBlock);
  const Block b3 = LoadBlock(p + 3 * kBlock);
  if (AnyHigh(Union(Union(b0, b1), Union(b2, b3)))) {
    TakeHighFrom(*pass, pass, text);
    return;
  }
  const Counts c = {{CountDigits(b0), CountDigits(b1), CountDigits(b2), CountDigits(b3)}};
  const std::size_t sum = pass->before1 + c.n[0] + c.n[1] + c.n[2] + c.n[3];
  if (sum + pass->before2 >= kFewestDigits && !pass->walked) {
    DigitWindow window = {pass->before1, pass->before2, 0, 0, 0};
    const int last = AddFour(c, &window);
    if (last >= 0) TakeDense(pass, text, pos + static_cast<std::size_t>(last) * kBlock, 2);
  }
  if (sum >= kFewestCodeDigits && !pass->codes) {
    const std::uint64_t d0 = DigitMask(b0);
    const std::uint64_t d1 = DigitMask(b1);
    const std::uint64_t d2 = DigitMask(b2);
    pass->codes = (CodeEnds(DigitsBefore(text.bytes, pos), d0) | CodeEnds(d0, d1) |
                   CodeEnds(d1, d2) | CodeEnds(d2, DigitMask(b3))) != 0;
  }
  const std::uint64_t last_lanes = CalmLanes(b3);
  TakeLanes(pass, text, pos,
            CalmLanes(b0) | CalmLanes(b1) << 8 | CalmLanes(b2) << 16 | last_lanes << 24);
  pass->before1 = c.n[3];
  pass->before2 = c.n[2];
  pass->calm = last_lanes;
  pass->pos = pos + 4 * kBlock;
}

// A block among the last ones, without a byte of 0x80 or above: not told of its lanes.
inline void TakePlain(Pass* pass, Text text, std::uint64_t digits) {
  const std::size_t count = PopCount(digits);
  const std::size_t sum = pass->before1 + count;
  if (sum >= kFewestCodeDigits && !pass->codes) {
    pass->codes = CodeEnds(DigitsBefore(text.bytes, pass->pos), digits) != 0;
  }
  if (sum + pass->before2 >= kFewestDigits) TakeDense(pass, text, pass->pos, 2);
  pass->before2 = pass->before1;
  pass->before1 = count;
}

// The last blocks, fewer than four whole ones.
inline void TakeRest(Pass* pass, Text text) {
  const Pass before = *pass;
  std::uint64_t lanes = 0;
  unsigned shift = 0;
  bool high = false;
  for (; text.size - pass->pos >= kBlock; pass->pos += kBlock, shift += 8) {
    const Block block = LoadBlock(text.bytes + pass->pos);
    high |= AnyHigh(block);
    TakePlain(pass, text, DigitMask(block));
    lanes |= CalmLanes(block) << shift;
  }
  if (pass->pos < text.size) {
    const Tail tail = LoadTail(text.bytes, text.size, pass->pos);
    high |= AnyHigh(tail.block);
    TakePlain(pass, text, FoldTail(tail, DigitMask(tail.block)));
    lanes |= TailLanes(tail, text.size, pass->pos) << shift;
  }
  if (high) {
    TakeHighFrom(before, pass, text);
  } else {
    TakeLanes(pass, text, before.pos, lanes);
    pass->pos = text.size;
  }
}

[[gnu::noinline]] Survey SurveyAny(const char* bytes, std::size_t size) {
  const Text text = {bytes, size};
  Pass pass;
  pass.stretch = size;
  while (size - pass.pos >= 4 * kBlock) TakeFour(&pass, text);
  while (pass.pos < size) TakeRest(&pass, text);
  // A code may end with the text.
  if (size % kBlock == 0 && pass.before1 >= kFewestCodeDigits && !pass.codes) {
    pass.codes = CodeEnds(DigitsBefore(bytes, size), 0) != 0;
  }
  return {pass.stretch, pass.codes, pass.seen == kFound};
}

// A few neighbouring blocks without bytes of 0x80 and above, in registers and almost without
// branches: in a text with numbers they would be taken at random.
struct DigitPass {
  std::uint64_t codes = 0;  // not 0: there is one
  std::uint64_t before = 0;
  std::size_t before1 = 0;
  std::size_t before2 = 0;
  std::size_t most = 0;  // digits in kPlainBlocks blocks

  void Take(std::uint64_t digits) {
    const std::size_t count = PopCount(digits);
    const std::size_t sum = count + before1 + before2;
    codes |= CodeEnds(before, digits);
    most = sum > most ? sum : most;
    before = digits;
    before2 = before1;
    before1 = count;
  }
};

inline Survey DigitSurvey(const DigitPass& pass, const char* bytes, std::size_t size) {
  const bool dense = pass.most >= kFewestDigits;
  return {dense ? WalkFrom(bytes, size, 0).begin : size, Flag{pass.codes != 0}, false};
}

[[gnu::noinline]] Survey SurveyDigits(const char* bytes, std::size_t size) {
  DigitPass pass;
  std::size_t pos = 0;
  for (; size - pos > kBlock; pos += kBlock) pass.Take(DigitMask(LoadBlock(bytes + pos)));
  const std::size_t missing = pos + kBlock - size;
  pass.Take(DigitMask(LoadBlock(bytes + size - kBlock)) >> missing);
  if (missing == 0) pass.codes |= CodeEnds(pass.before, 0);  // it ends with the text
  return DigitSurvey(pass, bytes, size);
}

// A text of one to four blocks. The last block ends with the text, and may begin in the one before:
// digits may be counted twice, and its lanes are not all multiples of eight. But four of them that
// a row covers are still neighbours.
[[gnu::noinline]] Survey SurveyShort(const char* bytes, std::size_t size) {
  const Block last = LoadBlock(bytes + size - kBlock);
  Block all = last;
  std::size_t digits = CountDigits(last);
  std::uint64_t lanes = CalmLanes(last);
  for (std::size_t pos = (size - 1) / kBlock * kBlock; pos != 0;) {
    pos -= kBlock;
    const Block block = LoadBlock(bytes + pos);
    all = Union(all, block);
    digits += CountDigits(block);
    lanes = lanes << kLane | CalmLanes(block);
  }
  if (AnyHigh(all) || CalmRuns(lanes << kLane) != 0) return SurveyAny(bytes, size);
  return digits >= kFewestCodeDigits ? SurveyDigits(bytes, size) : Survey{size, false, false};
}

// Most messages are shorter than a block, and hold nothing: that is found out here, in registers,
// and all else elsewhere. Two loads may overlap, with what that means to SurveyShort().
Survey SurveyText(const char* bytes, std::size_t size) noexcept {
  if (size >= kBlock) {
    return size <= 4 * kBlock ? SurveyShort(bytes, size) : SurveyAny(bytes, size);
  }
  if (size < kShortest) return {size, NextCodePlainly(bytes, size, 0).begin != size, false};
  const Tail tail = LoadTail(bytes, size, 0);
  const std::uint64_t runs = CalmRuns(OnlyTailLanes(tail, size) << kLane);
  if (AnyHigh(tail.block) || (runs != 0 && size >= kFewestRowBytes)) return SurveyAny(bytes, size);
  DigitPass pass;
  pass.Take(FoldTail(tail, DigitMask(tail.block)));
  return DigitSurvey(pass, bytes, size);
}
