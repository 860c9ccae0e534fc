// Reads JSON as a row of values: strings, names, numbers, and whatever else stands between the
// punctuation, in the order of the text. No tree, no recursion, any bytes.
#ifndef PANVEIL_PAYLOAD_JSON_READER_H_
#define PANVEIL_PAYLOAD_JSON_READER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/byte_span.h"
#include "payload/value.h"

namespace panveil::payload {

// Usage:
//   JsonReader reader(text);
//   for (Value value; reader.Next(value);) ...
//
// Takes documents one after the other, as NDJSON has them, and a byte order mark before the first.
// A string that a ':' follows is a name, wherever it stands. Every byte but blanks and { } [ ] : ,
// and the quotes is in some value. A string without escapes is Encoding::kPlain.
class JsonReader {
 public:
  explicit JsonReader(std::string_view text) noexcept;

  // False after the last value.
  [[nodiscard]] bool Next(Value& value) noexcept;

  // The same, for the next value that ends behind `at`; those before are read, and not told of,
  // which costs less than Next() for each.
  [[nodiscard]] bool NextBehind(std::size_t at, Value& value) noexcept;

  // Reads what is left, up to the first value that is no JSON: whether there is none.
  [[nodiscard]] bool ReadToEnd() noexcept;

  // Whether what was read so far is no JSON; whether all is, once Next() has returned false.
  [[nodiscard]] bool malformed() const noexcept { return malformed_; }

  // Where the value returned last stands: the arrays and objects around it, outermost first.
  struct Level {
    base::ByteSpan name;    // of the array or object; empty when it has none
    std::size_t begin = 0;  // where its bracket is
    std::size_t index = 0;  // in an array: of the item
    Encoding name_encoding = Encoding::kPlain;
    bool array = false;
  };
  static constexpr std::size_t kMostLevels = 32;  // further ones are counted, not kept

  [[nodiscard]] std::size_t levels() const noexcept { return depth_; }
  // REQUIRES: i < levels(), i < kMostLevels.
  [[nodiscard]] Level level(std::size_t i) const noexcept {
    const Kept& kept = levels_[i];
    return {
        {kept.name_begin, kept.name_end}, kept.begin, kept.index, kept.name_encoding, kept.array};
  }
  // Counts on from that item: the text is the rest of a longer one. REQUIRES: as level().
  void SetIndex(std::size_t i, std::size_t index) noexcept { levels_[i].index = index; }

 private:
  // A level, not set before it is there: most JSON is not so deep.
  struct Kept {
    std::size_t name_begin;
    std::size_t name_end;
    std::size_t begin;
    std::size_t index;
    Encoding name_encoding;
    bool array;
  };

  enum class Last : std::uint8_t { kStart, kOpen, kComma, kColon, kName, kValue, kClose };

  // Passes over values that end at or before `to`, and what is between them, as far as they are
  // written as most are.
  void PassOver(std::size_t to) noexcept;
  // The same from a field or item on, up to the next that is written in another way. Whether it
  // passed over anything. REQUIRES: an array or object is around, and one of these may stand at
  // at_.
  [[nodiscard]] bool PassFields(std::size_t to) noexcept;
  // Goes on at `at`, as what stands before it says: fields or items that were passed over.
  void Stop(std::size_t at) noexcept;
  void SkipPunctuation() noexcept;
  void Punctuation(char c) noexcept;
  void Open(bool array) noexcept;
  void Close(bool array) noexcept;
  void Comma() noexcept;
  void ReadString(Value& value) noexcept;
  void ReadLiteral(Value& value) noexcept;
  // Where the string that begins at at_ ends; whether escapes are in it.
  [[nodiscard]] std::size_t StringEnd(bool& escaped) noexcept;
  // Whether a value may stand here.
  void CheckPlace() noexcept;
  void BeginValue(Value& value) noexcept;
  void SkipBlanks() noexcept;
  [[nodiscard]] Kept* Inmost() noexcept;

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t string_to_ = 0;  // the string that is read next, or any behind, ends there or behind
  base::ByteSpan name_;        // of the value to come
  Encoding name_encoding_ = Encoding::kPlain;
  Last last_ = Last::kStart;
  bool line_ = false;     // a line break stands behind the value before
  bool follows_ = false;  // a value of the same array or object stands before
  bool malformed_ = false;
  std::array<Kept, kMostLevels> levels_;
};

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_JSON_READER_H_
