// MarkBytes() by comparisons, for kernels without a table of 128 bytes.

inline void MarkBytes(const Block& block, ByteMasks* masks) {
  const std::uint64_t digits = DigitMask(block);
  const std::uint64_t letters = LetterMask(block);
  const std::uint64_t signs = MaskOfAny<'+', '/', '-', '_', '='>(block);
  masks->digits = digits;
  masks->letters = letters;
  masks->base64 = digits | letters | signs;
  masks->mixed = (letters & ~SmallHexMask(block)) | signs;
  masks->joiners = PlainJoinerMask(block);
  masks->quotes = MaskOfAny<'"'>(block);
  masks->high = std::uint64_t{AnyHigh(block)};
  masks->escapes = MaskOfAny<'\\', '&', '%', '=', '<'>(block);
}
