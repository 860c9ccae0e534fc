// Kernel::survey of texts of fewer than 64 bytes, and which of them is for a text, for every SIMD
// instruction set; included behind survey_pieces-inl.h, as that is.

// Two loads share a register, and an odd triple where they meet means nothing.
inline std::uint64_t CalmOfTail(const Tail& tail, std::size_t size) {
  const std::uint64_t odd = OddMask(tail.block) & ~(std::uint64_t{3} << TailHalf(tail));
  return ~FoldTail(tail, odd) & ((std::uint64_t{1} << size) - 1);
}

inline RowMasks RowMasksOfTail(const Tail& tail, const char* bytes, std::size_t size) {
  const Masks masks = MasksAt(bytes, size, 0);
  const std::uint64_t letters = FoldTail(tail, LetterMask(tail.block));
  const std::uint64_t joined = masks.digits | masks.joiners | FoldTail(tail, HighMask(tail.block));
  RowMasks rows = {CalmOfTail(tail, size) & (joined | letters), masks.digits, letters};
  if (AnyHigh(tail.block)) {
    rows.digits |= LoneLetters(letters);
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
  const std::uint64_t all = MasksAt(bytes, size, 0).digits;
  const std::uint64_t digits = FoldTail(tail, DigitMask(tail.block));
  const Flags codes = CodeFlagsOfTail(tail, digits);
  if (PopCount(all) >= kFewestTrueDigits) TakeDense(&pass, text, 0, 0);
  (void)FollowRuns(text, 0, masks, &pass.rows);
  return {pass.stretch,
          codes | (all != digits ? kWideCodes : 0) | (pass.rows.seen == kFound ? kWords : 0)};
}

// A text of fewer than 64 bytes in which are digits, and neither stretches nor rows.
[[gnu::noinline]] Survey SurveyCodes(const char* bytes, std::size_t size, std::uint64_t digits) {
  return {size, CodeFlagsOfTail(LoadTail(bytes, size, 0), digits)};
}

// The same with digits enough for these, and neither a long row nor bytes of 0x80 and above.
[[gnu::noinline]] Survey SurveyFigures(const char* bytes, std::size_t size, std::uint64_t digits) {
  const Tail tail = LoadTail(bytes, size, 0);
  std::uint64_t may_hold;
  FindFigures(PopCount(digits), digits, digits | FoldTail(tail, PlainJoinerMask(tail.block)),
              CalmOfTail(tail, size), &may_hold);
  if (may_hold != 0) return SurveyShort(bytes, size);
  return {size, CodeFlagsOfTail(tail, digits)};
}

[[gnu::noinline]] Survey SurveyTiny(const char* bytes, std::size_t size) {
  return {size, CodeFlagsPlainly(bytes, size)};
}

// Most messages are short, and hold no digits: that is found out here, with no frame on the stack,
// and all else elsewhere. Never inline: g++ would take a part of it out, and call that.
[[gnu::noinline]] Survey SurveyText(const char* bytes, std::size_t size) noexcept {
  if (size >= kBlock) {
    if (size <= LongestOf(2)) return SurveyPieces<2>(bytes, size);
    if (size <= LongestOf(3)) return SurveyPieces<3>(bytes, size);
    if (size <= LongestOf(4)) return SurveyPieces<4>(bytes, size);
    return SurveyLong(bytes, size);
  }
  if (size < kShortestTail) return SurveyTiny(bytes, size);
  const Tail tail = LoadTail(bytes, size, 0);
  if (AnyHigh(tail.block) || HasLongRow(CalmLanesOfTail(tail)) != 0)
    return SurveyShort(bytes, size);
  const std::uint64_t digits = FoldTail(tail, DigitMask(tail.block));
  const std::size_t figures = PopCount(digits);
  if (figures < kFewestCodeDigits) return {size, 0};
  if (figures < kFewestFigures) return SurveyCodes(bytes, size, digits);
  return SurveyFigures(bytes, size, digits);
}
