// Prints what the encodings and readers make of the lines of its input, for decode_values.py:
//   <encoding or reader> <text in hex> [<Content-Type in hex>]
// An encoding answers with the decoded text, in hex; one with a '!' behind it, with the text itself
// where each decoded digit was replaced by 'K'; a reader with a line for each value,
//   <name> <text> <type> <payload kind>
// the first two decoded and in hex, "-" for nothing; then both with a line ".".
#include <algorithm>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>

#include "payload/decoded_text.h"
#include "payload/form_reader.h"
#include "payload/frames_reader.h"
#include "payload/markup_reader.h"
#include "payload/multipart_reader.h"

namespace panveil::payload {
namespace {

std::string FromHex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  }
  return bytes;
}

std::string ToHex(std::string_view bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  for (const char c : bytes) {
    hex += kDigits[static_cast<unsigned char>(c) >> 4U];
    hex += kDigits[static_cast<unsigned char>(c) & 0xFU];
  }
  return hex.empty() ? "-" : hex;
}

std::string DecodedHex(std::string_view text, base::ByteSpan span, Encoding encoding) {
  DecodedText decoded;
  if (!Decode(text, span, encoding, decoded)) return "!";
  return ToHex(decoded.text());
}

std::string WithoutDigits(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c >= '0' && c <= '9'; }, 'K');
  return out;
}

// Unit by unit, as an engine does.
std::string RewrittenHex(std::string_view text, Encoding encoding) {
  DecodedText decoded;
  if (!Decode(text, {0, text.size()}, encoding, decoded)) return "!";
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = 0; at < decoded.text().size();) {
    const DecodedText::Piece& piece = *decoded.PieceAt(at);
    const base::ByteSpan unit = DecodedText::UnitAt(piece, at);
    const std::string_view before = decoded.text().substr(at, piece.unit_text);
    const std::string now = WithoutDigits(before);
    out += text.substr(copied, unit.begin - copied);
    copied = unit.end;
    at += piece.unit_text;
    const std::string_view was = text.substr(unit.begin, unit.size());
    if (piece.plain || now == before) {
      out += piece.plain ? now : was;
      continue;
    }
    std::string written(was.size(), '?');
    written.resize(EncodeLike(was, now, encoding, written.data()));
    out += written;
  }
  return ToHex(out.append(text.substr(copied)));
}

template <typename Reader>
void PrintValues(Reader reader, std::string_view text) {
  for (Value value; reader.Next(value);) {
    std::cout << DecodedHex(text, value.name, value.name_encoding) << ' '
              << DecodedHex(text, value.span, value.encoding) << ' ' << static_cast<int>(value.type)
              << ' ' << static_cast<int>(value.kind) << '\n';
  }
}

struct NamedEncoding {
  std::string_view name;
  Encoding encoding;
};

constexpr NamedEncoding kEncodings[] = {
    {"percent", Encoding::kPercent},
    {"markup", Encoding::kMarkup},
    {"attribute", Encoding::kAttribute},
    {"base64", Encoding::kBase64},
    {"quoted-printable", Encoding::kQuotedPrintable},
};

void Answer(std::string_view what, std::string_view text, std::string_view content_type) {
  for (const NamedEncoding& known : kEncodings) {
    if (what == known.name) {
      std::cout << DecodedHex(text, {0, text.size()}, known.encoding) << '\n';
    } else if (what.substr(0, what.size() - 1) == known.name) {
      std::cout << RewrittenHex(text, known.encoding) << '\n';
    }
  }
  if (what == "form") PrintValues(FormReader(text), text);
  if (what == "frames") PrintValues(FramesReader(text), text);
  if (what == "multipart") PrintValues(MultipartReader(text, content_type), text);
  for (const bool html : {true, false}) {
    const PayloadKind kind = html ? PayloadKind::kHtml : PayloadKind::kXml;
    const std::string name = html ? "html" : "xml";
    if (what == name + "-texts") PrintValues(MarkupReader(text, kind, MarkupPart::kTexts), text);
    if (what == name + "-tags") PrintValues(MarkupReader(text, kind, MarkupPart::kTags), text);
    if (what == name) PrintValues(MarkupReader(text, kind), text);
  }
  std::cout << ".\n";
}

}  // namespace
}  // namespace panveil::payload

int main() {
  std::string line;
  while (std::getline(std::cin, line)) {
    std::istringstream words(line);
    std::string what;
    std::string text;
    std::string content_type;
    words >> what >> text >> content_type;
    panveil::payload::Answer(what, panveil::payload::FromHex(text),
                             panveil::payload::FromHex(content_type));
  }
  return 0;
}
