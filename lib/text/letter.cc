#include "text/letter.h"

namespace panveil::text {

namespace {

// U+00C0 to U+017F by their base letters; '.' for the two signs among them.
constexpr std::string_view kLatinBases =
    "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkk"
    "llllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kLatinBases.size() == 0x180 - 0xC0);

constexpr bool In(std::uint32_t c, std::uint32_t low, std::uint32_t high) noexcept {
  return c - low <= high - low;
}

constexpr Letter Spaced(std::uint32_t folded) noexcept { return {folded, 1, LetterKind::kSpaced}; }
constexpr Letter kMark = {0, 1, LetterKind::kMark};
constexpr Letter kNone = {0, 1, LetterKind::kNone};

constexpr bool IsAscii(char c) noexcept { return static_cast<unsigned char>(c) < 0x80; }
constexpr Letter AsciiLetter(char c) noexcept {
  const std::uint32_t folded = FoldAscii(c);
  return folded == 0 ? kNone : Spaced(folded);
}

constexpr Letter Cyrillic(std::uint32_t c) noexcept {
  if (c < 0x410) c += 0x50;
  if (c < 0x430) c += 0x20;
  return Spaced(c == 0x451 ? 0x435 : c);  // io as ie
}

constexpr Letter Arabic(std::uint32_t c) noexcept {
  if (In(c, 0x64B, 0x65F) || c == 0x640 || c == 0x670) return kMark;
  if (!In(c, 0x620, 0x64A) && !In(c, 0x66E, 0x6D3)) return kNone;
  switch (c) {
    case 0x622:  // alef with madda, with hamza above, below
    case 0x623:
    case 0x625:
      return Spaced(0x627);
    case 0x649:  // alef maksura, farsi yeh
    case 0x6CC:
      return Spaced(0x64A);
    case 0x629:  // teh marbuta
      return Spaced(0x647);
    case 0x6A9:  // keheh
      return Spaced(0x643);
    default:
      return Spaced(c);
  }
}

constexpr Letter Devanagari(std::uint32_t c) noexcept {
  constexpr std::array<std::uint32_t, 8> kWithoutNukta = {0x915, 0x916, 0x917, 0x91C,
                                                          0x921, 0x922, 0x92B, 0x92F};
  if (c == 0x93C) return kMark;
  if (In(c, 0x964, 0x970)) return kNone;  // dandas, digits
  return Spaced(In(c, 0x958, 0x95F) ? kWithoutNukta[c - 0x958] : c);
}

// Of two bytes: U+0080 to U+07FF.
constexpr Letter Narrow(std::uint32_t c) noexcept {
  if (In(c, 0xC0, 0x17F)) {
    const char base = kLatinBases[c - 0xC0];
    return base == '.' ? kNone : Spaced(static_cast<unsigned char>(base));
  }
  if (c < 0xC0) return kNone;
  if (In(c, 0x300, 0x36F)) return kMark;
  if (c < 0x400) return Spaced(c);
  if (In(c, 0x400, 0x52F)) return Cyrillic(c);
  if (In(c, 0x5D0, 0x5EA)) return Spaced(c);
  return Arabic(c);
}

constexpr Letter Wide(std::uint32_t c) noexcept {
  if (IsUnspaced(c)) return {c, 3, LetterKind::kUnspaced};
  Letter letter = kNone;
  if (In(c, 0x900, 0x97F)) letter = Devanagari(c);
  if (In(c, 0x1E00, 0x1FFF)) letter = Spaced(c);
  // Full-width Latin.
  if (In(c, 0xFF21, 0xFF3A)) letter = Spaced(c - 0xFF21 + 'a');
  if (In(c, 0xFF41, 0xFF5A)) letter = Spaced(c - 0xFF41 + 'a');
  if (letter.kind != LetterKind::kNone) letter.bytes = 3;
  return letter;
}

// What Narrow() says of U+0080 to U+07FF: the folded letter, kNarrowMark, or 0.
constexpr std::uint16_t kNarrowMark = 1;
constexpr std::array<std::uint16_t, 0x780> MakeNarrow() {
  std::array<std::uint16_t, 0x780> table{};
  for (std::uint32_t c = 0x80; c < 0x800; ++c) {
    const Letter letter = Narrow(c);
    table[c - 0x80] =
        letter.kind == LetterKind::kMark ? kNarrowMark : static_cast<std::uint16_t>(letter.folded);
  }
  return table;
}
constexpr std::array<std::uint16_t, 0x780> kNarrow = MakeNarrow();

}  // namespace

Letter WideLetter(std::uint32_t c) noexcept {
  if (c >= 0x800) return Wide(c);
  if (c == 0) return kNone;
  const std::uint16_t folded = kNarrow[c - 0x80];
  if (folded > kNarrowMark) return {folded, 2, LetterKind::kSpaced};
  return folded == kNarrowMark ? Letter{0, 2, LetterKind::kMark} : kNone;
}

Letter LetterAt(std::string_view text, std::size_t i) noexcept {
  return IsAscii(text[i]) ? AsciiLetter(text[i]) : WideLetter(WideAt(text, i));
}

Letter LetterBefore(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  const char last = text[end - 1];
  return IsAscii(last) ? AsciiLetter(last) : WideLetter(WideBefore(text, begin, end));
}

}  // namespace panveil::text
