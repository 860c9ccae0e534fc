// Base64 amid other text: data: URLs, credentials, the parts of a JWT.
#ifndef PANVEIL_PAYLOAD_BASE64_ROW_H_
#define PANVEIL_PAYLOAD_BASE64_ROW_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/byte_span.h"

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

// The same for who reads a text 64 bytes at a time, and tells of each byte whether it is one of the
// two alphabets or padding.
class Base64Rows {
 public:
  explicit Base64Rows(std::string_view text) noexcept : text_(text) {}

  // Takes the next `size` bytes, 64 or what is left. Bit i of `row`: byte i is such a one; none
  // above is set. True when there is base64 in what ends before the last of them: no more need be
  // taken.
  [[nodiscard]] bool Take(std::uint64_t row, std::size_t size) noexcept;
  // Behind the last. Whether there is some at the end.
  [[nodiscard]] bool Finish() noexcept { return text_.size() > open_ && IsIn(open_, text_.size()); }

 private:
  [[nodiscard]] bool IsIn(std::size_t begin, std::size_t end) noexcept;

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t open_ = 0;  // a row goes on at at_ that begins there; at_ when none does
  Base64Name name_ = Base64Name::kUnknown;
};

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_BASE64_ROW_H_
