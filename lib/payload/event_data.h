// The data of a server-sent event (WHATWG HTML, "Server-sent events"): the lines of its fields
// "data", joined by line ends. decoded_text.h's function for it.
#ifndef PANVEIL_PAYLOAD_EVENT_DATA_H_
#define PANVEIL_PAYLOAD_EVENT_DATA_H_

#include <cstddef>
#include <string_view>

#include "base/byte_span.h"
#include "payload/decoded_text.h"

namespace panveil::payload {

// One line of an event stream.
struct EventLine {
  std::string_view field;  // "data", "event", "id", "retry"; empty for a comment, or anything else
  base::ByteSpan content;  // behind the colon and a blank; of anything else, all of the line
  base::ByteSpan name;     // where `field` stands
  std::size_t next = 0;    // where the next line begins
  bool blank = false;      // which ends an event
};

// The line of text[0, end) that begins at `at`. It ends with CR, LF or both. REQUIRES: at <= end.
[[nodiscard]] EventLine EventLineAt(std::string_view text, std::size_t at,
                                    std::size_t end) noexcept;

// `span`: from the content of the first line to the end of the last. A line end between two lines
// of data is a LF that stands nowhere: it is not written. Other lines among them stand for nothing.
// REQUIRES: room in `out` for span.size() bytes.
void DecodeEventData(std::string_view source, base::ByteSpan span, DecodedText& out) noexcept;

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_EVENT_DATA_H_
