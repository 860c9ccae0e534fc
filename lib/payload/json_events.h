// Finds where events of JSON end: documents that stand one after the other, as NDJSON has them.
#ifndef PANVEIL_PAYLOAD_JSON_EVENTS_H_
#define PANVEIL_PAYLOAD_JSON_EVENTS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace panveil::payload {

// An event ends with the line break behind the bracket that closes what is outside of all others:
// brackets are counted, not paired. Where a line is no JSON, such as one that was cut short behind
// a value, one ends before the next line that begins with a brace.
class JsonEvents {
 public:
  // Goes on with bytes [from, text.size()) of `text`, up to the end of the first event that ends
  // there, and returns it; 0 when none does. Then it is as new. REQUIRES: calls go from left to
  // right, without gaps; `text` begins where it did, or where an event or a value does.
  [[nodiscard]] std::size_t Next(std::string_view text, std::size_t from) noexcept;

 private:
  // What byte `at` does. Returns the end of an event, or 0.
  std::size_t Take(std::string_view text, std::size_t at) noexcept;
  // Goes over blocks of bytes from `at` on, as far as it can, to the end of an event at most, which
  // it returns; else 0.
  std::size_t TakeBlocks(std::string_view text, std::size_t& at) noexcept;

  // The brackets of one of them: the same, and where the text ends behind what closed all.
  std::size_t TakeBrackets(std::string_view text, std::size_t block, std::uint64_t opened,
                           std::uint64_t closed) noexcept;

  std::size_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;  // the character to come
  bool closed_ = false;   // the last character but blanks closed what is outside of all others
};

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_JSON_EVENTS_H_
