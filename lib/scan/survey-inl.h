// Kernel::survey for every SIMD instruction set; included behind dense-inl.h, next_code-inl.h and
// rows-inl.h, as those are.
//
// Four blocks at once. A text without bytes of 0x80 and above is looked at again only where a run
// of kJoinedRun digits and joiners may be a stretch, or one of kCalmRun bytes a row: in it no odd
// triple (odd_triples.h) ends behind the first two bytes.

inline constexpr std::size_t kJoinedRun = 11;
static_assert(kJoinedRun == kFewestTrueDigits + 1);  // the other one being a look-alike
inline Flag CodeFlags(bool plain, bool wide) {
  return (plain ? kPlainCodes : Flag{0}) | (wide ? kWideCodes : Flag{0});
}

// How far the pass has come.
struct Pass {
  std::size_t stretch;
  std::size_t walked = 0;  // no other stretch begins before; or kFound
  Rows rows;
  bool more = false;        // a run of calm bytes may go on in the next block
  std::uint64_t codes = 0;  // not 0: there may be some
  std::uint64_t wide = 0;   // not 0: there are wide digits
};

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
  Words d;
  Words before;
  Words marks;
  Load(group.digits + 1, &d);
  Load(group.digits, &before);
  Load(group.marks + 1, &marks);
  const Words d1 = d >> 1;
  const Words d2 = d >> 2;
  const Words d3 = d >> 3;
  const Words d4 = d >> 4;
  const Words begins = d & ~(d << 1);
  const Words plain = (d1 & d2 & ~(d3 & d4)) | (~d1 & d2 & ~d3 & d4);
  const Words across = static_cast<Words>((before >> 60) != 0) & static_cast<Words>((d << 60) != 0);
  *codes |= (begins & plain) | (d & (marks >> 1) & d2 & d3) | across;
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

// Looks at the rows of the block at `pos`, block `i` of the group.
inline void TakeRows(Pass* pass, Text text, std::size_t pos, const Group& group, unsigned i,
                     std::uint64_t digits) {
  const std::uint64_t calm = group.calm[i];
  const bool runs = HasRun(CalmRuns(calm), group.calm[i - 1], calm, kCalmRun);
  const bool look = pass->rows.seen != kFound && (runs || pass->more);
  pass->more =
      look && FollowRuns(text, pos, RowMasksAt(text, pos, BlockAt(text, pos), digits), &pass->rows);
}

// Looks at what is suspicious in a group without bytes of 0x80 and above, nor any near.
[[gnu::noinline]] void Examine(Pass* pass, Text text, std::size_t pos, const Group& group) {
  for (unsigned i = 1; i <= kGroup && pos < text.size; ++i, pos += kBlock) {
    const std::uint64_t joined = group.joined[i];
    if (pos >= pass->walked && HasRun(LongRuns(~joined), group.joined[i - 1], joined, kJoinedRun) &&
        DigitsUpTo(text, pos) >= kFewestTrueDigits) {
      TakeDense(pass, text, pos, static_cast<int>(kPlainBlocks) - 1);
    }
    TakeRows(pass, text, pos, group, i, group.digits[i]);
  }
}

// The group at `pos`, which has bytes of 0x80 and above, or some near.
[[gnu::noinline]] void TakeHighGroup(Pass* pass, Text text, std::size_t pos, DigitWindow* window,
                                     Group* group) {
  for (unsigned i = 1; i <= kGroup && pos < text.size; ++i, pos += kBlock) {
    const Seen at = BlockAt(text, pos);
    group->Set(i, at);
    pass->codes |= MayHoldCodes(group->digits[i - 1], {group->digits[i], group->marks[i]});
    const bool high = AnyHigh(at.block);
    const std::uint64_t all = AllDigits(text, pos, at);
    pass->wide |= all & ~group->digits[i];
    const int back = window->Add(PopCount(all), high);
    if (back >= 0 && pos >= pass->walked) TakeDense(pass, text, pos, back);
    TakeRows(pass, text, pos, *group, i, all);
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
      if (MayHoldEvidence(group) || pass.more) Examine(&pass, text, pos, group);
      plain = true;
    }
    group.Next();
  }
  CloseRunAt(text, size, &pass.rows);
  return {pass.stretch, CodeFlags(pass.codes != 0 || Any(codes), pass.wide != 0),
          Flag{pass.rows.seen == kFound}};
}
