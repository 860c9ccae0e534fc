// AVX2 with BMI, LZCNT, PCLMUL and POPCNT (Haswell, Zen, and everything since): two registers a
// block.
#if defined(__x86_64__)
#include <immintrin.h>

#include <cstddef>
#include <cstdint>

#include "scan/byte_class.h"
#include "scan/digit_word_begins.h"
#include "scan/kernel_list.h"
#include "scan/odd_triples.h"
#include "scan/plain_code.h"
#include "scan/scan_class.h"
#include "scan/splats.h"
#include "scan/wide_digit_tables.h"
#include "scan/word_row.h"

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2,lzcnt,pclmul,popcnt"))), \
                             apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,bmi,bmi2,lzcnt,pclmul,popcnt")
#endif

namespace panveil::scan {
namespace {

struct Block {
  __m256i low;
  __m256i high;
};

inline __m256i Bytes(const Splat& splat) {
  return _mm256_load_si256(reinterpret_cast<const __m256i*>(splat.bytes));
}

inline __m256i Load32(const char* p) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p));
}
inline __m128i Load16(const char* p) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
}
inline __m128i Load8(const char* p) { return _mm_loadl_epi64(reinterpret_cast<const __m128i*>(p)); }

inline Block LoadHalves32(const char* p, const char* q) { return {Load32(p), Load32(q)}; }
inline Block LoadHalves16(const char* p, const char* q) {
  return {_mm256_inserti128_si256(_mm256_castsi128_si256(Load16(p)), Load16(q), 1),
          _mm256_setzero_si256()};
}
inline Block LoadHalves8(const char* p, const char* q) {
  return {_mm256_zextsi128_si256(_mm_unpacklo_epi64(Load8(p), Load8(q))), _mm256_setzero_si256()};
}
inline Block LoadBlock(const char* p) { return LoadHalves32(p, p + 32); }

#include "scan/tail_halves-inl.h"

// In a general register: g++ would put some together in a vector, at length, to store them.
inline std::uint64_t MoveMask(__m256i low, __m256i high) {
  std::uint64_t mask =
      static_cast<std::uint32_t>(_mm256_movemask_epi8(low)) |
      (std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(high))} << 32);
  __asm__("" : "+r"(mask));
  return mask;
}

// There is only a signed comparison: moves '0'..'9' to the top, 118..127.
inline __m256i Digits(__m256i bytes) {
  return _mm256_cmpgt_epi8(_mm256_add_epi8(bytes, Bytes(kSplats.signed_digits)),
                           Bytes(kSplats.signed_last));
}

inline __m256i Nibbles(__m256i bytes) { return _mm256_and_si256(bytes, Bytes(kSplats.nibble)); }

inline __m256i Table(const std::uint8_t* entries) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(entries)));
}

// The shuffle takes the low nibble by itself, and gives 0 for bytes of 0x80 and above.
inline __m256i NotJoiners(__m256i bytes) {
  const __m256i high = Nibbles(_mm256_srli_epi16(bytes, 4));
  const __m256i common = _mm256_and_si256(_mm256_shuffle_epi8(Table(kJoinerTables.low), bytes),
                                          _mm256_shuffle_epi8(Table(kJoinerTables.high), high));
  return _mm256_cmpeq_epi8(common, _mm256_setzero_si256());
}

inline std::uint64_t DigitMask(const Block& block) {
  return MoveMask(Digits(block.low), Digits(block.high));
}

inline std::uint64_t PlainJoinerMask(const Block& block) {
  return ~MoveMask(NotJoiners(block.low), NotJoiners(block.high));
}

inline std::uint64_t HighMask(const Block& block) { return MoveMask(block.low, block.high); }
template <int kBit>
inline std::uint64_t BitMask(const Block& block) {
  return MoveMask(_mm256_slli_epi16(block.low, 7 - kBit), _mm256_slli_epi16(block.high, 7 - kBit));
}

inline bool AnyHigh(const Block& block) {
  return _mm256_movemask_epi8(_mm256_or_si256(block.low, block.high)) != 0;
}
inline Block Union(const Block& a, const Block& b) {
  return {_mm256_or_si256(a.low, b.low), _mm256_or_si256(a.high, b.high)};
}

inline __m256i Share(const NibbleTables& tables, __m256i bytes) {
  return _mm256_and_si256(
      _mm256_shuffle_epi8(Table(tables.low), Nibbles(bytes)),
      _mm256_shuffle_epi8(Table(tables.high), Nibbles(_mm256_srli_epi16(bytes, 4))));
}

inline __m256i NotWideDigits(__m256i last, __m256i before1, __m256i before2) {
  const __m256i common =
      _mm256_and_si256(_mm256_and_si256(Share(kWideDigitTables.last, last),
                                        Share(kWideDigitTables.before1, before1)),
                       Share(kWideDigitTables.before2, before2));
  return _mm256_cmpeq_epi8(common, _mm256_setzero_si256());
}

inline std::uint64_t WideDigitCandidates(const Block& last, const Block& before1,
                                         const Block& before2) {
  return ~MoveMask(NotWideDigits(last.low, before1.low, before2.low),
                   NotWideDigits(last.high, before1.high, before2.high));
}

// As odd_triples.h says. Adding makes the shuffle give 0 for all that is above the columns.
inline __m256i TripleColumns(__m256i bytes) {
  const __m256i folded = _mm256_or_si256(bytes, Bytes(kSplats.case_bit));
  const __m256i half = _mm256_avg_epu8(folded, _mm256_setzero_si256());
  const __m256i columns = _mm256_subs_epu8(half, Bytes(kSplats.below_columns));
  return _mm256_adds_epu8(columns, Bytes(kSplats.above_columns));
}

// Not 0 where odd triples end; `lanes` are the columns of the 16 bytes before each 16.
inline __m256i OddTriples(__m256i columns, __m256i lanes) {
  const __m256i first =
      _mm256_shuffle_epi8(Table(kOddTripleTables.first), _mm256_alignr_epi8(columns, lanes, 14));
  const __m256i second =
      _mm256_shuffle_epi8(Table(kOddTripleTables.second), _mm256_alignr_epi8(columns, lanes, 15));
  const __m256i third = _mm256_shuffle_epi8(Table(kOddTripleTables.third), columns);
  return _mm256_and_si256(first, _mm256_and_si256(second, third));
}

inline __m256i CalmBytes(__m256i bytes, __m256i odd) {
  const __m256i no_triple = _mm256_cmpeq_epi8(odd, _mm256_setzero_si256());
  const __m256i breaks = _mm256_cmpgt_epi8(_mm256_add_epi8(bytes, Bytes(kSplats.signed_breaks)),
                                           Bytes(kSplats.signed_first_break));
  return _mm256_andnot_si256(breaks, no_triple);
}

inline std::uint64_t OddMask(const Block& block) {
  const __m256i low = TripleColumns(block.low);
  const __m256i high = TripleColumns(block.high);
  const __m256i low_odd =
      OddTriples(low, _mm256_permute2x128_si256(low, Bytes(kSplats.inert), 0x02));
  const __m256i high_odd = OddTriples(high, _mm256_permute2x128_si256(low, high, 0x21));
  return ~MoveMask(CalmBytes(block.low, low_odd), CalmBytes(block.high, high_odd));
}

// Triples inside the lanes of eight bytes.
inline int CalmLanes(__m256i bytes) {
  const __m256i columns = TripleColumns(bytes);
  const __m256i first =
      _mm256_slli_epi64(_mm256_shuffle_epi8(Table(kOddTripleTables.first), columns), 16);
  const __m256i second =
      _mm256_slli_epi64(_mm256_shuffle_epi8(Table(kOddTripleTables.second), columns), 8);
  const __m256i third = _mm256_shuffle_epi8(Table(kOddTripleTables.third), columns);
  const __m256i odd = _mm256_and_si256(first, _mm256_and_si256(second, third));
  return _mm256_movemask_pd(_mm256_castsi256_pd(_mm256_cmpeq_epi64(odd, _mm256_setzero_si256())));
}

inline unsigned OddLanes(const Block& block) {
  return 0xFF & ~static_cast<unsigned>(CalmLanes(block.low) | CalmLanes(block.high) << 4);
}

// As word_begins.h says: a shuffle for the numbers up to 15, one for the others, and bit 4, moved
// to the top, chooses.
inline __m256i Parts(const std::uint8_t (&table)[32], __m256i bytes) {
  const __m256i low = _mm256_shuffle_epi8(Table(table), bytes);
  const __m256i high = _mm256_shuffle_epi8(Table(table + 16), bytes);
  return _mm256_blendv_epi8(low, high, _mm256_slli_epi16(bytes, 3));
}

inline __m256i BeginNoWords(__m256i first, __m256i second, __m256i third, const WordSet& set) {
  const __m256i parts =
      _mm256_and_si256(_mm256_and_si256(Parts(set.parts[0], first), Parts(set.parts[1], second)),
                       Parts(set.parts[2], third));
  return _mm256_cmpeq_epi8(parts, _mm256_setzero_si256());
}

inline std::uint64_t MayBeginWords(const Block& block, const char* p, const WordSet& set) {
  return ~MoveMask(BeginNoWords(block.low, Load32(p + 1), Load32(p + 2), set),
                   BeginNoWords(block.high, Load32(p + 33), Load32(p + 34), set));
}

inline std::uint64_t EqualMask(const Block& block, const Splat& byte) {
  return MoveMask(_mm256_cmpeq_epi8(block.low, Bytes(byte)),
                  _mm256_cmpeq_epi8(block.high, Bytes(byte)));
}
inline Block WithBit(const Block& block, const Splat& bit) {
  return {_mm256_or_si256(block.low, Bytes(bit)), _mm256_or_si256(block.high, Bytes(bit))};
}

inline __m256i DateMarks(__m256i bytes) {
  return _mm256_cmpeq_epi8(_mm256_shuffle_epi8(Bytes(kSplats.date_marks), bytes), bytes);
}
inline std::uint64_t DateMarkMask(const Block& block) {
  return MoveMask(DateMarks(block.low), DateMarks(block.high));
}
inline std::uint64_t PointMask(const Block& block) {
  return EqualMask(WithBit(block, kSplats.mark_bit), kSplats.point);
}
inline std::uint64_t DollarMask(const Block& block) { return EqualMask(block, kSplats.dollar); }
inline std::uint64_t MonthMask(const Block& block) {
  return EqualMask(WithBit(block, kSplats.month_bit), kSplats.month);
}

inline __m256i Letters(__m256i bytes) {
  const __m256i folded = _mm256_or_si256(bytes, Bytes(kSplats.case_bit));
  return _mm256_cmpgt_epi8(_mm256_add_epi8(folded, _mm256_set1_epi8(127 - 'z')),
                           _mm256_set1_epi8(127 - 26));
}
inline std::uint64_t LetterMask(const Block& block) {
  return MoveMask(Letters(block.low), Letters(block.high));
}

// Bytes that are one of those.
template <char... kChars>
inline __m256i AnyOf(__m256i bytes) {
  __m256i any = _mm256_setzero_si256();
  ((any = _mm256_or_si256(any, _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(kChars)))), ...);
  return any;
}
template <char... kChars>
inline std::uint64_t MaskOfAny(const Block& block) {
  return MoveMask(AnyOf<kChars...>(block.low), AnyOf<kChars...>(block.high));
}

inline std::size_t PopCount(std::uint64_t mask) {
  return static_cast<std::size_t>(__builtin_popcountll(mask));
}

template <typename Words>
inline bool Any(const Words& words) {
  const auto bits = reinterpret_cast<__m256i>(words);
  return _mm256_testz_si256(bits, bits) == 0;
}

inline std::size_t CountDigits(const Block& block) { return PopCount(DigitMask(block)); }

// clang-format off
#include "scan/mark_bytes_avx2-inl.h"
#include "scan/prefix_xor_pclmul-inl.h"
#include "scan/tail_lanes-inl.h"
#include "scan/simd-inl.h"
// clang-format on

}  // namespace

const Kernel kAvx2Kernel = {"avx2",  SurveyText,  NextStretch, NextCode,
                            NextRow, MayHoldWord, JsonMasksOf, TextMasksAt};

}  // namespace panveil::scan

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
#endif  // __x86_64__
