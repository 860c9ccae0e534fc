// Where strings of JSON end.
#ifndef PANVEIL_PAYLOAD_JSON_STRING_H_
#define PANVEIL_PAYLOAD_JSON_STRING_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace panveil::payload {

// Finds quotes and backslashes in a text, up to a place.
class QuoteFinder {
 public:
  // REQUIRES: to <= text.size().
  QuoteFinder(std::string_view text, std::size_t to) noexcept
      : bytes_(text.data()), to_(to), blocks_to_(text.size() < kBlock ? 0 : text.size() - kBlock) {
    blocks_to_ = std::min(to, blocks_to_);
  }

  // The first one at or behind `at`. `to`, or some place behind that, when there is none before it.
  [[nodiscard]] std::size_t Find(std::size_t at) const noexcept {
#ifdef __SSE2__
    const __m128i quotes = _mm_set1_epi8('"');
    const __m128i escapes = _mm_set1_epi8('\\');
    while (at < blocks_to_) {
      const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes_ + at));
      const auto found = static_cast<unsigned>(_mm_movemask_epi8(
          _mm_or_si128(_mm_cmpeq_epi8(block, quotes), _mm_cmpeq_epi8(block, escapes))));
      if (found != 0) return at + static_cast<unsigned>(__builtin_ctz(found));
      at += kBlock;
    }
#endif
    while (at < to_ && bytes_[at] != '"' && bytes_[at] != '\\') ++at;
    return at;
  }

 private:
  static constexpr std::size_t kBlock = 16;

  const char* bytes_;
  std::size_t to_;
  std::size_t blocks_to_;  // no block begins there or behind
};

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_JSON_STRING_H_
