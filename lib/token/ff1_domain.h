// FF1 (NIST SP 800-38G revision 1) for one radix, one length and one tweak length, all of them
// small: ten AES calls a number and no other cost worth naming. ff1.h has the general algorithm.
#ifndef PANVEIL_TOKEN_FF1_DOMAIN_H_
#define PANVEIL_TOKEN_FF1_DOMAIN_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "token/aes.h"

namespace panveil::token {

// The domain: integers below radix^numerals, read as numeral strings with leading zeros. Immutable,
// bound to one key; any number of threads may share one, each with its own Aes.
class Ff1Domain {
 public:
  // A tweak, then zeros.
  using Tweak = std::array<std::uint8_t, Aes::kBlockBytes>;

  // `aes` holds the key that all later calls use. Nothing unless
  // - 2 <= radix <= 36 and radix^numerals >= 1000000, the least that the standard allows,
  // - the longer half fits 32 bits: 18 decimal or 16 hexadecimal numerals at most,
  // - the tweak and that half fit one block: tweak_bytes + 1 + (bytes of the half) <= 16,
  // or when AES fails.
  [[nodiscard]] static std::optional<Ff1Domain> Create(Aes& aes, int radix, int numerals,
                                                       std::size_t tweak_bytes) noexcept;

  // Enciphers `*value`. False, and `*value` zero, if it is not below size() or AES fails.
  // REQUIRES: `aes` has the key of Create(), and `tweak` is zero beyond tweak_bytes.
  [[nodiscard]] bool Encrypt(Aes& aes, const Tweak& tweak, std::uint64_t* value) const noexcept;
  [[nodiscard]] bool Decrypt(Aes& aes, const Tweak& tweak, std::uint64_t* value) const noexcept;

  // One of several numbers that are worked on side by side. They may be of different domains.
  struct Lane {
    const Ff1Domain* domain = nullptr;  // made with the same key
    Tweak tweak{};
    std::uint64_t value = 0;
    bool ok = false;  // what Encrypt() or Decrypt() of it alone returns; written
  };
  // Lanes that take no longer than one: more are worked on by so many.
  static constexpr std::size_t kLanes = 8;

  // Encrypt() and Decrypt() of each: some three times as fast as one by one, for the ten AES calls
  // of one number wait for each other and those of several do not. When AES fails, it may be for
  // some lanes only.
  static void EncryptAll(Aes& aes, Lane* lanes, std::size_t count) noexcept;
  static void DecryptAll(Aes& aes, Lane* lanes, std::size_t count) noexcept;

  // radix^numerals - 1.
  [[nodiscard]] std::uint64_t largest() const noexcept { return largest_; }

 private:
  // A modulus below 2^32 + 1 and floor((2^64 - 1) / modulus).
  struct Modulus {
    struct Quotient {
      std::uint64_t value;
      std::uint64_t remainder;
    };
    [[nodiscard]] Quotient Divide(std::uint64_t number) const noexcept;

    std::uint64_t value = 1;
    std::uint64_t reciprocal = 0;
  };
  // Reduce a sum of a half and 64 bits; see ff1_domain.cc.
  struct ReduceByMask;
  struct ReduceByReciprocal;
  // The rounds of up to kLanes numbers.
  class LaneRounds;

  Ff1Domain() = default;
  [[nodiscard]] bool FoldFirstBlock(Aes& aes, int radix, int numerals,
                                    std::size_t tweak_bytes) noexcept;
  template <typename Reduce>
  [[nodiscard]] bool EncryptHalves(Aes& aes, const Tweak& tweak,
                                   std::uint64_t* value) const noexcept;
  template <typename Reduce>
  [[nodiscard]] bool DecryptHalves(Aes& aes, const Tweak& tweak,
                                   std::uint64_t* value) const noexcept;

  // AES of the block P of the standard, which depends on nothing that changes from call to call:
  // the CBC-MAC of P and Q is then AES(folded ^ Q).
  std::array<std::uint8_t, Aes::kBlockBytes> folded_{};
  Modulus left_;   // of the first half, the shorter one if they differ
  Modulus right_;  // of the second half
  std::uint64_t largest_ = 0;
  int half_bits_ = 0;  // bits that a half takes in the block: the b of the standard, times eight
  bool power_of_two_ = false;
};

}  // namespace panveil::token

#endif  // PANVEIL_TOKEN_FF1_DOMAIN_H_
