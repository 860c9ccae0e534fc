// The letters of words in UTF-8, folded so that case and accents do not count.
//
// card/word_table.py folds the same way.
#ifndef PANVEIL_TEXT_LETTER_H_
#define PANVEIL_TEXT_LETTER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace panveil::text {

enum class LetterKind : std::uint8_t {
  kNone = 0,  // no letter of these scripts, or malformed
  kMark,      // a combining accent: counts for nothing inside a word
  kSpaced,    // Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari: spaces stand between words
  kUnspaced,  // Chinese, Japanese, Thai, Korean: words touch each other
};

struct Letter {
  std::uint32_t folded = 0;  // a code point; 0 unless a letter
  std::uint8_t bytes = 1;    // of a letter or mark; 1 for anything else
  LetterKind kind = LetterKind::kNone;
};

// The folded letter that is one ASCII byte; 0 for every other byte.
[[nodiscard]] constexpr std::uint32_t FoldAscii(char c) noexcept {
  const std::uint32_t lower = static_cast<unsigned char>(c) | 0x20U;
  return lower - 'a' < 26 ? lower : 0;
}

// Whether `c` is the first byte of a character that takes several.
[[nodiscard]] constexpr bool IsLead(char c) noexcept {
  return static_cast<unsigned char>(c) >= 0xC2 && static_cast<unsigned char>(c) < 0xF5;
}

[[nodiscard]] constexpr bool IsContinuation(char c) noexcept {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// Of a code point from U+0080 on that takes two or three.
[[nodiscard]] constexpr std::size_t WideBytes(std::uint32_t c) noexcept {
  return c < 0x800 ? 2 : 3;
}

// The code point of two or three bytes that starts at `i`; 0 when there is none.
// REQUIRES: i < text.size().
[[nodiscard]] constexpr std::uint32_t WideAt(std::string_view text, std::size_t i) noexcept {
  const char* const at = text.data() + i;
  const std::size_t left = text.size() - i;
  if (left < 2 || !IsLead(at[0]) || !IsContinuation(at[1])) return 0;
  const std::uint32_t lead = static_cast<unsigned char>(at[0]);
  const std::uint32_t second = static_cast<unsigned char>(at[1]) & 0x3F;
  if (lead < 0xE0) return (lead & 0x1F) << 6 | second;
  if (lead >= 0xF0 || left < 3 || !IsContinuation(at[2])) return 0;
  const std::uint32_t c =
      (lead & 0xF) << 12 | second << 6 | (static_cast<unsigned char>(at[2]) & 0x3F);
  return c < 0x800 ? 0 : c;  // a longer form than needed is malformed
}

// The same of what ends at `end`, and does not begin before `begin`. REQUIRES: begin < end <=
// text.size().
[[nodiscard]] constexpr std::uint32_t WideBefore(std::string_view text, std::size_t begin,
                                                 std::size_t end) noexcept {
  const char* const bytes = text.data();
  std::size_t i = end - 1;
  while (i > begin && end - i < 3 && IsContinuation(bytes[i])) --i;
  const std::uint32_t c = WideAt(std::string_view(bytes, end), i);
  return c != 0 && end - i == WideBytes(c) ? c : 0;
}

// Whether a code point of three bytes is a letter of LetterKind::kUnspaced.
[[nodiscard]] constexpr bool IsUnspaced(std::uint32_t c) noexcept {
  const auto in = [c](std::uint32_t low, std::uint32_t high) { return c - low <= high - low; };
  return in(0x3400, 0x9FFF) || in(0x3041, 0x3096) || in(0x30A1, 0x30FA) || in(0xAC00, 0xD7A3) ||
         in(0xE01, 0xE3A) || in(0xE40, 0xE4E) || c == 0x30FC || c == 0x3005;
}

// The letter that is a code point of WideAt(), which may be 0.
[[nodiscard]] Letter WideLetter(std::uint32_t c) noexcept;

// The letter that starts at `i`. REQUIRES: i < text.size().
[[nodiscard]] Letter LetterAt(std::string_view text, std::size_t i) noexcept;

// The letter that ends at `end`, and does not begin before `begin`. REQUIRES: begin < end <=
// text.size().
[[nodiscard]] Letter LetterBefore(std::string_view text, std::size_t begin,
                                  std::size_t end) noexcept;

}  // namespace panveil::text

#endif  // PANVEIL_TEXT_LETTER_H_
