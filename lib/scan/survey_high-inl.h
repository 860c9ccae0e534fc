// Kernel::survey where bytes are 0x80 or above; included behind survey_pass-inl.h, as that is.
//
// Each block is looked at once: its masks by a function that has nothing else to keep in registers,
// what they say of stretches and rows by another.

// The digits of the last blocks before `pos`, none of which holds a byte of 0x80 and above.
inline std::size_t DigitsBefore(Text text, std::size_t pos) {
  std::size_t digits = 0;
  for (std::size_t i = 1; i < kWideBlocks && pos >= i * kBlock; ++i) {
    digits += DigitsAt(text, pos - i * kBlock);
  }
  return digits;
}

// Masks of a block that has bytes of 0x80 and above, or is near some.
struct HighMasks {
  std::uint64_t digits;
  std::uint64_t wide;  // where wide digits may end
  std::uint64_t high;
  std::uint64_t joined;  // what a stretch may hold
  std::uint64_t letters;
  std::uint64_t odd;
};

// A function that calls nothing keeps all in registers.
[[gnu::noinline]] void ReadHighBlock(Text text, std::size_t pos, HighMasks* masks) {
  const Seen at = BlockAt(text, pos);
  masks->odd = OddMask(at.block) >> at.missing;
  masks->letters = LetterMask(at.block) >> at.missing;
  masks->digits = DigitMask(at.block) >> at.missing;
  const std::uint64_t high = HighMask(at.block) >> at.missing;
  masks->high = high;
  masks->joined = masks->digits | high | PlainJoinerMask(at.block) >> at.missing;
  masks->wide = high == 0 ? 0 : MayBeWideDigits(text.bytes, text.size, pos);
}

inline void TakeHighBlock(Pass* pass, Text text, std::size_t pos) {
  __attribute__((uninitialized)) HighMasks masks;  // or it would be cleared for nothing
  ReadHighBlock(text, pos, &masks);
  const std::uint64_t wide = masks.wide == 0 ? 0 : TrueWideDigits(text.bytes, pos, masks.wide);
  const std::uint64_t digits = masks.digits | wide;
  pass->wide |= wide;
  pass->highs = (pass->highs << 1 | unsigned{masks.high != 0}) & ((1U << kWideBlocks) - 1);
  if (pass->joined.Add(digits, ~masks.joined) && pos >= pass->walked) {
    TakeDense(pass, text, pos, static_cast<int>(kWideBlocks) - 1);
    pass->joined.open = 0;  // what goes on was followed
  }
  pass->more = false;
  if (pass->rows.seen == kFound) return;
  if ((digits | masks.letters) == 0) {
    PassOver(text, pos, &pass->rows);
    return;
  }
  // As RowMasksAt() says.
  RowMasks rows = {(masks.joined | masks.letters) & ~masks.odd, digits, masks.letters};
  if (masks.high == 0) {
    DropLoneLetters(text.bytes + pos, &rows);
  } else {
    rows.digits |= LoneLetters(masks.letters);
  }
  pass->more = FollowRuns(text, pos, rows, &pass->rows);
}

// The group at `pos`, which has bytes of 0x80 and above, or some near.
[[gnu::noinline]] void TakeHighGroup(Pass* pass, Text text, std::size_t pos) {
  if (pass->plain) pass->joined.open = DigitsBefore(text, pos);
  pass->plain = false;
  for (unsigned i = 0; i < kGroup && pos < text.size; ++i, pos += kBlock) {
    TakeHighBlock(pass, text, pos);
  }
}
