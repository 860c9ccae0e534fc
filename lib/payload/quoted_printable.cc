#include "payload/quoted_printable.h"

#include <algorithm>

#include "payload/hex_digit.h"

namespace panveil::payload {

using base::ByteSpan;

namespace {

// RFC 2045 allows lines of 76 characters: more blanks are no padding.
constexpr std::size_t kMostPadding = 76;

// One past what stands between two encoded words of a header (RFC 2047, section 2) and stands for
// nothing, of which '?' and the '=' text[at] are the first: "?=\r\n =?utf-8?Q?". `at` when there is
// none.
std::size_t NextWordBegin(std::string_view text, std::size_t at) noexcept {
  constexpr std::size_t kMostCharset = 40;
  if (at == 0 || text[at - 1] != '?') return at;
  const std::string_view gap = text.substr(at + 1, kMostPadding);
  const std::size_t blanks = gap.find_first_not_of(" \t\r\n");
  if (blanks == 0 || blanks == std::string_view::npos || gap.substr(blanks, 2) != "=?") return at;
  const std::size_t charset = at + 1 + blanks + 2;
  const std::size_t end = text.substr(charset, kMostCharset).find('?');
  if (end == std::string_view::npos) return at;
  const std::string_view encoding = text.substr(charset + end, 3);
  return encoding == "?Q?" || encoding == "?q?" ? charset + end + encoding.size() : at;
}

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
    const std::size_t word = at > plain ? NextWordBegin(text, at) : at;
    const std::size_t end = byte >= 0 ? at + 3 : word != at ? word : SoftBreakEnd(text, at);
    if (end == at) {
      ++at;
      continue;
    }
    const std::size_t plain_end = word != at ? at - 1 : at;
    out.AppendPlain(text.substr(plain, plain_end - plain), plain);
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
