// Reads what comes over event streams and sockets: server-sent events, socket.io and engine.io
// packets, lines of JSON.
#ifndef PANVEIL_PAYLOAD_FRAMES_READER_H_
#define PANVEIL_PAYLOAD_FRAMES_READER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/byte_span.h"
#include "payload/event_data.h"
#include "payload/markup_reader.h"
#include "payload/value.h"

namespace panveil::payload {

// Usage:
//   FramesReader reader(text);
//   for (Value value; reader.Next(value);) ...
//
// Packets are parted by 0x1E. One is
//   42["message",{}]  4212["foo"]  42/admin,13["foo"]  451-["baz",{}]  0{"sid":""}
//   4hello  2probe  b<base64>  a["x"]  (SockJS)
// whose type, count, number and letter are in no value; else it is lines, each of which is a value
// but for the name of a field of server-sent events ("data: "). The lines of data of one event are
// one value, unless each is digits and nothing else. JSON is told by its first character.
class FramesReader {
 public:
  // kTags: of an event with other lines among those of its data, each line is a value, but those of
  // data without a tag.
  explicit FramesReader(std::string_view text, MarkupPart part = MarkupPart::kInOrder) noexcept;

  // False after the last value.
  [[nodiscard]] bool Next(Value& value) noexcept;

  // Whether the text may be something else: the digits that a packet begins with might be no type
  // but the text's own ("4111 1111 ..."). It was read nonetheless.
  [[nodiscard]] bool malformed() const noexcept { return malformed_; }

  // Whether other lines stood among those of data, which only kTags would return.
  [[nodiscard]] bool passed_over() const noexcept { return passed_over_; }

 private:
  // Whether the packet at `at_` is no lines; then what is to be returned is set.
  [[nodiscard]] bool ReadPacket() noexcept;
  [[nodiscard]] bool ReadJsonPacket(std::string_view packet) noexcept;
  void ReadLine(Value& value) noexcept;
  // Where the value ends that begins with the data of that line.
  [[nodiscard]] std::size_t FindEndOfData(const EventLine& first) noexcept;
  void SetSpan(Value& value, base::ByteSpan span) const noexcept;

  std::string_view text_;
  MarkupPart part_;
  std::size_t at_ = 0;
  std::size_t packet_end_ = 0;
  std::size_t apart_until_ = 0;  // lines of data before are values of their own
  bool was_data_ = false;        // the line before was a field "data"
  bool malformed_ = false;
  bool passed_over_ = false;
  bool only_tags_ = false;                // of those lines, only what holds tags is wanted
  base::ByteSpan space_;                  // the namespace of the packet, to be returned
  base::ByteSpan content_;                // of the packet, to be returned
  Encoding encoding_ = Encoding::kPlain;  // of the content
};

// Whether a text begins with the type of a socket.io or engine.io packet and JSON behind it.
[[nodiscard]] bool BeginsJsonPacket(std::string_view text) noexcept;

// Whether a line begins with the name of a field of server-sent events and a colon.
[[nodiscard]] bool BeginsEventField(std::string_view text) noexcept;

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_FRAMES_READER_H_
