#include "payload/percent.h"

#include <algorithm>

#include "payload/byte_set.h"
#include "payload/hex_digit.h"

namespace panveil::payload {

using base::ByteSpan;

namespace {

constexpr ByteSet kEscapes("%+");

constexpr std::size_t kFewestTrackDigits = 12;
constexpr std::size_t kMostTrackDigits = 19;

bool BeginsTrack(std::string_view text, std::size_t at) noexcept {
  if (at + 1 >= text.size() || (text[at + 1] | 0x20) != 'b') return false;
  const std::string_view digits = text.substr(at + 2, kMostTrackDigits + 1);
  const std::size_t count = std::min(digits.find_first_not_of("0123456789"), digits.size());
  const std::string_view behind = text.substr(at + 2 + count, 3);
  return count >= kFewestTrackDigits && count <= kMostTrackDigits &&
         (behind.substr(0, 1) == "^" || behind == "%5E" || behind == "%5e");
}

}  // namespace

int PercentByteAt(std::string_view text, std::size_t at) noexcept {
  return BeginsTrack(text, at) ? -1 : HexByteAt(text, at + 1);
}

void DecodePercent(std::string_view source, ByteSpan span, DecodedText& out) noexcept {
  const std::string_view text = source.substr(0, span.end);
  std::size_t plain = span.begin;  // not appended yet
  for (std::size_t at = plain; (at = kEscapes.FindIn(text, at)) < text.size();) {
    const bool space = text[at] == '+';
    const int byte = space ? ' ' : PercentByteAt(text, at);
    if (byte < 0) {
      ++at;
      continue;
    }
    const std::size_t end = at + (space ? 1 : 3);
    const char decoded = static_cast<char>(byte);
    out.AppendPlain(text.substr(plain, at - plain), plain);
    out.AppendEscape({&decoded, 1}, {at, end});
    plain = at = end;
  }
  out.AppendPlain(text.substr(plain), plain);
}

bool HasPercentEscapes(std::string_view value) noexcept {
  return kEscapes.FindIn(value) != std::string_view::npos;
}

std::size_t EncodeLikePercent(std::string_view was, std::string_view now, char* out) noexcept {
  const char byte = now.size() == 1 ? now[0] : '*';
  if (was.size() == 3) return EncodeHexByte(was, byte, out);
  *out = byte == ' ' ? '+' : IsPlainInPercent(byte) ? byte : '*';
  return 1;
}

}  // namespace panveil::payload
