// What begins and ends in a row of the bytes of JSON, by masks of them, without reading it.
#ifndef PANVEIL_SCRUB_JSON_MARKS_H_
#define PANVEIL_SCRUB_JSON_MARKS_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scan/kernel.h"
#include "text/char_class.h"

namespace panveil::scrub {

// The rows of the bytes of a JSON, in their order: some at a time, for the sake of what a kernel
// does before the first.
class JsonRows {
 public:
  static constexpr std::size_t kMostRows = 8;  // at once

  // Both must outlive the calls. The words are those of card::LabelBegins(), and digit words.
  JsonRows(const scan::Kernel& kernel, std::string_view json) noexcept
      : kernel_(kernel), json_(json) {}

  // Goes to the next rows. False behind the last.
  [[nodiscard]] bool Next() noexcept;

  [[nodiscard]] std::size_t count() const noexcept { return count_; }
  [[nodiscard]] const scan::ByteMasks& row(std::size_t i) const noexcept { return rows_[i]; }
  // Where row `i` begins in the JSON, and its bytes: as many as fit, but for the last of all.
  [[nodiscard]] std::size_t at(std::size_t i) const noexcept {
    return at_ + i * scan::ByteMasks::kBytes;
  }
  [[nodiscard]] std::size_t size(std::size_t i) const noexcept {
    return std::min(json_.size() - at(i), scan::ByteMasks::kBytes);
  }

 private:
  void ReadEnd() noexcept;

  const scan::Kernel& kernel_;
  std::string_view json_;
  std::size_t at_ = 0;
  std::size_t count_ = 0;
  std::array<scan::ByteMasks, kMostRows> rows_;  // the first count_ are known
};

struct JsonMarks {
  // Bit i: a value that may hold nothing but digits ends with byte i: a number, or a string without
  // a letter.
  std::uint64_t ends = 0;
  std::uint64_t words = 0;  // bit i: byte i begins a word of ASCII letters
  bool malformed = false;   // a string begins where a number ends
};

// Reads the rows of one JSON, in their order.
class JsonMarker {
 public:
  // `row` is of json[at, at + size). REQUIRES: no backslash is in the JSON.
  [[nodiscard]] JsonMarks Read(std::string_view json, std::size_t at, const scan::ByteMasks& row,
                               std::size_t size) noexcept;

  // Whether the last row ends in a string.
  [[nodiscard]] bool in_string() const noexcept { return string_; }

 private:
  // There was a '=': a string with letters counts, too, when it does not end with one, for only in
  // a form may a value hold a code behind letters: "cvv2=1/29".
  bool forms_ = false;
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
  forms_ = forms_ || row.equals;
  const char next = at + size < json.size() ? json.data()[at + size] : ' ';
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
  const bool closes_behind = next == '"' && open_at_last && (forms_ || !carried_out);
  const std::uint64_t closing = before(closed, closes_behind) & ~row.letters;
  const std::uint64_t numbers = row.digits & ~strings & before(row.behind, EndsJsonNumber(next));
  const bool malformed = (row.digits & ~strings & before(row.quotes, next == '"')) != 0;
  const std::uint64_t words = row.letters & ~(row.letters << 1 | std::uint64_t{word_});
  string_ = open_at_last;
  letters_ = carried_out;
  word_ = (row.letters >> last & 1) != 0;
  return {closing | numbers, words, malformed};
}

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_JSON_MARKS_H_
