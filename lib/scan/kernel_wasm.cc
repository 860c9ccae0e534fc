// WebAssembly's SIMD128: four registers a block. Only compiled with -msimd128: a module that holds
// one such instruction is refused whole where there are none.
#if defined(__wasm_simd128__)
#include <wasm_simd128.h>

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
  v128_t part[4];
};

inline v128_t Load16(const char* p) { return wasm_v128_load(p); }
inline v128_t Zero() { return wasm_i64x2_const(0, 0); }

inline Block LoadHalves32(const char* p, const char* q) {
  return {{Load16(p), Load16(p + 16), Load16(q), Load16(q + 16)}};
}
inline Block LoadHalves16(const char* p, const char* q) {
  return {{Load16(p), Load16(q), Zero(), Zero()}};
}
inline Block LoadHalves8(const char* p, const char* q) {
  return {{wasm_v128_load64_lane(q, wasm_v128_load64_zero(p), 1), Zero(), Zero(), Zero()}};
}
inline Block LoadBlock(const char* p) { return LoadHalves32(p, p + 32); }

#include "scan/tail_halves-inl.h"

inline std::uint64_t MoveMask(v128_t a, v128_t b, v128_t c, v128_t d) {
  const std::uint32_t low = wasm_i8x16_bitmask(a) | wasm_i8x16_bitmask(b) << 16;
  const std::uint32_t high = wasm_i8x16_bitmask(c) | wasm_i8x16_bitmask(d) << 16;
  return low | std::uint64_t{high} << 32;
}

inline v128_t Splat(int byte) { return wasm_i8x16_splat(static_cast<std::int8_t>(byte)); }

// There is an unsigned comparison, but engines make two instructions of it: moves '0'..'9' to the
// top of the signed ones, 118..127.
inline v128_t Digits(v128_t bytes) {
  return wasm_i8x16_gt(wasm_i8x16_add(bytes, Splat(127 - '9')), Splat(127 - 10));
}

inline std::uint64_t DigitMask(const Block& block) {
  return MoveMask(Digits(block.part[0]), Digits(block.part[1]), Digits(block.part[2]),
                  Digits(block.part[3]));
}

// A swizzle gives 0 for an index of 16 or more.
inline v128_t Lookup(const std::uint8_t* table, v128_t index) {
  return wasm_i8x16_swizzle(wasm_v128_load(table), index);
}

// There is a shift of bytes, too, but engines make six instructions of it.
inline v128_t LowHalves(v128_t bytes) { return wasm_v128_and(bytes, Splat(0x0F)); }
inline v128_t HighHalves(v128_t bytes) { return LowHalves(wasm_u16x8_shr(bytes, 4)); }

template <typename Tables>
inline v128_t Share(const Tables& tables, v128_t bytes) {
  return wasm_v128_and(Lookup(tables.low, LowHalves(bytes)),
                       Lookup(tables.high, HighHalves(bytes)));
}

inline v128_t NotJoiners(v128_t bytes) {
  return wasm_i8x16_eq(Share(kJoinerTables, bytes), Zero());
}

inline std::uint64_t PlainJoinerMask(const Block& block) {
  return ~MoveMask(NotJoiners(block.part[0]), NotJoiners(block.part[1]), NotJoiners(block.part[2]),
                   NotJoiners(block.part[3]));
}

inline std::uint64_t HighMask(const Block& block) {
  return MoveMask(block.part[0], block.part[1], block.part[2], block.part[3]);
}
template <int kBit>
inline std::uint64_t BitMask(const Block& block) {
  return MoveMask(wasm_i8x16_shl(block.part[0], 7 - kBit), wasm_i8x16_shl(block.part[1], 7 - kBit),
                  wasm_i8x16_shl(block.part[2], 7 - kBit), wasm_i8x16_shl(block.part[3], 7 - kBit));
}

inline bool AnyHigh(const Block& block) {
  return wasm_i8x16_bitmask(wasm_v128_or(wasm_v128_or(block.part[0], block.part[1]),
                                         wasm_v128_or(block.part[2], block.part[3]))) != 0;
}
inline Block Union(const Block& a, const Block& b) {
  return {{wasm_v128_or(a.part[0], b.part[0]), wasm_v128_or(a.part[1], b.part[1]),
           wasm_v128_or(a.part[2], b.part[2]), wasm_v128_or(a.part[3], b.part[3])}};
}

inline v128_t NotWideDigits(v128_t last, v128_t before1, v128_t before2) {
  const v128_t common = wasm_v128_and(
      wasm_v128_and(Share(kWideDigitTables.last, last), Share(kWideDigitTables.before1, before1)),
      Share(kWideDigitTables.before2, before2));
  return wasm_i8x16_eq(common, Zero());
}

inline std::uint64_t WideDigitCandidates(const Block& last, const Block& before1,
                                         const Block& before2) {
  return ~MoveMask(NotWideDigits(last.part[0], before1.part[0], before2.part[0]),
                   NotWideDigits(last.part[1], before1.part[1], before2.part[1]),
                   NotWideDigits(last.part[2], before1.part[2], before2.part[2]),
                   NotWideDigits(last.part[3], before1.part[3], before2.part[3]));
}

// As odd_triples.h says. The swizzle gives 0 for all that is above the columns.
inline v128_t TripleColumns(v128_t bytes) {
  const v128_t folded = wasm_v128_or(bytes, Splat(0x20));
  return wasm_u8x16_sub_sat(wasm_u8x16_avgr(folded, Zero()), Splat(0x30));
}

// Not 0 where odd triples end, of those inside eight bytes.
inline v128_t OddTriples(v128_t bytes) {
  const v128_t columns = TripleColumns(bytes);
  const v128_t pairs = wasm_v128_and(wasm_i64x2_shl(Lookup(kOddTripleTables.second, columns), 8),
                                     Lookup(kOddTripleTables.third, columns));
  return wasm_v128_and(wasm_i64x2_shl(Lookup(kOddTripleTables.first, columns), 16), pairs);
}

// Bytes that no row holds.
inline v128_t RowBreaks(v128_t bytes) {
  return wasm_i8x16_gt(wasm_i8x16_add(bytes, Splat(127 - (kFirstRowBreak + kRowBreaks - 1))),
                       Splat(127 - kRowBreaks));
}

inline v128_t OddBytes(v128_t bytes) { return wasm_v128_or(OddTriples(bytes), RowBreaks(bytes)); }
inline v128_t CalmBytes(v128_t bytes) { return wasm_i8x16_eq(OddBytes(bytes), Zero()); }

inline std::uint64_t OddMask(const Block& block) {
  return ~MoveMask(CalmBytes(block.part[0]), CalmBytes(block.part[1]), CalmBytes(block.part[2]),
                   CalmBytes(block.part[3]));
}

// The lanes of eight bytes, made narrow until each is one: what is not 0 saturates, and stays so.
// Triples only: few blocks have figures so rare and breaks so many that looking for these pays.
inline unsigned OddLanes(const Block& block) {
  const v128_t low = wasm_i16x8_narrow_i32x4(OddTriples(block.part[0]), OddTriples(block.part[1]));
  const v128_t high = wasm_i16x8_narrow_i32x4(OddTriples(block.part[2]), OddTriples(block.part[3]));
  const v128_t halves = wasm_i8x16_narrow_i16x8(low, high);
  const v128_t lanes = wasm_i8x16_narrow_i16x8(halves, halves);
  return 0xFF & ~unsigned{wasm_i8x16_bitmask(wasm_i8x16_eq(lanes, Zero()))};
}

template <typename Words>
inline bool Any(const Words& words) {
  return (words[0] | words[1] | words[2] | words[3]) != 0;
}

// Bytes that are kChar once those bits are set.
template <int kBits, char kChar>
inline v128_t With(v128_t bytes) {
  return wasm_i8x16_eq(wasm_v128_or(bytes, Splat(kBits)), Splat(kChar));
}
template <int kBits, char kChar>
inline std::uint64_t MaskWith(const Block& block) {
  return MoveMask(With<kBits, kChar>(block.part[0]), With<kBits, kChar>(block.part[1]),
                  With<kBits, kChar>(block.part[2]), With<kBits, kChar>(block.part[3]));
}

// Bytes that are one of those.
template <char... kChars>
inline v128_t AnyOf(v128_t bytes) {
  v128_t any = Zero();
  ((any = wasm_v128_or(any, wasm_i8x16_eq(bytes, Splat(kChars)))), ...);
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
inline v128_t SmallHex(v128_t bytes) {
  return wasm_u8x16_le(wasm_i8x16_sub(bytes, Splat('a')), Splat('f' - 'a'));
}
inline std::uint64_t SmallHexMask(const Block& block) {
  return MoveMask(SmallHex(block.part[0]), SmallHex(block.part[1]), SmallHex(block.part[2]),
                  SmallHex(block.part[3]));
}

inline v128_t Letters(v128_t bytes) {
  const v128_t folded = wasm_v128_or(bytes, Splat(0x20));
  return wasm_i8x16_gt(wasm_i8x16_add(folded, Splat(127 - 'z')), Splat(127 - 26));
}
inline std::uint64_t LetterMask(const Block& block) {
  return MoveMask(Letters(block.part[0]), Letters(block.part[1]), Letters(block.part[2]),
                  Letters(block.part[3]));
}

// As word_begins.h says. A swizzle gives 0 for an index of 16 or more.
inline v128_t Parts(const std::uint8_t (&table)[32], v128_t bytes) {
  const v128_t numbers = wasm_v128_and(bytes, Splat(31));
  return wasm_v128_or(Lookup(table, numbers),
                      Lookup(table + 16, wasm_i8x16_sub(numbers, Splat(16))));
}

inline v128_t BeginNoWords(const char* p, const WordSet& set) {
  const v128_t pairs =
      wasm_v128_and(Parts(set.parts[0], Load16(p)), Parts(set.parts[1], Load16(p + 1)));
  return wasm_i8x16_eq(wasm_v128_and(pairs, Parts(set.parts[2], Load16(p + 2))), Zero());
}

inline std::uint64_t MayBeginWords(const Block& /*block*/, const char* p, const WordSet& set) {
  return ~MoveMask(BeginNoWords(p, set), BeginNoWords(p + 16, set), BeginNoWords(p + 32, set),
                   BeginNoWords(p + 48, set));
}

inline std::size_t PopCount(std::uint64_t mask) {
  return static_cast<std::size_t>(__builtin_popcountll(mask));
}

inline std::size_t CountDigits(const Block& block) { return PopCount(DigitMask(block)); }
// clang-format off
#include "scan/tail_lanes-inl.h"
#include "scan/mark_bytes-inl.h"
#include "scan/prefix_xor-inl.h"
#include "scan/simd-inl.h"
// clang-format on

}  // namespace

const Kernel kWasmKernel = {"simd128", SurveyText,  NextStretch, NextCode,
                            NextRow,   MayHoldWord, JsonMasksOf, TextMasksAt};

}  // namespace panveil::scan
#endif  // __wasm_simd128__
