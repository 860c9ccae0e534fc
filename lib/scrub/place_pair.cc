// Fields that come as pairs, of which one field names the other.
#include <algorithm>

#include "card/pair_name.h"
#include "payload/json_string.h"
#include "scrub/place.h"

namespace panveil::scrub {

using base::ByteSpan;
using payload::Encoding;
using payload::JsonReader;

namespace {

// False when no string of text[json], wherever the strings begin, is a name that card::NamesPair()
// is true of. One that nothing is behind may be a name.
bool MayNamePair(std::string_view text, ByteSpan json) noexcept {
  const char* const bytes = text.data();
  const payload::QuoteFinder quotes(text, json.end);
  std::size_t begin = json.end;  // behind the quote before
  for (std::size_t at = quotes.Find(json.begin); at < json.end; at = quotes.Find(at + 1)) {
    if (bytes[at] == '\\') return true;
    std::size_t behind = at + 1;
    while (behind < json.end && static_cast<unsigned char>(bytes[behind]) <= ' ') ++behind;
    const bool is_name = begin + 1 < at && (behind == json.end || bytes[behind] == ':');
    if (is_name && card::NamesPair({bytes + begin, at - begin})) return true;
    begin = at + 1;
  }
  return false;
}

// The same of what is around the string that is `value`.
bool MayNamePairBeside(std::string_view text, ByteSpan around,
                       const payload::Value& value) noexcept {
  const ByteSpan front{around.begin, value.span.begin};
  const ByteSpan back{value.span.end, around.end};
  // Else the value may be part of what is between two quotes.
  const bool quoted = !front.empty() && text.data()[front.end - 1] == '"' && !back.empty() &&
                      text.data()[back.begin] == '"';
  const bool plain = value.encoding == Encoding::kPlain && value.name_encoding == Encoding::kPlain;
  if (!quoted || !plain) return true;
  // The value's own name names no pair.
  const ByteSpan before{front.begin, std::max(front.begin, value.name.begin - 1)};
  return MayNamePair(text, before) || MayNamePair(text, back);
}

// Where the object or array ends that is around the one that text[from] is in; `most` if that is
// behind it.
std::size_t EndOfRow(std::string_view text, std::size_t from, std::size_t most) noexcept {
  const char* const bytes = text.data();
  bool in_string = false;
  int closed = 0;
  for (std::size_t at = from; at < most; ++at) {
    const char c = bytes[at];
    if (c == '\\') ++at;
    if (c == '"') in_string = !in_string;
    if (in_string) continue;
    if (c == '{' || c == '[') --closed;
    if ((c == '}' || c == ']') && ++closed == 2) return at;
  }
  return most;
}

}  // namespace

card::FieldKind KindOfPair(const Place& place, const policy::FieldRules& fields,
                           PayloadMemory& memory) noexcept {
  const std::string_view text = place.layer->text;
  const ByteSpan span = Neighbourhood(text, place.value->span);
  if (!MayNamePairBeside(text, span, *place.value)) return card::FieldKind::kNone;
  const Layer around{nullptr, text.substr(span.begin, span.size()), nullptr, 0, Encoding::kPlain};
  JsonReader reader(around.text);
  for (payload::Value value; reader.Next(value);) {
    if (value.type != payload::ValueType::kText || value.name.empty() || value.span.empty()) {
      continue;
    }
    if (!card::NamesPair(DecodedName(around, value.name, value.name_encoding, memory))) continue;
    const card::FieldKind kind =
        fields.KindOf(DecodedName(around, value.span, value.encoding, memory));
    if (kind != card::FieldKind::kNone) return kind;
  }
  return card::FieldKind::kNone;
}

ByteSpan RowOfPairs(const JsonReader& reader, const Place& place) noexcept {
  const std::string_view text = place.layer->text;
  const ByteSpan value = place.value->span;
  const std::size_t levels = reader.levels();
  if (levels < 2 || levels > JsonReader::kMostLevels) return value;
  const std::size_t row = reader.level(levels - 2).begin;
  const std::size_t least = std::max(row + 1, value.begin - std::min(value.begin, kNeighbourBytes));
  const bool quoted = value.end < text.size() && text.data()[value.end] == '"';
  const std::size_t most = std::min(text.size(), value.end + kNeighbourBytes);
  return {std::min(text.substr(0, value.begin).find('{', least), value.begin),
          EndOfRow(text, value.end + (quoted ? 1U : 0U), most)};
}

}  // namespace panveil::scrub
