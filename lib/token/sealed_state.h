// Bytes that somebody else keeps and can neither read nor change.
#ifndef PANVEIL_TOKEN_SEALED_STATE_H_
#define PANVEIL_TOKEN_SEALED_STATE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "panveil/conversation.h"
#include "panveil/keyring.h"

namespace panveil::token {

// A blob is
//   1 byte    version
//   8 bytes   which key, as HKDF says it: no id that tells anything
//   24 bytes  salt, random
//   n bytes   when it expires, and the state: AES-256-GCM
//   16 bytes  tag
// Key and nonce are HKDF's of the salt, so that no number of blobs uses up a key. The version, the
// key and the conversation are the associated data.
inline constexpr std::size_t kSealBytes = 1 + 8 + 24 + sizeof(std::int64_t) + 16;

// What opens only with `name` and until `expires_ms`, made with the primary key. Empty when OpenSSL
// fails, there is no memory, or the keyring was moved from.
[[nodiscard]] std::string Seal(const Keyring& keyring, std::string_view name,
                               std::int64_t expires_ms, const std::uint8_t* state,
                               std::size_t state_bytes) noexcept;

// Writes to `state`, which has room for `state_bytes`, what Seal() was given as many bytes of.
// Unless kOk it is zeroed.
[[nodiscard]] SealStatus Unseal(const Keyring& keyring, std::string_view name, std::int64_t now_ms,
                                std::string_view blob, std::uint8_t* state,
                                std::size_t state_bytes) noexcept;

}  // namespace panveil::token

#endif  // PANVEIL_TOKEN_SEALED_STATE_H_
