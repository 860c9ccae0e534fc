// Where rows of digit words may be, for every SIMD instruction set; included behind masks-inl.h, as
// that is.
//
// A calm byte ends no odd triple (odd_triples.h), which tells nothing of the first two of a row,
// and may be in a row by itself. A run of calm bytes has a weight: two for a figure, or an O by
// itself, one for another letter. No digit word of a row weighs less than the digits that it adds:
// of single letters only the O is one.

inline constexpr std::size_t kCalmRun = kFewestRowBytes - 2;
// An O at each side of a block's border counts as any letter.
inline constexpr std::size_t kFewestRowWeight = 2 * kFewestRowDigits - 2;
inline constexpr std::size_t kFound = ~std::size_t{0};

struct Text {
  const char* bytes;
  std::size_t size;
};

// The block at `pos`, or the last one of the text, which may begin before.
struct Seen {
  Block block;
  std::size_t missing;  // bytes before `pos`
};

// REQUIRES: size >= kBlock.
inline Seen BlockAt(Text text, std::size_t pos) {
  const std::size_t missing = text.size - pos < kBlock ? kBlock - (text.size - pos) : 0;
  return {LoadBlock(text.bytes + pos - missing), missing};
}

struct RowMasks {
  std::uint64_t calm;
  std::uint64_t digits;
  std::uint64_t letters;
};

// A run of calm bytes, as far as it has been followed.
struct CalmRun {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t weight = 0;
  bool has_letters = false;
};

struct Rows {
  CalmRun run;
  std::size_t seen = 0;  // no row begins before, and goes on behind; or kFound
  Stretch row;           // then
};

// Where kCalmRun bytes begin that a row may hold, inside the block.
inline std::uint64_t CalmRuns(std::uint64_t calm) {
  static_assert(kCalmRun == 2 + 2 + 4 + 5, "the shifts below");
  std::uint64_t runs = calm & (calm >> 1);  // of 2
  runs &= runs >> 2;                        // of 4
  runs &= runs >> 4;                        // of 8
  return runs & (runs >> 5);                // of 13
}

// Letters with none beside them; the first and the last of a block may have some in the next ones.
inline std::uint64_t LoneLetters(std::uint64_t letters) {
  return letters & ~(letters << 1) & ~(letters >> 1);
}

// Takes letters by themselves out of `calm`, but an O, in a block without bytes of 0x80 and above,
// which may be letters. The first and the last of the block may go on in the next ones.
inline void DropLoneLetters(const char* bytes, RowMasks* masks) {
  const std::uint64_t inside = ~(std::uint64_t{1} | std::uint64_t{1} << (kBlock - 1));
  std::uint64_t alone = masks->calm & LoneLetters(masks->letters) & inside;
  for (; alone != 0; alone &= alone - 1) {
    const std::uint64_t bit = alone & (~alone + 1);
    const bool is_o = (bytes[LowestBit(alone)] | 0x20) == 'o';
    // An O counts as a figure, as it stands for one.
    (is_o ? masks->digits : masks->calm) ^= bit;
  }
}

// `digits` may hold wide ones.
inline RowMasks RowMasksAt(Text text, std::size_t pos, const Seen& at, std::uint64_t digits) {
  const std::uint64_t letters = LetterMask(at.block) >> at.missing;
  const std::uint64_t high = HighMask(at.block) >> at.missing;
  const std::uint64_t joiners = PlainJoinerMask(at.block) >> at.missing;
  RowMasks masks = {~OddMask(at.block) >> at.missing, digits, letters};
  masks.calm &= digits | letters | joiners | high;
  if (high == 0) {
    DropLoneLetters(text.bytes + pos, &masks);
  } else {
    masks.digits |= LoneLetters(letters);  // some may be such an O
  }
  return masks;
}

// Wide ones, too.
inline std::uint64_t AllDigits(Text text, std::size_t pos, const Seen& at) {
  const std::uint64_t digits = DigitMask(at.block) >> at.missing;
  return AnyHigh(at.block) ? digits | WideDigits(text.bytes, text.size, pos) : digits;
}

inline void AddToRun(const RowMasks& masks, std::uint64_t bytes, CalmRun* run) {
  const std::uint64_t letters = masks.letters & bytes;
  run->weight += 2 * PopCount(masks.digits & bytes) + PopCount(letters & ~masks.digits);
  run->has_letters = run->has_letters || letters != 0;
}

inline bool IsAsciiLetter(char c) { return static_cast<unsigned char>((c | 0x20) - 'a') < 26; }
inline bool MayBeInRow(char c) {
  return IsAsciiLetter(c) || IsPlainJoiner(c) || IsHigh(c) ||
         static_cast<unsigned char>(c - '0') < 10;
}

// Whether a digit word may begin in [from, end), one at `from` behind any byte, or a byte of 0x80
// or above is there.
inline bool MayHoldDigitWord(Text text, std::size_t from, std::size_t end) {
  if (text.size < kBlock)
    return MayHoldWordPlainly(text.bytes + from, end - from, kDigitWordBegins);
  std::uint64_t before = 0;
  for (std::size_t pos = from; pos < end; pos += kBlock) {
    const Seen at = BlockAt(text, pos);
    const std::uint64_t inside =
        end - pos < kBlock ? (std::uint64_t{1} << (end - pos)) - 1 : ~std::uint64_t{0};
    if (((HighMask(at.block) >> at.missing) & inside) != 0) return true;
    const std::uint64_t letters = (LetterMask(at.block) >> at.missing) & inside;
    std::uint64_t firsts = letters & ~(letters << 1 | before >> (kBlock - 1));
    for (; firsts != 0; firsts &= firsts - 1) {
      const std::size_t first = pos + LowestBit(firsts);
      if (HoldsWordAt(kDigitWordBegins.begins, text.bytes, end, first)) return true;
    }
    before = letters;
  }
  return false;
}

// Looks for a row in the run, which ends at `end`, or beginning two bytes before it.
inline void CloseRun(Text text, std::size_t end, Rows* rows) {
  const CalmRun& run = rows->run;
  if (run.weight + 2 * 2 < kFewestRowWeight || end - run.begin < kCalmRun) return;
  std::size_t first = run.begin;
  std::size_t weight = run.weight;
  bool has_letters = run.has_letters;
  for (int i = 0; i < 2 && first > 0 && MayBeInRow(text.bytes[first - 1]); ++i) {
    const char c = text.bytes[--first];
    weight += IsAsciiLetter(c) && (c | 0x20) != 'o' ? 1U : 2U;  // a digit may be of several bytes
    has_letters = has_letters || IsAsciiLetter(c);
  }
  if (!has_letters || weight < kFewestRowWeight) return;
  const std::size_t from = first < rows->seen ? rows->seen : first;
  if (from >= end) return;
  // The words of most begin otherwise. With the last two bytes a row may begin that goes on in the
  // next run.
  if (!MayHoldDigitWord(text, from, end)) {
    rows->seen = from + 2 < end ? end - 2 : from;
    return;
  }
  rows->row = FindWordRow(text.bytes, text.size, from, end, &rows->seen);
  if (rows->row.begin != text.size) rows->seen = kFound;
}

// The same when the run was followed to `end` and no further.
inline void CloseRunAt(Text text, std::size_t end, Rows* rows) {
  if (rows->seen != kFound && rows->run.end >= end) CloseRun(text, end, rows);
}

// Begins with the run that comes into the block at `pos` from one that was passed over: few do.
[[gnu::noinline]] void StartRun(Text text, std::size_t pos, CalmRun* run) {
  *run = CalmRun{pos, pos, 0, false};
  if (pos < kBlock) return;
  const Seen at = BlockAt(text, pos - kBlock);
  const RowMasks masks = RowMasksAt(text, pos - kBlock, at, AllDigits(text, pos - kBlock, at));
  const std::size_t bytes = HighestRun(masks.calm);
  if (bytes == 0) return;
  run->begin -= bytes;
  AddToRun(masks, ~std::uint64_t{0} << (kBlock - bytes), run);
}

// Whether CloseRun() would look for a row in a run of this weight.
inline bool MayWeighEnough(std::size_t weight) { return weight + 2 * 2 >= kFewestRowWeight; }

// Passes over the block at `pos`, which has neither letters nor digits: no row goes on across it.
inline void PassOver(Text text, std::size_t pos, Rows* rows) {
  static_assert(kMostWithoutLetter < kBlock);
  CloseRunAt(text, pos, rows);
  rows->run = CalmRun{pos + kBlock, pos + kBlock, 0, false};
}

// Looks for rows in those of `runs` that have kCalmRun bytes, in the block at `pos`.
[[gnu::noinline]] void CloseRunsInside(Text text, std::size_t pos, const RowMasks& masks,
                                       std::uint64_t inside, Rows* rows) {
  for (std::uint64_t runs = CalmRuns(inside); runs != 0 && rows->seen != kFound;) {
    const std::size_t begin = LowestBit(runs);
    const std::size_t bytes = LowestRun(inside >> begin);
    const std::uint64_t all = ((std::uint64_t{1} << bytes) - 1) << begin;
    rows->run = CalmRun{pos + begin, pos + kBlock, 0, false};
    AddToRun(masks, all, &rows->run);
    CloseRun(text, pos + begin + bytes, rows);
    runs &= ~all;
  }
}

// Follows the runs of the block at `pos`. Whether one of kCalmRun may go on behind it.
[[gnu::always_inline]] inline bool FollowRuns(Text text, std::size_t pos, const RowMasks& masks,
                                              Rows* rows) {
  CalmRun* const run = &rows->run;
  if (run->end != pos) StartRun(text, pos, run);
  run->end = pos + kBlock;
  const std::uint64_t breaks = ~masks.calm;
  if (breaks == 0) {
    AddToRun(masks, breaks - 1, run);
    return true;
  }
  const std::uint64_t before = UpToLowest(breaks) >> 1;
  AddToRun(masks, before, run);
  if (MayWeighEnough(run->weight)) CloseRun(text, pos + LowestBit(breaks), rows);
  const std::size_t begin = BitWidth(breaks);  // of the run that goes on behind the block
  const std::uint64_t behind = begin == kBlock ? 0 : ~std::uint64_t{0} << begin;
  const std::uint64_t inside = masks.calm & ~(before | behind);
  CalmRun middle;
  AddToRun(masks, inside, &middle);
  if (MayWeighEnough(middle.weight) && rows->seen != kFound) {
    CloseRunsInside(text, pos, masks, inside, rows);
  }
  *run = CalmRun{pos + begin, pos + kBlock, 0, false};
  AddToRun(masks, behind, run);
  return begin + kCalmRun <= kBlock && rows->seen != kFound;
}
