// What the letters of a stream are, as far as it takes to tell that no number is among them.
#ifndef PANVEIL_SCRUB_QUIET_LETTER_H_
#define PANVEIL_SCRUB_QUIET_LETTER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "card/lexicon.h"
#include "text/char_class.h"
#include "text/digit_words.h"
#include "text/glyph.h"
#include "text/letter.h"
#include "text/look_alike.h"

namespace panveil::scrub {

[[nodiscard]] inline bool IsHigh(char c) noexcept { return static_cast<unsigned char>(c) >= 0x80; }

// Of ASCII, and in no cell.
[[nodiscard]] inline bool IsPlainSign(char c) noexcept {
  return !IsHigh(c) && !text::IsLetter(c) && !text::IsDigit(c) && c != '*';
}

[[nodiscard]] inline bool IsSign(const text::Glyph& glyph) noexcept {
  return (glyph.kind == text::GlyphKind::kBreak || glyph.kind == text::GlyphKind::kSeparator) &&
         glyph.canonical != '*';
}

// Whether the ASCII letters [begin, end) may be read for a digit.
[[nodiscard]] inline bool MayBeDigit(std::string_view text, std::size_t begin,
                                     std::size_t end) noexcept {
  return (end - begin == 1 && text::LookAlikeValue(text[begin]) >= 0) ||
         text::MayBeginDigitWord(text, begin);
}

// What the ASCII letters [begin, end) say. REQUIRES: they are all of a word, and not the text's
// end.
[[nodiscard]] inline card::WordKinds KindsOf(std::string_view text, std::size_t begin,
                                             std::size_t end) noexcept {
  return card::MayBeWordAt(text, begin) ? card::WordAt(text, begin, end + 1).kinds
                                        : card::WordKinds{0};
}

inline constexpr std::size_t kUnspacedBytes = 3;

// Whether a letter of Chinese or Japanese is there, that is read for no digit and is in no digit
// word and no month's name: three bytes that need no look at a table.
[[nodiscard]] inline bool IsPlainUnspaced(std::string_view text, std::size_t at) noexcept {
  if (text.size() - at < kUnspacedBytes) return false;
  const auto byte = [bytes = text.data() + at](std::size_t i) {
    return std::uint32_t{static_cast<unsigned char>(bytes[i])};
  };
  // Kinds of letters follow one another as they like: no branch for each.
  const std::uint32_t c = (byte(0) & 0xF) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
  const bool whole = ((byte(0) << 16 | byte(1) << 8 | byte(2)) & 0xF0C0C0) == 0xE08080;
  const bool kanji = c - 0x4E00 <= 0x9FFF - 0x4E00;
  const bool hiragana = c - 0x3041 <= 0x3096 - 0x3041;
  const bool katakana = c - 0x30A1 <= 0x30FA - 0x30A1;
  return (static_cast<unsigned>(whole) &
          (static_cast<unsigned>(kanji) | static_cast<unsigned>(hiragana) |
           static_cast<unsigned>(katakana))) != 0;
}

// Whether letters that begin with this byte are read for no digit, and are in no digit word: those
// of Hebrew, Arabic, the scripts of India, Thai.
[[nodiscard]] inline bool LeadsPlainLetter(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return byte == 0xE0 || (byte >= 0xD7 && byte <= 0xDB);
}

// The same of letters that may be in one, or else read for one (text/digit_words.h, look_alike.h).
[[nodiscard]] inline bool LeadsDigitWord(char c) noexcept { return c == '\xC3' || c == '\xEF'; }
[[nodiscard]] inline bool LeadsLookAlike(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return !LeadsPlainLetter(c) && byte != 0xE1 && (byte < 0xE4 || byte > 0xED);
}

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_QUIET_LETTER_H_
