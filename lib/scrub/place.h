// Where a value of a payload stands, as far as its reader knows.
#ifndef PANVEIL_SCRUB_PLACE_H_
#define PANVEIL_SCRUB_PLACE_H_

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include "card/field_name.h"
#include "card/pair_name.h"
#include "payload/decoded_text.h"
#include "payload/json_reader.h"
#include "payload/markup_reader.h"
#include "payload/multipart_reader.h"
#include "payload/value.h"
#include "policy/field_rules.h"
#include "scrub/column.h"
#include "scrub/layer.h"
#include "scrub/path_text.h"
#include "scrub/payload_memory.h"
#include "scrub/table.h"

namespace panveil::scrub {

// The end of a longer name is what says something. One name may be that of many values.
inline constexpr std::size_t kMostNameEnd = 256;

// The reader may be any class of lib/payload with Next() and malformed().
struct Place {
  const Layer* layer = nullptr;
  const payload::Value* value = nullptr;
  const void* reader = nullptr;
  // Appends the names around the value, and its own, to memory.path.
  void (*add_path)(const Place& place, PayloadMemory& memory) noexcept = nullptr;
  // Whether a field beside the value, which is of that kind, or the object around, is of a card.
  bool (*card_beside)(const Place& place, card::FieldKind kind,
                      PayloadMemory& memory) noexcept = nullptr;
  // The name of the object around the value, a dot, and its own; empty when there is none.
  std::string_view (*full_name)(const Place& place, PayloadMemory& memory) noexcept = nullptr;
  // The column that the value is in; null where there are none.
  ColumnPlace (*column)(const Place& place) noexcept = nullptr;
  // The cell of a table, or item of an array, that the value is; null where there are none. An item
  // that has a name is none.
  CellPlace (*cell)(const Place& place) noexcept = nullptr;
  // The own name of the element around a text that an attribute names; null where there are none.
  std::string_view (*element)(const Place& place) noexcept = nullptr;
  // What a field beside the value says that it is: {"name":"cvv","value":"123"}. Null where only
  // the order tells which belong together.
  card::FieldKind (*pair_kind)(const Place& place, const policy::FieldRules& fields,
                               PayloadMemory& memory) noexcept = nullptr;
  // Whether a pair beside that of the value, which is of that kind, is of a card:
  // [{"name":"exp","value":"12/27"},{"name":"cvv","value":"123"}].
  bool (*card_pair_beside)(const Place& place, card::FieldKind kind,
                           const policy::FieldRules& fields,
                           PayloadMemory& memory) noexcept = nullptr;
  PathText::Mark prefix;  // the path of the layer
};

// Whether a field of that kind and name tells that one of kind `of` beside it is of a card.
[[nodiscard]] bool SaysCardBeside(card::FieldKind kind, std::string_view name,
                                  card::FieldKind of) noexcept;

// layer.text[name], or the end of a long one, decoded. Valid until `memory.name` is used again.
[[nodiscard]] std::string_view DecodedLongName(const Layer& layer, base::ByteSpan name,
                                               payload::Encoding encoding,
                                               PayloadMemory& memory) noexcept;
[[nodiscard]] inline std::string_view DecodedName(const Layer& layer, base::ByteSpan name,
                                                  payload::Encoding encoding,
                                                  PayloadMemory& memory) noexcept {
  if (encoding != payload::Encoding::kPlain || name.size() > kMostNameEnd) {
    return DecodedLongName(layer, name, encoding, memory);
  }
  return {layer.text.data() + name.begin, name.size()};
}

// What a reader knows of the names around a value; those that know nothing have the second.
void AddLevels(const payload::JsonReader& reader, const Layer& layer,
               PayloadMemory& memory) noexcept;
void AddLevels(const payload::XmlReader& reader, const Layer& layer,
               PayloadMemory& memory) noexcept;
template <typename Reader>
void AddLevels(const Reader& /*reader*/, const Layer& /*layer*/,
               PayloadMemory& /*memory*/) noexcept {}
[[nodiscard]] bool IsInCard(const payload::JsonReader& reader, const Layer& layer) noexcept;
[[nodiscard]] bool IsInCard(const payload::XmlReader& reader, const Layer& layer) noexcept;
template <typename Reader>
bool IsInCard(const Reader& /*reader*/, const Layer& /*layer*/) noexcept {
  return false;
}

// Writes to memory.full_name.
[[nodiscard]] std::string_view FullNameIn(const payload::JsonReader& reader, const Place& place,
                                          PayloadMemory& memory) noexcept;
[[nodiscard]] std::string_view FullNameIn(const payload::XmlReader& reader, const Place& place,
                                          PayloadMemory& memory) noexcept;
template <typename Reader>
std::string_view FullNameIn(const Reader& /*reader*/, const Place& /*place*/,
                            PayloadMemory& /*memory*/) noexcept {
  return {};
}

// Strings in the objects of an array; inputs, or what else is the value of a pair; parts.
[[nodiscard]] ColumnPlace ColumnIn(const payload::JsonReader& reader, const Place& place) noexcept;
[[nodiscard]] ColumnPlace ColumnIn(const payload::MarkupReader& reader,
                                   const Place& place) noexcept;
[[nodiscard]] ColumnPlace ColumnIn(const payload::MultipartReader& reader,
                                   const Place& place) noexcept;
[[nodiscard]] ColumnPlace ColumnOfPair(const Place& place) noexcept;
template <typename Reader>
ColumnPlace ColumnIn(const Reader& /*reader*/, const Place& place) noexcept {
  return ColumnOfPair(place);
}

// Items of arrays that have no name of their own; cells of HTML.
[[nodiscard]] CellPlace CellIn(const payload::JsonReader& reader, const Place& place) noexcept;
[[nodiscard]] CellPlace CellIn(const payload::MarkupReader& reader, const Place& place) noexcept;
// Of JSON. REQUIRES: card::IsValueOfPair() of the value's name.
[[nodiscard]] card::FieldKind KindOfPair(const Place& place, const policy::FieldRules& fields,
                                         PayloadMemory& memory) noexcept;

// The bytes around a value where fields beside it are looked for: so many on either side.
inline constexpr std::size_t kNeighbourBytes = 256;
[[nodiscard]] base::ByteSpan Neighbourhood(std::string_view text, base::ByteSpan value) noexcept;

// The bytes around a value of a pair where other pairs are looked for: as many, of JSON those in
// the array or object that the pair is in.
[[nodiscard]] base::ByteSpan RowOfPairs(const payload::JsonReader& reader,
                                        const Place& place) noexcept;
template <typename Reader>
base::ByteSpan RowOfPairs(const Reader& /*reader*/, const Place& place) noexcept {
  const base::ByteSpan value = place.value->span;
  return {value.begin - std::min(value.begin, kNeighbourBytes),
          std::min(place.layer->text.size(), value.end + kNeighbourBytes)};
}

template <typename Reader>
void AddPath(const Place& place, PayloadMemory& memory) noexcept {
  AddLevels(*static_cast<const Reader*>(place.reader), *place.layer, memory);
  const payload::Value& value = *place.value;
  const bool is_name = value.type == payload::ValueType::kName;
  const base::ByteSpan name = is_name ? value.span : value.name;
  if (name.empty()) return;
  memory.path.AddName(
      DecodedName(*place.layer, name, is_name ? value.encoding : value.name_encoding, memory));
}

template <typename Reader>
bool CardBeside(const Place& place, card::FieldKind kind, PayloadMemory& memory) noexcept {
  if (IsInCard(*static_cast<const Reader*>(place.reader), *place.layer)) return true;
  const base::ByteSpan span = Neighbourhood(place.layer->text, place.value->span);
  const Layer around{nullptr, place.layer->text.substr(span.begin, span.size()), nullptr, 0,
                     payload::Encoding::kPlain};
  Reader reader(around.text);
  for (payload::Value value; reader.Next(value);) {
    const bool is_name = value.type == payload::ValueType::kName;
    const base::ByteSpan name = is_name ? value.span : value.name;
    if (name.empty()) continue;
    const payload::Encoding encoding = is_name ? value.encoding : value.name_encoding;
    const std::string_view decoded = DecodedName(around, name, encoding, memory);
    const bool replaced = decoded.find('*') != std::string_view::npos;
    if (!replaced && SaysCardBeside(card::ClassifyField(decoded), decoded, kind)) return true;
  }
  return false;
}

template <typename Reader>
bool CardPairBeside(const Place& place, card::FieldKind kind, const policy::FieldRules& fields,
                    PayloadMemory& memory) noexcept {
  const base::ByteSpan span = RowOfPairs(*static_cast<const Reader*>(place.reader), place);
  const Layer around{nullptr, place.layer->text.substr(span.begin, span.size()), nullptr, 0,
                     payload::Encoding::kPlain};
  Reader reader(around.text);
  for (payload::Value value; reader.Next(value);) {
    if (value.type != payload::ValueType::kText || value.name.empty() || value.span.empty()) {
      continue;
    }
    if (!card::NamesPair(DecodedName(around, value.name, value.name_encoding, memory))) continue;
    const std::string_view name = DecodedName(around, value.span, value.encoding, memory);
    if (SaysCardBeside(fields.KindOf(name), name, kind)) return true;
  }
  return false;
}

template <typename Reader>
std::string_view FullName(const Place& place, PayloadMemory& memory) noexcept {
  return FullNameIn(*static_cast<const Reader*>(place.reader), place, memory);
}

template <typename Reader>
ColumnPlace ColumnOf(const Place& place) noexcept {
  const auto& reader = *static_cast<const Reader*>(place.reader);
  if constexpr (std::is_base_of_v<payload::MarkupReader, Reader>) {
    return ColumnIn(static_cast<const payload::MarkupReader&>(reader), place);
  } else {
    return ColumnIn(reader, place);
  }
}

template <typename Reader>
CellPlace CellOf(const Place& place) noexcept {
  return CellIn(*static_cast<const Reader*>(place.reader), place);
}

template <typename Reader>
std::string_view ElementOf(const Place& place) noexcept {
  const base::ByteSpan name = static_cast<const Reader*>(place.reader)->element();
  return place.layer->text.substr(name.begin, name.size());
}

template <typename Reader>
Place MakePlace(const Layer& layer, const payload::Value& value, const Reader& reader,
                const PathText::Mark& prefix) noexcept {
  constexpr bool kIsJson = std::is_same_v<Reader, payload::JsonReader>;
  constexpr bool kIsMarkup = std::is_base_of_v<payload::MarkupReader, Reader>;
  Place place{
      &layer,           &value,  &reader, AddPath<Reader>, CardBeside<Reader>,     FullName<Reader>,
      ColumnOf<Reader>, nullptr, nullptr, nullptr,         CardPairBeside<Reader>, prefix};
  if constexpr (kIsJson) place.pair_kind = KindOfPair;
  if constexpr (kIsJson || kIsMarkup) place.cell = CellOf<Reader>;
  if constexpr (kIsMarkup) place.element = ElementOf<Reader>;
  return place;
}

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_PLACE_H_
