// FF1 (NIST SP 800-38G revision 1): a permutation of the numeral strings of one radix and length,
// chosen by an AES key and a tweak. This is the general algorithm, for any length; tokens are made
// with the fast case in ff1_domain.h, which agrees with it.
#ifndef PANVEIL_TOKEN_FF1_H_
#define PANVEIL_TOKEN_FF1_H_

#include <cstddef>
#include <cstdint>

#include "token/aes.h"

namespace panveil::token {

inline constexpr int kFf1MostRadix = 36;
inline constexpr std::size_t kFf1MostNumerals = 2048;
inline constexpr std::size_t kFf1MostTweakBytes = 1024;

// The standard's lower bound on radix^count.
inline constexpr std::uint32_t kFf1LeastDomain = 1000000;

enum class Ff1Status : std::uint8_t {
  kOk = 0,
  kBadRadix,        // not in 2 to kFf1MostRadix
  kBadNumeral,      // a numeral is not below the radix
  kDomainTooSmall,  // radix^count < kFf1LeastDomain
  kTooLong,         // more than kFf1MostNumerals or kFf1MostTweakBytes
  kCipherFailed,    // AES did; the numerals are zeroed
};

// Enciphers or deciphers `count` numerals (values, most significant first) where they are. They are
// unchanged when the input is refused. No allocation; about 5 KiB of stack, wiped.
[[nodiscard]] Ff1Status Ff1Encrypt(Aes& aes, int radix, const std::uint8_t* tweak,
                                   std::size_t tweak_bytes, std::uint8_t* numerals,
                                   std::size_t count) noexcept;
[[nodiscard]] Ff1Status Ff1Decrypt(Aes& aes, int radix, const std::uint8_t* tweak,
                                   std::size_t tweak_bytes, std::uint8_t* numerals,
                                   std::size_t count) noexcept;

namespace internal {

// The same for domains below kFf1LeastDomain too (but two numerals at least). Not safe for any use:
// only there to check the algorithm against published vectors of the first edition of the standard.
[[nodiscard]] Ff1Status Ff1EncryptAnyDomain(Aes& aes, int radix, const std::uint8_t* tweak,
                                            std::size_t tweak_bytes, std::uint8_t* numerals,
                                            std::size_t count) noexcept;
[[nodiscard]] Ff1Status Ff1DecryptAnyDomain(Aes& aes, int radix, const std::uint8_t* tweak,
                                            std::size_t tweak_bytes, std::uint8_t* numerals,
                                            std::size_t count) noexcept;

}  // namespace internal
}  // namespace panveil::token

#endif  // PANVEIL_TOKEN_FF1_H_
