// Kernel::next_word_row for every SIMD instruction set; included behind rows-inl.h, as that is.

// Reads closely only where rows may be.
Stretch NextRow(const char* bytes, std::size_t size, std::size_t from) noexcept {
  if (size < kBlock) return NextWordRow(bytes, size, from);
  const Text text = {bytes, size};
  Rows rows;
  rows.seen = from;
  for (std::size_t pos = from - from % kBlock; pos < size && rows.seen != kFound; pos += kBlock) {
    const Seen at = BlockAt(text, pos);
    (void)FollowRuns(text, pos, RowMasksAt(text, pos, at, AllDigits(text, pos, at)), &rows);
  }
  CloseRunAt(text, size, &rows);
  return rows.seen == kFound ? rows.row : Stretch{size, size};
}
