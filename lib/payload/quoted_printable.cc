#include "payload/quoted_printable.h"

#include <algorithm>

#include "payload/hex_digit.h"

namespace panveil::payload {

using base::ByteSpan;

namespace {

// RFC 2045 allows lines of 76 characters: more blanks are no padding.
constexpr std::size_t kMostPadding = 76;

// One past the soft line break that begins at the '=' text[at]; `at` when there is none.
std::size_t SoftBreakEnd(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at + 1;
  while (end < text.size() && end - at <= kMostPadding && (text[end] == ' ' || text[end] == '\t')) {
    ++end;
  }
  if (text.substr(end, 2) == "\r\n") return end + 2;
  return end < text.size() && text[end] == '\n' ? end + 1 : at;
}

}  // namespace

void DecodeQuotedPrintable(std::string_view source, ByteSpan span, DecodedText& out) noexcept {
  const std::string_view text = source.substr(0, span.end);
  std::size_t plain = span.begin;  // not appended yet
  for (std::size_t at = plain; (at = text.find('=', at)) < text.size();) {
    const int byte = HexByteAt(text, at + 1);
    const std::size_t end = byte < 0 ? SoftBreakEnd(text, at) : at + 3;
    if (end == at) {
      ++at;
      continue;
    }
    out.AppendPlain(text.substr(plain, at - plain), plain);
    const char decoded = static_cast<char>(byte);
    if (byte >= 0) out.AppendEscape({&decoded, 1}, {at, end});
    plain = at = end;
  }
  out.AppendPlain(text.substr(plain), plain);
}

bool HasQuotedPrintableEscapes(std::string_view value) noexcept {
  return value.find('=') != std::string_view::npos;
}

std::size_t EncodeLikeQuotedPrintable(std::string_view was, std::string_view now,
                                      char* out) noexcept {
  return EncodeHexByte(was, now.size() == 1 ? now[0] : '*', out);
}

}  // namespace panveil::payload
