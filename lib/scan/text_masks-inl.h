// Kernel::text_masks for every SIMD instruction set, over its masks.

// The masks of a block; `fold` puts those of its bytes in the order of the text.
template <typename Fold>
inline void TextMasksOfBlock(const Block& block, const Fold& fold, TextMasks* masks) {
  const std::uint64_t high = HighMask(block);
  masks->digits = fold(DigitMask(block));
  masks->letters = fold(LetterMask(block));
  masks->high = fold(high);
  // Letters of full width, but for those that begin before the block.
  masks->wide =
      high == 0 ? 0
                : fold(MaskOfAny<'\xEF'>(block)) << 2 & fold(MaskOfAny<'\xBC', '\xBD'>(block)) << 1;
}

void TextMasksAt(const char* text, std::size_t size, std::size_t pos, TextMasks& masks) noexcept {
  const auto as_it_is = [](std::uint64_t mask) { return mask; };
  if (size - pos >= kBlock) {
    TextMasksOfBlock(LoadBlock(text + pos), as_it_is, &masks);
  } else if (size >= kShortestTail) {
    const Tail tail = LoadTail(text, size, pos);
    TextMasksOfBlock(
        tail.block, [&tail](std::uint64_t mask) { return FoldTail(tail, mask); }, &masks);
  } else {
    char copy[kBlock] = {};
    __builtin_memcpy(copy, text + pos, size - pos);
    TextMasksOfBlock(LoadBlock(copy), as_it_is, &masks);
  }
  if (masks.high == 0) return;
  const bool cut = pos > 0 && (text[pos - 1] == '\xEF' || text[pos - (pos > 1 ? 2 : 1)] == '\xEF');
  const std::uint64_t may = MayBeWideDigits(text, size, pos) | (cut ? 3 : 0);
  masks.wide = (masks.wide | may) & masks.high;
}
