// Eight bytes at once, as one integer.
#ifndef PANVEIL_TEXT_EIGHT_H_
#define PANVEIL_TEXT_EIGHT_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace panveil::text {

// A byte eight times.
constexpr std::uint64_t InEachOfEight(std::uint64_t byte) noexcept {
  return byte * 0x0101010101010101;
}

// Bit i: byte i of `eight` has its top bit set.
constexpr std::uint64_t TopBits(std::uint64_t eight) noexcept {
  return ((eight & InEachOfEight(0x80)) >> 7) * 0x0102040810204080 >> 56;
}

// Eight bytes as an integer, the first the lowest.
inline std::uint64_t LoadEight(const void* bytes) noexcept {
  std::uint64_t value = 0;
  std::memcpy(&value, bytes, sizeof(value));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  value = __builtin_bswap64(value);
#endif
  return value;
}

// The same of what begins at `at`, with zeros behind the end of `text`. REQUIRES: at <
// text.size().
inline std::uint64_t LoadEightAt(std::string_view text, std::size_t at) noexcept {
  const std::size_t left = text.size() - at;
  if (left >= 8) return LoadEight(text.data() + at);
  if (text.size() >= 8) return LoadEight(text.data() + text.size() - 8) >> 8 * (8 - left);
  std::uint64_t value = 0;
  for (std::size_t i = text.size(); i-- > at;) {
    value = value << 8 | static_cast<unsigned char>(text.data()[i]);
  }
  return value;
}

inline void StoreEight(std::uint64_t value, void* bytes) noexcept {
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  value = __builtin_bswap64(value);
#endif
  std::memcpy(bytes, &value, sizeof(value));
}

// The first eight of the `size` ASCII letters at `at`, small, as LoadEight() does. REQUIRES: size >
// 0, and letters are there.
inline std::uint64_t SmallLetters(std::string_view text, std::size_t at,
                                  std::size_t size) noexcept {
  const std::size_t shift = size < 8 ? 64 - 8 * size : 0;
  return (LoadEightAt(text, at) | InEachOfEight(0x20)) << shift >> shift;
}

// Of each of eight bytes the top bit: whether it is an ASCII letter.
constexpr std::uint64_t LettersAmong(std::uint64_t eight) noexcept {
  const std::uint64_t low = (eight | InEachOfEight(0x20)) & InEachOfEight(0x7F);
  // At least 'a', more than 'z'. Nothing carries over.
  return (low + InEachOfEight(0x80 - 'a')) & ~(low + InEachOfEight(0x7F - 'z')) & ~eight &
         InEachOfEight(0x80);
}

// The ASCII letters from `at` on, small, at most eight of them, as LoadEight() does. REQUIRES: at <
// text.size().
inline std::uint64_t FirstLetters(std::string_view text, std::size_t at) noexcept {
  const std::uint64_t eight = LoadEightAt(text, at);
  const std::uint64_t others = ~LettersAmong(eight) & InEachOfEight(0x80);
  const std::uint64_t letters = (others & (~others + 1)) - 1;  // all bits below the first other
  return (eight | InEachOfEight(0x20)) & (others == 0 ? ~std::uint64_t{0} : letters >> 7);
}

// The same: whether it is one of '0' to '9'.
constexpr std::uint64_t DigitsAmong(std::uint64_t eight) noexcept {
  const std::uint64_t low = eight & InEachOfEight(0x7F);
  return (low + InEachOfEight(0x80 - '0')) & ~(low + InEachOfEight(0x7F - '9')) & ~eight &
         InEachOfEight(0x80);
}

// What `f` gives for eight bytes at a time of [begin, end), and zeros behind, all together.
// REQUIRES: begin <= end <= text.size().
template <typename F>
std::uint64_t AnyOfEights(std::string_view text, std::size_t begin, std::size_t end, F f) noexcept {
  std::uint64_t any = 0;
  std::size_t i = begin;
  for (; end - i >= 8; i += 8) any |= f(LoadEight(text.data() + i));
  if (i < end) any |= f(LoadEightAt(text.substr(0, end), i));
  return any;
}

// One past the last byte of [begin, end) for which `f`, which is given eight at a time, and zeros
// for others, sets the top bit; `begin` when there is none. REQUIRES: as above.
template <typename F>
std::size_t LastOfEights(std::string_view text, std::size_t begin, std::size_t end, F f) noexcept {
  const auto last = [](std::uint64_t bits) {
    return 8 - static_cast<std::size_t>(__builtin_clzll(bits)) / 8;
  };
  std::size_t i = end;
  for (; i - begin >= 8; i -= 8) {
    const std::uint64_t bits = f(LoadEight(text.data() + i - 8));
    if (bits != 0) return i - 8 + last(bits);
  }
  if (i == begin) return begin;
  const std::uint64_t bits = f(LoadEightAt(text.substr(0, i), begin));
  return bits == 0 ? begin : begin + last(bits);
}

}  // namespace panveil::text

#endif  // PANVEIL_TEXT_EIGHT_H_
