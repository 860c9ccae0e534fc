// FF1 as panveil uses it for a PAN of 16 digits, on AES instructions with nothing around them: the
// bound that Ff1Domain on OpenSSL is measured against. For measuring only: it wipes nothing.
#ifndef PANVEIL_BENCH_FF1_AESNI_H_
#define PANVEIL_BENCH_FF1_AESNI_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace panveil::bench {

// Radix 16, 12 numerals, AES-256, a tweak of 11 bytes: numbers below 2^48.
class Ff1AesNi {
 public:
  static constexpr std::size_t kKeyBytes = 32;
  static constexpr std::size_t kTweakBytes = 11;
  static constexpr std::size_t kLanes = 4;
  using Tweak = std::array<std::uint8_t, 16>;  // zeros behind kTweakBytes

  // Whether this machine has the instructions. Nothing else may be called without.
  [[nodiscard]] static bool Available();

  explicit Ff1AesNi(const std::uint8_t* key);

  [[nodiscard]] std::uint64_t Encrypt(const Tweak& tweak, std::uint64_t value) const;

  // kLanes numbers, their rounds side by side.
  void EncryptLanes(const Tweak& tweak, std::uint64_t* values) const;

 private:
  static constexpr int kRounds = 14;  // of AES-256
  struct alignas(16) Block {
    std::array<std::uint8_t, 16> bytes;
  };
  std::array<Block, kRounds + 1> schedule_{};
  Block first_{};  // the block P of the standard, enciphered
};

}  // namespace panveil::bench

#endif  // PANVEIL_BENCH_FF1_AESNI_H_
