// A value's characters as whoever reads the payload sees them, and where each of them stands.
#ifndef PANVEIL_PAYLOAD_DECODED_TEXT_H_
#define PANVEIL_PAYLOAD_DECODED_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <memory>
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
  // Units in a row of one shape: plain bytes, each of which stands for itself, or escapes of one
  // length. An escape stands for the bytes of one character, or for one byte of it: %EF%BC%94 is
  // a piece of three units of a byte each.
  struct Piece {
    std::size_t begin = 0;   // in text()
    std::size_t source = 0;  // where its first unit stands
    std::uint32_t unit_text = 1;
    std::uint32_t unit_source = 1;
    bool plain = true;
  };

  DecodedText() = default;
  ~DecodedText();
  DecodedText(const DecodedText&) = delete;
  DecodedText& operator=(const DecodedText&) = delete;

  // Wipes what it holds: of most, nothing.
  void Clear() noexcept {
    if (size_ != 0 || source_end_ != 0 || failed_) ClearUsed();
  }

  // Makes room for `bytes` more bytes of text: no encoding decodes to more than its source. False
  // when memory ran out. Pieces find room as they come: see failed().
  [[nodiscard]] bool Reserve(std::size_t bytes) noexcept;

  // REQUIRES: Reserve() made room. Nothing is appended for no bytes.
  void AppendPlain(std::string_view bytes, std::size_t source) noexcept;
  void AppendEscape(std::string_view bytes, base::ByteSpan source) noexcept;

  // A copy of text(), to write over. False when memory ran out.
  [[nodiscard]] bool StartWriting() noexcept;
  // REQUIRES: StartWriting() was true since Clear(), at < text().size().
  void Write(std::size_t at, char c) noexcept { written_[at] = c; }
  [[nodiscard]] std::string_view written() const noexcept { return {written_.get(), size_}; }

  // Whether memory ran out since Clear(): then text() is cut short.
  [[nodiscard]] bool failed() const noexcept { return failed_; }

  [[nodiscard]] std::string_view text() const noexcept { return {text_.get(), size_}; }
  [[nodiscard]] const Piece* begin() const noexcept { return pieces_.get(); }  // by begin
  [[nodiscard]] const Piece* end() const noexcept { return pieces_.get() + count_; }

  // The piece that byte `at` of text() is in. REQUIRES: at < text().size().
  [[nodiscard]] const Piece* PieceAt(std::size_t at) const noexcept;

  // Where the unit of byte `at` stands, which is in `piece`.
  [[nodiscard]] static base::ByteSpan UnitAt(const Piece& piece, std::size_t at) noexcept;

  // From the first to the last byte that text()[begin, end) came from. REQUIRES: begin < end.
  [[nodiscard]] base::ByteSpan SourceOf(base::ByteSpan span) const noexcept;

 private:
  void ClearUsed() noexcept;
  void Append(std::string_view bytes, const Piece& piece) noexcept;
  [[nodiscard]] bool GrowPieces() noexcept;

  std::unique_ptr<char[]> text_;
  std::unique_ptr<char[]> written_;
  std::size_t written_room_ = 0;
  std::size_t written_size_ = 0;  // to be wiped
  std::size_t size_ = 0;
  std::size_t room_ = 0;
  std::unique_ptr<Piece[]> pieces_;
  std::size_t count_ = 0;
  std::size_t piece_room_ = 0;
  std::size_t source_end_ = 0;  // of the last piece
  bool failed_ = false;
};

// Decodes source[span.begin, span.end), appending to `out`, with source offsets as in `source`.
// Total: what is malformed stands for itself. False when memory ran out.
[[nodiscard]] bool Decode(std::string_view source, base::ByteSpan span, Encoding encoding,
                          DecodedText& out) noexcept;

// Whether that would change anything: false lets the caller use source[span] itself. May say true
// for nothing.
[[nodiscard]] bool HasEscapes(std::string_view source, base::ByteSpan span,
                              Encoding encoding) noexcept;

// Writes `now`, a character in UTF-8, or one byte of it where `was` stands for one byte, at `out`
// in the manner of `was`, one escape of the source, and never longer: %34 -> %4B, \u0034 -> \u004B,
// &#52; -> &#75;. What does not fit becomes '*'. Returns the bytes written.
// REQUIRES: room for was.size() bytes. kBase64 is written by quanta, not by characters: see there.
[[nodiscard]] std::size_t EncodeLike(std::string_view was, std::string_view now, Encoding encoding,
                                     char* out) noexcept;

// Whether the byte `c` may stand for itself in a value of that encoding.
[[nodiscard]] bool IsPlainIn(Encoding encoding, char c) noexcept;

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_DECODED_TEXT_H_
