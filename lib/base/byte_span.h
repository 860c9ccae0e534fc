// A piece of a text, by offsets.
#ifndef PANVEIL_BASE_BYTE_SPAN_H_
#define PANVEIL_BASE_BYTE_SPAN_H_

#include <cstddef>

namespace panveil::base {

// Bytes [begin, end). Empty, and of no place, when begin == end.
struct ByteSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] constexpr bool empty() const noexcept { return begin == end; }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return end - begin; }
};

[[nodiscard]] constexpr bool operator==(const ByteSpan& a, const ByteSpan& b) noexcept {
  return a.begin == b.begin && a.end == b.end;
}

}  // namespace panveil::base

#endif  // PANVEIL_BASE_BYTE_SPAN_H_
