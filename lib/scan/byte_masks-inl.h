// Kernel::byte_masks for every SIMD instruction set, over its masks and its MarkBytes().

void ByteMasksOf(const char* bytes, std::size_t rows, const WordSet& words,
                 const WordSet& more_words, ByteMasks* masks) noexcept {
  for (std::size_t i = 0; i < rows; ++i) {
    const char* const p = bytes + i * kBlock;
    const Block block = LoadBlock(p);
    MarkBytes(block, masks + i);
    masks[i].words = MayBeginWords(block, p, words);
    masks[i].more_words = MayBeginWords(block, p, more_words);
  }
}
