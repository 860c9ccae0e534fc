// What a payload is: by its Content-Type, or by its looks.
#ifndef PANVEIL_PAYLOAD_PAYLOAD_KIND_H_
#define PANVEIL_PAYLOAD_PAYLOAD_KIND_H_

#include <string_view>

#include "base/byte_span.h"
#include "panveil/options.h"
#include "payload/value.h"

namespace panveil::payload {

// The kind that a Content-Type names, whatever its parameters and its case; +json and +xml count.
// kAuto for text/plain, which is said of anything, and for what is unknown.
[[nodiscard]] PayloadKind KindOfContentType(std::string_view content_type) noexcept;

// The kind that a text looks like; kText when it looks like none. Reads the text once at most.
// A wrong guess costs time, never a card, as long as what is malformed, and what is no sure guess,
// is read as text, too.
[[nodiscard]] PayloadKind Sniff(std::string_view text) noexcept;

// The same of a whole body. A number behind a '4' may be the message of an Engine.IO packet there.
[[nodiscard]] PayloadKind SniffBody(std::string_view body) noexcept;

// Whether what Sniff() says is hardly wrong: well-formed JSON is, packets and events that hold
// JSON, parts. Whatever else looks like a payload may be prose with a tag, a '%' or a '=' in it.
[[nodiscard]] bool IsSureGuess(std::string_view text, PayloadKind kind) noexcept;

// How characters amid a text may be written that is no payload itself: kPercent ("see
// https://a/?n=%34111"), kJsonString ("body={\"n\":\"\\u0034111\"}", "b'\\x34111'"),
// kQuotedPrintable (in mail: "=?utf-8?Q?=34111?="), kPlain when none.
// `after`: what comes after that one, in this order; kPlain for the first.
[[nodiscard]] Encoding EncodingAmid(std::string_view text, Encoding after) noexcept;

// The value of the parameter `name`, in small letters, of a header such as
//   form-data; name="card"; filename=x
// without its quotes; empty when there is none.
[[nodiscard]] base::ByteSpan HeaderParameter(std::string_view header,
                                             std::string_view name) noexcept;

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_PAYLOAD_KIND_H_
