#include "text/glyph.h"

#include "text/unicode_table.inc"
#include "text/utf8.h"

namespace panveil::text {

static_assert(sizeof(Glyph) == 8, "unicode_table.py counts the bytes of the table");

namespace {

// Above the table there are whole blocks of one kind only.
Glyph GlyphAboveTable(CodePoint code_point) noexcept {
  Glyph glyph;
  glyph.length = code_point.length;
  const char32_t value = code_point.value;
  if (value < internal::kLettersEnd) glyph.kind = GlyphKind::kLetter;
  if (value >= internal::kIgnorableBegin && value < internal::kIgnorableEnd) {
    glyph.kind = GlyphKind::kInvisible;
  }
  return glyph;
}

// The no-break space of texts that are no UTF-8 but ISO 8859 or Windows-125x, as mails are; of a
// character of several bytes it is none.
Glyph InvalidGlyph(char byte) noexcept {
  Glyph glyph;
  if (byte != '\xA0') return glyph;
  glyph.kind = GlyphKind::kSeparator;
  glyph.separator = CharClass::kSpace;
  glyph.canonical = ' ';
  return glyph;
}

}  // namespace

namespace internal {

Glyph DecodeWideGlyph(std::string_view text, std::size_t at) noexcept {
  const CodePoint code_point = DecodeUtf8(text, at);
  if (code_point.value == kInvalidCodePoint) return InvalidGlyph(text[at]);
  if (code_point.value >= kTableEnd) return GlyphAboveTable(code_point);
  const std::uint16_t block = kBlockOf[code_point.value / kBlockSize];
  return kGlyphs[kBlocks[block][code_point.value % kBlockSize]];
}

Glyph DecodeWideGlyphBefore(std::string_view text, std::size_t end) noexcept {
  // A lead byte is never inside another sequence: one whose sequence reaches `end` is where a
  // reader from the left would have stopped too. If none does, the last byte is a break by itself.
  std::size_t at = end - 1;
  for (int back = 1; back < kMostUtf8Bytes && at > 0 && IsUtf8Trail(text[at]); ++back) --at;
  const Glyph glyph = DecodeGlyph(text.substr(0, end), at);
  return at + glyph.length == end ? glyph : InvalidGlyph(text[end - 1]);
}

}  // namespace internal

std::string_view UnicodeVersion() noexcept { return internal::kUnicodeVersion; }

}  // namespace panveil::text
