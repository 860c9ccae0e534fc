// What the two SSE kernels share: four registers a block. All of it is SSE2.
//
// Included once by each, inside its target region and its unnamed namespace, as masks-inl.h is,
// which also says what these are for.

struct Block {
  __m128i part[4];
};

inline __m128i Load16(const char* p) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
}
inline __m128i Load8(const char* p) { return _mm_loadl_epi64(reinterpret_cast<const __m128i*>(p)); }

inline Block LoadHalves32(const char* p, const char* q) {
  return {{Load16(p), Load16(p + 16), Load16(q), Load16(q + 16)}};
}
inline Block LoadHalves16(const char* p, const char* q) {
  return {{Load16(p), Load16(q), _mm_setzero_si128(), _mm_setzero_si128()}};
}
inline Block LoadHalves8(const char* p, const char* q) {
  return {{_mm_unpacklo_epi64(Load8(p), Load8(q)), _mm_setzero_si128(), _mm_setzero_si128(),
           _mm_setzero_si128()}};
}
inline Block LoadBlock(const char* p) { return LoadHalves32(p, p + 32); }

#include "scan/tail_halves-inl.h"

inline std::uint64_t MoveMask(__m128i bytes, unsigned shift) {
  return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(bytes))} << shift;
}

inline std::uint64_t MoveMask(__m128i a, __m128i b, __m128i c, __m128i d) {
  return MoveMask(a, 0) | MoveMask(b, 16) | MoveMask(c, 32) | MoveMask(d, 48);
}

// There is only a signed comparison: moves '0'..'9' to the top, 118..127.
inline __m128i Digits(__m128i bytes) {
  return _mm_cmpgt_epi8(_mm_add_epi8(bytes, _mm_set1_epi8(127 - '9')), _mm_set1_epi8(127 - 10));
}

inline std::uint64_t DigitMask(const Block& block) {
  return MoveMask(Digits(block.part[0]), Digits(block.part[1]), Digits(block.part[2]),
                  Digits(block.part[3]));
}

inline std::uint64_t HighMask(const Block& block) {
  return MoveMask(block.part[0], block.part[1], block.part[2], block.part[3]);
}
template <int kBit>
inline std::uint64_t BitMask(const Block& block) {
  return MoveMask(_mm_slli_epi16(block.part[0], 7 - kBit), _mm_slli_epi16(block.part[1], 7 - kBit),
                  _mm_slli_epi16(block.part[2], 7 - kBit), _mm_slli_epi16(block.part[3], 7 - kBit));
}

inline bool AnyHigh(const Block& block) {
  return _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(block.part[0], block.part[1]),
                                        _mm_or_si128(block.part[2], block.part[3]))) != 0;
}
inline Block Union(const Block& a, const Block& b) {
  return {{_mm_or_si128(a.part[0], b.part[0]), _mm_or_si128(a.part[1], b.part[1]),
           _mm_or_si128(a.part[2], b.part[2]), _mm_or_si128(a.part[3], b.part[3])}};
}

inline __m128i Letters(__m128i bytes) {
  const __m128i folded = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
  return _mm_cmpgt_epi8(_mm_add_epi8(folded, _mm_set1_epi8(127 - 'z')), _mm_set1_epi8(127 - 26));
}
inline std::uint64_t LetterMask(const Block& block) {
  return MoveMask(Letters(block.part[0]), Letters(block.part[1]), Letters(block.part[2]),
                  Letters(block.part[3]));
}

// Bytes that are one of those.
template <char... kChars>
inline __m128i AnyOf(__m128i bytes) {
  __m128i any = _mm_setzero_si128();
  ((any = _mm_or_si128(any, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(kChars)))), ...);
  return any;
}
template <char... kChars>
inline std::uint64_t MaskOfAny(const Block& block) {
  return MoveMask(AnyOf<kChars...>(block.part[0]), AnyOf<kChars...>(block.part[1]),
                  AnyOf<kChars...>(block.part[2]), AnyOf<kChars...>(block.part[3]));
}

// 'a' to 'f'.
inline __m128i SmallHex(__m128i bytes) {
  const __m128i from = _mm_sub_epi8(bytes, _mm_set1_epi8('a'));
  return _mm_cmpeq_epi8(_mm_min_epu8(from, _mm_set1_epi8('f' - 'a')), from);
}
inline std::uint64_t SmallHexMask(const Block& block) {
  return MoveMask(SmallHex(block.part[0]), SmallHex(block.part[1]), SmallHex(block.part[2]),
                  SmallHex(block.part[3]));
}

template <typename Words>
inline bool Any(const Words& words) {
  return (words[0] | words[1] | words[2] | words[3]) != 0;
}

// Bytes that are kChar once those bits are set.
template <int kBits, char kChar>
inline __m128i With(__m128i bytes) {
  return _mm_cmpeq_epi8(_mm_or_si128(bytes, _mm_set1_epi8(kBits)), _mm_set1_epi8(kChar));
}
template <int kBits, char kChar>
inline std::uint64_t MaskWith(const Block& block) {
  return MoveMask(With<kBits, kChar>(block.part[0]), With<kBits, kChar>(block.part[1]),
                  With<kBits, kChar>(block.part[2]), With<kBits, kChar>(block.part[3]));
}

inline std::uint64_t DateMarkMask(const Block& block) {
  return MaskWith<0x02, '/'>(block) | MaskOfAny<' ', '|'>(block);
}
inline std::uint64_t PointMask(const Block& block) { return MaskWith<0x02, '.'>(block); }
inline std::uint64_t DollarMask(const Block& block) { return MaskWith<0, '$'>(block); }
inline std::uint64_t MonthMask(const Block& block) { return MaskWith<0x01, '1'>(block); }

// Bytes that no row holds.
inline __m128i RowBreaks(__m128i bytes) {
  return _mm_cmpgt_epi8(_mm_add_epi8(bytes, _mm_set1_epi8(127 - (kFirstRowBreak + kRowBreaks - 1))),
                        _mm_set1_epi8(127 - kRowBreaks));
}

// Adds in registers: cheaper than a mask of four.
inline std::size_t CountDigits(const Block& block) {
  const __m128i negative = _mm_add_epi8(_mm_add_epi8(Digits(block.part[0]), Digits(block.part[1])),
                                        _mm_add_epi8(Digits(block.part[2]), Digits(block.part[3])));
  const __m128i zero = _mm_setzero_si128();
  const __m128i sums = _mm_sad_epu8(_mm_sub_epi8(zero, negative), zero);
  return static_cast<std::size_t>(
      _mm_cvtsi128_si64(_mm_add_epi64(sums, _mm_unpackhi_epi64(sums, sums))));
}
