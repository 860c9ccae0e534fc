// libFuzzer target: the readers of payloads and the encodings, by themselves.
//
// Any bytes; aborts when a value is out of place, when a digit is in no value, or when a unit of
// decoded text does not write itself.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "card/field_name.h"
#include "payload/base64.h"
#include "payload/decoded_text.h"
#include "payload/form_reader.h"
#include "payload/frames_reader.h"
#include "payload/json_reader.h"
#include "payload/markup_reader.h"
#include "payload/multipart_reader.h"
#include "payload/payload_kind.h"

namespace panveil::payload {
namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

void CheckDecoded(std::string_view source, base::ByteSpan span, Encoding encoding) {
  DecodedText decoded;
  Require(Decode(source, span, encoding, decoded));
  Require(decoded.text().size() <= span.size());
  std::size_t end = span.begin;
  for (std::size_t at = 0; at < decoded.text().size();) {
    const DecodedText::Piece& piece = *decoded.PieceAt(at);
    const base::ByteSpan unit = DecodedText::UnitAt(piece, at);
    // A line end between lines of data stands nowhere.
    const bool joins = encoding == Encoding::kEventData && !piece.plain;
    Require(unit.begin >= end && unit.end <= span.end && (unit.begin < unit.end || joins));
    const std::string_view was = source.substr(unit.begin, unit.size());
    const std::string_view now = decoded.text().substr(at, piece.unit_text);
    if (piece.plain) {
      Require(was == now);
    } else if (joins) {
      Require(was.empty() && now == "\n");
    } else {
      std::string written(was.size(), '\0');
      written.resize(EncodeLike(was, now, encoding, written.data()));
      Require(written.size() <= was.size());
      Require(encoding != Encoding::kBase64 || written == was);
    }
    end = unit.end;
    at += piece.unit_text;
  }
}

template <typename Reader>
void Mark(Reader reader, std::string_view text, std::vector<bool>& marked) {
  std::size_t end = 0;
  for (Value value; reader.Next(value);) {
    Require(value.span.begin >= end && value.span.begin <= value.span.end);
    Require(value.span.end <= text.size());
    Require(value.name.begin <= value.name.end && value.name.end <= text.size());
    end = value.span.end;
    for (std::size_t i = value.span.begin; i < end; ++i) marked[i] = true;
    (void)card::ClassifyField(text.substr(value.name.begin, value.name.size()));
    CheckDecoded(text, value.span, value.encoding);
  }
}

void RequireDigitsMarked(std::string_view text, const std::vector<bool>& marked) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    Require(marked[i] || text[i] < '0' || text[i] > '9');
  }
}

template <typename Reader>
std::vector<bool> MarkedBy(const Reader& reader, std::string_view text) {
  std::vector<bool> marked(text.size());
  Mark(reader, text, marked);
  return marked;
}

void CheckReaders(std::string_view text) {
  RequireDigitsMarked(text, MarkedBy(FormReader(text), text));
  RequireDigitsMarked(text, MarkedBy(JsonReader(text), text));
  for (const PayloadKind kind : {PayloadKind::kHtml, PayloadKind::kXml}) {
    std::vector<bool> marked = MarkedBy(MarkupReader(text, kind, MarkupPart::kTexts), text);
    Mark(MarkupReader(text, kind, MarkupPart::kTags), text, marked);
    RequireDigitsMarked(text, marked);
    (void)MarkedBy(MarkupReader(text, kind), text);
  }
  (void)MarkedBy(FramesReader(text), text);
  (void)MarkedBy(MultipartReader(text), text);
  (void)MarkedBy(MultipartReader(text, "multipart/form-data; boundary=b"), text);
}

}  // namespace
}  // namespace panveil::payload

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace panveil::payload;  // NOLINT
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  CheckReaders(text);
  for (const Encoding encoding : {Encoding::kPlain, Encoding::kJsonString, Encoding::kPercent,
                                  Encoding::kMarkup, Encoding::kAttribute, Encoding::kBase64,
                                  Encoding::kQuotedPrintable, Encoding::kEventData}) {
    CheckDecoded(text, {size / 4, size}, encoding);
  }
  (void)Sniff(text);
  (void)KindOfContentType(text);
  (void)HeaderParameter(text, "name");
  (void)LooksLikeBase64(text);
  (void)panveil::card::ClassifyField(text);
  return 0;
}
