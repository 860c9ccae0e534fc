// What rows of the bytes of JSON hold, told by masks, without reading it.
#ifndef PANVEIL_SCAN_JSON_MASKS_H_
#define PANVEIL_SCAN_JSON_MASKS_H_

#include <cstddef>
#include <cstdint>

namespace panveil::scan {

// What the bytes of a row are, each by itself; bit i of a mask: byte i is one.
struct ByteMasks {
  std::uint64_t digits;   // '0' to '9'
  std::uint64_t letters;  // below 0x80
  std::uint64_t base64;   // those, + / - _ and =
  std::uint64_t joiners;  // below 0x80
  std::uint64_t quotes;   // '"'
  std::uint64_t mixed;    // of those of base64 the ones that are no small hexadecimal digits
  // Not 0: some byte is,
  std::uint64_t high;     // 0x80 or above
  std::uint64_t escapes;  // what escapes, forms and markup are written with: \ & % = <
};

// Rows one behind the other: `count` at `rows`, then `end_count` at `end`; JsonMasks::kMostRows
// together at most.
struct RowBytes {
  const char* rows = nullptr;
  std::size_t count = 0;
  const char* end = nullptr;
  std::size_t end_count = 0;
};

// Of several rows at a time: a mask of each, so that vectors can hold those of several.
//
// Behind the end of the JSON are zeros, one at least: what goes on to the end of it ends there.
// Nothing is told of strings when a backslash is in one.
struct JsonMasks {
  static constexpr std::size_t kRowBytes = 64;
  static constexpr std::size_t kMoreBytes = 2;  // that are read behind a row
  static constexpr std::size_t kMostRows = 8;   // at a time

  // For the first rows of a JSON. The others are what they are after Kernel::json_masks.
  void Start() noexcept {
    digits[kMostRows] = letters[kMostRows] = strings[kMostRows] = 0;
    joined[kMostRows] = base64[kMostRows] = mixed[kMostRows] = 0;
    any_digits = high = escapes = malformed = 0;
  }

  // [i + 1]: of row i. [0]: of the last row before those; none is before the first.
  using Masks = std::uint64_t[kMostRows + 1];
  // Of the 64 bytes before byte `bit` of row `i`, the last the highest. REQUIRES: bit < kRowBytes.
  static std::uint64_t Before(const Masks& of, std::size_t i, std::size_t bit) noexcept {
    return of[i + 1] << 1 << (kRowBytes - 1 - bit) | of[i] >> bit;
  }
  Masks digits;   // as above
  Masks letters;  // as above
  Masks joined;   // digits and joiners
  Masks base64;   // as above
  Masks mixed;    // as above
  Masks strings;  // in a string, or the quote that begins one

  // [i]: of row i.
  using Marks = std::uint64_t[kMostRows];
  // Digits outside strings end before the byte, or a string that does not end with a letter, whose
  // quote it is.
  Marks ends;
  Marks long_joined;  // kLongJoined joined ones, or more, in a row end with the byte
  // The same of kLongBase64 of base64, where one of so many is mixed: of a long run some byte has
  // the mark, unless it is nothing but small hexadecimal digits, as identifiers are.
  Marks long_base64;
  static constexpr std::size_t kLongJoined = 10;
  static constexpr std::size_t kLongBase64 = 16;

  // Where letters begin that may be a word of one of the sets (word_begins.h), if they begin one,
  // as bytes behind the first row, in their order.
  std::size_t word_count;
  static constexpr std::size_t kFewWords = 3;  // so many are written of each row, there or not
  static constexpr std::size_t kMostWords = kMostRows * kRowBytes / 2;
  std::uint16_t words[kMostWords + kFewWords];

  [[nodiscard]] bool in_string() const noexcept { return strings[kMostRows] >> 63 != 0; }

  // Not 0: in these rows or those before there are some, or is one.
  std::uint64_t any_digits;
  std::uint64_t high;
  std::uint64_t escapes;
  std::uint64_t malformed;  // a string begins where a number ends
};

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_JSON_MASKS_H_
