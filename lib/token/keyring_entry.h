// What keyring.cc and keyring_file.cc know of a keyring.
#ifndef PANVEIL_TOKEN_KEYRING_ENTRY_H_
#define PANVEIL_TOKEN_KEYRING_ENTRY_H_

#include <string>
#include <string_view>

#include "panveil/keyring.h"
#include "token/secret_block.h"

namespace panveil {

struct SecretKey::Storage : token::SecretBlock {};

struct Keyring::Entry {
  std::string id;
  std::string created;  // UTC, as 2026-11-22T00:00:00Z; may be empty in a file not written by us
  SecretKey key;
};

namespace token {

// 1 to 32 of [A-Za-z0-9_-].
[[nodiscard]] bool IsKeyId(std::string_view id) noexcept;

}  // namespace token
}  // namespace panveil

#endif  // PANVEIL_TOKEN_KEYRING_ENTRY_H_
