// MarkRow() of every SIMD instruction set, over its MarkBytes() and MayBeginWords().

inline std::uint64_t MarkRow(const char* p, const WordSet& words, const WordSet& more_words,
                             ByteMasks* row) {
  const Block block = LoadBlock(p);
  MarkBytes(block, row);
  return MayBeginWords(block, p, words) | MayBeginWords(block, p, more_words);
}
