// Kernel::may_hold_word for every SIMD instruction set; included behind rows-inl.h, as that is.

// Whether one of the set begins where `firsts` are, of the block at `pos`; `high`: where bytes of
// 0x80 and above are, of which shuffles know nothing, nor of what is behind the block.
inline bool BeginsWord(Text text, std::size_t pos, const Seen& at, std::uint64_t firsts,
                       std::uint64_t high, const WordSet& set) {
  constexpr std::uint64_t kLast = std::uint64_t{3} << (kBlock - 2);
  if (text.size - pos >= kBlock + 2) {
    firsts &= MayBeginWords(at.block, text.bytes + pos, set) | high >> 1 | high >> 2 | kLast;
  }
  for (; firsts != 0; firsts &= firsts - 1) {
    if (HoldsWordAt(set.begins, text.bytes, text.size, pos + LowestBit(firsts))) return true;
  }
  return false;
}

// The bytes of symbols (SymbolBytes()) that are whole in the block.
inline std::uint64_t SymbolMask(const Block& block) {
  const std::uint64_t high = HighMask(block);
  const std::uint64_t leads = high & BitMask<6>(block);
  const std::uint64_t trails = high & ~leads;
  const std::uint64_t two = trails >> 1 & trails >> 2;
  const std::uint64_t four = leads & BitMask<5>(block) & BitMask<4>(block) & two & trails >> 3;
  const std::uint64_t forms = MaskOfAny<'\xEF'>(block) & MaskOfAny<'\xB8'>(block) >> 1;
  const std::uint64_t three = (MaskOfAny<'\xE2'>(block) | forms) & two;
  const std::uint64_t either = four | three;
  return either | either << 1 | either << 2 | four << 3;
}

bool MayHoldWord(const char* bytes, std::size_t size, const WordSet& set) noexcept {
  if (size < kBlock) return MayHoldWordPlainly(bytes, size, set);
  // Of symbols that go on behind a block the next one has all but what is known.
  constexpr std::size_t kOfWhole = kBlock - 3;
  const Text text = {bytes, size};
  std::uint64_t letter_before = 0;
  std::uint64_t symbols = 0;  // bytes that are of one that began before
  for (std::size_t pos = 0; pos < size;) {
    const Seen at = BlockAt(text, pos);
    const std::uint64_t letters = LetterMask(at.block) >> at.missing;
    const std::uint64_t firsts = letters & ~(letters << 1 | letter_before);
    std::size_t step = kBlock;
    const std::uint64_t high = HighMask(at.block) >> at.missing;
    if (high != 0) {
      if (size - pos > kBlock) step = kOfWhole;
      symbols |= SymbolMask(at.block) >> at.missing;
      if ((high & ~symbols & (~std::uint64_t{0} >> (kBlock - step))) != 0) return true;
      symbols = step == kBlock ? 0 : symbols >> step;
    } else {
      symbols = 0;
    }
    if (BeginsWord(text, pos, at, firsts, high, set)) return true;
    letter_before = letters >> (step - 1) & 1;
    pos += step;
  }
  return false;
}
