// Kernel::survey of texts of fewer than two blocks, for every SIMD instruction set; included behind
// survey-inl.h, as that is.

// Two loads share a register, and an odd triple where they meet means nothing.
inline std::uint64_t CalmOfTail(const Tail& tail, std::size_t size) {
  const std::uint64_t odd = OddMask(tail.block) & ~(std::uint64_t{3} << TailHalf(tail));
  return ~FoldTail(tail, odd) & ((std::uint64_t{1} << size) - 1);
}

inline CodeMasks CodesOfTail(const Tail& tail) {
  const CodeMasks masks = CodeMasksOf(tail.block);
  return {FoldTail(tail, masks.digits), FoldTail(tail, masks.marks)};
}

inline RowMasks RowMasksOfTail(const Tail& tail, const char* bytes, std::size_t size) {
  const Masks masks = MasksAt(bytes, size, 0);
  const std::uint64_t letters = FoldTail(tail, LetterMask(tail.block));
  const std::uint64_t joined = masks.digits | masks.joiners | FoldTail(tail, HighMask(tail.block));
  RowMasks rows = {CalmOfTail(tail, size) & (joined | letters), masks.digits, letters};
  if (AnyHigh(tail.block)) {
    rows.digits |= letters;
  } else {
    DropLoneLetters(bytes, &rows);
  }
  return rows;
}

// A text of fewer than 64 bytes that may hold more than codes.
[[gnu::noinline]] Survey SurveyShort(const char* bytes, std::size_t size) {
  const Text text = {bytes, size};
  const Tail tail = LoadTail(bytes, size, 0);
  Pass pass;
  pass.stretch = size;
  const RowMasks masks = RowMasksOfTail(tail, bytes, size);
  if (PopCount(MasksAt(bytes, size, 0).digits) >= kFewestTrueDigits) TakeDense(&pass, text, 0, 0);
  (void)FollowRuns(text, 0, masks, &pass.rows);
  return {pass.stretch, Flag{MayHoldCodes(0, CodesOfTail(tail)) != 0},
          Flag{pass.rows.seen == kFound}};
}

// Fewer than two blocks. The second ends with the text, and begins in the first.
[[gnu::noinline]] Survey SurveyTwoBlocks(const char* bytes, std::size_t size) {
  const Block first = LoadBlock(bytes);
  const Block last = LoadBlock(bytes + size - kBlock);
  const std::size_t missing = 2 * kBlock - size - 1;  // but one
  const std::uint64_t before = DigitMask(first);
  const std::uint64_t behind = DigitMask(last) >> 1 >> missing;
  const std::size_t digits = PopCount(before) + PopCount(behind);
  const unsigned calm = 0xFFFF & ~(OddLanes(first) | OddLanes(last) << 8);
  // One branch for all of it: each alone would be hard to foretell.
  if ((unsigned{AnyHigh(Union(first, last))} | HasLongRow(calm) |
       unsigned{digits >= kFewestFigures}) != 0) {
    return SurveyLong(bytes, size);
  }
  if (digits < kFewestCodeDigits) return {size, false, false};
  const std::uint64_t marks = DateMarkMask(last) >> 1 >> missing;
  const std::uint64_t codes =
      MayHoldCodes(0, {before, DateMarkMask(first)}) | MayHoldCodes(before, {behind, marks});
  return {size, Flag{codes != 0}, false};
}

[[gnu::noinline]] Survey SurveyTiny(const char* bytes, std::size_t size) {
  return {size, NextCodePlainly(bytes, size, 0).begin != size, false};
}

// Most messages are shorter than two blocks, and hold nothing: that is found out here, in
// registers, and all else elsewhere.
Survey SurveyText(const char* bytes, std::size_t size) noexcept {
  if (size >= 2 * kBlock) return SurveyLong(bytes, size);
  if (size >= kBlock) return SurveyTwoBlocks(bytes, size);
  if (size < kShortestTail) return SurveyTiny(bytes, size);
  const Tail tail = LoadTail(bytes, size, 0);
  const std::uint64_t digits = FoldTail(tail, DigitMask(tail.block));
  const std::size_t count = PopCount(digits);
  if ((unsigned{AnyHigh(tail.block)} | HasLongRow(CalmLanesOfTail(tail)) |
       unsigned{count >= kFewestFigures}) != 0) {
    return SurveyShort(bytes, size);
  }
  if (count < kFewestCodeDigits) return {size, false, false};
  const CodeMasks masks = {digits, FoldTail(tail, DateMarkMask(tail.block))};
  return {size, Flag{MayHoldCodes(0, masks) != 0}, false};
}
