#include "payload/markup.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "payload/byte_set.h"
#include "payload/hex_digit.h"
#include "payload/markup_reference.h"
#include "payload/markup_token.h"
#include "text/utf8.h"

namespace panveil::payload {

using base::ByteSpan;

namespace {

constexpr ByteSet kMarkupBytes("&<");

using Kind = MarkupToken::Kind;

// Appends plain bytes up to each escape, which it is told of.
class Appender {
 public:
  Appender(std::string_view text, std::size_t begin, DecodedText& out) noexcept
      : text_(text), plain_(begin), out_(out) {}

  void Escape(std::string_view bytes, ByteSpan source) noexcept {
    Finish(source.begin);
    if (!bytes.empty()) out_.AppendEscape(bytes, source);
    plain_ = source.end;
  }

  // Appends the reference at `at`, if there is one; returns where to go on.
  std::size_t Reference(std::size_t at, bool in_attribute) noexcept {
    const MarkupReference reference = MarkupReferenceAt(text_, at, in_attribute);
    if (reference.length == 0) return at + 1;
    std::array<char, text::kMostUtf8Bytes> bytes{};
    const int size = text::EncodeUtf8(reference.value, bytes.data());
    Escape({bytes.data(), static_cast<std::size_t>(size)}, {at, at + reference.length});
    return at + reference.length;
  }

  void Finish(std::size_t end) noexcept {
    out_.AppendPlain(text_.substr(plain_, end - plain_), plain_);
    plain_ = end;
  }

 private:
  std::string_view text_;
  std::size_t plain_;  // the first byte not appended
  DecodedText& out_;
};

std::string_view InPlaceOf(TagEffect effect) noexcept {
  switch (effect) {
    case TagEffect::kNone:
      return "";
    case TagEffect::kBlank:
      return " ";
    case TagEffect::kLine:
    case TagEffect::kParts:
      break;
  }
  return "\n";
}

void AppendToken(std::string_view text, std::size_t at, const MarkupToken& token,
                 Appender& appender) noexcept {
  switch (token.kind) {
    case Kind::kText:
      return;
    case Kind::kCdata:
      appender.Escape({}, {at, token.content.begin});
      appender.Escape({}, {token.content.end, token.end});
      return;
    case Kind::kStartTag:
    case Kind::kEndTag:
      appender.Escape(InPlaceOf(EffectOf(text.substr(token.name.begin, token.name.size()))),
                      {at, token.end});
      return;
    case Kind::kComment:
    case Kind::kInstruction:
    case Kind::kDeclaration:
      appender.Escape({}, {at, token.end});
      return;
  }
}

// A decimal or hexadecimal reference with room for as many digits as `was` has.
std::size_t EncodeNumber(std::string_view was, char32_t value, char* out) noexcept {
  const bool hex = (was[2] | 0x20) == 'x';
  const std::size_t first = hex ? 3 : 2;
  const std::size_t end = was.size() - (was.back() == ';' ? 1 : 0);
  std::memcpy(out, was.data(), was.size());
  const char32_t base = hex ? 16 : 10;
  for (std::size_t i = end; i-- > first; value /= base) {
    out[i] = HexDigitLike(was.substr(first), static_cast<unsigned>(value % base));
  }
  return value == 0 ? was.size() : 0;
}

}  // namespace

void DecodeMarkup(std::string_view source, ByteSpan span, DecodedText& out) noexcept {
  const std::string_view text = source.substr(0, span.end);
  Appender appender(text, span.begin, out);
  bool tags = true;
  for (std::size_t at = span.begin;
       (at = tags ? kMarkupBytes.FindIn(text, at) : text.find('&', at)) < text.size();) {
    if (text[at] == '&') {
      at = appender.Reference(at, false);
      continue;
    }
    const MarkupToken token = MarkupTokenAt(text, at);
    AppendToken(text, at, token, appender);
    // The rest is text where something never ends, but for its references.
    tags = token.kind != Kind::kText || token.end == at + 1;
    at = tags ? token.end : at + 1;
  }
  appender.Finish(text.size());
}

bool HasMarkupEscapes(std::string_view value) noexcept {
  return kMarkupBytes.FindIn(value) != std::string_view::npos;
}

void DecodeAttribute(std::string_view source, ByteSpan span, DecodedText& out) noexcept {
  const std::string_view text = source.substr(0, span.end);
  Appender appender(text, span.begin, out);
  for (std::size_t at = span.begin; (at = text.find('&', at)) < text.size();) {
    at = appender.Reference(at, true);
  }
  appender.Finish(text.size());
}

bool HasAttributeEscapes(std::string_view value) noexcept {
  return value.find('&') != std::string_view::npos;
}

std::size_t EncodeLikeMarkup(std::string_view was, std::string_view now, char* out) noexcept {
  if (was.empty() || was[0] == '<') {
    std::memcpy(out, was.data(), was.size());
    return was.size();
  }
  const text::CodePoint point = now.empty() ? text::CodePoint{} : text::DecodeUtf8(now, 0);
  const bool whole = point.value != text::kInvalidCodePoint && point.length == now.size();
  if (whole && was.size() > 2 && was[1] == '#') {
    const std::size_t size = EncodeNumber(was, point.value, out);
    if (size != 0) return size;
  }
  const bool plain = std::all_of(now.begin(), now.end(), IsPlainInAttribute);
  if (!whole || !plain || now.size() > was.size()) now = "*";
  std::memcpy(out, now.data(), now.size());
  return now.size();
}

}  // namespace panveil::payload
