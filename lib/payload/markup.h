// Text and attribute values of HTML and XML: decoded_text.h's functions for them.
#ifndef PANVEIL_PAYLOAD_MARKUP_H_
#define PANVEIL_PAYLOAD_MARKUP_H_

#include <cstddef>
#include <string_view>

#include "base/byte_span.h"
#include "payload/decoded_text.h"

namespace panveil::payload {

// Text: references stand for characters; comments, instructions and inline tags (<b>) for nothing;
// <img> for a blank, any other tag for a line break; CDATA for what is in it. What never ends
// stands for itself. REQUIRES: room in `out` for span.size() bytes.
void DecodeMarkup(std::string_view source, base::ByteSpan span, DecodedText& out) noexcept;
[[nodiscard]] bool HasMarkupEscapes(std::string_view value) noexcept;

// Attribute values, and text that no tag can be in (<textarea>): references only.
void DecodeAttribute(std::string_view source, base::ByteSpan span, DecodedText& out) noexcept;
[[nodiscard]] bool HasAttributeEscapes(std::string_view value) noexcept;

// For both. A number stays a number, with as many digits where they suffice; a name becomes the
// character itself; a tag stays.
[[nodiscard]] std::size_t EncodeLikeMarkup(std::string_view was, std::string_view now,
                                           char* out) noexcept;

[[nodiscard]] constexpr bool IsPlainInMarkup(char c) noexcept {
  return c != '&' && c != '<' && c != '>';
}
[[nodiscard]] constexpr bool IsPlainInAttribute(char c) noexcept {
  return static_cast<unsigned char>(c) > 0x20 &&
         std::string_view("&<>\"'=`").find(c) == std::string_view::npos;
}

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_MARKUP_H_
