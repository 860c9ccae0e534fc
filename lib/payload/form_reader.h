// Reads form data, and the query of a URL, as a row of names and values.
#ifndef PANVEIL_PAYLOAD_FORM_READER_H_
#define PANVEIL_PAYLOAD_FORM_READER_H_

#include <cstddef>
#include <string_view>

#include "base/byte_span.h"
#include "payload/byte_set.h"
#include "payload/value.h"

namespace panveil::payload {

// Usage:
//   FormReader reader(text);
//   for (Value value; reader.Next(value);) ...
//
// Each field is a name, and a value if that is not empty; one without '=' is a value without name.
// '&' parts fields, as does ';' before a letter, '#' too in a URL, whose path is a value by itself.
// Every byte but those,
// '?' and the '=' between is in some value. All are percent-encoded.
class FormReader {
 public:
  explicit FormReader(std::string_view text) noexcept;

  // False after the last value.
  [[nodiscard]] bool Next(Value& value) noexcept;

  // Whether what was read so far is no form data: a '%' that escapes nothing, a blank, a control
  // character. It was read nonetheless.
  [[nodiscard]] bool malformed() const noexcept { return malformed_; }

 private:
  [[nodiscard]] std::size_t FieldEnd(std::size_t at) const noexcept;
  void CheckField(std::size_t begin, std::size_t end) noexcept;

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t path_end_ = 0;   // of a URL: where the '?' is
  const ByteSet* separators_;  // between fields
  base::ByteSpan name_;        // the value behind it comes next
  bool in_value_ = false;
  bool follows_ = false;  // the field before had a value
  bool malformed_ = false;
};

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_FORM_READER_H_
