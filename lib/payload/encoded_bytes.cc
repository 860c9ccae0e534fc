#include "payload/encoded_bytes.h"

#include <algorithm>
#include <cstddef>

#include "payload/byte_set.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace panveil::payload {

namespace {

constexpr ByteSet kEncodedBytes("{[\"=?&<%\x1E");
constexpr ByteSet kEscapesAndLines("\\%=\n");
// What begins with one of these and has blanks may be a payload.
constexpr ByteSet kPayloadFirsts("{[\"?:-0123456789");

#ifdef __SSE2__
__m128i Is(__m128i block, char c) noexcept { return _mm_cmpeq_epi8(block, _mm_set1_epi8(c)); }

__m128i IsIn(__m128i block, char first, char last) noexcept {
  const __m128i from = _mm_sub_epi8(block, _mm_set1_epi8(first));
  const auto size = static_cast<char>(last - first);
  return _mm_cmpeq_epi8(_mm_min_epu8(from, _mm_set1_epi8(size)), from);
}

// How many bytes from `at` on, sixteen at a time, test(block) has none of; added to `at`.
template <typename Test>
std::size_t PassOver(std::string_view text, std::size_t at, Test test) noexcept {
  for (; at + sizeof(__m128i) <= text.size(); at += sizeof(__m128i)) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    if (_mm_movemask_epi8(test(block)) != 0) break;
  }
  return at;
}
#endif

}  // namespace

bool HoldsEncodedByte(std::string_view text) noexcept {
  std::size_t at = 0;
#ifdef __SSE2__
  for (;; at += sizeof(__m128i)) {
    // Four tests, which '#', '$' and '>' pass, too.
    at = PassOver(text, at, [](__m128i block) {
      const __m128i small = _mm_or_si128(block, _mm_set1_epi8(0x20));
      return _mm_or_si128(_mm_or_si128(IsIn(block, '"', '&'), IsIn(block, '<', '?')),
                          _mm_or_si128(Is(small, '{'), Is(block, '\x1E')));
    });
    if (at + sizeof(__m128i) > text.size()) break;
    const std::string_view block(text.data() + at, sizeof(__m128i));
    if (kEncodedBytes.FindIn(block) != std::string_view::npos) return true;
  }
#endif
  return kEncodedBytes.FindIn(text, at) != std::string_view::npos;
}

bool HoldsEscapeOrLine(std::string_view text) noexcept {
  std::size_t at = 0;
#ifdef __SSE2__
  at = PassOver(text, at, [](__m128i block) {
    return _mm_or_si128(_mm_or_si128(Is(block, '\\'), Is(block, '%')),
                        _mm_or_si128(Is(block, '='), Is(block, '\n')));
  });
#endif
  return kEscapesAndLines.FindIn(text, at) != std::string_view::npos;
}

bool IsProse(std::string_view text) noexcept {
  constexpr std::string_view kMarks("<&\x1E");
  const std::size_t blank = text.find(' ');
  if (blank == std::string_view::npos || kPayloadFirsts.FindIn(text.substr(0, 1)) == 0)
    return false;
  const std::string_view word = text.substr(0, blank);
  // The field of an event, or a header; a["..."]
  const bool tells = word.find(':') != std::string_view::npos || word.substr(1, 1) == "[" ||
                     word.substr(1, 1) == "\"";
  return !tells && std::all_of(kMarks.begin(), kMarks.end(), [text](char mark) {
    return text.find(mark) == std::string_view::npos;
  });
}

}  // namespace panveil::payload
