// Kernel::survey for every SIMD instruction set; included behind next_code-inl.h and
// survey_high-inl.h, as those are.
//
// Four blocks at once, twice: a first look counts the digits of each and asks for lanes of eight
// bytes without an odd triple (odd_triples.h). A group is looked at closely where digits are dense,
// two such lanes are side by side, or a byte is 0x80 or above; and there, but for the last, only
// where a run of kJoinedRun digits and joiners may be a stretch, or one of kCalmRun bytes a row.

// Without as many figures in two blocks next to each other there is neither a stretch (where one
// goes on over a whole block, kMaxPlainInGap has five digits be there) nor a row that is not long.
inline constexpr std::size_t kFewestFigures = kFewestRowFigures;

// Whether a row of kLongRowBytes may be where lanes of eight bytes are calm. Wherever it begins it
// holds two of them side by side: of all that is covered by loads that overlap, too, when the lanes
// of the next load are put right behind those of the one before.
inline unsigned HasLongRow(unsigned calm) {
  static_assert(kLongRowBytes >= 8 - 1 + 2 * 8, "two lanes");
  return calm & calm >> 1;
}

inline constexpr std::size_t kJoinedRun = 11;
static_assert(kJoinedRun == kFewestTrueDigits + 1);  // the other one being a look-alike

// Masks of the blocks of a group, behind those of the block before.
struct Group {
  std::uint64_t digits[1 + kGroup];
  std::uint64_t joined[1 + kGroup];  // what a stretch may hold, or more
  std::uint64_t calm[1 + kGroup];    // what a row may hold, or more

  void Clear(unsigned i) { digits[i] = joined[i] = calm[i] = 0; }
  void Set(unsigned i, const Seen& at) {
    digits[i] = DigitMask(at.block) >> at.missing;
    joined[i] =
        AnyHigh(at.block) ? ~std::uint64_t{0} : digits[i] | PlainJoinerMask(at.block) >> at.missing;
    calm[i] = ~OddMask(at.block) >> at.missing;
  }

  // Hands the last block to the next group, as the block before it.
  void Give(std::size_t end, LastMasks* last) const {
    *last = {end, digits[kGroup], joined[kGroup], calm[kGroup]};
  }
  void Take(const LastMasks& last) {
    digits[0] = last.digits;
    joined[0] = last.joined;
    calm[0] = last.calm;
  }
};

inline void Load(const std::uint64_t* masks, Words* words) {
  __builtin_memcpy(words, masks, sizeof(*words));
}

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

// Whether a digit word may begin in the group at `pos`, or in the block before it.
inline bool GroupMayHoldDigitWord(Text text, std::size_t pos) {
  const std::size_t end = text.size - pos < kGroup * kBlock ? text.size : pos + kGroup * kBlock;
  for (std::size_t i = pos == 0 ? pos : pos - kBlock; i < end; i += kBlock) {
    const Seen at = BlockAt(text, i);
    const std::uint64_t letters = LetterMask(at.block) >> at.missing;
    if (BeginsWord(text, i, at, letters & ~(letters << 1), 0, kDigitWordBegins)) return true;
  }
  return false;
}

// Whether a row may be in the group at `pos`, or the next group must know of what goes on there: it
// looks for the begin of a run in the last block only.
inline bool MayHoldRow(const Pass& pass, Text text, std::size_t pos) {
  if (pass.rows.seen == kFound) return false;
  const std::size_t last = pos + (kGroup - 1) * kBlock;
  return pass.more || GroupMayHoldDigitWord(text, pos) ||
         (last < text.size && OddMask(BlockAt(text, last).block) == 0);
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

// Looks closely at the group at `pos`, which has no bytes of 0x80 and above, nor any near.
[[gnu::noinline]] void TakeGroup(Pass* pass, Text text, std::size_t pos) {
  pass->plain = true;
  // Where a stretch has been found, rows are all that is looked for.
  if (pass->walked == kFound && !MayHoldRow(*pass, text, pos)) return;
  __attribute__((uninitialized)) Group group;  // or it would be cleared for nothing, at length
  if (pos == 0) {
    group.Clear(0);
  } else if (pass->last.end == pos) {
    group.Take(pass->last);
  } else {
    group.Set(0, BlockAt(text, pos - kBlock));
  }
  for (unsigned i = 1; i <= kGroup; ++i) {
    const std::size_t at = pos + (i - 1) * kBlock;
    if (at < text.size) {
      group.Set(i, BlockAt(text, at));
    } else {
      group.Clear(i);
    }
  }
  group.Give(pos + kGroup * kBlock, &pass->last);
  if (MayHoldEvidence(group) || pass->more) Examine(pass, text, pos, group);
}

// What the first look at a group tells, and what the next one has to know of it.
struct FirstLook {
  std::uint64_t calm = 0;  // lanes of eight bytes, behind the last of the group before
  std::size_t last = 0;    // digits of its last block
  std::size_t digits = 0;  // of all groups so far
  bool suspicious = false;
  bool high = false;

  void Take(const std::size_t (&counts)[kGroup], std::uint64_t lanes) {
    calm = lanes << 1 | calm >> (8 * kGroup);
    const std::size_t most = kFewestFigures - 1;
    // Where one of these is negative digits are dense.
    const std::size_t room = (most - last - counts[0]) | (most - counts[0] - counts[1]) |
                             (most - counts[1] - counts[2]) | (most - counts[2] - counts[3]);
    suspicious = high || (calm & calm >> 1) != 0 || room >> (8 * sizeof(room) - 1) != 0;
    digits += counts[0] + counts[1] + counts[2] + counts[3];
    last = counts[kGroup - 1];
  }
};

// All of a group.
inline void LookAtWhole(const char* p, FirstLook* look) {
  const Block b0 = LoadBlock(p);
  const Block b1 = LoadBlock(p + kBlock);
  const Block b2 = LoadBlock(p + 2 * kBlock);
  const Block b3 = LoadBlock(p + 3 * kBlock);
  look->high = AnyHigh(Union(Union(b0, b1), Union(b2, b3)));
  // Those of a group with such bytes mean nothing.
  std::uint64_t odd = 0;
  if (!look->high) {
    odd = std::uint64_t{OddLanes(b0)} | std::uint64_t{OddLanes(b1)} << 8 |
          std::uint64_t{OddLanes(b2)} << 16 | std::uint64_t{OddLanes(b3)} << 24;
  }
  look->Take({CountDigits(b0), CountDigits(b1), CountDigits(b2), CountDigits(b3)},
             odd ^ 0xFFFFFFFF);
}

// What there is of the last one.
inline void LookAtEnd(Text text, std::size_t pos, FirstLook* look) {
  std::size_t counts[kGroup] = {};
  std::uint64_t calm = 0;
  Block all = BlockAt(text, pos).block;
  for (unsigned i = 0; i < kGroup && pos < text.size; ++i, pos += kBlock) {
    const Seen at = BlockAt(text, pos);
    counts[i] = PopCount(DigitMask(at.block) >> at.missing);
    calm |= std::uint64_t{OddLanes(at.block) ^ 0xFF} << (8 * i);
    all = Union(all, at.block);
  }
  look->high = AnyHigh(all);
  look->Take(counts, calm);
}

// The codes of longer texts are nameable, nearly always.
inline constexpr std::size_t kLongestForFlags = 1024;

[[gnu::noinline]] Survey SurveyLong(const char* bytes, std::size_t size) {
  const Text text = {bytes, size};
  Pass pass;
  pass.stretch = size;
  FirstLook look;
  for (std::size_t pos = 0; pos < size; pos += kGroup * kBlock) {
    if (size - pos >= kGroup * kBlock) {
      LookAtWhole(bytes + pos, &look);
    } else {
      LookAtEnd(text, pos, &look);
    }
    if (!look.suspicious && !pass.more && pass.highs == 0) {
      pass.plain = true;
    } else if (look.high || pass.highs != 0) {
      TakeHighGroup(&pass, text, pos);
    } else {
      TakeGroup(&pass, text, pos);
    }
  }
  CloseRunAt(text, size, &pass.rows);
  const bool words = pass.rows.seen == kFound;
  Flags codes = 0;
  if (look.digits >= kFewestCodeDigits) {
    // Where there is more to look at, or the text is long, it is left to who asks for codes.
    const bool look_closely = pass.stretch == size && !words && size <= kLongestForFlags;
    codes = look_closely ? CodeFlagsOf(bytes, size) : CodeFlags(true);
  }
  return {pass.stretch, codes | (pass.wide != 0 ? kWideCodes : 0) | (words ? kWords : 0)};
}
