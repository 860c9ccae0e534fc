// Kernel::may_hold_word for every SIMD instruction set; included behind rows-inl.h, as that is.

bool MayHoldWord(const char* bytes, std::size_t size, const WordBegins& begins) noexcept {
  if (size < kBlock) return MayHoldWordPlainly(bytes, size, begins);
  const Text text = {bytes, size};
  std::uint64_t before = 0;
  for (std::size_t pos = 0; pos < size; pos += kBlock) {
    const Seen at = BlockAt(text, pos);
    if (AnyHigh(at.block)) return true;
    const std::uint64_t letters = LetterMask(at.block) >> at.missing;
    std::uint64_t firsts = letters & ~(letters << 1 | before >> (kBlock - 1));
    for (; firsts != 0; firsts &= firsts - 1) {
      if (HoldsWordAt(begins, bytes, size, pos + LowestBit(firsts))) return true;
    }
    before = letters;
  }
  return false;
}
