// Kernel::next_word_row for every SIMD instruction set; included behind survey-inl.h.

// Reads closely only where rows may be.
Stretch NextRow(const char* bytes, std::size_t size, std::size_t from) noexcept {
  if (size < kBlock) return NextWordRow(bytes, size, from);
  const Text text = {bytes, size};
  std::size_t seen = from;
  std::uint64_t before = 0;
  Stretch row;
  for (std::size_t pos = from - from % kBlock; pos < size; pos += kBlock) {
    const Seen at = BlockAt(text, pos);
    std::uint64_t calm = ~OddMask(at.block) >> at.missing;
    if (!AnyHigh(at.block)) {
      const std::uint64_t joined = DigitMask(at.block) | PlainJoinerMask(at.block);
      calm = RowBytes(text, pos, calm, joined >> at.missing);
    }
    if (HasRun(CalmRuns(calm), before, calm, kCalmRun)) {
      seen = FindRows(text, pos, calm, HighestRun(before), seen, &row);
      if (seen == kFound) return row;
    }
    before = calm;
  }
  return {size, size};
}
