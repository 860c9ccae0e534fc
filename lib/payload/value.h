// One value of a payload: where it stands, how it is written, what it is called.
#ifndef PANVEIL_PAYLOAD_VALUE_H_
#define PANVEIL_PAYLOAD_VALUE_H_

#include <cstddef>
#include <cstdint>

#include "base/byte_span.h"
#include "panveil/options.h"

namespace panveil::payload {

// How the characters of a value, or of its name, are written in the payload.
enum class Encoding : std::uint8_t {
  kPlain = 0,        // as they are
  kJsonString,       // RFC 8259, section 7: \u0034, surrogate pairs, \n, \/
  kPercent,          // WHATWG URL, application/x-www-form-urlencoded: %34, '+' for a space
  kMarkup,           // HTML and XML text: &#52; &#x34; &nbsp;, tags and comments do not count
  kAttribute,        // attribute values: character references only
  kBase64,           // RFC 4648, section 4 or 5, padded or not
  kQuotedPrintable,  // RFC 2045, section 6.7
  kEventData,        // WHATWG HTML, server-sent events: the lines of data of one event
};

enum class ValueType : std::uint8_t {
  kText = 0,
  kNumber,  // must stay a number: JSON outside a string
  kName,    // a name: read as text, too, for cards are put there as well
};

// Offsets count in the text that the reader was given.
struct Value {
  base::ByteSpan span;  // without quotes
  base::ByteSpan name;  // of the field it is the value of; empty when it has none
  Encoding encoding = Encoding::kPlain;
  Encoding name_encoding = Encoding::kPlain;
  ValueType type = ValueType::kText;
  // What the decoded characters are, when the payload says so (a part's Content-Type, CDATA);
  // kText where it does not.
  PayloadKind kind = PayloadKind::kText;
  // Nothing but punctuation of the payload stands between this value and the one before it: the
  // two are neighbours in one array, object, form or element list.
  bool follows = false;
};

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_VALUE_H_
