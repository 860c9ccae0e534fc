// SSE2, which every x86-64 CPU has: four registers a block, no byte shuffle, no POPCNT.
#if defined(__x86_64__)
#include <emmintrin.h>

#include <cstddef>
#include <cstdint>

#include "scan/kernel_list.h"
#include "scan/scan_class.h"
#include "scan/wide_digit.h"

namespace panveil::scan {
namespace {

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

// There is only a signed comparison: moves '0'..'9' to the top, 118..127.
inline __m128i Digits(__m128i bytes) {
  return _mm_cmpgt_epi8(_mm_add_epi8(bytes, _mm_set1_epi8(127 - '9')), _mm_set1_epi8(127 - 10));
}

inline __m128i Either(__m128i a, __m128i b) { return _mm_or_si128(a, b); }
inline __m128i Equal(__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); }

// Without a shuffle, comparisons; setting a bit first lets one stand for two joiners.
inline __m128i Joiners(__m128i bytes) {
  const __m128i set2 = Either(bytes, _mm_set1_epi8(0x02));
  const __m128i set8 = Either(bytes, _mm_set1_epi8(0x08));
  const __m128i set10 = Either(bytes, _mm_set1_epi8(0x10));
  const __m128i set20 = Either(bytes, _mm_set1_epi8(0x20));
  const __m128i from28_to_2f =
      Equal(_mm_and_si128(bytes, _mm_set1_epi8(static_cast<char>(0xF8))), 0x28);
  const __m128i controls = Either(Either(Equal(set20, '\t' | 0x20), Equal(set20, '\n' | 0x20)),
                                  Equal(set20, '\r' | 0x20));                  // and ) * -
  const __m128i pairs = Either(Equal(set2, '_'), Equal(set2, '~'));            // ] _ and | ~
  const __m128i letters = Either(Either(Equal(set8, '['), Equal(set10, '|')),  // S [ and l |
                                 Either(Equal(set20, 'o'), Equal(bytes, 'I')));
  const __m128i singles = Either(Either(Equal(bytes, ' '), Equal(bytes, ':')),
                                 Either(Equal(bytes, 'B'), Equal(bytes, 'Z')));
  return Either(Either(Either(from28_to_2f, controls), Either(pairs, singles)), letters);
}

inline std::uint64_t DigitMask(const Block& block) {
  return MoveMask(Digits(block.part[0]), 0) | MoveMask(Digits(block.part[1]), 16) |
         MoveMask(Digits(block.part[2]), 32) | MoveMask(Digits(block.part[3]), 48);
}

inline std::uint64_t PlainJoinerMask(const Block& block) {
  return MoveMask(Joiners(block.part[0]), 0) | MoveMask(Joiners(block.part[1]), 16) |
         MoveMask(Joiners(block.part[2]), 32) | MoveMask(Joiners(block.part[3]), 48);
}

inline std::uint64_t HighMask(const Block& block) {
  return MoveMask(block.part[0], 0) | MoveMask(block.part[1], 16) | MoveMask(block.part[2], 32) |
         MoveMask(block.part[3], 48);
}

inline __m128i Union(const Block& block) {
  return Either(Either(block.part[0], block.part[1]), Either(block.part[2], block.part[3]));
}
inline bool AnyHigh(const Block& block) { return _mm_movemask_epi8(Union(block)) != 0; }
inline bool AnyHigh(const Block& a, const Block& b, const Block& c, const Block& d) {
  return AnyHigh({{Union(a), Union(b), Union(c), Union(d)}});
}

inline __m128i Masked(__m128i bytes, int mask, int value) {
  return _mm_cmpeq_epi8(_mm_and_si128(bytes, _mm_set1_epi8(static_cast<char>(mask))),
                        _mm_set1_epi8(static_cast<char>(value)));
}

// Without a shuffle, every character of two bytes or more.
inline __m128i EndsCharacter(__m128i last, __m128i before1, __m128i before2) {
  const __m128i tails = _mm_and_si128(Masked(before1, 0xC0, 0x80), Masked(before2, 0xC0, 0x80));
  const __m128i leads = Either(Masked(before1, 0xE0, 0xC0), Masked(before2, 0xF0, 0xE0));
  return _mm_and_si128(Masked(last, 0xC0, 0x80), Either(leads, tails));
}

inline std::uint64_t WideDigitCandidates(const Block& last, const Block& before1,
                                         const Block& before2) {
  Block ends;
  for (int i = 0; i < 4; ++i) {
    ends.part[i] = EndsCharacter(last.part[i], before1.part[i], before2.part[i]);
  }
  return HighMask(ends);
}

inline std::size_t PopCount(std::uint64_t mask) {
  mask -= (mask >> 1) & 0x5555555555555555;
  mask = (mask & 0x3333333333333333) + ((mask >> 2) & 0x3333333333333333);
  mask = (mask + (mask >> 4)) & 0x0F0F0F0F0F0F0F0F;
  return static_cast<std::size_t>((mask * 0x0101010101010101) >> 56);
}

// Adds in registers: cheaper than four masks and the PopCount() above.
inline std::size_t CountDigits(const Block& block) {
  const __m128i negative = _mm_add_epi8(_mm_add_epi8(Digits(block.part[0]), Digits(block.part[1])),
                                        _mm_add_epi8(Digits(block.part[2]), Digits(block.part[3])));
  const __m128i zero = _mm_setzero_si128();
  const __m128i sums = _mm_sad_epu8(_mm_sub_epi8(zero, negative), zero);
  return static_cast<std::size_t>(
      _mm_cvtsi128_si64(_mm_add_epi64(sums, _mm_unpackhi_epi64(sums, sums))));
}

#include "scan/simd-inl.h"

}  // namespace

const Kernel kSse2Kernel = {"sse2", NextStretch};

}  // namespace panveil::scan
#endif  // __x86_64__
