// One key for each purpose out of one SecretKey (HKDF-SHA256, RFC 5869), so that no two uses of a
// key can be played off against each other.
#ifndef PANVEIL_TOKEN_KEY_DERIVATION_H_
#define PANVEIL_TOKEN_KEY_DERIVATION_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "token/secret_block.h"

namespace panveil {
class SecretKey;
}  // namespace panveil

namespace panveil::token {

enum class KeyPurpose : std::uint8_t {
  kLetterToken,      // AES-256 for letter tokens
  kDigitToken,       // AES-256 for digit tokens
  kScope,            // HMAC-SHA256 over the scope
  kSealedState,      // HKDF of keys for states of conversations
  kSealedStateName,  // no key: how these say which key it was
};

// The key for `purpose`; the same for the same SecretKey, always. Null when there is no memory,
// when `key` was moved from, or when OpenSSL fails.
[[nodiscard]] std::unique_ptr<const SecretBlock> DeriveKey(const SecretKey& key,
                                                           KeyPurpose purpose) noexcept;

// HKDF itself: extract and expand. False, with `out` unspecified, when OpenSSL fails.
[[nodiscard]] bool HkdfSha256(std::string_view secret, std::string_view salt, std::string_view info,
                              std::uint8_t* out, std::size_t out_bytes) noexcept;

}  // namespace panveil::token

#endif  // PANVEIL_TOKEN_KEY_DERIVATION_H_
