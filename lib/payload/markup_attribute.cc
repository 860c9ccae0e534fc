#include "payload/markup_attribute.h"

#include <algorithm>

#include "text/char_class.h"

namespace panveil::payload {

using base::ByteSpan;

namespace {

constexpr std::string_view kBlanks = " \t\r\n\f";
// In the order in which they are believed.
constexpr std::string_view kNaming[] = {"autocomplete", "key",         "name",      "fieldname",
                                        "id",           "placeholder", "aria-label"};

// Of the values of "autocomplete" those of a card say more than a name: "cc-csc".
bool NamesCard(std::string_view text, ByteSpan value) noexcept {
  return text.substr(value.begin, value.size()).find("cc-") != std::string_view::npos;
}

// What scripts of gateways read: <input data-stripe="cvc">.
bool MayNameField(std::string_view name, std::string_view value) noexcept {
  constexpr std::string_view kData = "data-";
  return IsNamed(name.substr(0, kData.size()), kData) && text::IsLetter(value[0]);
}

std::size_t SkipBlanks(std::string_view text, std::size_t at) noexcept {
  return std::min(text.find_first_not_of(kBlanks, at), text.size());
}

}  // namespace

MarkupAttribute MarkupAttributeAt(std::string_view text, std::size_t at, std::size_t end) noexcept {
  const std::string_view tag = text.substr(0, end);
  MarkupAttribute attribute;
  const std::size_t begin = std::min(tag.find_first_not_of(" \t\r\n\f/", at), end);
  // A '=' that comes first is of the name.
  const std::size_t name_end = std::min(tag.find_first_of(" \t\r\n\f/=", begin + 1), end);
  attribute.name = {begin, begin < end ? name_end : begin};
  attribute.end = attribute.name.end;
  const std::size_t equals = SkipBlanks(tag, attribute.name.end);
  if (attribute.name.empty() || equals >= end || tag[equals] != '=') return attribute;
  const std::size_t first = SkipBlanks(tag, equals + 1);
  const char quote = first < end ? tag[first] : '\0';
  if (quote == '"' || quote == '\'') {
    const std::size_t close = std::min(tag.find(quote, first + 1), end);
    attribute.value = {first + 1, close};
    attribute.end = std::min(close + 1, end);
  } else {
    attribute.value = {first, std::min(tag.find_first_of(kBlanks, first), end)};
    attribute.end = attribute.value.end;
  }
  return attribute;
}

ByteSpan FieldNameOf(std::string_view text, const MarkupToken& tag) noexcept {
  ByteSpan found;
  std::size_t rank = std::size(kNaming);
  for (MarkupAttribute attribute = MarkupAttributeAt(text, tag.name.end, tag.content.end);
       !attribute.name.empty();
       attribute = MarkupAttributeAt(text, attribute.end, tag.content.end)) {
    const std::string_view name = text.substr(attribute.name.begin, attribute.name.size());
    const std::string_view value = text.substr(attribute.value.begin, attribute.value.size());
    if (found.empty() && !value.empty() && MayNameField(name, value)) found = attribute.value;
    for (std::size_t i = 0; i < rank; ++i) {
      if (!attribute.value.empty() && IsNamed(name, kNaming[i]) &&
          (i > 0 || NamesCard(text, attribute.value))) {
        found = attribute.value;
        rank = i;
      }
    }
  }
  return found;
}

}  // namespace panveil::payload
