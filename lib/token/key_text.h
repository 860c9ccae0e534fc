// A key as text: base64 to write, base64 or hexadecimal to read.
#ifndef PANVEIL_TOKEN_KEY_TEXT_H_
#define PANVEIL_TOKEN_KEY_TEXT_H_

#include <cstddef>
#include <string_view>

#include "token/secret_block.h"

namespace panveil::token {

// Characters that WriteKeyText() writes.
inline constexpr std::size_t kKeyTextChars = 44;

// Writes a key to `out` (kKeyTextChars characters, no NUL) as base64 (RFC 4648, section 4).
// REQUIRES: key.size() == SecretBlock::kBytes.
void WriteKeyText(std::string_view key, char* out) noexcept;

// Reads 44 characters of base64 or 64 hexadecimal digits. False, with `key` zeroed, for anything
// else: other lengths, other characters, white space, base64 of another number of bytes, base64
// with stray bits at its end.
[[nodiscard]] bool ReadKeyText(std::string_view text, SecretBlock* key) noexcept;

}  // namespace panveil::token

#endif  // PANVEIL_TOKEN_KEY_TEXT_H_
