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

struct Pass {
  const char* text;
  std::size_t size;
  Survey survey;
  DigitWindow window;
  std::uint64_t calm = 0;  // lanes of the block before, bit 0 its first
  std::size_t seen = 0;    // no row begins before, and goes on behind (FindWordRow())
};

// A bit for each byte of `odd` that is 0: for each lane without an odd pair.
inline std::uint64_t CalmLanesOf(std::uint64_t odd) {
  constexpr std::uint64_t kLow = 0x7F7F7F7F7F7F7F7F;
  const std::uint64_t calm = ~(((odd & kLow) + kLow) | odd | kLow);
  return calm * 0x0002040810204081 >> 56;
}

// Where kCalmLanes of them begin, at bit 5 of the eight lanes before the new ones or later: what
// begins before was looked at with the block before.
inline std::uint64_t CalmRuns(std::uint64_t lanes) {
  static_assert(kCalmLanes == 4, "the shifts below");
  const std::uint64_t runs = lanes & (lanes >> 1);
  return runs & (runs >> 2) & ~std::uint64_t{0x1F};
}

// Looks for a row around each run of calm lanes; bit 0 of `runs` is the lane at `pos` - kBlock.
inline void FindRows(Pass* pass, std::uint64_t runs, std::size_t pos) {
  for (; runs != 0 && !pass->survey.words; runs &= runs - 1) {
    const std::size_t begin = pos + LowestBit(runs) * kLane - kBlock;
    if (begin < pass->seen) continue;
    // It begins inside the lane before, if that is not calm, or was not seen.
    const std::size_t from = begin - pass->seen < kLane ? pass->seen : begin - kLane;
    const Stretch row =
        FindWordRow(pass->text, pass->size, from, begin + kCalmLanes * kLane, &pass->seen);
    pass->survey.words = row.begin != pass->size;
  }
}

inline void TakeDense(Pass* pass, std::size_t pos, int back) {
  if (back >= 0 && pass->survey.dense == pass->size) pass->survey.dense = StepBack(pos, back, 0);
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
  std::uint64_t odd;
};

inline void TakeBlock(Pass* pass, std::size_t pos, const BlockMasks& masks) {
  std::uint64_t digits = masks.digits;
  if (masks.high != 0) digits |= WideDigits(pass->text, pass->size, pos);
  const std::size_t count = PopCount(digits);
  if (!pass->survey.codes && pass->window.before1 + count >= kFewestCodeDigits) {
    pass->survey.codes = CodeEnds(DigitsBefore(pass->text, pos), masks.digits) != 0;
  }
  TakeDense(pass, pos, pass->window.Add(count, masks.high != 0));
  const std::uint64_t lanes = CalmLanesOf(masks.odd | (masks.digits & masks.digits << 1));
  const std::uint64_t runs = CalmRuns(pass->calm | lanes << 8);
  pass->calm = lanes;
  if (runs != 0) FindRows(pass, runs, pos);
}

inline void TakeBlockAt(Pass* pass, std::size_t pos) {
  const Block block = LoadBlock(pass->text + pos);
  BlockMasks masks = {DigitMask(block), 0, OddPairMask(block)};
  if (AnyHigh(block)) {
    masks.high = HighMask(block);
    masks.odd =
        PairsApartFrom(masks.high, masks.odd) | LongRowGaps(masks.digits | LetterMask(block));
  }
  TakeBlock(pass, pos, masks);
}

// The last bytes, fewer than 64. What lies behind them is odd.
inline void TakeTail(Pass* pass, std::size_t pos) {
  const Tail tail = LoadTail(pass->text, pass->size, pos);
  const std::uint64_t digits = FoldTail(tail, DigitMask(tail.block));
  const std::uint64_t behind = ~std::uint64_t{0} << (pass->size - pos);
  std::uint64_t odd = OddPairMask(tail.block);
  if (!AnyHigh(tail.block)) {
    TakeBlock(pass, pos, {digits, 0, FoldTail(tail, odd) | behind});
    return;
  }
  const std::uint64_t high = HighMask(tail.block);
  const std::uint64_t letters = FoldTail(tail, LetterMask(tail.block));
  // Before folding, which may leave out the byte before a pair.
  odd = FoldTail(tail, PairsApartFrom(high, odd)) | LongRowGaps(digits | letters);
  TakeBlock(pass, pos, {digits, FoldTail(tail, high), odd | behind});
}

// Four blocks at once, none of which, nor the four before, holds a byte of 0x80 or above.
inline void TakeFour(Pass* pass, std::size_t pos, const Block* b) {
  const std::size_t before = pass->window.before1;
  const Counts c = {{CountDigits(b[0]), CountDigits(b[1]), CountDigits(b[2]), CountDigits(b[3])}};
  const int last = AddFour(c, &pass->window);
  if (last >= 0) TakeDense(pass, pos + static_cast<std::size_t>(last) * kBlock, 2);
  if (!pass->survey.codes && before + c.n[0] + c.n[1] + c.n[2] + c.n[3] >= kFewestCodeDigits) {
    const std::uint64_t d[] = {DigitsBefore(pass->text, pos), DigitMask(b[0]), DigitMask(b[1]),
                               DigitMask(b[2]), DigitMask(b[3])};
    pass->survey.codes = (CodeEnds(d[0], d[1]) | CodeEnds(d[1], d[2]) | CodeEnds(d[2], d[3]) |
                          CodeEnds(d[3], d[4])) != 0;
  }
  const std::uint64_t lanes =
      CalmLanes(b[0]) | CalmLanes(b[1]) << 8 | CalmLanes(b[2]) << 16 | CalmLanes(b[3]) << 24;
  const std::uint64_t runs = CalmRuns(pass->calm | lanes << 8);
  pass->calm = lanes >> 24;
  if (runs != 0) FindRows(pass, runs, pos);
}

Survey SurveyText(const char* text, std::size_t size) noexcept {
  Pass pass = {text, size, {size, false, false}, {}};
  if (size < kShortest) {
    pass.survey.codes = NextCodePlainly(text, size, 0).begin != size;
    return pass.survey;
  }
  std::size_t pos = 0;
  while (size - pos >= 4 * kBlock) {
    const char* const p = text + pos;
    const Block b[] = {LoadBlock(p), LoadBlock(p + kBlock), LoadBlock(p + 2 * kBlock),
                       LoadBlock(p + 3 * kBlock)};
    if (!AnyHigh(b[0], b[1], b[2], b[3]) && pass.window.highs == 0) {
      TakeFour(&pass, pos, b);
      pos += 4 * kBlock;
      continue;
    }
    for (int i = 0; i < 4; ++i, pos += kBlock) TakeBlockAt(&pass, pos);
  }
  for (; size - pos >= kBlock; pos += kBlock) TakeBlockAt(&pass, pos);
  if (pos < size) {
    TakeTail(&pass, pos);
  } else if (!pass.survey.codes && pass.window.before1 >= kFewestCodeDigits) {
    pass.survey.codes = CodeEnds(DigitsBefore(text, pos), 0) != 0;  // it ends with the text
  }
  return pass.survey;
}
