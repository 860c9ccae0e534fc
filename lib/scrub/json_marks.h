// What begins and ends in a row of the bytes of JSON, by masks of them, without reading it.
#ifndef PANVEIL_SCRUB_JSON_MARKS_H_
#define PANVEIL_SCRUB_JSON_MARKS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scan/kernel.h"
#include "text/char_class.h"

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

// Whether a number may end before `c`.
[[nodiscard]] constexpr bool EndsJsonNumber(char c) noexcept {
  return c == ',' || c == '}' || c == ']' || static_cast<unsigned char>(c) <= ' ';
}

// Here, so that nothing goes through memory from row to row.
inline JsonMarks JsonMarker::Read(std::string_view json, std::size_t at, const scan::ByteMasks& row,
                                  std::size_t size) noexcept {
  const std::size_t last = size - 1;
  const auto next = [&](std::size_t i) {
    return at + size + i < json.size() ? json.data()[at + size + i] : ' ';
  };
  // Of the byte behind each byte.
  const auto before = [last](std::uint64_t bytes, bool is_next) {
    return bytes >> 1 | std::uint64_t{is_next} << last;
  };
  // Bit i: byte i is in a string, or begins one.
  std::uint64_t strings = row.quotes;
  for (unsigned by = 1; by < scan::ByteMasks::kBytes; by *= 2) strings ^= strings << by;
  strings ^= std::uint64_t{0} - std::uint64_t{string_};
  const bool open_at_last = (strings >> last & 1) != 0;
  // A letter, added to the string from there on, carries to the quote that closes it.
  const std::uint64_t lettered = strings + ((row.letters & strings) | std::uint64_t{letters_});
  const bool carried_out = lettered < strings;
  const std::uint64_t closed = row.quotes & ~strings & ~(forms_ ? 0 : lettered);
  const bool closes_behind = next(0) == '"' && open_at_last && (forms_ || !carried_out);
  const std::uint64_t closing = before(closed, closes_behind) & ~row.letters;
  const std::uint64_t numbers = row.digits & ~strings & before(row.behind, EndsJsonNumber(next(0)));
  const bool malformed = (row.digits & ~strings & before(row.quotes, next(0) == '"')) != 0;
  const std::uint64_t letters_before = row.letters << 1 | std::uint64_t{word_};
  const std::uint64_t seconds = before(row.letters, text::IsLetter(next(0)));
  const std::uint64_t thirds = before(seconds, text::IsLetter(next(1)));
  string_ = open_at_last;
  letters_ = carried_out;
  word_ = (row.letters >> last & 1) != 0;
  return {closing | numbers, row.letters & seconds & ~letters_before, thirds, malformed};
}

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_JSON_MARKS_H_
