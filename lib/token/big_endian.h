// Numbers as the cryptographic standards write them: most significant byte first.
#ifndef PANVEIL_TOKEN_BIG_ENDIAN_H_
#define PANVEIL_TOKEN_BIG_ENDIAN_H_

#include <cstdint>
#include <cstring>

namespace panveil::token {

// Written out, as compilers know it for one instruction; of a loop they make one only at -O3.
// REQUIRES: 8 bytes at `bytes`.
[[nodiscard]] inline std::uint64_t LoadBigEndian64(const std::uint8_t* bytes) noexcept {
  const auto at = [bytes](int i) { return std::uint64_t{bytes[i]} << (56 - 8 * i); };
  return at(0) | at(1) | at(2) | at(3) | at(4) | at(5) | at(6) | at(7);
}

// REQUIRES: room for 8 bytes at `bytes`.
inline void StoreBigEndian64(std::uint64_t value, std::uint8_t* bytes) noexcept {
  const auto at = [value](int i) { return static_cast<std::uint8_t>(value >> (56 - 8 * i)); };
  bytes[0] = at(0);
  bytes[1] = at(1);
  bytes[2] = at(2);
  bytes[3] = at(3);
  bytes[4] = at(4);
  bytes[5] = at(5);
  bytes[6] = at(6);
  bytes[7] = at(7);
}

// Both, in one store: what loads the sixteen bytes next would wait for two to reach the cache.
// REQUIRES: room for 16 bytes at `bytes`.
inline void StoreBigEndian128(std::uint64_t high, std::uint64_t low, std::uint8_t* bytes) noexcept {
  using Pair [[gnu::vector_size(16)]] = std::uint64_t;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  high = __builtin_bswap64(high);
  low = __builtin_bswap64(low);
#endif
  const Pair pair = {high, low};
  std::memcpy(bytes, &pair, sizeof(pair));
}

}  // namespace panveil::token

#endif  // PANVEIL_TOKEN_BIG_ENDIAN_H_
