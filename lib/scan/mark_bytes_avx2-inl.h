// MarkBytes() of the AVX2 kernel, by two shuffles for most classes.

inline __m256i HalfClasses(__m256i bytes) {
  const __m256i high = Nibbles(_mm256_srli_epi16(bytes, 4));
  return _mm256_and_si256(_mm256_shuffle_epi8(Table(kHalfClassTables.low), bytes),
                          _mm256_shuffle_epi8(Table(kHalfClassTables.high), high));
}
inline __m256i HasNone(__m256i halves, int classes) {
  const __m256i has = _mm256_and_si256(halves, _mm256_set1_epi8(static_cast<char>(classes)));
  return _mm256_cmpeq_epi8(has, _mm256_setzero_si256());
}

// 'a' to 'f'.
inline __m256i SmallHex(__m256i bytes) {
  return _mm256_cmpgt_epi8(_mm256_add_epi8(bytes, _mm256_set1_epi8(127 - 'f')),
                           _mm256_set1_epi8(127 - 6));
}
inline std::uint64_t SmallHexMask(const Block& block) {
  return MoveMask(SmallHex(block.low), SmallHex(block.high));
}

inline void MarkBytes(const Block& block, ByteMasks* masks) {
  const Block halves = {HalfClasses(block.low), HalfClasses(block.high)};
  static_assert(kDigitHalf == 1 << 0 && kQuoteHalf == 1 << 1, "shifts");
  masks->digits = MoveMask(_mm256_slli_epi16(halves.low, 7), _mm256_slli_epi16(halves.high, 7));
  masks->quotes = MoveMask(_mm256_slli_epi16(halves.low, 6), _mm256_slli_epi16(halves.high, 6));
  masks->letters = LetterMask(block);
  constexpr int kBase64Signs = kEqualsHalf | kUnderscoreHalf | kPlusHalf;
  const std::uint64_t others = masks->letters | ~MoveMask(HasNone(halves.low, kBase64Signs),
                                                          HasNone(halves.high, kBase64Signs));
  masks->base64 = masks->digits | others;
  masks->mixed = others & ~SmallHexMask(block);
  masks->joiners = PlainJoinerMask(block);
  masks->high =
      static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_or_si256(block.low, block.high)));
  const __m256i all = _mm256_or_si256(halves.low, halves.high);
  constexpr int kEscapes = kSignHalf | kBackslashHalf | kEqualsHalf;
  const int none = _mm256_movemask_epi8(HasNone(all, kEscapes));
  masks->escapes = ~static_cast<std::uint32_t>(none);
}
