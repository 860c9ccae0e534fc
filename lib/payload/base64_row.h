// Base64 amid other text: data: URLs, credentials, the parts of a JWT.
#ifndef PANVEIL_PAYLOAD_BASE64_ROW_H_
#define PANVEIL_PAYLOAD_BASE64_ROW_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/byte_span.h"
#include "payload/base64.h"
#include "scan/json_masks.h"
#include "scan/long_runs.h"

namespace panveil::payload {

// The first row of characters of base64's two alphabets in `text`, from `at` on, of which
// LooksLikeBase64() is true; empty when there is none. What stands before a '=' is a name. A row
// goes on behind the end of a line that it fills. REQUIRES: no row goes on at `at`.
[[nodiscard]] base::ByteSpan NextBase64Row(std::string_view text, std::size_t at) noexcept;

// Whether there is a '=' in a text: in most there is none, and rows need not be searched for one.
enum class Base64Name : std::uint8_t { kUnknown, kNone, kSome };

// Whether there is such a row.
[[nodiscard]] inline bool MayHoldBase64(std::string_view text) noexcept {
  return !NextBase64Row(text, 0).empty();
}

// How many characters of the row that goes on at `at`, and began at `begin` at the earliest, are
// more than whole groups of four: whoever cuts the text there cuts so many before.
// REQUIRES: begin <= at <= text.size().
[[nodiscard]] std::size_t RestOfBase64Row(std::string_view text, std::size_t begin,
                                          std::size_t at) noexcept;

// Of 64 bytes, told by bits of which are of the two alphabets or padding: bit i, so many of these
// as base64 has at least are in a row from byte i on.
[[nodiscard]] constexpr std::uint64_t LongBase64Rows(std::uint64_t row) noexcept {
  static_assert((kFewestBase64Bytes & (kFewestBase64Bytes - 1)) == 0);
  for (unsigned half = 1; half < kFewestBase64Bytes; half *= 2) row &= row >> half;
  return row;
}

// The same for who is told of the rows of a text by masks.
class Base64Rows {
 public:
  explicit Base64Rows(std::string_view text) noexcept : text_(text) {}

  // Takes row `i` of `masks`, which is at `at`, the next one. True when there is base64 in what
  // ends in it: no more need be taken. What is nothing but small hexadecimal digits, as identifiers
  // are, is none: no two digits in a row could come of it.
  [[nodiscard]] bool Take(const scan::JsonMasks& masks, std::size_t i, std::size_t at) noexcept {
    if (runs_.Skips(masks.long_base64[i])) return false;
    return TakeLong(masks, i, at);
  }

 private:
  [[nodiscard]] bool TakeLong(const scan::JsonMasks& masks, std::size_t i, std::size_t at) noexcept;

  std::string_view text_;
  scan::LongRuns runs_;
  Base64Name names_ = Base64Name::kUnknown;
};

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_BASE64_ROW_H_
