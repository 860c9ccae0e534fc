// The characters that may stand between the words of a label, and between them and its number.
#ifndef PANVEIL_CARD_LABEL_SIGN_H_
#define PANVEIL_CARD_LABEL_SIGN_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "card/label.h"
#include "text/letter.h"

namespace panveil::card {

namespace internal {
constexpr std::array<Signs, 256> MakeSigns() {
  std::array<Signs, 256> signs{};
  const auto set = [&signs](std::string_view chars, Sign sign) {
    for (const char c : chars) signs[static_cast<unsigned char>(c)] = sign;
  };
  set(" \t#-()[]'`*_/?!~\\", kPlainSign);
  set("\r\n", kLineSign);
  set("\"", kQuoteSign);
  set(",;|.", kListSign);
  set(":=&<>{}", kPairSign);
  return signs;
}
inline constexpr std::array<Signs, 256> kSigns = MakeSigns();
}  // namespace internal

// Signs of two and three bytes: spaces, dashes, quotes, and the full-width forms of the above. 0
// for 0, too.
[[nodiscard]] constexpr Signs WideSign(std::uint32_t c) noexcept {
  // Most are letters.
  const bool letter = (c > 0x61F && c < 0x2000 && c != 0x964) || (c > 0x301F && c < 0xFE00) ||
                      (c > 0xFE0F && c < 0xFEFF);
  if (letter) return 0;
  if (c == 0xFF1A || c == 0xFF1D) return kPairSign;
  if (c == 0x3001 || c == 0x3002 || c == 0xFF0C || c == 0xFF1B || c == 0x60C) return kListSign;
  const bool latin = c == 0xA0 || c == 0xA1 || c == 0xAB || c == 0xAD || c == 0xB0 || c == 0xB7 ||
                     c == 0xBA || c == 0xBB || c == 0xBF;
  const bool arabic = c == 0x61B || c == 0x61F || c == 0x964;
  const bool arrow = (c >= 0x2190 && c <= 0x21FF) || (c >= 0x2794 && c <= 0x27BE);
  const bool punctuation = (c >= 0x2000 && c <= 0x206F) || c == 0x2116 || c == 0xFEFF || arrow ||
                           (c >= 0xFE00 && c <= 0xFE0F);  // says how the sign before it is drawn
  const bool wide = (c >= 0x3000 && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFF0F) || c == 0xFF1F;
  return latin || arabic || punctuation || wide ? Signs{kPlainSign} : Signs{0};
}

// 0 for letters, digits and all else that ends a gap.
[[nodiscard]] constexpr Signs SignOf(char c) noexcept {
  return internal::kSigns[static_cast<unsigned char>(c)];
}

[[nodiscard]] constexpr bool IsWide(char c) noexcept {
  return static_cast<unsigned char>(c) >= 0x80;
}

// An emoji of U+1F300 to U+1FAFF, which says nothing and parts nothing, and no digit is among them.
inline constexpr std::size_t kEmojiBytes = 4;
[[nodiscard]] constexpr bool IsEmojiAt(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  return text.size() - at >= kEmojiBytes && byte(0) == 0xF0 && byte(1) == 0x9F && byte(2) >= 0x8C &&
         byte(2) <= 0xAB && text::IsContinuation(text[at + 3]);
}
// The same of what ends at `end` and begins at `limit` or behind.
[[nodiscard]] constexpr bool IsEmojiBefore(std::string_view text, std::size_t limit,
                                           std::size_t end) noexcept {
  return end - limit >= kEmojiBytes && IsEmojiAt(text.substr(0, end), end - kEmojiBytes);
}

// One of the hands that point, U+1F446 to U+1F449, in [at, limit), and one that ends at `end`.
[[nodiscard]] constexpr bool IsPointerAt(std::string_view text, std::size_t limit,
                                         std::size_t at) noexcept {
  if (limit - at < kEmojiBytes || text.data()[at] != '\xF0') return false;
  const auto last = static_cast<unsigned char>(text.data()[at + 3]);
  return text.substr(at, 3) == "\xF0\x9F\x91" && last >= 0x86 && last <= 0x89;
}
[[nodiscard]] constexpr bool IsPointerBefore(std::string_view text, std::size_t limit,
                                             std::size_t end) noexcept {
  return end - limit >= kEmojiBytes && IsPointerAt(text, end, end - kEmojiBytes);
}

// The bytes of a space at `at`, or of a mark that nobody sees, as copied text has them; 0: there is
// none.
[[nodiscard]] constexpr std::size_t SpaceBytes(std::string_view text, std::size_t at) noexcept {
  if (text[at] == ' ' || text[at] == '\t') return 1;
  const std::uint32_t wide = text::WideAt(text, at);
  const bool space = wide == 0xA0 || wide == 0xAD || (wide >= 0x2000 && wide <= 0x200F) ||
                     (wide >= 0x202A && wide <= 0x202F) || (wide >= 0x205F && wide <= 0x2069) ||
                     wide == 0x3000 || wide == 0xFEFF;
  return space ? text::WideBytes(wide) : 0;
}

}  // namespace panveil::card

#endif  // PANVEIL_CARD_LABEL_SIGN_H_
