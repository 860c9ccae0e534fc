// UTF-8, one code point at a time (Unicode, table 3-7). Any bytes are valid input.
#ifndef PANVEIL_TEXT_UTF8_H_
#define PANVEIL_TEXT_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace panveil::text {

inline constexpr int kMostUtf8Bytes = 4;

// What a byte decodes to that begins no well-formed sequence: overlong, cut short, a surrogate,
// above U+10FFFF, a continuation byte by itself.
inline constexpr char32_t kInvalidCodePoint = 0xFFFFFFFF;

struct CodePoint {
  char32_t value = kInvalidCodePoint;
  std::uint8_t length = 1;  // in bytes; 1 when invalid, so that the next byte is tried by itself
};

[[nodiscard]] constexpr bool IsUtf8Trail(char c) noexcept {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

namespace internal {
constexpr char32_t TrailBits(char c) noexcept { return static_cast<unsigned char>(c) & 0x3F; }
}  // namespace internal

// The code point that starts at byte `at`. REQUIRES: at < text.size().
[[nodiscard]] constexpr CodePoint DecodeUtf8(std::string_view text, std::size_t at) noexcept {
  const char* p = text.data() + at;
  const std::size_t left = text.size() - at;
  const char32_t lead = static_cast<unsigned char>(*p);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xC2 || left < 2 || !IsUtf8Trail(p[1])) return {};
  const char32_t second = internal::TrailBits(p[1]);
  if (lead < 0xE0) return {(lead & 0x1F) << 6 | second, 2};
  if (left < 3 || !IsUtf8Trail(p[2])) return {};
  const char32_t third = internal::TrailBits(p[2]);
  if (lead < 0xF0) {
    const char32_t value = (lead & 0x0F) << 12 | second << 6 | third;
    if (value < 0x800 || (value >= 0xD800 && value <= 0xDFFF)) return {};
    return {value, 3};
  }
  if (lead > 0xF4 || left < 4 || !IsUtf8Trail(p[3])) return {};
  const char32_t value =
      (lead & 0x07) << 18 | second << 12 | third << 6 | internal::TrailBits(p[3]);
  if (value < 0x10000 || value > 0x10FFFF) return {};
  return {value, 4};
}

// The text without the beginning of a character that its end cuts.
[[nodiscard]] constexpr std::string_view WithoutCutEnd(std::string_view text) noexcept {
  std::size_t lead = text.size();
  while (lead > 0 && text.size() - lead < kMostUtf8Bytes - 1 && IsUtf8Trail(text[lead - 1])) {
    --lead;
  }
  if (lead == 0) return text;
  const auto byte = static_cast<unsigned char>(text[--lead]);
  const std::size_t whole = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
  return text.substr(0, text.size() - lead < whole ? lead : text.size());
}

[[nodiscard]] constexpr int Utf8Length(char32_t value) noexcept {
  return value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4;
}

// Writes `value` to `out`, which has room for kMostUtf8Bytes, and returns the bytes written.
// REQUIRES: value is a Unicode scalar value.
constexpr int EncodeUtf8(char32_t value, char* out) noexcept {
  const int length = Utf8Length(value);
  if (length == 1) {
    *out = static_cast<char>(value);
    return 1;
  }
  for (int i = length - 1; i > 0; --i) {
    out[i] = static_cast<char>(0x80 | (value & 0x3F));
    value >>= 6;
  }
  out[0] = static_cast<char>((0xF00U >> length & 0xFFU) | value);
  return length;
}

}  // namespace panveil::text

#endif  // PANVEIL_TEXT_UTF8_H_
