// Survey::codes for every SIMD instruction set; included behind rows-inl.h and next_code-inl.h, as
// those are.
//
// Texts are loaded in pieces that overlap, so that each code is whole in one of them, with what is
// to be known of it, and each run of kCalmRun bytes, too. The last piece ends with the text.

inline constexpr unsigned kGroup = 4;

// The masks of four blocks in one register, or two. Only ever loaded and stored by copies: the
// masks are aligned to eight bytes.
typedef std::uint64_t Words __attribute__((vector_size(8 * kGroup)));

// From one piece to the next.
inline constexpr std::size_t kStep = kBlock - (kCalmRun - 1);

template <unsigned kPieces>
struct Pieces {
  const char* at[kPieces];
};

// Puts the mask of each piece into one of `masks`; 0 where there is none.
template <unsigned kPieces, typename Function>
inline void Gather(const Pieces<kPieces>& pieces, Function mask_of, Words* masks) {
  static_assert(kPieces >= 2 && kPieces <= kGroup);
  constexpr unsigned kLast = kPieces - 1;
  *masks = Words{mask_of(LoadBlock(pieces.at[0])), mask_of(LoadBlock(pieces.at[1])),
                 kLast < 2 ? 0 : mask_of(LoadBlock(pieces.at[kLast < 2 ? kLast : 2])),
                 kLast < 3 ? 0 : mask_of(LoadBlock(pieces.at[kLast]))};
}

// The begins of codes that are a piece's own. Its first byte is in the piece before, too, where
// what stands before it is seen; those behind its step are in the next one.
constexpr std::uint64_t Own(bool is_first, bool is_last) {
  return (is_first ? ~std::uint64_t{0} : ~std::uint64_t{1}) &
         (is_last ? ~std::uint64_t{0} : (std::uint64_t{2} << kStep) - 1);
}

// What tells the codes that no label names.
template <typename Mask>
struct NameMasks {
  Mask dollars;
  Mask points;  // '.' and ','
  Mask months;  // '0' and '1'
};

// Takes amounts and days out of `codes`, but for an amount of four digits that ends with the block.
template <typename Mask>
inline void DropUnnameable(const Mask& digits, const NameMasks<Mask>& names, Codes<Mask>* codes) {
  const Mask pairs = digits & digits >> 1;
  const Mask cents = names.points & pairs >> 1;
  codes->long_ones &= ~(names.dollars << 1 & (cents >> 3 | (digits >> 3 & cents >> 4)));
  codes->years &= ~(names.months & ~(digits >> 2));
}

// Of a text that has plain ones.
inline Flags CodeFlags(bool nameable) { return kPlainCodes | (nameable ? kNameableCodes : 0); }

// Of a text of fewer than 64 bytes.
inline Flags CodeFlagsOfTail(const Tail& tail, std::uint64_t digits) {
  Codes<std::uint64_t> codes;
  FindCodes(digits, FoldTail(tail, DateMarkMask(tail.block)), &codes);
  std::uint64_t begins;
  codes.Begins(digits, &begins);
  if ((begins | codes.years) == 0) return 0;
  const NameMasks<std::uint64_t> names = {FoldTail(tail, DollarMask(tail.block)),
                                          FoldTail(tail, PointMask(tail.block)),
                                          FoldTail(tail, MonthMask(tail.block))};
  DropUnnameable(digits, names, &codes);
  codes.Begins(digits, &begins);
  return CodeFlags((begins | codes.years) != 0);
}

// Of those that begin where `own` says.
template <unsigned kPieces>
inline Flags CodeFlagsOfPieces(const Pieces<kPieces>& pieces, const Words& digits,
                               const Words& own) {
  Words marks;
  Gather(pieces, DateMarkMask, &marks);
  Codes<Words> codes;
  FindCodes(digits, marks, &codes);
  Words begins;
  codes.Begins(digits, &begins);
  // A year is one wherever its piece begins.
  begins = (begins & own) | codes.years;
  if (!Any(begins)) return 0;
  NameMasks<Words> names;
  Gather(pieces, DollarMask, &names.dollars);
  Gather(pieces, PointMask, &names.points);
  Gather(pieces, MonthMask, &names.months);
  DropUnnameable(digits, names, &codes);
  codes.Begins(digits, &begins);
  begins = (begins & own) | codes.years;
  return CodeFlags(Any(begins));
}

// Of any text. REQUIRES: size >= kBlock.
[[gnu::noinline]] Flags CodeFlagsOf(const char* bytes, std::size_t size) {
  const char* const last = bytes + size - kBlock;
  Flags flags = 0;
  for (std::size_t pos = 0; (flags & kNameableCodes) == 0; pos += kGroup * kStep) {
    Pieces<kGroup> pieces;
    std::uint64_t own[kGroup];
    for (unsigned i = 0; i < kGroup; ++i) {
      const std::size_t begin = pos + i * kStep;
      const bool is_last = begin >= size - kBlock;
      pieces.at[i] = is_last ? last : bytes + begin;
      own[i] = Own(begin == 0, is_last);
    }
    Words digits;
    Gather(pieces, DigitMask, &digits);
    flags |= CodeFlagsOfPieces(pieces, digits, Words{own[0], own[1], own[2], own[3]});
    if (pieces.at[kGroup - 1] == last) break;
  }
  return flags;
}
