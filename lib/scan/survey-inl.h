// Kernel::survey for every SIMD instruction set; included behind dense-inl.h and next_code-inl.h,
// as those are.
//
// Takes groups of up to four blocks. Nothing is decided inside a group without bytes of 0x80 and
// above, only gathered: digits in kPlainBlocks blocks, codes, calm lanes. The last block of a group
// at the end of the text ends with the text, and begins in the block before.
//
// Rows of digit words are looked for by what they cannot hold (odd_triples.h). A row of
// kFewestRowBytes bytes covers kCalmLanes lanes of four bytes. No odd triple lies in the first of
// them, none ends in the others; only around such lanes is a row really looked for. Where two loads
// meet, or overlap, lanes need not follow on one another, but the row still covers three: of its
// bytes before, which end with a lane, it loses fewer than four, and of those behind.

inline constexpr std::size_t kLane = 4;
inline constexpr unsigned kLanes = 16;  // of a block
inline constexpr std::size_t kGroupBlocks = 4;
inline constexpr unsigned kCalmLanes = 3;
// With 15 bytes the two losses are not both three.
static_assert(kFewestRowBytes >= 15 && kCalmLanes * kLane + 3 == 15);

struct Text {
  const char* bytes;
  std::size_t size;
};

// How far the pass has come.
struct Pass {
  std::size_t stretch;
  bool walked = false;       // `stretch` is known
  std::uint64_t codes = 0;   // not 0: there is one
  std::uint64_t digits = 0;  // '0' to '9' of the last block
  LaneMasks lanes;           // the last two of the last group
  std::size_t seen = 0;      // no row begins before, and goes on behind; or kFound
  DigitWindow window;
};

inline constexpr std::size_t kFound = ~std::size_t{0};

// Lanes of a group, and where in the text they are: those from number `seam` on elsewhere.
struct Lanes {
  LaneMasks masks;
  std::size_t pos = 0;
  std::size_t seam = 64;
  std::size_t seam_pos = 0;
};

// Bit i: a row may cover lanes i - 2 to i. `before` are the two lanes before them.
inline std::uint64_t CalmRuns(LaneMasks lanes, LaneMasks before) {
  return lanes.calm & (lanes.calm << 1 | before.calm >> 1) & (lanes.inside << 2 | before.inside);
}

inline std::size_t LaneBegin(const Lanes& lanes, std::size_t lane) {
  return lane < lanes.seam ? lanes.pos + lane * kLane
                           : lanes.seam_pos + (lane - lanes.seam) * kLane;
}

// Looks for a row that covers lanes of a run, and begins in the lane before or with the first.
// Where the last lane lies before the first, a row that covers both covers three behind the seam,
// too. The new Pass::seen.
[[gnu::noinline]] std::size_t FindRows(Text text, std::uint64_t runs, Lanes lanes,
                                       std::size_t seen) {
  for (; runs != 0 && seen != kFound; runs &= runs - 1) {
    const std::size_t last = LowestBit(runs);
    const std::size_t begin = last >= lanes.seam && last < lanes.seam + 2
                                  ? lanes.pos + (last - 2) * kLane
                                  : LaneBegin(lanes, last) - 2 * kLane;
    const std::size_t end = LaneBegin(lanes, last) + kLane;
    if (begin < seen || end <= begin) continue;
    if (!MayBeInRow(text.bytes + begin, end - begin)) continue;
    const std::size_t from = begin - seen < kLane ? seen : begin - kLane;
    const Stretch row = FindWordRow(text.bytes, text.size, from, begin + 1, &seen);
    if (row.begin != text.size) seen = kFound;
  }
  return seen;
}

inline void TakeLanes(Pass* pass, Text text, const Lanes& lanes) {
  const std::uint64_t runs = CalmRuns(lanes.masks, pass->lanes);
  if (runs != 0 && pass->seen != kFound) pass->seen = FindRows(text, runs, lanes, pass->seen);
  pass->lanes = {lanes.masks.calm >> 62, lanes.masks.inside >> 62};
}

inline void TakeDense(Pass* pass, Text text, std::size_t pos, int back) {
  if (pass->walked) return;
  pass->walked = true;
  pass->stretch = WalkFrom(text.bytes, text.size, StepBack(pos, back, 0)).begin;
}

// The block at `pos`, or the last one of the text, which may begin before.
struct GroupBlock {
  Block block;
  std::size_t missing;  // bytes before `pos`

  [[nodiscard]] std::uint64_t Digits() const { return DigitMask(block) >> missing; }
};

inline GroupBlock BlockAt(Text text, std::size_t pos) {
  const std::size_t missing = text.size - pos < kBlock ? kBlock - (text.size - pos) : 0;
  return {LoadBlock(text.bytes + pos - missing), missing};
}

inline void AddLanes(Lanes* lanes, LaneMasks masks, unsigned shift, std::size_t pos,
                     std::size_t missing) {
  lanes->masks.calm |= masks.calm << shift;
  lanes->masks.inside |= masks.inside << shift;
  if (missing == 0) return;
  lanes->seam = shift;
  lanes->seam_pos = pos - missing;
}

// The group at `pos`, whatever it holds. No row goes across a block without letters and digits.
[[gnu::noinline]] Pass TakeHighGroup(Pass pass, Text text, std::size_t pos) {
  Lanes lanes;
  lanes.pos = pos;
  for (unsigned shift = 0; shift < 64 && pos < text.size; shift += kLanes, pos += kBlock) {
    const GroupBlock at = BlockAt(text, pos);
    const std::uint64_t digits = at.Digits();
    pass.codes |= CodeEnds(pass.digits, digits);
    pass.digits = digits;
    const bool high = AnyHigh(at.block);
    const std::uint64_t all = high ? digits | WideDigits(text.bytes, text.size, pos) : digits;
    const int back = pass.window.Add(PopCount(all), high);
    if (back >= 0) TakeDense(&pass, text, pos, back);
    const bool may_hold_items = (all | LetterMask(at.block)) != 0;
    const LaneMasks masks = may_hold_items ? CalmLanes(at.block) : LaneMasks{};
    AddLanes(&lanes, masks, shift, pos, at.missing);
  }
  TakeLanes(&pass, text, lanes);
  return pass;
}

// What is gathered of a group without bytes of 0x80 and above.
struct Group {
  std::uint64_t codes = 0;
  std::uint64_t digits;
  DigitWindow window;
  bool dense = false;
  Lanes lanes;

  void Take(const GroupBlock& at, std::size_t pos, unsigned shift) {
    const std::uint64_t mask = at.Digits();
    codes |= CodeEnds(digits, mask);
    digits = mask;
    dense |= window.AddPlain(PopCount(mask));
    AddLanes(&lanes, CalmLanes(at.block), shift, pos, at.missing);
  }
};

inline void TakeGroup(Pass* pass, Text text, std::size_t begin) {
  Group group;
  group.digits = pass->digits;
  group.window = pass->window;
  group.lanes.pos = begin;
  Block all = BlockAt(text, begin).block;
  std::size_t pos = begin;
  for (unsigned shift = 0; shift < 64 && pos < text.size; shift += kLanes, pos += kBlock) {
    const GroupBlock at = BlockAt(text, pos);
    all = Union(all, at.block);
    group.Take(at, pos, shift);
  }
  if (AnyHigh(all) || pass->window.highs != 0) {
    *pass = TakeHighGroup(*pass, text, begin);
    return;
  }
  pass->codes |= group.codes;
  pass->digits = group.digits;
  pass->window = group.window;
  if (group.dense) TakeDense(pass, text, begin, static_cast<int>(kPlainBlocks) - 1);
  TakeLanes(pass, text, group.lanes);
}

inline Survey Finish(const Pass& pass, Text text) {
  // A code may end with the text.
  const std::uint64_t codes =
      text.size % kBlock == 0 ? pass.codes | CodeEnds(pass.digits, 0) : pass.codes;
  return {pass.stretch, Flag{codes != 0}, Flag{pass.seen == kFound}};
}

// The calm lanes of a text of fewer than 64 bytes. Two loads of eight share a register, and an odd
// triple where they meet means nothing.
inline Lanes TailLanes(const Tail& tail, std::size_t size) {
  Lanes lanes;
  const std::size_t half = TailHalf(tail);
  if (half != 0) {
    lanes.seam = half / kLane;
    lanes.seam_pos = size - half;
  }
  const std::uint64_t loaded = (std::uint64_t{1} << ((half != 0 ? 2 * half : size) / kLane)) - 1;
  lanes.masks = half == 8 ? LaneMasks{loaded, loaded} : CalmLanes(tail.block);
  lanes.masks.calm &= loaded;
  return lanes;
}

inline std::uint64_t TailRuns(const Tail& tail, std::size_t size) {
  return size < kFewestRowBytes ? 0 : CalmRuns(TailLanes(tail, size).masks, {});
}

// A text of fewer than 64 bytes that may hold more than codes.
[[gnu::noinline]] Survey SurveyShort(const char* bytes, std::size_t size) {
  const Tail tail = LoadTail(bytes, size, 0);
  const std::uint64_t codes = CodeEnds(0, FoldTail(tail, DigitMask(tail.block)));
  const bool dense = PopCount(MasksAt(bytes, size, 0).digits) >= kFewestDigits;
  const std::uint64_t runs = TailRuns(tail, size);
  const std::size_t seen = runs == 0 ? 0 : FindRows({bytes, size}, runs, TailLanes(tail, size), 0);
  return {dense ? WalkFrom(bytes, size, 0).begin : size, Flag{codes != 0}, Flag{seen == kFound}};
}

[[gnu::noinline]] Survey SurveyLong(const char* bytes, std::size_t size) {
  const Text text = {bytes, size};
  Pass pass;
  pass.stretch = size;
  for (std::size_t pos = 0; pos < size; pos += kGroupBlocks * kBlock) TakeGroup(&pass, text, pos);
  return Finish(pass, text);
}

// Most messages are shorter than a block, and hold nothing: that is found out here, in registers,
// and all else elsewhere.
Survey SurveyText(const char* bytes, std::size_t size) noexcept {
  if (size >= kBlock) return SurveyLong(bytes, size);
  if (size < kShortest) return {size, NextCodePlainly(bytes, size, 0).begin != size, false};
  const Tail tail = LoadTail(bytes, size, 0);
  const std::uint64_t digits = FoldTail(tail, DigitMask(tail.block));
  if (AnyHigh(tail.block) || PopCount(digits) >= kFewestDigits || TailRuns(tail, size) != 0) {
    return SurveyShort(bytes, size);
  }
  return {size, Flag{CodeEnds(0, digits) != 0}, false};
}
