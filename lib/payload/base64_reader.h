// Reads a text that is base64 from its first byte to its last: one value.
#ifndef PANVEIL_PAYLOAD_BASE64_READER_H_
#define PANVEIL_PAYLOAD_BASE64_READER_H_

#include <cstddef>
#include <string_view>

#include "payload/base64.h"
#include "payload/value.h"

namespace panveil::payload {

// Usage: as the other readers.
class Base64Reader {
 public:
  explicit Base64Reader(std::string_view text) noexcept
      : size_(text.size()), malformed_(!IsBase64(text)) {}

  // False after the first.
  [[nodiscard]] bool Next(Value& value) noexcept {
    value = {};
    value.span = {0, size_};
    value.encoding = Encoding::kBase64;
    size_ = 0;
    return !value.span.empty();
  }

  // Whether a byte is no base64: it was read for itself.
  [[nodiscard]] bool malformed() const noexcept { return malformed_; }

 private:
  std::size_t size_;
  bool malformed_;
};

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_BASE64_READER_H_
