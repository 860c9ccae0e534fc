// JavaScript strings as bytes, and back, without losing anything.
//
// A string is UTF-16, and may hold surrogates that stand alone. The library takes bytes: UTF-8, in
// which such a surrogate stands as the three bytes that its number would have (WTF-8). Those are
// invalid to the library, so they end a run of digits just as U+FFFD does, which others will write
// in their place; and it leaves them as they are, so that they come back.
#ifndef PANVEIL_NODE_TEXT_H_
#define PANVEIL_NODE_TEXT_H_

#include <cstddef>

namespace panveil_node {

// Bytes that `units` code units need at most.
constexpr std::size_t BytesOfUnits(std::size_t units) { return units * 3; }

// Writes `units` as bytes to `out`, which has room for BytesOfUnits(count); returns how many. As
// many as there are units if and only if all are ASCII.
std::size_t ToBytes(const char16_t* units, std::size_t count, char* out);

// The other way: writes at most `size` code units. Bytes that ToBytes() does not write become
// U+FFFD.
std::size_t ToUnits(const char* bytes, std::size_t size, char16_t* out);

// Counts code units before offsets in bytes, for offsets that mostly grow.
class UnitCounter {
 public:
  UnitCounter(const char* bytes, std::size_t size) : bytes_(bytes), size_(size) {}
  std::size_t Before(std::size_t offset);

 private:
  const char* bytes_;
  std::size_t size_;
  std::size_t at_ = 0;
  std::size_t units_ = 0;
};

}  // namespace panveil_node

#endif  // PANVEIL_NODE_TEXT_H_
