// A value's characters as whoever reads the payload sees them, and where each of them stands.
#ifndef PANVEIL_PAYLOAD_DECODED_TEXT_H_
#define PANVEIL_PAYLOAD_DECODED_TEXT_H_

#include <cstddef>
#include <string_view>

#include "base/byte_span.h"
#include "payload/value.h"

namespace panveil::payload {

// Reused for value after value; keeps its memory, and wipes it when destroyed.
//
// Bytes of the source that stand for nothing (tags, the line break of a folded base64 value) are
// simply not appended: they lie between two pieces, and are copied when the value is written back.
class DecodedText {
 public:
  // One piece: plain bytes that stand for themselves, or one escape that stands for the bytes of
  // one character (or for one byte of it: %EF %BC %94 are three pieces of a byte each).
  struct Piece {
    std::size_t begin = 0;  // in text()
    base::ByteSpan source;
    bool plain = true;  // then as long here as there
  };

  DecodedText() = default;
  ~DecodedText();
  DecodedText(const DecodedText&) = delete;
  DecodedText& operator=(const DecodedText&) = delete;

  // Wipes what it holds.
  void Clear() noexcept;

  // Makes room for the decoded form of `bytes` bytes of source: no encoding decodes to more. False
  // when memory ran out; otherwise the appends below cannot fail.
  [[nodiscard]] bool Reserve(std::size_t bytes) noexcept;

  void AppendPlain(std::string_view bytes, std::size_t source) noexcept;
  void AppendEscape(std::string_view bytes, base::ByteSpan source) noexcept;

  [[nodiscard]] std::string_view text() const noexcept;
  [[nodiscard]] const Piece* begin() const noexcept;  // by begin, as by source
  [[nodiscard]] const Piece* end() const noexcept;
};

// Decodes source[span.begin, span.end), appending to `out`, with source offsets as in `source`.
// Total: what is malformed stands for itself. False when memory ran out.
[[nodiscard]] bool Decode(std::string_view source, base::ByteSpan span, Encoding encoding,
                          DecodedText& out) noexcept;

// Whether that would change anything: false lets the caller use source[span] itself. May say true
// for nothing.
[[nodiscard]] bool HasEscapes(std::string_view source, base::ByteSpan span,
                              Encoding encoding) noexcept;

// Writes the UTF-8 character `now` at `out` in the manner of `was`, one escape of the source, and
// never longer: %34 -> %4B, \u0034 -> \u004B, &#52; -> &#75;. Returns the bytes written.
// REQUIRES: room for was.size() bytes. kBase64 is written by quanta, not by characters: see there.
[[nodiscard]] std::size_t EncodeLike(std::string_view was, std::string_view now, Encoding encoding,
                                     char* out) noexcept;

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_DECODED_TEXT_H_
