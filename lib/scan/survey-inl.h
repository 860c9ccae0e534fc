// Kernel::survey for every SIMD instruction set; included behind dense-inl.h and next_code-inl.h,
// as those are.
//
// Four blocks at once. A text without bytes of 0x80 and above is looked at again only where a run
// of kJoinedRun digits and joiners may be a stretch, or one of kCalmRun bytes a row: in it no odd
// triple (odd_triples.h) ends behind the first two bytes.

inline constexpr std::size_t kJoinedRun = 11;
static_assert(kJoinedRun == kFewestTrueDigits + 1);  // the other one being a look-alike
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
};

// Where kCalmRun bytes begin that a row may hold, inside the block.
inline std::uint64_t CalmRuns(std::uint64_t calm) {
  static_assert(kCalmRun == 2 + 2 + 4 + 5, "the shifts below");
  std::uint64_t runs = calm & (calm >> 1);  // of 2
  runs &= runs >> 2;                        // of 4
  runs &= runs >> 4;                        // of 8
  return runs & (runs >> 5);                // of 13
}

// Looks for a row that begins in text[begin, end) or up to two bytes before. The new Pass::seen;
// kFound with a row.
[[gnu::noinline]] std::size_t FindRowIn(Text text, std::size_t begin, std::size_t end,
                                        std::size_t seen, Stretch* row) {
  const std::size_t first = begin < 2 ? 0 : begin - 2;
  const std::size_t from = first < seen ? seen : first;
  if (from >= end) return seen;
  *row = FindWordRow(text.bytes, text.size, from, end, &seen);
  return row->begin != text.size ? kFound : seen;
}

// Looks at the runs of the block at `pos`, and at the one that comes in from before.
[[gnu::noinline]] std::size_t FindRows(Text text, std::size_t pos, std::uint64_t calm,
                                       std::size_t before, std::size_t seen, Stretch* row) {
  std::uint64_t runs = CalmRuns(calm);
  if (before + LowestRun(calm) >= kCalmRun) {
    seen = FindRowIn(text, pos - before, pos + LowestRun(calm), seen, row);
    runs &= calm + 1;  // without the lowest run
  }
  while (runs != 0 && seen != kFound) {
    const std::size_t begin = LowestBit(runs);
    const std::size_t bytes = LowestRun(calm >> begin);
    seen = FindRowIn(text, pos + begin, pos + begin + bytes, seen, row);
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

// The block at `pos`, or the last one of the text, which may begin before.
struct Seen {
  Block block;
  std::size_t missing;  // bytes before `pos`
};

inline Seen BlockAt(Text text, std::size_t pos) {
  const std::size_t missing = text.size - pos < kBlock ? kBlock - (text.size - pos) : 0;
  return {LoadBlock(text.bytes + pos - missing), missing};
}

inline constexpr unsigned kGroup = 4;

// Masks of the blocks of a group, behind those of the block before.
struct Group {
  std::uint64_t digits[1 + kGroup];
  std::uint64_t marks[1 + kGroup];   // '/' and '-'
  std::uint64_t joined[1 + kGroup];  // what a stretch may hold, or more
  std::uint64_t calm[1 + kGroup];    // what a row may hold, or more

  void Clear(unsigned i) { digits[i] = marks[i] = joined[i] = calm[i] = 0; }
  void Set(unsigned i, const Seen& at) {
    digits[i] = DigitMask(at.block) >> at.missing;
    marks[i] = DateMarkMask(at.block) >> at.missing;
    joined[i] = digits[i] | PlainJoinerMask(at.block) >> at.missing;
    calm[i] = ~OddMask(at.block) >> at.missing;
  }
  void Next() {
    digits[0] = digits[kGroup];
    marks[0] = marks[kGroup];
    joined[0] = joined[kGroup];
    calm[0] = calm[kGroup];
  }
};

// The masks of four blocks in one register, or two. Only ever loaded and stored by copies: the
// masks are aligned to eight bytes.
typedef std::uint64_t Words __attribute__((vector_size(8 * kGroup)));

inline void Load(const std::uint64_t* masks, Words* words) {
  __builtin_memcpy(words, masks, sizeof(*words));
}

inline bool Any(const Words& words) { return (words[0] | words[1] | words[2] | words[3]) != 0; }

// Where runs of some length end, those of half of it being known.
inline void Lengthen(Words* runs, Words* before, unsigned by) {
  *runs &= *runs << by | *before >> (64 - by);
  *before &= *before << by;
}

inline bool MayHoldEvidence(const Group& group) {
  Words joined;
  Words joined_before;
  Words calm;
  Words calm_before;
  Load(group.joined + 1, &joined);
  Load(group.joined, &joined_before);
  Load(group.calm + 1, &calm);
  Load(group.calm, &calm_before);
  for (const unsigned by : {1U, 2U, 4U}) {  // to 8
    Lengthen(&joined, &joined_before, by);
    Lengthen(&calm, &calm_before, by);
  }
  Lengthen(&joined, &joined_before, kJoinedRun - 8);
  Lengthen(&calm, &calm_before, kCalmRun - 8);
  const Words either = joined | calm;
  return Any(either);
}

// As MayHoldCodes() of one block.
inline void AddCodes(const Group& group, Words* codes) {
  Words now;
  Words before;
  Words marks;
  Words marks_before;
  Load(group.digits + 1, &now);
  Load(group.digits, &before);
  Load(group.marks + 1, &marks);
  Load(group.marks, &marks_before);
  const Words back1 = now << 1 | before >> 63;
  const Words back2 = now << 2 | before >> 62;
  const Words back3 = now << 3 | before >> 61;
  const Words back4 = now << 4 | before >> 60;
  const Words mark2 = marks << 2 | marks_before >> 62;
  *codes |= now & ((back1 & (back2 | (mark2 & back3))) | (back2 & back4));
}

inline std::size_t DigitsAt(Text text, std::size_t pos) {
  const Seen at = BlockAt(text, pos);
  return PopCount(DigitMask(at.block) >> at.missing);
}

// Digits in the block at `pos` and those before it that may hold the begin of a stretch.
inline std::size_t DigitsUpTo(Text text, std::size_t pos) {
  std::size_t digits = DigitsAt(text, pos);
  for (std::size_t i = 1; i < kPlainBlocks && pos >= i * kBlock; ++i) {
    digits += DigitsAt(text, pos - i * kBlock);
  }
  return digits;
}

// Where `run` bits in a row are set in `mask`, or in it and the one before.
inline bool HasRun(std::uint64_t runs, std::uint64_t before, std::uint64_t mask, std::size_t run) {
  return runs != 0 || HighestRun(before) + LowestRun(mask) >= run;
}

// What of `calm` a row may hold, in a block without bytes of 0x80 and above: no byte that neither
// joins nor is a letter or digit, no letter by itself but an O.
inline std::uint64_t RowBytes(Text text, std::size_t pos, std::uint64_t calm,
                              std::uint64_t joined) {
  const Seen at = BlockAt(text, pos);
  const std::uint64_t letters = LetterMask(at.block) >> at.missing;
  std::uint64_t bytes = calm & (joined | letters);
  // The first and the last of the block may go on in the next ones.
  const std::uint64_t inside = ~(std::uint64_t{1} | std::uint64_t{1} << (kBlock - 1));
  std::uint64_t alone = bytes & letters & ~(letters << 1) & ~(letters >> 1) & inside;
  for (; alone != 0; alone &= alone - 1) {
    const std::size_t i = LowestBit(alone);
    if ((text.bytes[pos + i] | 0x20) != 'o') bytes &= ~(std::uint64_t{1} << i);
  }
  return bytes;
}

// Looks at what is suspicious in a group without bytes of 0x80 and above, nor any near.
[[gnu::noinline]] void Examine(Pass* pass, Text text, std::size_t pos, const Group& group) {
  Stretch row;
  for (unsigned i = 1; i <= kGroup && pos < text.size; ++i, pos += kBlock) {
    const std::uint64_t joined = group.joined[i];
    if (pos >= pass->walked && HasRun(LongRuns(~joined), group.joined[i - 1], joined, kJoinedRun) &&
        DigitsUpTo(text, pos) >= kFewestTrueDigits) {
      TakeDense(pass, text, pos, static_cast<int>(kPlainBlocks) - 1);
    }
    if (pass->seen == kFound ||
        !HasRun(CalmRuns(group.calm[i]), group.calm[i - 1], group.calm[i], kCalmRun)) {
      continue;
    }
    const std::uint64_t calm = RowBytes(text, pos, group.calm[i], joined);
    if (HasRun(CalmRuns(calm), group.calm[i - 1], calm, kCalmRun)) {
      pass->seen = FindRows(text, pos, calm, HighestRun(group.calm[i - 1]), pass->seen, &row);
    }
  }
}

// The group at `pos`, which has bytes of 0x80 and above, or some near. No row goes across a block
// without letters and digits.
[[gnu::noinline]] void TakeHighGroup(Pass* pass, Text text, std::size_t pos, DigitWindow* window,
                                     Group* group) {
  Stretch row;
  for (unsigned i = 1; i <= kGroup && pos < text.size; ++i, pos += kBlock) {
    const Seen at = BlockAt(text, pos);
    group->Set(i, at);
    pass->codes |= MayHoldCodes({group->digits[i - 1], group->marks[i - 1]},
                                {group->digits[i], group->marks[i]});
    const bool high = AnyHigh(at.block);
    const std::uint64_t all =
        high ? group->digits[i] | WideDigits(text.bytes, text.size, pos) : group->digits[i];
    const int back = window->Add(PopCount(all), high);
    if (back >= 0 && pos >= pass->walked) TakeDense(pass, text, pos, back);
    if ((all | LetterMask(at.block)) == 0) group->calm[i] = 0;
    const std::uint64_t calm = group->calm[i];
    if (pass->seen != kFound && HasRun(CalmRuns(calm), group->calm[i - 1], calm, kCalmRun)) {
      pass->seen = FindRows(text, pos, calm, HighestRun(group->calm[i - 1]), pass->seen, &row);
    }
    group->joined[i] = ~std::uint64_t{0};
  }
}

// The digits of the last blocks before `pos`, none of which holds a byte of 0x80 and above.
inline DigitWindow WindowBefore(Text text, std::size_t pos) {
  DigitWindow window;
  const std::size_t blocks = pos / kBlock < kWideBlocks ? pos / kBlock : kWideBlocks - 1;
  for (std::size_t i = blocks; i > 0; --i) window.Add(DigitsAt(text, pos - i * kBlock), false);
  return window;
}

[[gnu::noinline]] Survey SurveyLong(const char* bytes, std::size_t size) {
  const Text text = {bytes, size};
  Pass pass;
  pass.stretch = size;
  __attribute__((uninitialized)) Group group;  // or it would be cleared for nothing, at length
  group.Clear(0);
  Words codes = {};
  DigitWindow window;
  bool plain = true;  // the group before was
  for (std::size_t pos = 0; pos < size; pos += kGroup * kBlock) {
    Block all = BlockAt(text, pos).block;
    std::size_t at = pos;
    for (unsigned i = 1; i <= kGroup; ++i, at += kBlock) {
      if (at < size) {
        const Seen seen = BlockAt(text, at);
        all = Union(all, seen.block);
        group.Set(i, seen);
      } else {
        group.Clear(i);
      }
    }
    if (AnyHigh(all) || window.highs != 0) {
      if (plain) window = WindowBefore(text, pos);
      TakeHighGroup(&pass, text, pos, &window, &group);
      plain = false;
    } else {
      AddCodes(group, &codes);
      if (MayHoldEvidence(group)) Examine(&pass, text, pos, group);
      plain = true;
    }
    group.Next();
  }
  return {pass.stretch, Flag{pass.codes != 0 || Any(codes)}, Flag{pass.seen == kFound}};
}
