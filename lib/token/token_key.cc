#include "token/token_key.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <string>
#include <utility>

#include "base/secure_memory.h"
#include "token/key_derivation.h"
#include "token/pan_digits.h"
#include "token/tokenizer.h"

namespace panveil::token {
namespace {

// Format, length, last four digits, scope. One byte more, and tokens of the longest PANs would take
// two AES calls a round.
constexpr std::size_t kTweakBytes = 11;

// NOTE: part of every token. Never change one.
constexpr std::uint8_t kLetterFormat = 1;
constexpr std::uint8_t kDigitFormat = 2;

}  // namespace

absl::StatusOr<std::shared_ptr<const TokenKey>> TokenKey::Derive(const SecretKey& key,
                                                                 std::string_view scope,
                                                                 TokenFormat format) {
  if (scope.size() > kMostScopeBytes) {
    return absl::InvalidArgumentError("scope: " + std::to_string(scope.size()) +
                                      " bytes, at most " + std::to_string(kMostScopeBytes));
  }
  if (format != TokenFormat::kLetters && format != TokenFormat::kDigits) {
    return absl::InvalidArgumentError("token_format: not a value of TokenFormat");
  }
  const std::shared_ptr<TokenKey> derived(new TokenKey(format));
  derived->cipher_key_ = DeriveKey(
      key, format == TokenFormat::kLetters ? KeyPurpose::kLetterToken : KeyPurpose::kDigitToken);
  if (derived->cipher_key_ == nullptr || !derived->DigestScope(key, scope) ||
      !derived->MakeDomains()) {
    return absl::InternalError("OpenSSL has no HKDF, HMAC or AES, or there is no memory");
  }
  return derived;
}

std::optional<Aes> TokenKey::NewCipher() const noexcept {
  return Aes::Create(cipher_key_->bytes.data(), cipher_key_->bytes.size());
}

const Ff1Domain& TokenKey::domain(int count) const noexcept {
  return domains_[static_cast<std::size_t>(count - kFewestDigits)];
}

Ff1Domain::Tweak TokenKey::TweakFor(int count, const std::uint8_t* last_four) const noexcept {
  const std::uint64_t last = ToInteger(last_four, 4);
  Ff1Domain::Tweak tweak{};
  tweak[0] = format_ == TokenFormat::kLetters ? kLetterFormat : kDigitFormat;
  tweak[1] = static_cast<std::uint8_t>(count);
  tweak[2] = static_cast<std::uint8_t>(last >> 8);
  tweak[3] = static_cast<std::uint8_t>(last);
  std::copy(scope_digest_.begin(), scope_digest_.end(), tweak.begin() + 4);
  return tweak;
}

// Keyed: the digest is no secret, but nobody should be able to search for scopes that share one.
bool TokenKey::DigestScope(const SecretKey& key, std::string_view scope) noexcept {
  if (scope.empty()) return true;
  const auto scope_key = DeriveKey(key, KeyPurpose::kScope);
  if (scope_key == nullptr) return false;
  std::array<std::uint8_t, 32> digest{};
  if (HMAC(EVP_sha256(), scope_key->bytes.data(), static_cast<int>(scope_key->bytes.size()),
           reinterpret_cast<const unsigned char*>(scope.data()), scope.size(), digest.data(),
           nullptr) == nullptr) {
    return false;
  }
  std::copy_n(digest.begin(), kScopeDigestBytes, scope_digest_.begin());
  return true;
}

bool TokenKey::MakeDomains() {
  std::optional<Aes> aes = NewCipher();
  if (!aes.has_value()) return false;
  for (int count = kFewestDigits; count <= kMostDigits; ++count) {
    // A letter stands for each digit but the last four; a digit token leaves one more out
    // (digit_token.h).
    const auto domain = format_ == TokenFormat::kLetters
                            ? Ff1Domain::Create(*aes, 16, count - 4, kTweakBytes)
                            : Ff1Domain::Create(*aes, 10, count - 5, kTweakBytes);
    if (!domain.has_value()) return false;
    domains_.push_back(*domain);
  }
  return true;
}

}  // namespace panveil::token
