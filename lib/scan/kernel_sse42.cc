// SSE up to 4.2, and POPCNT (Nehalem, Bulldozer, and everything since): four registers a block.
#if defined(__x86_64__)
#include <immintrin.h>

#include <cstddef>
#include <cstdint>

#include "scan/digit_word_begins.h"
#include "scan/kernel_list.h"
#include "scan/odd_triples.h"
#include "scan/plain_code.h"
#include "scan/scan_class.h"
#include "scan/wide_digit_tables.h"
#include "scan/word_row.h"

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("sse4.2,popcnt"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("sse4.2,popcnt")
#endif

namespace panveil::scan {
namespace {

#include "scan/block_sse-inl.h"

inline __m128i Nibbles(__m128i bytes) { return _mm_and_si128(bytes, _mm_set1_epi8(0x0F)); }

inline __m128i Lookup(const std::uint8_t* table, __m128i index) {
  return _mm_shuffle_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(table)), index);
}

// The shuffle takes the low nibble by itself, and gives 0 for bytes of 0x80 and above.
inline __m128i NotJoiners(__m128i bytes) {
  const __m128i high = Nibbles(_mm_srli_epi16(bytes, 4));
  const __m128i common =
      _mm_and_si128(Lookup(kJoinerTables.low, bytes), Lookup(kJoinerTables.high, high));
  return _mm_cmpeq_epi8(common, _mm_setzero_si128());
}

inline std::uint64_t PlainJoinerMask(const Block& block) {
  return ~MoveMask(NotJoiners(block.part[0]), NotJoiners(block.part[1]), NotJoiners(block.part[2]),
                   NotJoiners(block.part[3]));
}

inline __m128i Share(const NibbleTables& tables, __m128i bytes) {
  return _mm_and_si128(Lookup(tables.low, Nibbles(bytes)),
                       Lookup(tables.high, Nibbles(_mm_srli_epi16(bytes, 4))));
}

inline __m128i NotWideDigits(__m128i last, __m128i before1, __m128i before2) {
  const __m128i common = _mm_and_si128(
      _mm_and_si128(Share(kWideDigitTables.last, last), Share(kWideDigitTables.before1, before1)),
      Share(kWideDigitTables.before2, before2));
  return _mm_cmpeq_epi8(common, _mm_setzero_si128());
}

inline std::uint64_t WideDigitCandidates(const Block& last, const Block& before1,
                                         const Block& before2) {
  return ~MoveMask(NotWideDigits(last.part[0], before1.part[0], before2.part[0]),
                   NotWideDigits(last.part[1], before1.part[1], before2.part[1]),
                   NotWideDigits(last.part[2], before1.part[2], before2.part[2]),
                   NotWideDigits(last.part[3], before1.part[3], before2.part[3]));
}

// As odd_triples.h says. Adding makes the shuffle give 0 for all that is above the columns.
inline __m128i TripleColumns(__m128i bytes) {
  const __m128i folded = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
  const __m128i half = _mm_avg_epu8(folded, _mm_setzero_si128());
  return _mm_adds_epu8(_mm_subs_epu8(half, _mm_set1_epi8(0x30)), _mm_set1_epi8(0x70));
}

// Not 0 where odd triples end, of those inside eight bytes.
inline __m128i OddTriples(__m128i bytes) {
  const __m128i columns = TripleColumns(bytes);
  const __m128i pairs = _mm_and_si128(_mm_slli_epi64(Lookup(kOddTripleTables.second, columns), 8),
                                      Lookup(kOddTripleTables.third, columns));
  return _mm_and_si128(_mm_slli_epi64(Lookup(kOddTripleTables.first, columns), 16), pairs);
}

inline __m128i CalmBytes(__m128i bytes) {
  return _mm_andnot_si128(RowBreaks(bytes), _mm_cmpeq_epi8(OddTriples(bytes), _mm_setzero_si128()));
}

inline std::uint64_t OddMask(const Block& block) {
  return ~MoveMask(CalmBytes(block.part[0]), CalmBytes(block.part[1]), CalmBytes(block.part[2]),
                   CalmBytes(block.part[3]));
}

// As word_begins.h says: a shuffle for the numbers up to 15, one for the others, and bit 4, moved
// to the top, chooses.
inline __m128i Parts(const std::uint8_t (&table)[32], __m128i bytes) {
  return _mm_blendv_epi8(Lookup(table, bytes), Lookup(table + 16, bytes), _mm_slli_epi16(bytes, 3));
}

inline __m128i BeginNoWords(const char* p, const WordSet& set) {
  const __m128i pairs =
      _mm_and_si128(Parts(set.parts[0], Load16(p)), Parts(set.parts[1], Load16(p + 1)));
  return _mm_cmpeq_epi8(_mm_and_si128(pairs, Parts(set.parts[2], Load16(p + 2))),
                        _mm_setzero_si128());
}

inline std::uint64_t MayBeginWords(const Block& /*block*/, const char* p, const WordSet& set) {
  return ~MoveMask(BeginNoWords(p, set), BeginNoWords(p + 16, set), BeginNoWords(p + 32, set),
                   BeginNoWords(p + 48, set));
}

inline std::size_t PopCount(std::uint64_t mask) {
  return static_cast<std::size_t>(__builtin_popcountll(mask));
}

// clang-format off
#include "scan/odd_lanes-inl.h"
#include "scan/tail_lanes-inl.h"
#include "scan/mark_bytes-inl.h"
#include "scan/prefix_xor-inl.h"
#include "scan/simd-inl.h"
// clang-format on

}  // namespace

const Kernel kSse42Kernel = {"sse42", SurveyText,  NextStretch, NextCode,
                             NextRow, MayHoldWord, JsonMasksOf, TextMasksAt};

}  // namespace panveil::scan

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
#endif  // __x86_64__
