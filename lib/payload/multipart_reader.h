// Reads multipart bodies (RFC 2046, section 5.1; RFC 7578) and mails (RFC 5322) as a row of headers
// and parts.
#ifndef PANVEIL_PAYLOAD_MULTIPART_READER_H_
#define PANVEIL_PAYLOAD_MULTIPART_READER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/byte_span.h"
#include "payload/value.h"

namespace panveil::payload {

// Usage:
//   MultipartReader reader(body, content_type);
//   for (Value value; reader.Next(value);) ...
//
// What each header says, over all of its lines, is a value by the header's name; the content of a
// part one by the name that its Content-Disposition gives, written and of the kind that its headers
// say. A mail whose content is in base64 or quoted-printable is one part without a boundary.
// What stands before the first boundary and behind the last are values, too. Every byte but blanks,
// boundaries and the names of headers is in some value.
class MultipartReader {
 public:
  // `content_type` names the boundary; without it, the first line that begins with "--" does.
  explicit MultipartReader(std::string_view text, std::string_view content_type = {}) noexcept;

  // False after the last value.
  [[nodiscard]] bool Next(Value& value) noexcept;

  // Whether what was read so far is no multipart body; whether all is, once Next() has returned
  // false: no boundary was found, or not the last one.
  [[nodiscard]] bool malformed() const noexcept { return malformed_; }

  // Whether the value returned last is the content of a part.
  [[nodiscard]] bool is_content() const noexcept { return is_content_; }

  // What parts are parted by, without its dashes; where the line of the last one begins that was
  // read: npos when none was.
  [[nodiscard]] std::string_view boundary() const noexcept { return boundary_; }
  [[nodiscard]] std::size_t boundary_at() const noexcept { return boundary_at_; }

 private:
  enum class State : std::uint8_t { kPreamble, kHeaders, kContent, kEpilogue };
  // What the headers of a part say.
  struct Part {
    base::ByteSpan name;
    PayloadKind kind = PayloadKind::kText;
    Encoding encoding = Encoding::kPlain;
  };

  void FindBoundary() noexcept;
  // Whether the line that begins at `at` is a boundary, and the last one.
  [[nodiscard]] bool IsBoundary(std::size_t at, bool& last) const noexcept;
  // Reads up to the next boundary, and returns what stands before it.
  [[nodiscard]] base::ByteSpan ReadToBoundary() noexcept;
  [[nodiscard]] std::size_t HeaderEnd(std::size_t at) const noexcept;
  void ReadHeader(Value& value) noexcept;
  void HeedHeader(base::ByteSpan name, base::ByteSpan header) noexcept;
  [[nodiscard]] std::size_t LineEnd(std::size_t at) const noexcept;
  [[nodiscard]] std::string_view In(base::ByteSpan span) const noexcept {
    return text_.substr(span.begin, span.size());
  }

  std::string_view text_;
  std::string_view boundary_;  // without "--"
  std::size_t at_ = 0;
  std::size_t boundary_at_ = std::string_view::npos;
  State state_ = State::kPreamble;
  Part part_;
  bool single_ = false;  // a mail without parts
  bool malformed_ = false;
  bool is_content_ = false;
};

// Longer ones are none; RFC 2046 allows 70.
inline constexpr std::size_t kMostBoundaryBytes = 200;

// Whether a line, without its end, parts parts; `last`: it is behind the last one.
[[nodiscard]] bool IsBoundaryLine(std::string_view line, std::string_view boundary,
                                  bool& last) noexcept;

// Whether a text begins with a boundary and a header; or, as a mail does, with headers of which one
// says that parts follow, or how its content is written.
[[nodiscard]] bool LooksLikeMultipart(std::string_view text) noexcept;

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_MULTIPART_READER_H_
