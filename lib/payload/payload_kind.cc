#include "payload/payload_kind.h"

#include <algorithm>

#include "payload/base64.h"
#include "payload/byte_set.h"
#include "payload/encoded_bytes.h"
#include "payload/frames_reader.h"
#include "payload/json_escape.h"
#include "payload/json_reader.h"
#include "payload/markup_reference.h"
#include "payload/markup_token.h"
#include "payload/multipart_reader.h"
#include "payload/percent.h"

namespace panveil::payload {

using base::ByteSpan;

namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr ByteSet kBlankBytes(kBlanks);
constexpr ByteSet kMarkupBytes("<&");
// What ends a name of a form, and what is in none.
constexpr ByteSet kFormMarks("=?&;\"'<>{}()\\,");
// HoldsEncodedByte(), but where the first byte tells: events begin with the name of a field or a
// comment, parts with dashes.
constexpr std::string_view kEncodedFirsts = "deir:-";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct NamedKind {
  std::string_view name;
  PayloadKind kind;
};

constexpr NamedKind kTypes[] = {
    {"application/json", PayloadKind::kJson},
    {"text/json", PayloadKind::kJson},
    {"text/javascript", PayloadKind::kAuto},
    {"application/csp-report", PayloadKind::kJson},
    {"application/x-ndjson", PayloadKind::kJson},
    {"application/ndjson", PayloadKind::kJson},
    {"application/jsonl", PayloadKind::kJson},
    {"application/x-jsonlines", PayloadKind::kJson},
    {"application/json-seq", PayloadKind::kFrames},
    {"text/event-stream", PayloadKind::kFrames},
    {"application/x-www-form-urlencoded", PayloadKind::kForm},
    {"text/html", PayloadKind::kHtml},
    {"application/xhtml+xml", PayloadKind::kHtml},
    {"application/xml", PayloadKind::kXml},
    {"text/xml", PayloadKind::kXml},
};

std::string_view Trim(std::string_view text) noexcept {
  // Most have none.
  if (!text.empty() && text.front() > ' ' && text.back() > ' ') return text;
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) + 1 - first);
}

bool EndsWith(std::string_view text, std::string_view end) noexcept {
  return text.size() >= end.size() && IsNamed(text.substr(text.size() - end.size()), end);
}

// "[4111] [1111] ...": a number written in brackets. Arrays in a row stand on lines of their own.
// REQUIRES: the first byte is '['.
bool IsInBrackets(std::string_view text) noexcept {
  const std::size_t end = text.find_first_of("[]{\"", 1);
  if (end == std::string_view::npos || text[end] != ']') return false;
  const std::size_t next = text.find_first_not_of(" \t", end + 1);
  return next != std::string_view::npos && text[next] == '[';
}

// Whether a string of JSON that holds an escape, as JSON written into a string does: others are
// prose in quotes.
bool LooksLikeJson(std::string_view text) noexcept {
  if (text[0] == '"') return text.find('\\') != std::string_view::npos;
  return text[0] == '{' || (text[0] == '[' && !IsInBrackets(text));
}

// What the first tag says, or a reference before it; comments alone are HTML.
PayloadKind KindOfMarkup(std::string_view text) noexcept {
  bool is_xml = false;
  bool comments = false;
  for (std::size_t at = 0; (at = kMarkupBytes.FindIn(text, at)) < text.size();) {
    if (text[at] == '&') {
      const MarkupReference reference = MarkupReferenceAt(text, at, true);
      if (reference.length != 0 && text[at + reference.length - 1] == ';') {
        return PayloadKind::kHtml;
      }
      ++at;
      continue;
    }
    const MarkupToken token = MarkupTokenAt(text, at);
    const std::string_view content = text.substr(token.content.begin, token.content.size());
    switch (token.kind) {
      case MarkupToken::Kind::kText:
        if (token.end != at + 1) return PayloadKind::kText;  // ends nowhere, nor do those behind
        break;
      case MarkupToken::Kind::kInstruction:
        is_xml = is_xml || IsNamed(content.substr(0, 3), "xml");
        comments = true;
        break;
      case MarkupToken::Kind::kDeclaration:
        if (IsNamed(content.substr(0, 12), "doctype html")) return PayloadKind::kHtml;
        is_xml = true;
        break;
      case MarkupToken::Kind::kStartTag:
      case MarkupToken::Kind::kEndTag: {
        const bool is_html = IsHtmlName(text.substr(token.name.begin, token.name.size()));
        // A tag amid prose is HTML's.
        if (is_html && !is_xml) return PayloadKind::kHtml;
        return is_xml || Trim(text.substr(0, at)).empty() ? PayloadKind::kXml : PayloadKind::kHtml;
      }
      case MarkupToken::Kind::kComment:
        comments = true;
        break;
      case MarkupToken::Kind::kCdata:
        break;
    }
    at = token.end;
  }
  return is_xml ? PayloadKind::kXml : comments ? PayloadKind::kHtml : PayloadKind::kText;
}

// Names and values without blanks; or a URL with a query.
bool LooksLikeForm(std::string_view text) noexcept {
  const std::size_t mark = kFormMarks.FindIn(text);
  if (mark == 0 || mark >= text.size()) return text.size() > 1 && text[0] == '?';
  const bool is_url = text[mark] == '?' && text.find('=', mark) != std::string_view::npos &&
                      (text[0] == '/' || text.substr(0, mark).find("://") < mark);
  if (text[mark] != '=' && !is_url) return false;
  // Of track data, digits stand before '='.
  if (text[0] >= '0' && text[0] <= '9') return false;
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7F; });
}

bool LooksLikeFrames(std::string_view text) noexcept {
  const bool begins = text[0] == ':' || BeginsEventField(text);
  const bool is_event = begins && (text[0] == 'd' || text[0] == 'e' ||
                                   text.find("\ndata:") != std::string_view::npos);
  return BeginsJsonPacket(text) || is_event || text.find('\x1E') != std::string_view::npos;
}

bool HasPercentByte(std::string_view text) noexcept {
  for (std::size_t at = 0; (at = text.find('%', at)) < text.size(); ++at) {
    if (PercentByteAt(text, at) >= 0) return true;
  }
  return false;
}

// Whether characters are written by number: \u0034, \u{34}, \x34.
bool HasCharacterEscape(std::string_view text) noexcept {
  for (std::size_t at = 0; (at = text.find('\\', at)) < text.size(); ++at) {
    const std::size_t end = JsonEscapeEnd(text, at);
    if (end - at > 2) return true;
    at = end - 1;
  }
  return false;
}

// Whether there are encoded words of a header ("=?utf-8?Q?=34111?="), or the header of a body in
// quoted-printable.
bool IsOfMail(std::string_view text) noexcept {
  if (text.find('=') == std::string_view::npos) return false;
  constexpr std::string_view kMarks[] = {
      "?Q?", "?q?", "quoted-printable", "Quoted-Printable", "Quoted-printable", "QUOTED-PRINTABLE"};
  return std::any_of(std::begin(kMarks), std::end(kMarks), [text](std::string_view mark) {
    return text.find(mark) != std::string_view::npos;
  });
}

// Percent-encoded by itself: "my%20card%20...".
bool LooksLikePercent(std::string_view text) noexcept {
  return kBlankBytes.FindIn(text) == std::string_view::npos && HasPercentByte(text);
}

// LooksLikeBase64(), told of most prose by what it has and base64 has not.
bool MayBeBase64(std::string_view text) noexcept {
  return text.find('.') == std::string_view::npos && text.find(',') == std::string_view::npos &&
         LooksLikeBase64(text);
}

// One past the token or the quoted string at `at`.
std::size_t ParameterEnd(std::string_view header, std::size_t at) noexcept {
  if (at >= header.size() || header[at] != '"') {
    return std::min(header.find_first_of("; \t\r\n", at), header.size());
  }
  for (++at; at < header.size() && header[at] != '"'; ++at) {
    if (header[at] == '\\') ++at;
  }
  return std::min(at + 1, header.size());
}

}  // namespace

PayloadKind KindOfContentType(std::string_view content_type) noexcept {
  const std::string_view type = Trim(content_type.substr(0, content_type.find_first_of(";,")));
  for (const NamedKind& known : kTypes) {
    if (IsNamed(type, known.name)) return known.kind;
  }
  if (EndsWith(type, "+json")) return PayloadKind::kJson;
  if (EndsWith(type, "+xml")) return PayloadKind::kXml;
  if (IsNamed(type.substr(0, 10), "multipart/")) return PayloadKind::kMultipart;
  return PayloadKind::kAuto;
}

PayloadKind Sniff(std::string_view text) noexcept {
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    text.remove_prefix(kByteOrderMark.size());
  }
  text = Trim(text);
  if (text.empty()) return PayloadKind::kText;
  if (IsProse(text) ||
      (kEncodedFirsts.find(text[0]) == std::string_view::npos && !HoldsEncodedByte(text))) {
    return MayBeBase64(text) ? PayloadKind::kBase64 : PayloadKind::kText;
  }
  if (LooksLikeFrames(text)) return PayloadKind::kFrames;
  if (LooksLikeJson(text)) return PayloadKind::kJson;
  if (LooksLikeMultipart(text)) return PayloadKind::kMultipart;
  if (LooksLikeBase64(text)) return PayloadKind::kBase64;
  if (LooksLikeForm(text)) return PayloadKind::kForm;
  const PayloadKind markup = KindOfMarkup(text);
  if (markup != PayloadKind::kText) return markup;
  return LooksLikePercent(text) ? PayloadKind::kForm : PayloadKind::kText;
}

PayloadKind SniffBody(std::string_view body) noexcept {
  const PayloadKind kind = Sniff(body);
  if (kind != PayloadKind::kText) return kind;
  const std::string_view packet = Trim(body);
  constexpr std::size_t kFewestBytes = 13;  // a digit and a card number
  constexpr std::size_t kMostBytes = 40;
  if (packet.size() < kFewestBytes || packet.size() > kMostBytes || packet[0] != '4') return kind;
  const bool number = packet.find_first_not_of("0123456789 -") == std::string_view::npos;
  return number ? PayloadKind::kFrames : kind;
}

bool IsSureGuess(std::string_view text, PayloadKind kind) noexcept {
  if (kind == PayloadKind::kFrames) {
    JsonReader reader(text.substr(std::min(text.find_first_of("{[\""), text.size())));
    std::size_t values = 0;
    for (Value value; reader.Next(value) && !reader.malformed();) ++values;
    return values > 0 && !reader.malformed();
  }
  return kind == PayloadKind::kJson || kind == PayloadKind::kMultipart;
}

Encoding EncodingAmid(std::string_view text, Encoding after) noexcept {
  if (after == Encoding::kPlain && HasPercentByte(text)) return Encoding::kPercent;
  const bool tried = after == Encoding::kJsonString || after == Encoding::kQuotedPrintable;
  if (!tried && HasCharacterEscape(text)) return Encoding::kJsonString;
  if (after == Encoding::kQuotedPrintable) return Encoding::kPlain;
  return IsOfMail(text) ? Encoding::kQuotedPrintable : Encoding::kPlain;
}

ByteSpan HeaderParameter(std::string_view header, std::string_view name) noexcept {
  // A line that goes on with a header begins with a blank.
  const bool goes_on = !header.empty() && kBlanks.find(header[0]) != std::string_view::npos;
  std::size_t at = goes_on ? 0 : header.find(';');
  while (at < header.size()) {
    const std::size_t begin = header.find_first_not_of("; \t\r\n", at);
    if (begin >= header.size()) break;
    const std::size_t name_end = std::min(header.find_first_of("=;", begin), header.size());
    if (name_end == header.size() || header[name_end] == ';') {
      at = name_end;
      continue;
    }
    const std::size_t first =
        std::min(header.find_first_not_of(kBlanks, name_end + 1), header.size());
    const std::size_t end = ParameterEnd(header, first);
    if (IsNamed(Trim(header.substr(begin, name_end - begin)), name)) {
      const bool quoted = first < header.size() && header[first] == '"';
      const bool closed = quoted && end > first + 1 && header[end - 1] == '"';
      return {first + (quoted ? 1 : 0), end - (closed ? 1 : 0)};
    }
    at = std::min(header.find(';', end), header.size());
  }
  return {};
}

}  // namespace panveil::payload
