// What a character is to a reader of digits, in any script. Unicode's char_class.h.
//
// Everything here is pure, total (any bytes are valid input) and allocates nothing.
#ifndef PANVEIL_TEXT_GLYPH_H_
#define PANVEIL_TEXT_GLYPH_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/char_class.h"
#include "text/digit_form.h"

namespace panveil::text {

enum class GlyphKind : std::uint8_t {
  kBreak = 0,  // ends a run: controls, symbols, invalid bytes, anything unknown
  kDigit,      // a decimal digit of any script or form
  kSeparator,  // may stand between two digits of one PAN
  // Does not count at all: zero-width characters, soft hyphen, bidi controls, variation selectors,
  // combining and enclosing marks (the keycap), byte order mark, tags.
  kInvisible,
  // A letter of any script: ends a run unless it is a look-alike (look_alike.h) or begins a digit
  // word (digit_words.h).
  kLetter,
};

// Eight bytes, so that it travels in one register and ASCII takes one load.
struct alignas(8) Glyph {
  GlyphKind kind = GlyphKind::kBreak;
  std::uint8_t length = 1;  // bytes, 1 to 4; an invalid byte is one kBreak of 1, or a space: 0xA0
  std::uint8_t value = 0;   // of a digit, 0 to 9
  // Of a separator: kSpace, kDash, kLine, kWeak, kMark. kDigit of a digit, else kBreak.
  CharClass separator = CharClass::kBreak;
  DigitForm form = DigitForm::kAscii;  // of a digit
  // The ASCII character that a separator or digit stands for: ' ' for any space, '-' for any dash,
  // '\n' for a line or paragraph separator, '.' for a middle dot or bullet, ... ASCII stands for
  // itself ('\t', '\r'). NUL for other kinds.
  char canonical = '\0';
};

namespace internal {

constexpr std::array<Glyph, 128> MakeAsciiGlyphs() {
  std::array<Glyph, 128> table{};
  for (unsigned char b = 0; b < 128; ++b) {
    const char c = static_cast<char>(b);
    Glyph& glyph = table[b];
    if (IsLetter(c)) glyph.kind = GlyphKind::kLetter;
    if (ClassOf(c) == CharClass::kBreak) continue;
    glyph.separator = ClassOf(c);
    glyph.canonical = c;
    glyph.kind = IsDigit(c) ? GlyphKind::kDigit : GlyphKind::kSeparator;
    if (IsDigit(c)) glyph.value = static_cast<std::uint8_t>(c - '0');
  }
  return table;
}
inline constexpr std::array<Glyph, 128> kAsciiGlyphs = MakeAsciiGlyphs();

// The glyph at a byte of 0x80 or above.
[[nodiscard]] Glyph DecodeWideGlyph(std::string_view text, std::size_t at) noexcept;
// The glyph that ends with such a byte.
[[nodiscard]] Glyph DecodeWideGlyphBefore(std::string_view text, std::size_t end) noexcept;

}  // namespace internal

// The glyph that starts at byte `at`. Add its length to get to the next.
// REQUIRES: at < text.size().
[[nodiscard]] inline Glyph DecodeGlyph(std::string_view text, std::size_t at) noexcept {
  const auto byte = static_cast<unsigned char>(text.data()[at]);
  return byte < 0x80 ? internal::kAsciiGlyphs[byte] : internal::DecodeWideGlyph(text, at);
}

// The glyph that ends at byte `end`. Reading backward finds the very glyphs that reading forward
// from the start of the text does. REQUIRES: 0 < end <= text.size().
[[nodiscard]] inline Glyph DecodeGlyphBefore(std::string_view text, std::size_t end) noexcept {
  const auto byte = static_cast<unsigned char>(text.data()[end - 1]);
  return byte < 0x80 ? internal::kAsciiGlyphs[byte] : internal::DecodeWideGlyphBefore(text, end);
}

// The version of Unicode that the tables were made of, "14.0.0", but for decimal digits, which are
// those of Unicode 17 at least.
[[nodiscard]] std::string_view UnicodeVersion() noexcept;

}  // namespace panveil::text

#endif  // PANVEIL_TEXT_GLYPH_H_
