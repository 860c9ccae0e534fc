#include "scrub/place.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "card/pair_name.h"
#include "payload/byte_set.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace panveil::scrub {

using base::ByteSpan;
using payload::Encoding;
using payload::JsonReader;
using payload::XmlReader;

namespace {

constexpr payload::ByteSet kBraces("{}");
ByteSpan EndOf(ByteSpan name) noexcept {
  return {std::max(name.begin, name.end - std::min(name.end, kMostNameEnd)), name.end};
}

// Whether it speaks of a card: "card", "Tarjeta", "creditCards". Of what languages call by longer
// names card::ClassifyField() knows.
bool SaysCardWord(std::string_view name) noexcept {
  constexpr std::string_view kWords[] = {"card",
                                         "tarjeta",
                                         "cartao",
                                         "cart\xC3\xA3o",
                                         "karte",
                                         "karta",
                                         "kaart",
                                         "\xD0\xBA\xD0\xB0\xD1\x80\xD1\x82",
                                         "\xE3\x82\xAB\xE3\x83\xBC\xE3\x83\x89",
                                         "\xE5\x8D\xA1",
                                         "\xEC\xB9\xB4\xEB\x93\x9C"};
  const auto is_in = [name](std::string_view word) {
    return std::search(name.begin(), name.end(), word.begin(), word.end(), [](char a, char b) {
             return a == b || static_cast<char>(a | 0x20) == b;
           }) != name.end();
  };
  return std::any_of(std::begin(kWords), std::end(kWords), is_in);
}

// Of the object or element around; without a name when that is not known.
template <typename Reader>
typename Reader::Level Inmost(const Reader& reader) noexcept {
  const std::size_t levels = reader.levels();
  return levels == 0 || levels > Reader::kMostLevels ? typename Reader::Level{}
                                                     : reader.level(levels - 1);
}

std::string_view NameOf(const JsonReader::Level& level, const Layer& layer,
                        PayloadMemory& memory) noexcept {
  return DecodedName(layer, level.name, level.name_encoding, memory);
}
std::string_view NameOf(const XmlReader::Level& level, const Layer& layer,
                        PayloadMemory& memory) noexcept {
  return DecodedName(layer, level.name, Encoding::kPlain, memory);
}

// The one around a value that says nothing by its name, and around those that say nothing.
template <typename Reader>
typename Reader::Level AroundWraps(const Reader& reader, const Place& place,
                                   PayloadMemory& memory) noexcept {
  const std::size_t levels = reader.levels();
  if (levels > Reader::kMostLevels) return {};
  for (std::size_t i = 0; i < std::min(levels, card::kMostWraps); ++i) {
    const typename Reader::Level level = reader.level(levels - 1 - i);
    if (!level.name.empty() && !card::WrapsOthers(NameOf(level, *place.layer, memory))) {
      return level;
    }
  }
  return {};
}

// The one around a value that its name is read with.
template <typename Reader>
typename Reader::Level Around(const Reader& reader, const Place& place,
                              PayloadMemory& memory) noexcept {
  const payload::Value& value = *place.value;
  const bool wraps =
      value.name.empty() ||
      card::WrapsOthers(DecodedName(*place.layer, value.name, value.name_encoding, memory));
  return wraps ? AroundWraps(reader, place, memory) : Inmost(reader);
}

template <typename Level>
std::string_view TextOf(const Layer& layer, const Level& level) noexcept {
  const ByteSpan name = EndOf(level.name);
  return layer.text.substr(name.begin, name.size());
}

// Whether what is in an object of that name is of a card.
bool IsOfCard(std::string_view name) noexcept {
  return !name.empty() &&
         (SaysCardWord(name) || card::ClassifyField(name) == card::FieldKind::kPan);
}

// Where the last brace of text[limit, end) is; `limit` when there is none.
std::size_t LastBrace(std::string_view text, std::size_t limit, std::size_t end) noexcept {
  const char* const bytes = text.data();
#ifdef __SSE2__
  constexpr std::size_t kBlock = sizeof(__m128i);
  for (; end > limit && end >= kBlock; end -= kBlock) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + end - kBlock));
    const auto braces = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(
        _mm_cmpeq_epi8(block, _mm_set1_epi8('{')), _mm_cmpeq_epi8(block, _mm_set1_epi8('}')))));
    if (braces == 0) continue;
    const auto behind = static_cast<std::size_t>(__builtin_clz(braces)) - kBlock;
    return std::max(limit, end - 1 - behind);
  }
#endif
  while (end > limit && bytes[--end] != '{' && bytes[end] != '}') {
  }
  return std::max(limit, end);
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
  memory.full_name_used = std::max(memory.full_name_used, size);
  return {full.data(), size};
}

}  // namespace

bool SaysCardBeside(card::FieldKind kind, std::string_view name, card::FieldKind of) noexcept {
  if (card::SaysCard(kind)) return true;
  // Not "number" or "account"; nor does one "card" make a number of another.
  return kind == card::FieldKind::kPanWithCardBeside && of != kind && SaysCardWord(name);
}

std::string_view DecodedLongName(const Layer& layer, ByteSpan name, Encoding encoding,
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
  return IsOfCard(TextOf(layer, Inmost(reader)));
}

bool IsInCard(const XmlReader& reader, const Layer& layer) noexcept {
  return IsOfCard(TextOf(layer, Inmost(reader)));
}

std::string_view FullNameIn(const JsonReader& reader, const Place& place,
                            PayloadMemory& memory) noexcept {
  const JsonReader::Level around = Around(reader, place, memory);
  if (Inmost(reader).array) {
    return place.value->name.empty()
               ? DecodedName(*place.layer, around.name, around.name_encoding, memory)
               : std::string_view();
  }
  return Join(place, around.name, around.name_encoding, memory);
}

std::string_view FullNameIn(const XmlReader& reader, const Place& place,
                            PayloadMemory& memory) noexcept {
  return Join(place, Around(reader, place, memory).name, Encoding::kPlain, memory);
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

ByteSpan Neighbourhood(std::string_view text, ByteSpan value) noexcept {
  const std::size_t limit = value.begin - std::min(value.begin, kNeighbourBytes);
  const std::string_view back = text.substr(value.end, kNeighbourBytes);
  const std::size_t end = value.end + std::min(kBraces.FindIn(back), back.size());
  return {LastBrace(text, limit, value.begin), end};
}

}  // namespace panveil::scrub
