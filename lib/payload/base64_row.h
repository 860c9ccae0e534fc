// Base64 amid other text: data: URLs, credentials, the parts of a JWT.
#ifndef PANVEIL_PAYLOAD_BASE64_ROW_H_
#define PANVEIL_PAYLOAD_BASE64_ROW_H_

#include <cstddef>
#include <string_view>

#include "base/byte_span.h"

namespace panveil::payload {

// The first row of characters of base64's two alphabets in `text`, from `at` on, of which
// LooksLikeBase64() is true; empty when there is none. What stands before a '=' is a name. A row
// goes on behind the end of a line that it fills. REQUIRES: no row goes on at `at`.
[[nodiscard]] base::ByteSpan NextBase64Row(std::string_view text, std::size_t at) noexcept;

// Whether there is such a row.
[[nodiscard]] inline bool MayHoldBase64(std::string_view text) noexcept {
  return !NextBase64Row(text, 0).empty();
}

// How many characters of the row that goes on at `at`, and began at `begin` at the earliest, are
// more than whole groups of four: whoever cuts the text there cuts so many before.
// REQUIRES: begin <= at <= text.size().
[[nodiscard]] std::size_t RestOfBase64Row(std::string_view text, std::size_t begin,
                                          std::size_t at) noexcept;

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_BASE64_ROW_H_
