// Character references of HTML and XML: &#52; &#x34; &nbsp;
#ifndef PANVEIL_PAYLOAD_MARKUP_REFERENCE_H_
#define PANVEIL_PAYLOAD_MARKUP_REFERENCE_H_

#include <cstddef>
#include <string_view>

namespace panveil::payload {

struct MarkupReference {
  char32_t value = 0;
  std::size_t length = 0;  // in bytes; 0: no reference
};

// The reference that begins at the '&' text[at], as browsers read it: ';' may be missing behind
// numbers and behind the names that have always been known, in an attribute only where no letter,
// digit or '=' follows. What is no character stands for U+FFFD, or for that of windows-1252.
// Never shorter than its character in UTF-8.
[[nodiscard]] MarkupReference MarkupReferenceAt(std::string_view text, std::size_t at,
                                                bool in_attribute) noexcept;

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_MARKUP_REFERENCE_H_
