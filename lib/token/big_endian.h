// Numbers as the cryptographic standards write them: most significant byte first.
#ifndef PANVEIL_TOKEN_BIG_ENDIAN_H_
#define PANVEIL_TOKEN_BIG_ENDIAN_H_

#include <cstdint>

namespace panveil::token {

// REQUIRES: 8 bytes at `bytes`.
[[nodiscard]] inline std::uint64_t LoadBigEndian64(const std::uint8_t* bytes) noexcept {
  std::uint64_t value = 0;
  for (int i = 0; i < 8; ++i) value = (value << 8) | bytes[i];
  return value;
}

// REQUIRES: room for 8 bytes at `bytes`.
inline void StoreBigEndian64(std::uint64_t value, std::uint8_t* bytes) noexcept {
  for (int i = 0; i < 8; ++i) bytes[i] = static_cast<std::uint8_t>(value >> (56 - 8 * i));
}

}  // namespace panveil::token

#endif  // PANVEIL_TOKEN_BIG_ENDIAN_H_
