#include "payload/base64_row.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "payload/base64.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace panveil::payload {

using base::ByteSpan;

namespace {

constexpr std::array<bool, 256> MakeRowBytes() {
  std::array<bool, 256> row{};
  for (const char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                       "0123456789+/-_=")) {
    row[static_cast<unsigned char>(c)] = true;
  }
  return row;
}

constexpr std::array<bool, 256> kRowBytes = MakeRowBytes();

bool IsRowByte(char c) noexcept { return kRowBytes[static_cast<unsigned char>(c)]; }

constexpr std::size_t kRowBlock = 64;

// Bit i: IsRowByte() of byte i. REQUIRES: size <= kRowBlock.
std::uint64_t RowBytes(const char* bytes, std::size_t size) noexcept {
  std::uint64_t row = 0;
  std::size_t i = 0;
#ifdef __SSE2__
  for (; i + sizeof(__m128i) <= size; i += sizeof(__m128i)) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i));
    const auto in = [](__m128i at, char first, char last) {
      const __m128i from = _mm_sub_epi8(at, _mm_set1_epi8(first));
      const auto size_of = static_cast<char>(last - first);
      return _mm_cmpeq_epi8(_mm_min_epu8(from, _mm_set1_epi8(size_of)), from);
    };
    const auto is = [block](char c) { return _mm_cmpeq_epi8(block, _mm_set1_epi8(c)); };
    const __m128i small = _mm_or_si128(block, _mm_set1_epi8(0x20));
    const __m128i signs =
        _mm_or_si128(_mm_or_si128(is('+'), is('-')), _mm_or_si128(is('_'), is('=')));
    // '/' stands before '0'.
    const __m128i all = _mm_or_si128(_mm_or_si128(in(small, 'a', 'z'), in(block, '/', '9')), signs);
    row |= std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(all))} << i;
  }
#endif
  for (; i < size; ++i) row |= std::uint64_t{IsRowByte(bytes[i])} << i;
  return row;
}

// Bits in a row that are set, from the lowest on.
std::size_t Ones(std::uint64_t bits) noexcept {
  return ~bits == 0 ? 64 : static_cast<std::size_t>(__builtin_ctzll(~bits));
}

// Where the base64 ends whose first line is text[begin, end). Each line but the last is as long.
std::size_t EndOfLines(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  constexpr std::size_t kShortestLine = 60;
  const std::size_t line = end - begin;
  if (line < kShortestLine || line % 4 != 0) return end;
  while (text[end - 1] != '=') {
    std::size_t next = end;
    if (next < text.size() && text[next] == '\r') ++next;
    if (next >= text.size() || text[next] != '\n') break;
    const std::size_t from = ++next;
    while (next < text.size() && next - from <= line && IsRowByte(text[next])) ++next;
    const std::size_t size = next - from;
    const bool is_short = size > 0 && size < kFewestBase64Bytes;
    if (size > line || !(is_short || LooksLikeBase64(text.substr(from, size)))) break;
    end = next;
    if (size < line) break;
  }
  return end;
}

bool HasNames(std::string_view text, Base64Name& names) noexcept {
  if (names == Base64Name::kUnknown) {
    names = text.find('=') == std::string_view::npos ? Base64Name::kNone : Base64Name::kSome;
  }
  return names == Base64Name::kSome;
}

// Where the base64 of the row text[begin, end) begins that a name stands before; `end` when none
// does.
std::size_t BehindName(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  std::size_t last = end;
  while (last > begin && text[last - 1] == '=') --last;
  const std::size_t equals = text.substr(begin, last - begin).rfind('=');
  return equals == std::string_view::npos ? end : begin + equals + 1;
}

// Where the base64 begins that is all of the row text[begin, end), or what is behind a name there;
// `end` when neither is.
std::size_t Base64In(std::string_view text, std::size_t begin, std::size_t end,
                     Base64Name& names) noexcept {
  if (LooksLikeBase64(text.substr(begin, end - begin))) return begin;
  if (!HasNames(text, names)) return end;
  const std::size_t behind = BehindName(text, begin, end);
  return LooksLikeBase64(text.substr(behind, end - behind)) ? behind : end;
}

}  // namespace

ByteSpan NextBase64Row(std::string_view text, std::size_t at) noexcept {
  constexpr int kFewest = kFewestBase64Bytes;
  Base64Name names = Base64Name::kUnknown;
  // No row goes on at `at`; most are short, which is told of many bytes at once.
  while (text.size() - at >= kFewestBase64Bytes) {
    const std::size_t size = std::min(text.size() - at, kRowBlock);
    const std::uint64_t row = RowBytes(text.data() + at, size);
    std::uint64_t long_rows = LongBase64Rows(row);
    std::size_t behind = size;  // the block, or a long row that goes on behind it
    for (; long_rows != 0; long_rows &= long_rows + (long_rows & (~long_rows + 1))) {
      const auto begin = static_cast<std::size_t>(__builtin_ctzll(long_rows));
      std::size_t end = begin + Ones(row >> begin);
      if (end == size) {
        while (at + end < text.size() && IsRowByte(text.data()[at + end])) ++end;
        behind = end;
      }
      const std::size_t to = at + end;
      const std::size_t from = Base64In(text, at + begin, to, names);
      if (from != to) return {from, EndOfLines(text, from, to)};
    }
    if (size < kRowBlock) break;
    const std::uint64_t others = ~row;
    const int open = others == 0 ? 64 : __builtin_clzll(others);
    at += open < kFewest ? kRowBlock - static_cast<std::size_t>(open) : behind;
  }
  return {};
}

std::size_t RestOfBase64Row(std::string_view text, std::size_t begin, std::size_t at) noexcept {
  std::size_t from = at;
  while (from > begin && IsBase64Character(text[from - 1])) --from;
  return (at - from) % 4;
}

bool Base64Rows::TakeLong(const scan::JsonMasks& masks, std::size_t i, std::size_t at) noexcept {
  static_assert(scan::JsonMasks::kLongBase64 == kFewestBase64Bytes);
  return runs_.Take(masks.base64, masks.long_base64[i], i, at, [this](ByteSpan run) {
    if (run.size() >= scan::JsonMasks::kRowBytes) {
      while (run.begin > 0 && IsRowByte(text_.data()[run.begin - 1])) --run.begin;
    }
    return Base64In(text_, run.begin, run.end, names_) != run.end;
  });
}

}  // namespace panveil::payload
