// The attributes of a tag, one after the other.
#ifndef PANVEIL_PAYLOAD_MARKUP_ATTRIBUTE_H_
#define PANVEIL_PAYLOAD_MARKUP_ATTRIBUTE_H_

#include <cstddef>
#include <string_view>

#include "base/byte_span.h"
#include "payload/markup_token.h"

namespace panveil::payload {

struct MarkupAttribute {
  base::ByteSpan name;
  base::ByteSpan value;  // without quotes; empty when it has none
  std::size_t end = 0;   // one past it
};

// The first attribute at or behind `at`, inside a tag whose content ends at `end`; its name is
// empty when there is none. Every byte but blanks, '/', the '=' between and quotes is in some name
// or value. REQUIRES: at <= end <= text.size().
[[nodiscard]] MarkupAttribute MarkupAttributeAt(std::string_view text, std::size_t at,
                                                std::size_t end) noexcept;

// The attribute value that names what is in the element: <field key="card_number">,
// <input name="cvv" value="123">. Empty when there is none.
[[nodiscard]] base::ByteSpan FieldNameOf(std::string_view text, const MarkupToken& tag) noexcept;

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_MARKUP_ATTRIBUTE_H_
