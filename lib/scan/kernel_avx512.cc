// AVX-512 F, BW, VL, VBMI: one register a block, masks for free, tails by masked loads, and tables
// of 128 bytes.
#if defined(__x86_64__)
#include <immintrin.h>

#include <cstddef>
#include <cstdint>

#include "scan/byte_class.h"
#include "scan/digit_word_begins.h"
#include "scan/kernel_list.h"
#include "scan/odd_pairs.h"
#include "scan/plain_code.h"
#include "scan/scan_class.h"
#include "scan/splats.h"
#include "scan/wide_digit_tables.h"
#include "scan/word_row.h"

#if defined(__clang__)
#pragma clang attribute push(                                                               \
    __attribute__((                                                                         \
        target("avx512f,avx512bw,avx512vl,avx512vbmi,avx2,bmi,bmi2,lzcnt,pclmul,popcnt"))), \
    apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx512f,avx512bw,avx512vl,avx512vbmi,avx2,bmi,bmi2,lzcnt,pclmul,popcnt")
#endif

namespace panveil::scan {
namespace {

using Block = __m512i;

inline __m512i Bytes(const Splat& splat) { return _mm512_load_si512(splat.bytes); }

inline Block LoadBlock(const char* p) { return _mm512_loadu_si512(p); }

// Moves a mask to a general register: g++ would go on to shift and add it in a mask register, which
// takes four times as long.
inline std::uint64_t ToBits(std::uint64_t mask) {
  __asm__("" : "+r"(mask));
  return mask;
}

inline std::uint64_t DigitMask(Block bytes) {
  return ToBits(_mm512_cmplt_epu8_mask(_mm512_sub_epi8(bytes, Bytes(kSplats.below_digits)),
                                       Bytes(kSplats.digits)));
}

inline __m512i Nibbles(__m512i bytes) { return _mm512_and_si512(bytes, Bytes(kSplats.nibble)); }

// The masked form, all lanes on: g++ 12 takes the plain one for a read of something uninitialised.
inline __m512i Table(const std::uint8_t* entries) {
  return _mm512_maskz_broadcast_i32x4(0xFFFF,
                                      _mm_loadu_si128(reinterpret_cast<const __m128i*>(entries)));
}

// The shuffle takes the low nibble by itself, and gives 0 for bytes of 0x80 and above.
inline std::uint64_t PlainJoinerMask(Block bytes) {
  const __m512i high = Nibbles(_mm512_srli_epi16(bytes, 4));
  return ToBits(_mm512_test_epi8_mask(_mm512_shuffle_epi8(Table(kJoinerTables.low), bytes),
                                      _mm512_shuffle_epi8(Table(kJoinerTables.high), high)));
}

inline std::uint64_t HighMask(Block bytes) { return ToBits(_mm512_movepi8_mask(bytes)); }
template <int kBit>
inline std::uint64_t BitMask(Block bytes) {
  return HighMask(_mm512_maskz_slli_epi16(~__mmask32{0}, bytes, 7 - kBit));
}
inline bool AnyHigh(Block bytes) { return _mm512_movepi8_mask(bytes) != 0; }
inline Block Union(Block a, Block b) { return _mm512_or_si512(a, b); }

inline __m512i Share(const NibbleTables& tables, __m512i bytes) {
  return _mm512_and_si512(
      _mm512_shuffle_epi8(Table(tables.low), Nibbles(bytes)),
      _mm512_shuffle_epi8(Table(tables.high), Nibbles(_mm512_srli_epi16(bytes, 4))));
}

inline std::uint64_t WideDigitCandidates(Block last, Block before1, Block before2) {
  return ToBits(_mm512_test_epi8_mask(_mm512_and_si512(Share(kWideDigitTables.last, last),
                                                       Share(kWideDigitTables.before1, before1)),
                                      Share(kWideDigitTables.before2, before2)));
}

// The entries of bytes below 0x80.
inline __m512i LookUp(const std::uint8_t (&table)[128], Block bytes) {
  return _mm512_permutex2var_epi8(_mm512_load_si512(table), bytes, _mm512_load_si512(table + 64));
}

// As odd_pairs.h says, but for pairs across borders of 16 bytes.
inline std::uint64_t OddMask(Block bytes) {
  const std::uint64_t high = HighMask(bytes);
  const __m512i before = _mm512_bslli_epi128(LookUp(kPairTables.first, bytes), 1);
  return ToBits(_mm512_test_epi8_mask(before, LookUp(kPairTables.second, bytes))) &
         ~(high | high << 1);
}

inline unsigned OddLanes(Block bytes) {
  const __m512i before = _mm512_maskz_slli_epi64(0xFF, LookUp(kPairTables.first, bytes), 8);
  return _mm512_test_epi64_mask(before, LookUp(kPairTables.second, bytes));
}

// As word_begins.h says. The shuffle takes six bits of each byte: the table is there twice.
inline __m512i Parts(const std::uint8_t (&table)[32], __m512i bytes) {
  const __m256i once = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(table));
  return _mm512_maskz_permutexvar_epi8(~std::uint64_t{0}, bytes,
                                       _mm512_maskz_broadcast_i64x4(0xFF, once));
}

inline std::uint64_t MayBeginWords(Block bytes, const char* p, const WordSet& set) {
  const __m512i first = Parts(set.parts[0], bytes);
  const __m512i second = Parts(set.parts[1], LoadBlock(p + 1));
  const __m512i third = Parts(set.parts[2], LoadBlock(p + 2));
  return ToBits(_mm512_test_epi8_mask(_mm512_and_si512(first, second), third));
}

inline std::uint64_t ClassMask(__m512i classes, ByteClass of) {
  return ToBits(_mm512_test_epi8_mask(classes, _mm512_set1_epi8(static_cast<char>(of))));
}

inline void MarkBytes(Block bytes, ByteMasks* masks) {
  const __mmask64 high = _mm512_movepi8_mask(bytes);
  const __m512i classes =
      _mm512_maskz_permutex2var_epi8(~high, _mm512_load_si512(kByteClassTable.classes), bytes,
                                     _mm512_load_si512(kByteClassTable.classes + 64));
  masks->digits = ClassMask(classes, kDigitByte);
  masks->letters = ClassMask(classes, kLetterByte);
  masks->base64 = ClassMask(classes, kBase64Byte);
  masks->joiners = ClassMask(classes, kJoinerByte);
  masks->quotes = ClassMask(classes, kQuoteByte);
  masks->mixed = ToBits(_mm512_movepi8_mask(classes));
  masks->high = ToBits(high);
  masks->escapes = ClassMask(classes, kEscapeByte);
}

inline std::uint64_t EqualMask(Block bytes, const Splat& byte) {
  return ToBits(_mm512_cmpeq_epi8_mask(bytes, Bytes(byte)));
}
inline __m512i WithBit(Block bytes, const Splat& bit) { return _mm512_or_si512(bytes, Bytes(bit)); }

inline std::uint64_t DateMarkMask(Block bytes) {
  return ToBits(
      _mm512_cmpeq_epi8_mask(_mm512_shuffle_epi8(Bytes(kSplats.date_marks), bytes), bytes));
}
inline std::uint64_t PointMask(Block bytes) {
  return EqualMask(WithBit(bytes, kSplats.mark_bit), kSplats.point);
}
inline std::uint64_t DollarMask(Block bytes) { return EqualMask(bytes, kSplats.dollar); }
inline std::uint64_t MonthMask(Block bytes) {
  return EqualMask(WithBit(bytes, kSplats.month_bit), kSplats.month);
}

inline std::uint64_t LetterMask(Block bytes) {
  const __m512i folded = _mm512_or_si512(bytes, Bytes(kSplats.case_bit));
  return ToBits(
      _mm512_cmplt_epu8_mask(_mm512_sub_epi8(folded, _mm512_set1_epi8('a')), _mm512_set1_epi8(26)));
}

// Bytes that are one of those.
template <char... kChars>
inline std::uint64_t MaskOfAny(Block bytes) {
  return (ToBits(_mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(kChars))) | ...);
}

inline std::size_t PopCount(std::uint64_t mask) {
  return static_cast<std::size_t>(__builtin_popcountll(mask));
}

template <typename Words>
inline bool Any(const Words& words) {
  const auto bits = reinterpret_cast<__m256i>(words);
  return _mm256_testz_si256(bits, bits) == 0;
}

inline std::size_t CountDigits(Block bytes) { return PopCount(DigitMask(bytes)); }

struct Tail {
  Block block;
};

// Bytes the mask leaves out are not read, and are 0: neither digit nor joiner.
inline Tail LoadTail(const char* text, std::size_t size, std::size_t pos) {
  const std::uint64_t bytes = (std::uint64_t{1} << (size - pos)) - 1;
  return {_mm512_maskz_loadu_epi8(bytes, text + pos)};
}

inline std::size_t TailHalf(const Tail& /*tail*/) { return 0; }
inline std::uint64_t FoldTail(const Tail& /*tail*/, std::uint64_t mask) { return mask; }

struct Around {
  Block block;
  Block before1;
  Block before2;
};

inline Block LoadBefore(const char* text, std::size_t size, std::size_t pos, std::size_t back) {
  const std::size_t end = size - pos + back;
  const std::uint64_t upto = end < 64 ? (std::uint64_t{1} << end) - 1 : ~std::uint64_t{0};
  const std::uint64_t from = ~std::uint64_t{0} << (back < pos ? 0 : back - pos);
  return _mm512_maskz_loadu_epi8(upto & from, text + pos - back);
}

inline Around LoadAround(const char* text, std::size_t size, std::size_t pos) {
  return {LoadBefore(text, size, pos, 0), LoadBefore(text, size, pos, 1),
          LoadBefore(text, size, pos, 2)};
}

// The zeros behind a text are odd, as all is before them.
inline unsigned CalmLanesOfTail(const Tail& tail) { return 0xFF & ~OddLanes(tail.block); }
inline constexpr std::size_t kShortestTail = 0;

// clang-format off
#include "scan/prefix_xor_pclmul-inl.h"
#include "scan/simd-inl.h"
// clang-format on

}  // namespace

const Kernel kAvx512Kernel = {"avx512", SurveyText,  NextStretch, NextCode,
                              NextRow,  MayHoldWord, JsonMasksOf, TextMasksAt};

}  // namespace panveil::scan

#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
#endif  // __x86_64__
