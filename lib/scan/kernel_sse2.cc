// SSE2, which every x86-64 CPU has: four registers a block, no byte shuffle, no POPCNT.
#if defined(__x86_64__)
#include <emmintrin.h>

#include <cstddef>
#include <cstdint>

#include "scan/digit_word_begins.h"
#include "scan/kernel_list.h"
#include "scan/odd_triples.h"
#include "scan/plain_code.h"
#include "scan/scan_class.h"
#include "scan/wide_digit.h"
#include "scan/word_row.h"

namespace panveil::scan {
namespace {

#include "scan/block_sse-inl.h"

inline __m128i Either(__m128i a, __m128i b) { return _mm_or_si128(a, b); }
inline __m128i Equal(__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); }

// Without a shuffle, comparisons; setting a bit first lets one stand for two joiners.
inline __m128i Joiners(__m128i bytes) {
  const __m128i set2 = Either(bytes, _mm_set1_epi8(0x02));
  const __m128i set4 = Either(bytes, _mm_set1_epi8(0x04));
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
  const __m128i singles = Either(Either(Equal(set2, '"'), Equal(set4, '>')),  // and space :
                                 Either(Equal(bytes, 'B'), Equal(bytes, 'Z')));
  const __m128i others = Either(Either(Equal(set2, '\''), Equal(bytes, ';')),  // and %
                                Equal(bytes, '`'));
  return Either(Either(Either(from28_to_2f, controls), Either(pairs, singles)),
                Either(letters, others));
}

inline std::uint64_t PlainJoinerMask(const Block& block) {
  return MoveMask(Joiners(block.part[0]), Joiners(block.part[1]), Joiners(block.part[2]),
                  Joiners(block.part[3]));
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

// Without a shuffle, only letters that no digit word holds, and some that none begins with.
inline __m128i OddBytes(__m128i bytes) {
  const __m128i folded = Either(bytes, _mm_set1_epi8(0x20));
  const __m128i set1 = Either(folded, _mm_set1_epi8(0x01));
  const __m128i never = Either(Equal(set1, 'k'), Equal(folded, 'y'));  // and j
  const __m128i starts = Either(Either(Equal(folded, 'w'), Equal(folded, 'i')),
                                Either(Equal(folded, 'b'), Equal(folded, 'p')));
  const __m128i behind_space = _mm_slli_epi64(Equal(bytes, ' '), 8);  // inside eight bytes
  return Either(Either(never, RowBreaks(bytes)), _mm_and_si128(starts, behind_space));
}

inline std::uint64_t OddMask(const Block& block) {
  return MoveMask(OddBytes(block.part[0]), OddBytes(block.part[1]), OddBytes(block.part[2]),
                  OddBytes(block.part[3]));
}

// Without a shuffle, each may.
inline std::uint64_t MayBeginWords(const Block& /*block*/, const char* /*p*/,
                                   const WordSet& /*set*/) {
  return ~std::uint64_t{0};
}

inline std::size_t PopCount(std::uint64_t mask) {
  mask -= (mask >> 1) & 0x5555555555555555;
  mask = (mask & 0x3333333333333333) + ((mask >> 2) & 0x3333333333333333);
  mask = (mask + (mask >> 4)) & 0x0F0F0F0F0F0F0F0F;
  return static_cast<std::size_t>((mask * 0x0101010101010101) >> 56);
}

// clang-format off
#include "scan/odd_lanes-inl.h"
#include "scan/tail_lanes-inl.h"
#include "scan/mark_bytes-inl.h"
#include "scan/prefix_xor-inl.h"
#include "scan/simd-inl.h"
// clang-format on

}  // namespace

const Kernel kSse2Kernel = {"sse2",  SurveyText,  NextStretch, NextCode,
                            NextRow, MayHoldWord, JsonMasksOf, TextMasksAt};

}  // namespace panveil::scan
#endif  // __x86_64__
