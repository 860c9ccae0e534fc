// All that one SecretKey and one scope give for tokens of one format: computed once, read by every
// thread.
#ifndef PANVEIL_TOKEN_TOKEN_KEY_H_
#define PANVEIL_TOKEN_TOKEN_KEY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "panveil/keyring.h"
#include "panveil/options.h"
#include "token/aes.h"
#include "token/ff1_domain.h"
#include "token/secret_block.h"

namespace panveil::token {

inline constexpr std::size_t kMostScopeBytes = 1024;

class TokenKey {
 public:
  // InvalidArgumentError for a scope above kMostScopeBytes or a format that is none.
  [[nodiscard]] static absl::StatusOr<std::shared_ptr<const TokenKey>> Derive(
      const SecretKey& key, std::string_view scope, TokenFormat format);

  // A cipher for one thread; nothing when there is no memory or no AES.
  [[nodiscard]] std::optional<Aes> NewCipher() const noexcept;

  // The numbers that the enciphered part of a PAN of `count` digits can be.
  // REQUIRES: kFewestDigits <= count <= kMostDigits (tokenizer.h).
  [[nodiscard]] const Ff1Domain& domain(int count) const noexcept;

  // The tweak for a PAN of `count` digits that ends in `last_four` (values 0 to 9): equal cards
  // have equal tokens, and cards that differ in what a token shows have nothing else in common.
  [[nodiscard]] Ff1Domain::Tweak TweakFor(int count, const std::uint8_t* last_four) const noexcept;

  [[nodiscard]] TokenFormat format() const noexcept { return format_; }

 private:
  static constexpr std::size_t kScopeDigestBytes = 7;

  explicit TokenKey(TokenFormat format) noexcept : format_(format) {}
  [[nodiscard]] bool DigestScope(const SecretKey& key, std::string_view scope) noexcept;
  [[nodiscard]] bool MakeDomains();

  TokenFormat format_;
  std::unique_ptr<const SecretBlock> cipher_key_;
  std::vector<Ff1Domain> domains_;  // by count - kFewestDigits
  std::array<std::uint8_t, kScopeDigestBytes> scope_digest_{};
};

}  // namespace panveil::token

#endif  // PANVEIL_TOKEN_TOKEN_KEY_H_
