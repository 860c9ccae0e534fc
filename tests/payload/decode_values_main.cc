// Prints what the encodings and readers make of the lines of its input, for decode_values.py:
//   <encoding or reader> <text in hex> [<Content-Type in hex>]
// An encoding answers with the decoded text, in hex; a reader with a line for each value,
//   <name> <text> <type> <payload kind>
// the first two decoded and in hex, "-" for nothing; then both with a line ".".
#include <cstdio>
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
