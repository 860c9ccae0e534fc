#include "payload/json_escape.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "text/utf8.h"

namespace panveil::payload {

using base::ByteSpan;

namespace {

constexpr std::string_view kShort = "\"\\/bfnrt";
constexpr std::string_view kShortFor = "\"\\/\b\f\n\r\t";
constexpr std::size_t kUnicodeBytes = 6;  // \u0034
constexpr char32_t kReplacement = 0xFFFD;

int HexValue(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = static_cast<char>(c | 0x20);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

// The value of the \u escape at text[at]; -1 when there is none.
std::int32_t UnicodeAt(std::string_view text, std::size_t at) noexcept {
  if (text.size() < at + kUnicodeBytes || text[at] != '\\' || text[at + 1] != 'u') return -1;
  std::int32_t value = 0;
  for (std::size_t i = at + 2; i < at + kUnicodeBytes; ++i) {
    const int digit = HexValue(text[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

// \x34, \u{34} as JavaScript has them, and Python; JSON does not.
constexpr std::size_t kHexBytes = 4;
constexpr std::size_t kMostBraced = 10;  // \u{00000034}

struct Escape {
  char32_t value = 0;
  std::size_t length = 0;  // 0: no escape
};

Escape ForeignEscapeAt(std::string_view text, std::size_t at) noexcept {
  const bool is_hex = text[at + 1] == 'x';
  const bool is_braced = text[at + 1] == 'u' && at + 2 < text.size() && text[at + 2] == '{';
  if (!is_hex && !is_braced) return {};
  const std::size_t begin = at + (is_hex ? 2 : 3);
  const std::size_t most = std::min(text.size(), begin + (is_hex ? 2 : kMostBraced - 2));
  Escape escape;
  std::size_t i = begin;
  for (; i < most && HexValue(text[i]) >= 0; ++i) {
    escape.value = escape.value * 16 + static_cast<char32_t>(HexValue(text[i]));
  }
  if (is_hex) return i == begin + 2 ? Escape{escape.value, kHexBytes} : Escape{};
  const bool ends = i > begin && i < text.size() && text[i] == '}';
  const bool half = escape.value >= 0xD800 && escape.value < 0xE000;
  if (!ends) return {};
  return {half || escape.value > 0x10FFFF ? kReplacement : escape.value, i + 1 - at};
}

bool IsHighHalf(std::int32_t value) noexcept { return value >= 0xD800 && value < 0xDC00; }
bool IsLowHalf(std::int32_t value) noexcept { return value >= 0xDC00 && value < 0xE000; }

Escape EscapeAt(std::string_view text, std::size_t at) noexcept {
  if (at + 1 >= text.size()) return {};
  const std::size_t letter = kShort.find(text[at + 1]);
  if (letter != std::string_view::npos) return {static_cast<char32_t>(kShortFor[letter]), 2};
  const std::int32_t value = UnicodeAt(text, at);
  if (value < 0) return ForeignEscapeAt(text, at);
  if (IsHighHalf(value)) {
    const std::int32_t low = UnicodeAt(text, at + kUnicodeBytes);
    if (IsLowHalf(low)) {
      const auto high_bits = static_cast<char32_t>(value - 0xD800);
      return {0x10000 + (high_bits << 10) + static_cast<char32_t>(low - 0xDC00), 2 * kUnicodeBytes};
    }
  }
  const bool half = IsHighHalf(value) || IsLowHalf(value);
  return {half ? kReplacement : static_cast<char32_t>(value), kUnicodeBytes};
}

void WriteUnicode(char32_t value, bool small, char* out) noexcept {
  const char* const digits = small ? "0123456789abcdef" : "0123456789ABCDEF";
  out[0] = '\\';
  out[1] = 'u';
  for (int i = 5; i >= 2; --i) {
    out[i] = digits[value & 0xF];
    value >>= 4;
  }
}

bool HasSmallHex(std::string_view was) noexcept {
  return std::any_of(was.begin() + 2, was.end(), [](char c) { return c >= 'a' && c <= 'f'; });
}

// "\n" and the like: two bytes.
std::size_t EncodeShort(std::string_view now, char* out) noexcept {
  const std::size_t letter = now.size() == 1 ? kShortFor.find(now[0]) : std::string_view::npos;
  if (letter != std::string_view::npos) {
    out[0] = '\\';
    out[1] = kShort[letter];
    return 2;
  }
  if (now.size() > 2 || !std::all_of(now.begin(), now.end(), IsPlainInJson)) now = "*";
  std::memcpy(out, now.data(), now.size());
  return now.size();
}

// Of ASCII, in as many bytes.
std::size_t EncodeForeign(std::string_view was, std::string_view now, char* out) noexcept {
  const bool ascii = now.size() == 1 && static_cast<unsigned char>(now[0]) < 0x80;
  const auto value = static_cast<unsigned char>(ascii ? now[0] : '*');
  const char* const digits = HasSmallHex(was) ? "0123456789abcdef" : "0123456789ABCDEF";
  std::size_t last = was.size() - (was.back() == '}' ? 2 : 1);
  std::memcpy(out, was.data(), was.size());
  if (was[last - 1] == '{') {  // \u{4}: no room for two
    out[0] = static_cast<char>(value);
    return 1;
  }
  out[last] = digits[value & 0xFU];
  out[last - 1] = digits[value >> 4U];
  for (last -= 2; was[last] != '{' && was[last] != 'x'; --last) out[last] = '0';
  return was.size();
}

}  // namespace

void DecodeJsonString(std::string_view source, ByteSpan span, DecodedText& out) noexcept {
  const std::string_view text = source.substr(0, span.end);
  for (std::size_t at = span.begin; at < text.size();) {
    std::size_t plain = std::min(text.find('\\', at), text.size());
    const Escape escape = plain < text.size() ? EscapeAt(text, plain) : Escape{};
    if (plain < text.size() && escape.length == 0) ++plain;
    out.AppendPlain(text.substr(at, plain - at), at);
    at = plain + escape.length;
    if (escape.length == 0) continue;
    std::array<char, text::kMostUtf8Bytes> bytes{};
    const int length = text::EncodeUtf8(escape.value, bytes.data());
    out.AppendEscape({bytes.data(), static_cast<std::size_t>(length)}, {plain, at});
  }
}

bool HasJsonEscapes(std::string_view value) noexcept {
  return value.find('\\') != std::string_view::npos;
}

std::size_t EncodeLikeJson(std::string_view was, std::string_view now, char* out) noexcept {
  if (was.size() > 2 && (was[1] == 'x' || was[2] == '{')) return EncodeForeign(was, now, out);
  if (was.size() < kUnicodeBytes) return EncodeShort(now, out);
  const text::CodePoint point = now.empty() ? text::CodePoint{} : text::DecodeUtf8(now, 0);
  if (point.value == text::kInvalidCodePoint || point.length != now.size()) {
    *out = '*';
    return 1;
  }
  const bool small = HasSmallHex(was);
  if (point.value < 0x10000) {
    WriteUnicode(point.value, small, out);
    return kUnicodeBytes;
  }
  if (was.size() < 2 * kUnicodeBytes) {  // no room for a pair: as it is
    std::memcpy(out, now.data(), now.size());
    return now.size();
  }
  const char32_t bits = point.value - 0x10000;
  WriteUnicode(0xD800 + (bits >> 10), small, out);
  WriteUnicode(0xDC00 + (bits & 0x3FF), small, out + kUnicodeBytes);
  return 2 * kUnicodeBytes;
}

std::size_t JsonEscapeEnd(std::string_view text, std::size_t at) noexcept {
  return at + std::max<std::size_t>(EscapeAt(text, at).length, 1);
}

}  // namespace panveil::payload
