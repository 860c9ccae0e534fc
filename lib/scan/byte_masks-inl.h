// Kernel::byte_masks for every SIMD instruction set, over its masks.

void ByteMasksOf(const char* bytes, ByteMasks& masks) noexcept {
  const Block block = LoadBlock(bytes);
  const std::uint64_t digits = DigitMask(block);
  const std::uint64_t letters = LetterMask(block);
  masks.digits = digits;
  masks.letters = letters;
  masks.base64 = digits | letters | MaskOfAny<'+', '/', '-', '_', '='>(block);
  masks.quotes = MaskOfAny<'"'>(block);
  masks.behind = MaskOfAny<',', '}', ']'>(block) | BlankMask(block);
  masks.high = AnyHigh(block);
  masks.escapes = MaskOfAny<'\\'>(block) != 0;
}
