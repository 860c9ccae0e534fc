// What begins and ends in a row of the bytes of JSON, by masks of them, without reading it.
#ifndef PANVEIL_SCRUB_JSON_MARKS_H_
#define PANVEIL_SCRUB_JSON_MARKS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scan/kernel.h"

namespace panveil::scrub {

// Reads json[at, ...): a row of ByteMasks::kBytes, or the bytes that are left. Returns their
// number. REQUIRES: at < json.size().
[[nodiscard]] std::size_t ReadJsonRow(const scan::Kernel& kernel, std::string_view json,
                                      std::size_t at, scan::ByteMasks& row) noexcept;

struct JsonMarks {
  // Bit i: a value that may hold nothing but digits ends with byte i: a number, or a string without
  // a letter.
  std::uint64_t ends = 0;
  std::uint64_t words = 0;   // bit i: byte i begins a word of ASCII letters, more than one
  std::uint64_t thirds = 0;  // bit i: byte i + 2 is a letter
  bool malformed = false;    // a string begins where a number ends
};

// Reads the rows of one JSON, in their order.
class JsonMarker {
 public:
  // `forms`: a string with letters counts, too, when it does not end with one.
  explicit JsonMarker(bool forms) noexcept : forms_(forms) {}

  // `row` is of json[at, at + size). REQUIRES: no backslash is in the JSON.
  [[nodiscard]] JsonMarks Read(std::string_view json, std::size_t at, const scan::ByteMasks& row,
                               std::size_t size) noexcept;

  // Whether the last row ends in a string.
  [[nodiscard]] bool in_string() const noexcept { return string_; }

 private:
  bool forms_;
  // Where the row before ended.
  bool string_ = false;   // in one
  bool letters_ = false;  // ... that has a letter
  bool word_ = false;     // with a letter
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_JSON_MARKS_H_
