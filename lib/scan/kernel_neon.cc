// NEON, which every AArch64 CPU has: four registers a block.
#if defined(__aarch64__)
#include <arm_neon.h>

#include <cstddef>
#include <cstdint>

#include "scan/digit_word_begins.h"
#include "scan/kernel_list.h"
#include "scan/odd_triples.h"
#include "scan/plain_code.h"
#include "scan/scan_class.h"
#include "scan/wide_digit_tables.h"
#include "scan/word_row.h"

namespace panveil::scan {
namespace {

struct Block {
  uint8x16_t part[4];
};

inline const std::uint8_t* Bytes(const char* p) { return reinterpret_cast<const std::uint8_t*>(p); }
inline uint8x16_t Load16(const char* p) { return vld1q_u8(Bytes(p)); }

inline Block LoadHalves32(const char* p, const char* q) {
  return {{Load16(p), Load16(p + 16), Load16(q), Load16(q + 16)}};
}
inline Block LoadHalves16(const char* p, const char* q) {
  return {{Load16(p), Load16(q), vdupq_n_u8(0), vdupq_n_u8(0)}};
}
inline Block LoadHalves8(const char* p, const char* q) {
  return {{vcombine_u8(vld1_u8(Bytes(p)), vld1_u8(Bytes(q))), vdupq_n_u8(0), vdupq_n_u8(0),
           vdupq_n_u8(0)}};
}
inline Block LoadBlock(const char* p) { return LoadHalves32(p, p + 32); }

#include "scan/tail_halves-inl.h"

// There is no mask of the top bits: gives each byte the bit of its place among eight, and adds
// neighbours until eight bytes have become one.
inline std::uint64_t MoveMask(uint8x16_t a, uint8x16_t b, uint8x16_t c, uint8x16_t d) {
  const uint8x16_t bit = vreinterpretq_u8_u64(vdupq_n_u64(0x8040201008040201));
  const uint8x16_t pairs_ab = vpaddq_u8(vandq_u8(a, bit), vandq_u8(b, bit));
  const uint8x16_t pairs_cd = vpaddq_u8(vandq_u8(c, bit), vandq_u8(d, bit));
  const uint8x16_t fours = vpaddq_u8(pairs_ab, pairs_cd);
  const uint8x16_t eights = vpaddq_u8(fours, fours);
  return vgetq_lane_u64(vreinterpretq_u64_u8(eights), 0);
}

inline uint8x16_t Digits(uint8x16_t bytes) {
  return vcltq_u8(vsubq_u8(bytes, vdupq_n_u8('0')), vdupq_n_u8(10));
}

inline uint8x16_t LowNibbles(const std::uint8_t* table, uint8x16_t bytes) {
  return vqtbl1q_u8(vld1q_u8(table), vandq_u8(bytes, vdupq_n_u8(15)));
}
inline uint8x16_t HighNibbles(const std::uint8_t* table, uint8x16_t bytes) {
  return vqtbl1q_u8(vld1q_u8(table), vshrq_n_u8(bytes, 4));
}

inline uint8x16_t Joiners(uint8x16_t bytes) {
  return vtstq_u8(LowNibbles(kJoinerTables.low, bytes), HighNibbles(kJoinerTables.high, bytes));
}

inline std::uint64_t DigitMask(const Block& block) {
  return MoveMask(Digits(block.part[0]), Digits(block.part[1]), Digits(block.part[2]),
                  Digits(block.part[3]));
}

inline std::uint64_t PlainJoinerMask(const Block& block) {
  return MoveMask(Joiners(block.part[0]), Joiners(block.part[1]), Joiners(block.part[2]),
                  Joiners(block.part[3]));
}

inline uint8x16_t High(uint8x16_t bytes) { return vcgeq_u8(bytes, vdupq_n_u8(0x80)); }

inline std::uint64_t HighMask(const Block& block) {
  return MoveMask(High(block.part[0]), High(block.part[1]), High(block.part[2]),
                  High(block.part[3]));
}
template <int kBit>
inline std::uint64_t BitMask(const Block& block) {
  const uint8x16_t bit = vdupq_n_u8(1 << kBit);
  return MoveMask(vtstq_u8(block.part[0], bit), vtstq_u8(block.part[1], bit),
                  vtstq_u8(block.part[2], bit), vtstq_u8(block.part[3], bit));
}

inline bool AnyHigh(const Block& block) {
  return vmaxvq_u8(vorrq_u8(vorrq_u8(block.part[0], block.part[1]),
                            vorrq_u8(block.part[2], block.part[3]))) >= 0x80;
}
inline Block Union(const Block& a, const Block& b) {
  return {{vorrq_u8(a.part[0], b.part[0]), vorrq_u8(a.part[1], b.part[1]),
           vorrq_u8(a.part[2], b.part[2]), vorrq_u8(a.part[3], b.part[3])}};
}

inline uint8x16_t Share(const NibbleTables& tables, uint8x16_t bytes) {
  return vandq_u8(LowNibbles(tables.low, bytes), HighNibbles(tables.high, bytes));
}

inline uint8x16_t MayBeWide(uint8x16_t last, uint8x16_t before1, uint8x16_t before2) {
  return vtstq_u8(
      vandq_u8(Share(kWideDigitTables.last, last), Share(kWideDigitTables.before1, before1)),
      Share(kWideDigitTables.before2, before2));
}

inline std::uint64_t WideDigitCandidates(const Block& last, const Block& before1,
                                         const Block& before2) {
  return MoveMask(MayBeWide(last.part[0], before1.part[0], before2.part[0]),
                  MayBeWide(last.part[1], before1.part[1], before2.part[1]),
                  MayBeWide(last.part[2], before1.part[2], before2.part[2]),
                  MayBeWide(last.part[3], before1.part[3], before2.part[3]));
}

// As odd_triples.h says. The table lookup gives 0 for all that is above the columns.
inline uint8x16_t TripleColumns(uint8x16_t bytes) {
  const uint8x16_t folded = vorrq_u8(bytes, vdupq_n_u8(0x20));
  return vqsubq_u8(vrhaddq_u8(folded, vdupq_n_u8(0)), vdupq_n_u8(0x30));
}

inline uint8x16_t Lookup(const std::uint8_t* table, uint8x16_t index) {
  return vqtbl1q_u8(vld1q_u8(table), index);
}

// Eight bytes by themselves, each moved up by as many as the count has eights.
template <int kBits>
inline uint8x16_t Up(uint8x16_t bytes) {
  return vreinterpretq_u8_u64(vshlq_n_u64(vreinterpretq_u64_u8(bytes), kBits));
}

// Not 0 where odd triples end, of those inside eight bytes.
inline uint8x16_t OddTriples(uint8x16_t bytes) {
  const uint8x16_t columns = TripleColumns(bytes);
  const uint8x16_t first = Up<16>(Lookup(kOddTripleTables.first, columns));
  const uint8x16_t second = Up<8>(Lookup(kOddTripleTables.second, columns));
  const uint8x16_t third = Lookup(kOddTripleTables.third, columns);
  return vandq_u8(first, vandq_u8(second, third));
}

inline uint8x16_t OddBytes(uint8x16_t bytes) {
  const uint8x16_t triples = OddTriples(bytes);
  const uint8x16_t from_break = vsubq_u8(bytes, vdupq_n_u8(kFirstRowBreak));
  return vorrq_u8(vtstq_u8(triples, triples), vcltq_u8(from_break, vdupq_n_u8(kRowBreaks)));
}

inline std::uint64_t OddMask(const Block& block) {
  return MoveMask(OddBytes(block.part[0]), OddBytes(block.part[1]), OddBytes(block.part[2]),
                  OddBytes(block.part[3]));
}

template <typename Words>
inline bool Any(const Words& words) {
  return (words[0] | words[1] | words[2] | words[3]) != 0;
}

// Bytes that are kChar once those bits are set.
template <int kBits, char kChar>
inline uint8x16_t With(uint8x16_t bytes) {
  return vceqq_u8(vorrq_u8(bytes, vdupq_n_u8(kBits)), vdupq_n_u8(kChar));
}
template <int kBits, char kChar>
inline std::uint64_t MaskWith(const Block& block) {
  return MoveMask(With<kBits, kChar>(block.part[0]), With<kBits, kChar>(block.part[1]),
                  With<kBits, kChar>(block.part[2]), With<kBits, kChar>(block.part[3]));
}

// Bytes that are one of those.
template <char... kChars>
inline uint8x16_t AnyOf(uint8x16_t bytes) {
  uint8x16_t any = vdupq_n_u8(0);
  ((any = vorrq_u8(any, vceqq_u8(bytes, vdupq_n_u8(kChars)))), ...);
  return any;
}
template <char... kChars>
inline std::uint64_t MaskOfAny(const Block& block) {
  return MoveMask(AnyOf<kChars...>(block.part[0]), AnyOf<kChars...>(block.part[1]),
                  AnyOf<kChars...>(block.part[2]), AnyOf<kChars...>(block.part[3]));
}

inline std::uint64_t DateMarkMask(const Block& block) {
  return MaskWith<0x02, '/'>(block) | MaskOfAny<' ', '|'>(block);
}
inline std::uint64_t PointMask(const Block& block) { return MaskWith<0x02, '.'>(block); }
inline std::uint64_t DollarMask(const Block& block) { return MaskWith<0, '$'>(block); }
inline std::uint64_t MonthMask(const Block& block) { return MaskWith<0x01, '1'>(block); }

// 'a' to 'f'.
inline uint8x16_t SmallHex(uint8x16_t bytes) {
  return vcleq_u8(vsubq_u8(bytes, vdupq_n_u8('a')), vdupq_n_u8('f' - 'a'));
}
inline std::uint64_t SmallHexMask(const Block& block) {
  return MoveMask(SmallHex(block.part[0]), SmallHex(block.part[1]), SmallHex(block.part[2]),
                  SmallHex(block.part[3]));
}

inline uint8x16_t Letters(uint8x16_t bytes) {
  const uint8x16_t folded = vorrq_u8(bytes, vdupq_n_u8(0x20));
  return vcltq_u8(vsubq_u8(folded, vdupq_n_u8('a')), vdupq_n_u8(26));
}
inline std::uint64_t LetterMask(const Block& block) {
  return MoveMask(Letters(block.part[0]), Letters(block.part[1]), Letters(block.part[2]),
                  Letters(block.part[3]));
}

// As word_begins.h says.
inline uint8x16_t Parts(const std::uint8_t (&table)[32], uint8x16_t bytes) {
  const uint8x16x2_t both = {{vld1q_u8(table), vld1q_u8(table + 16)}};
  return vqtbl2q_u8(both, vandq_u8(bytes, vdupq_n_u8(31)));
}

inline uint8x16_t BeginWords(const char* p, const WordSet& set) {
  const uint8x16_t pairs =
      vandq_u8(Parts(set.parts[0], Load16(p)), Parts(set.parts[1], Load16(p + 1)));
  return vtstq_u8(pairs, Parts(set.parts[2], Load16(p + 2)));
}

inline std::uint64_t MayBeginWords(const Block& /*block*/, const char* p, const WordSet& set) {
  return MoveMask(BeginWords(p, set), BeginWords(p + 16, set), BeginWords(p + 32, set),
                  BeginWords(p + 48, set));
}

inline std::size_t PopCount(std::uint64_t mask) {
  return static_cast<std::size_t>(__builtin_popcountll(mask));
}

// Adds in registers: cheaper than a mask. At most 64, so a byte holds it.
inline std::size_t CountDigits(const Block& block) {
  const uint8x16_t negative = vaddq_u8(vaddq_u8(Digits(block.part[0]), Digits(block.part[1])),
                                       vaddq_u8(Digits(block.part[2]), Digits(block.part[3])));
  return vaddvq_u8(vsubq_u8(vdupq_n_u8(0), negative));
}

// clang-format off
#include "scan/odd_lanes-inl.h"
#include "scan/tail_lanes-inl.h"
#include "scan/mark_bytes-inl.h"
#include "scan/prefix_xor-inl.h"
#include "scan/simd-inl.h"
// clang-format on

}  // namespace

const Kernel kNeonKernel = {"neon",  SurveyText,  NextStretch, NextCode,
                            NextRow, MayHoldWord, JsonMasksOf, TextMasksAt};

}  // namespace panveil::scan
#endif  // __aarch64__
