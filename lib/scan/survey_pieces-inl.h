// Kernel::survey of texts of two to four pieces (code_flags-inl.h), for every SIMD instruction set;
// included behind survey-inl.h, as that is.

constexpr std::size_t LongestOf(unsigned pieces) { return kBlock + (pieces - 1) * kStep; }

template <unsigned kPieces>
inline Pieces<kPieces> PiecesOf(const char* bytes, std::size_t size) {
  Pieces<kPieces> pieces;
  for (unsigned i = 0; i + 1 < kPieces; ++i) pieces.at[i] = bytes + i * kStep;
  pieces.at[kPieces - 1] = bytes + size - kBlock;
  return pieces;
}

// Digits of a text of this size by those of its pieces, each of them counted once.
template <unsigned kPieces>
inline std::size_t CountFigures(const std::uint64_t* digits, std::size_t size) {
  // Bytes of the last piece, but for one, that are in the one before, too: fewer than 64.
  const std::size_t known = LongestOf(kPieces) + (kBlock - kStep) - size - 1;
  std::size_t figures = PopCount(digits[kPieces - 1] >> 1 >> known);
  for (unsigned i = 0; i + 1 < kPieces; ++i) {
    figures += PopCount(i + 2 < kPieces ? digits[i] << (kBlock - kStep) : digits[i]);
  }
  return figures;
}

// Leaves of a mask, or of masks, where as many bytes in a row are set.
template <std::size_t kBytes, typename Mask>
inline void KeepRuns(Mask* mask) {
  static_assert(kBytes >= 8 && kBytes <= 16);
  *mask &= *mask >> 1;
  *mask &= *mask >> 2;
  *mask &= *mask >> 4;
  *mask &= *mask >> (kBytes - 8);
}

// Where a stretch may be, or a row that is not long, of bytes below 0x80. The masks may be those of
// several pieces.
//
// Of such a row's 22 bytes at most, seven are figures: of the kCalmRun bytes behind the first two,
// or of those before the end, one is.
template <typename Mask>
inline void FindFigures(std::size_t figures, const Mask& digits, const Mask& joined,
                        const Mask& calm, Mask* may_hold) {
  static_assert(kFewestRowFigures > 2 && kLongRowBytes - 1 <= 2 + 2 * kCalmRun);
  Mask stretches = joined;
  KeepRuns<kJoinedRun>(&stretches);
  Mask rows = calm;
  KeepRuns<kCalmRun>(&rows);
  Mask none = ~digits;
  KeepRuns<kCalmRun>(&none);
  // No branch: it would be hard to foretell.
  const std::uint64_t enough = 0 - std::uint64_t{figures >= kFewestTrueDigits};
  *may_hold = (stretches & enough) | (rows & ~none);
}

template <unsigned kPieces>
inline Flags CodeFlagsOfAll(const Pieces<kPieces>& pieces, const Words& digits) {
  const Words own = {Own(true, false), Own(false, kPieces == 2), Own(false, kPieces == 3),
                     Own(false, true)};
  return CodeFlagsOfPieces(pieces, digits, own);
}

// A text in which are digits, and neither stretches nor rows. The arguments all fit in registers.
template <unsigned kPieces>
[[gnu::noinline]] Survey SurveyCodes(const char* bytes, std::size_t size, std::uint64_t digits0,
                                     std::uint64_t digits1, std::uint64_t digits2,
                                     std::uint64_t digits3) {
  const Words digits = {digits0, digits1, digits2, digits3};
  return {size, CodeFlagsOfAll(PiecesOf<kPieces>(bytes, size), digits)};
}

// A text in which are digits enough for these, and neither a long row nor bytes of 0x80 and above.
template <unsigned kPieces>
[[gnu::noinline]] Survey SurveyFigures(const char* bytes, std::size_t size, std::uint64_t digits0,
                                       std::uint64_t digits1, std::uint64_t digits2,
                                       std::uint64_t digits3) {
  const Pieces<kPieces> pieces = PiecesOf<kPieces>(bytes, size);
  const std::uint64_t counted[] = {digits0, digits1, digits2, digits3};
  const Words digits = {digits0, digits1, digits2, digits3};
  Words joined;
  Gather(pieces, PlainJoinerMask, &joined);
  Words odd;
  Gather(pieces, OddMask, &odd);
  Words may_hold;  // 0 where there is no piece, too: no digit is among what is calm there
  FindFigures(CountFigures<kPieces>(counted, size), digits, digits | joined, ~odd, &may_hold);
  if (Any(may_hold)) return SurveyLong(bytes, size);
  return {size, CodeFlagsOfAll(pieces, digits)};
}

// REQUIRES: kBlock <= size <= LongestOf(kPieces).
template <unsigned kPieces>
[[gnu::noinline]] Survey SurveyPieces(const char* bytes, std::size_t size) {
  const Pieces<kPieces> pieces = PiecesOf<kPieces>(bytes, size);
  Block all = LoadBlock(bytes);
  unsigned odd = 0;
  std::uint64_t digits[kGroup] = {};
  for (unsigned i = 0; i < kPieces; ++i) {
    const Block piece = LoadBlock(pieces.at[i]);
    all = Union(all, piece);
    odd |= OddLanes(piece) << (8 * i);
    digits[i] = DigitMask(piece);
  }
  constexpr auto kLanes = static_cast<unsigned>((std::uint64_t{1} << (8 * kPieces)) - 1);
  if (AnyHigh(all) || HasLongRow(~odd & kLanes) != 0) return SurveyLong(bytes, size);
  const std::size_t figures = CountFigures<kPieces>(digits, size);
  if (figures < kFewestCodeDigits) return {size, 0};
  if (figures < kFewestFigures)
    return SurveyCodes<kPieces>(bytes, size, digits[0], digits[1], digits[2], digits[3]);
  return SurveyFigures<kPieces>(bytes, size, digits[0], digits[1], digits[2], digits[3]);
}
