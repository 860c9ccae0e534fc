#include "scrub/place.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "card/pair_name.h"
#include "payload/byte_set.h"

namespace panveil::scrub {

using base::ByteSpan;
using payload::Encoding;
using payload::JsonReader;
using payload::XmlReader;

namespace {

constexpr payload::ByteSet kBraces("{}");
// The end of a longer name is what says something. One name may be that of many values.
constexpr std::size_t kMostNameBytes = 256;

ByteSpan EndOf(ByteSpan name) noexcept {
  return {std::max(name.begin, name.end - std::min(name.end, kMostNameBytes)), name.end};
}

bool SaysCardWord(std::string_view name) noexcept {
  constexpr std::string_view kCard = "card";
  return std::search(name.begin(), name.end(), kCard.begin(), kCard.end(),
                     [](char a, char b) { return static_cast<char>(a | 0x20) == b; }) != name.end();
}

// Whether an array of that name holds the names of columns: {"columns":["card","cvv"],"rows":[[...
bool NamesColumns(std::string_view name) noexcept {
  constexpr std::string_view kNames[] = {"columns", "cols", "header", "headers", "head", "fields"};
  return !name.empty() && std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

// Of the object or element around; without a name when that is not known.
template <typename Reader>
typename Reader::Level Inmost(const Reader& reader) noexcept {
  const std::size_t levels = reader.levels();
  return levels == 0 || levels > Reader::kMostLevels ? typename Reader::Level{}
                                                     : reader.level(levels - 1);
}

template <typename Level>
std::string_view TextOf(const Layer& layer, const Level& level) noexcept {
  const ByteSpan name = EndOf(level.name);
  return layer.text.substr(name.begin, name.size());
}

bool IsBrace(char c) noexcept { return c == '{' || c == '}'; }

// False when no string of `json`, wherever the strings begin, is a name that card::NamesPair() is
// true of. One that nothing is behind may be a name; `own` is none.
bool MayNamePair(std::string_view json, std::string_view own) noexcept {
  const char* const bytes = json.data();
  const std::size_t size = json.size();
  std::size_t begin = size;  // behind the quote before
  for (std::size_t at = 0; at < size; ++at) {
    if (bytes[at] == '\\') return true;
    if (bytes[at] != '"') continue;
    std::size_t behind = at + 1;
    while (behind < size && static_cast<unsigned char>(bytes[behind]) <= ' ') ++behind;
    const bool is_name = begin < at && (behind == size || bytes[behind] == ':');
    const std::string_view name(bytes + begin, is_name ? at - begin : 0);
    if (name.size() > 1 && name.data() != own.data() && card::NamesPair(name)) return true;
    begin = at + 1;
  }
  return false;
}

// The same of what is around the string that is `value`.
bool MayNamePairBeside(const Layer& layer, std::string_view around,
                       const payload::Value& value) noexcept {
  const auto at = static_cast<std::size_t>(layer.text.data() + value.span.begin - around.data());
  const std::string_view front = around.substr(0, at);
  const std::string_view back = around.substr(at + value.span.size());
  // Else the value may be part of what is between two quotes.
  const bool quoted = !front.empty() && front.back() == '"' && !back.empty() && back[0] == '"';
  if (!quoted || value.encoding != Encoding::kPlain) return true;
  // A name of values names no pair.
  const std::string_view own = layer.text.substr(value.name.begin, value.name.size());
  return MayNamePair(front, own) || MayNamePair(back, own);
}

// `around`, a dot, and the name of the value, in memory.full_name.
std::string_view Join(const Place& place, ByteSpan around, Encoding encoding,
                      PayloadMemory& memory) noexcept {
  if (around.empty()) return {};
  std::array<char, PayloadMemory::kMostFullName>& full = memory.full_name;
  std::size_t size = 0;
  const auto add = [&](std::string_view name) {
    name = name.substr(0, (full.size() - 1) / 2);
    size = static_cast<std::size_t>(std::copy(name.begin(), name.end(), full.data() + size) -
                                    full.data());
  };
  add(DecodedName(*place.layer, around, encoding, memory));
  full[size++] = '.';
  add(DecodedName(*place.layer, place.value->name, place.value->name_encoding, memory));
  return {full.data(), size};
}

}  // namespace

std::string_view DecodedName(const Layer& layer, ByteSpan name, Encoding encoding,
                             PayloadMemory& memory) noexcept {
  name = EndOf(name);
  if (encoding == Encoding::kPlain || !payload::HasEscapes(layer.text, name, encoding)) {
    return layer.text.substr(name.begin, name.size());
  }
  memory.name.Clear();
  if (!payload::Decode(layer.text, name, encoding, memory.name)) return {};
  return memory.name.text();
}

void AddLevels(const JsonReader& reader, const Layer& layer, PayloadMemory& memory) noexcept {
  for (std::size_t i = 0; i < std::min(reader.levels(), JsonReader::kMostLevels); ++i) {
    const JsonReader::Level level = reader.level(i);
    if (!level.name.empty()) {
      memory.path.AddName(DecodedName(layer, level.name, level.name_encoding, memory));
    }
    if (level.array) memory.path.AddIndex(level.index);
  }
}

void AddLevels(const XmlReader& reader, const Layer& layer, PayloadMemory& memory) noexcept {
  for (std::size_t i = 0; i < std::min(reader.levels(), XmlReader::kMostLevels); ++i) {
    const ByteSpan name = EndOf(reader.level(i).name);
    memory.path.AddName(layer.text.substr(name.begin, name.size()));
  }
}

bool IsInCard(const JsonReader& reader, const Layer& layer) noexcept {
  return SaysCardWord(TextOf(layer, Inmost(reader)));
}

bool IsInCard(const XmlReader& reader, const Layer& layer) noexcept {
  return SaysCardWord(TextOf(layer, Inmost(reader)));
}

std::string_view FullNameIn(const JsonReader& reader, const Place& place,
                            PayloadMemory& memory) noexcept {
  const JsonReader::Level around = Inmost(reader);
  if (around.array) {
    return place.value->name.empty()
               ? DecodedName(*place.layer, around.name, around.name_encoding, memory)
               : std::string_view();
  }
  return Join(place, around.name, around.name_encoding, memory);
}

std::string_view FullNameIn(const XmlReader& reader, const Place& place,
                            PayloadMemory& memory) noexcept {
  return Join(place, Inmost(reader).name, Encoding::kPlain, memory);
}

ColumnPlace ColumnIn(const JsonReader& reader, const Place& place) noexcept {
  const std::size_t levels = reader.levels();
  if (place.value->type != payload::ValueType::kText || place.value->name.empty() || levels < 2 ||
      levels > JsonReader::kMostLevels) {
    return {};
  }
  const JsonReader::Level rows = reader.level(levels - 2);
  if (reader.level(levels - 1).array || !rows.array) return {};
  const ByteSpan name = place.value->name;
  return {place.layer->text.substr(name.begin, name.size()), levels, rows.index};
}

ColumnPlace ColumnIn(const payload::MarkupReader& reader, const Place& place) noexcept {
  ColumnPlace column = reader.is_input() ? ColumnPlace{"value"} : ColumnOfPair(place);
  column.depth = reader.levels();
  return column;
}

ColumnPlace ColumnIn(const payload::MultipartReader& reader, const Place& /*place*/) noexcept {
  return {reader.is_content() ? std::string_view("part") : std::string_view()};
}

CellPlace CellIn(const JsonReader& reader, const Place& place) noexcept {
  const std::size_t levels = reader.levels();
  if (!place.value->name.empty() || levels == 0 || levels > JsonReader::kMostLevels) return {};
  const JsonReader::Level inmost = reader.level(levels - 1);
  if (!inmost.array) return {};
  CellPlace cell;
  cell.column = inmost.index;
  cell.array = place.layer->text.substr(inmost.name.begin, inmost.name.size());
  const bool in_row = inmost.name.empty() && levels > 1 && reader.level(levels - 2).array;
  if (in_row) cell.row = reader.level(levels - 2).index + 1;
  if (NamesColumns(cell.array)) cell.row = 0;
  return cell;
}

CellPlace CellIn(const payload::MarkupReader& reader, const Place& /*place*/) noexcept {
  const payload::MarkupCell& at = reader.cell();
  CellPlace cell;
  if (at.row == 0 || at.column == 0) return cell;
  cell.row = at.row;
  cell.column = at.column - 1;
  cell.head = at.head;
  return cell;
}

ColumnPlace ColumnOfPair(const Place& place) noexcept {
  const ByteSpan name = EndOf(place.value->name);
  const bool is_value = card::IsValueOfPair(place.layer->text.substr(name.begin, name.size()));
  return {is_value ? std::string_view("pair") : std::string_view()};
}

card::FieldKind KindOfPair(const Place& place, const policy::FieldRules& fields,
                           PayloadMemory& memory) noexcept {
  const Layer around{nullptr, Neighbourhood(place.layer->text, place.value->span), nullptr, 0,
                     Encoding::kPlain};
  if (!MayNamePairBeside(*place.layer, around.text, *place.value)) return card::FieldKind::kNone;
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

std::string_view Neighbourhood(std::string_view text, ByteSpan value) noexcept {
  const char* const bytes = text.data();
  const std::size_t limit = value.begin - std::min(value.begin, kNeighbourBytes);
  std::size_t begin = value.begin;
  while (begin > limit && !IsBrace(bytes[--begin])) {
  }
  const std::string_view back = text.substr(value.end, kNeighbourBytes);
  const std::size_t end = value.end + std::min(kBraces.FindIn(back), back.size());
  return text.substr(begin, end - begin);
}

}  // namespace panveil::scrub
