// Kernel::may_hold_word for every SIMD instruction set; included behind rows-inl.h, as that is.

// Whether one of the set begins where `firsts` are, of the block at `pos`.
inline bool BeginsWord(Text text, std::size_t pos, const Seen& at, std::uint64_t firsts,
                       const WordSet& set) {
  if (text.size - pos >= kBlock + 2) firsts &= MayBeginWords(at.block, text.bytes + pos, set);
  for (; firsts != 0; firsts &= firsts - 1) {
    if (HoldsWordAt(set.begins, text.bytes, text.size, pos + LowestBit(firsts))) return true;
  }
  return false;
}

bool MayHoldWord(const char* bytes, std::size_t size, const WordSet& set) noexcept {
  if (size < kBlock) return MayHoldWordPlainly(bytes, size, set);
  const Text text = {bytes, size};
  std::uint64_t before = 0;
  for (std::size_t pos = 0; pos < size; pos += kBlock) {
    const Seen at = BlockAt(text, pos);
    if (AnyHigh(at.block)) return true;
    const std::uint64_t letters = LetterMask(at.block) >> at.missing;
    const std::uint64_t firsts = letters & ~(letters << 1 | before >> (kBlock - 1));
    if (BeginsWord(text, pos, at, firsts, set)) return true;
    before = letters;
  }
  return false;
}
