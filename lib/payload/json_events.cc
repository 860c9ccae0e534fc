#include "payload/json_events.h"

#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace panveil::payload {

namespace {

bool IsBlank(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Whether a brace at `at`, the first of its line, may stand where it does. What is before `text` is
// taken to be well.
bool MayOpen(std::string_view text, std::size_t at) noexcept {
  while (at > 0 && IsBlank(text[at - 1])) --at;
  if (at == 0) return true;
  const char before = text[at - 1];
  return before == '[' || before == ',' || before == ':';
}

}  // namespace

std::size_t JsonEvents::Take(std::string_view text, std::size_t at) noexcept {
  const char c = text[at];
  if (in_string_) {
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_string_ = false;
    }
    return 0;
  }
  if (c == '\n' && closed_) {
    *this = JsonEvents();
    return at + 1;
  }
  if (IsBlank(c)) return 0;
  closed_ = false;
  if (c == '{' && at > 0 && text[at - 1] == '\n' && !MayOpen(text, at)) {
    *this = JsonEvents();
    return at;
  }
  if (c == '{' || c == '[') {
    ++depth_;
  } else if (c == '}' || c == ']') {
    if (depth_ > 0) --depth_;
    closed_ = depth_ == 0;
  } else if (c == '"') {
    in_string_ = true;
  }
  return 0;
}

#ifdef __SSE2__

namespace {

constexpr std::size_t kBlock = 64;

std::uint64_t Equals(const __m128i* bytes, char c) noexcept {
  std::uint64_t mask = 0;
  for (int i = 3; i >= 0; --i) {
    const __m128i same = _mm_cmpeq_epi8(bytes[i], _mm_set1_epi8(c));
    mask = mask << 16 | static_cast<std::uint64_t>(_mm_movemask_epi8(same));
  }
  return mask;
}

// Bit i: an odd number of the bits up to i are set.
std::uint64_t OddBelow(std::uint64_t bits) noexcept {
  for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

}  // namespace

std::size_t JsonEvents::TakeBlocks(std::string_view text, std::size_t& at) noexcept {
  while (at + kBlock <= text.size() && !closed_ && !escaped_) {
    __m128i bytes[4];
    __m128i small[4];  // '[' and '{', ']' and '}' are told apart by this bit alone
    for (std::size_t i = 0; i < 4; ++i) {
      bytes[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at + 16 * i));
      small[i] = _mm_or_si128(bytes[i], _mm_set1_epi8(0x20));
    }
    const std::uint64_t in_string =
        OddBelow(Equals(bytes, '"')) ^ (in_string_ ? ~std::uint64_t{0} : 0);
    const std::uint64_t lines = Equals(bytes, '\n');
    if (Equals(bytes, '\\') != 0) return 0;
    const std::uint64_t opened = Equals(small, '{') & ~in_string;
    const std::uint64_t closed = Equals(small, '}') & ~in_string;
    // A brace that begins a line may end what is before it.
    const bool line_before = at > 0 && text[at - 1] == '\n';
    if ((opened & (lines << 1 | (line_before ? 1 : 0))) != 0) return 0;
    const auto closes = static_cast<std::size_t>(__builtin_popcountll(closed));
    if (closed == 0 || depth_ > closes) {
      depth_ += static_cast<std::size_t>(__builtin_popcountll(opened)) - closes;
    } else if (const std::size_t end = TakeBrackets(text, at, opened, closed); end != 0) {
      at = end;
      if (closed_) return 0;
      *this = JsonEvents();
      return end;
    }
    in_string_ = (in_string >> (kBlock - 1)) != 0;
    at += kBlock;
  }
  return 0;
}

std::size_t JsonEvents::TakeBrackets(std::string_view text, std::size_t block, std::uint64_t opened,
                                     std::uint64_t closed) noexcept {
  for (std::uint64_t all = opened | closed; all != 0; all &= all - 1) {
    if ((opened & all & (~all + 1)) != 0) {
      ++depth_;
      continue;
    }
    if (depth_ > 0) --depth_;
    if (depth_ > 0) continue;
    std::size_t at = block + static_cast<std::size_t>(__builtin_ctzll(all)) + 1;
    while (at < text.size() && text[at] != '\n' && IsBlank(text[at])) ++at;
    if (at < text.size() && text[at] != '\n') continue;
    closed_ = at == text.size();
    if (closed_) in_string_ = false;
    return closed_ ? at : at + 1;
  }
  return 0;
}

#else

std::size_t JsonEvents::TakeBlocks(std::string_view /*text*/, std::size_t& /*at*/) noexcept {
  return 0;
}

#endif

std::size_t JsonEvents::Next(std::string_view text, std::size_t from) noexcept {
  constexpr std::size_t kBytes = 64;  // one by one, where blocks do not help
  for (std::size_t at = from; at < text.size();) {
    if (const std::size_t event = TakeBlocks(text, at); event != 0) return event;
    for (const std::size_t end = at + kBytes; at < end && at < text.size(); ++at) {
      const std::size_t event = Take(text, at);
      if (event != 0) return event;
    }
  }
  return 0;
}

}  // namespace panveil::payload
