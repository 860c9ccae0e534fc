// MarkBytes() by comparisons, for kernels without a table of 128 bytes.

inline void MarkBytes(const Block& block, ByteMasks* masks) {
  const std::uint64_t digits = DigitMask(block);
  const std::uint64_t letters = LetterMask(block);
  const std::uint64_t equals = MaskOfAny<'='>(block);
  masks->digits = digits;
  masks->letters = letters;
  masks->base64 = digits | letters | equals | MaskOfAny<'+', '/', '-', '_'>(block);
  masks->joiners = PlainJoinerMask(block);
  masks->quotes = MaskOfAny<'"'>(block);
  masks->behind = MaskOfAny<',', '}', ']'>(block) | BlankMask(block);
  masks->equals = equals != 0;
  masks->high = AnyHigh(block);
  masks->escapes = MaskOfAny<'\\', '&', '%'>(block) != 0;
}
