// Base64 amid other text: data: URLs, credentials, the parts of a JWT.
#ifndef PANVEIL_PAYLOAD_BASE64_ROW_H_
#define PANVEIL_PAYLOAD_BASE64_ROW_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/byte_span.h"
#include "payload/base64.h"

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

// The same for who reads a text 64 bytes at a time, and tells of each byte whether it is one of the
// two alphabets or padding.
class Base64Rows {
 public:
  explicit Base64Rows(std::string_view text) noexcept : text_(text) {}

  // Takes the next `size` bytes, 64 or what is left. Bit i of `row`: byte i is such a one; none
  // above is set; `equals`: some is a '='. True when there is base64 in what ends before the last
  // of them: no more need be taken.
  [[nodiscard]] bool Take(std::uint64_t row, bool equals, std::size_t size) noexcept {
    if (equals) name_ = Base64Name::kSome;
    const std::size_t at = at_;
    at_ += size;
    const auto ones = [](std::uint64_t bits) {
      return bits == 0 ? std::size_t{64} : static_cast<std::size_t>(__builtin_ctzll(bits));
    };
    // Most are short: of what is long, the beginning is in this row, or it goes on from one before.
    const bool is_long = LongBase64Rows(row) != 0 || ones(~row) + at - open_ >= kFewestBase64Bytes;
    if (is_long) return TakeLong(row, at, size);
    open_ = at_ - static_cast<std::size_t>(__builtin_clzll(~(row << (64 - size))));
    return false;
  }
  // Behind the last. Whether there is some at the end.
  [[nodiscard]] bool Finish() noexcept { return text_.size() > open_ && IsIn(open_, text_.size()); }

 private:
  [[nodiscard]] bool TakeLong(std::uint64_t row, std::size_t at, std::size_t size) noexcept;
  [[nodiscard]] bool IsIn(std::size_t begin, std::size_t end) noexcept;

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t open_ = 0;  // a row goes on at at_ that begins there; at_ when none does
  Base64Name name_ = Base64Name::kNone;  // in what was taken
};

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_BASE64_ROW_H_
