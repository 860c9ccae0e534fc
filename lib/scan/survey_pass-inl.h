// What Kernel::survey knows of a text so far, for every SIMD instruction set; included behind
// dense-inl.h and rows-inl.h, as those are.

// Masks of the last block of the group that was looked at closely last.
struct LastMasks {
  std::size_t end = 0;  // where the block ends; 0: there was none
  std::uint64_t digits = 0;
  std::uint64_t joined = 0;
  std::uint64_t calm = 0;
};

// How far the pass has come.
struct Pass {
  std::size_t stretch;
  std::size_t walked = 0;  // no other stretch begins before; or kFound
  Rows rows;
  bool more = false;   // a run of calm bytes may go on in the next block
  bool plain = true;   // the group looked at before had no bytes of 0x80 and above, nor any near
  unsigned highs = 0;  // bit i: whether the last block but i, of kWideBlocks, held one of these
  JoinedDigits joined;
  std::uint64_t wide = 0;  // not 0: there are wide digits
  LastMasks last;
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

inline std::size_t DigitsAt(Text text, std::size_t pos) {
  const Seen at = BlockAt(text, pos);
  return PopCount(DigitMask(at.block) >> at.missing);
}
