#include "token/key_derivation.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <array>

#include "panveil/keyring.h"

namespace panveil::token {
namespace {

// NOTE: tokens are made with the keys that these texts give. Never change one; a new way to make
// tokens gets a new number.
std::string_view Info(KeyPurpose purpose) noexcept {
  switch (purpose) {
    case KeyPurpose::kLetterToken:
      return "panveil/1/letter-token";
    case KeyPurpose::kDigitToken:
      return "panveil/1/digit-token";
    case KeyPurpose::kScope:
      return "panveil/1/scope";
    case KeyPurpose::kSealedState:
      return "panveil/1/sealed-state";
    case KeyPurpose::kSealedStateName:
      return "panveil/1/sealed-state-name";
  }
  return {};
}

// OpenSSL only reads what it is given here, whatever the type of its parameter says. It refuses a
// null pointer even with length 0.
OSSL_PARAM Octets(const char* name, std::string_view bytes) noexcept {
  const char* data = bytes.empty() ? "" : bytes.data();
  return OSSL_PARAM_construct_octet_string(name, const_cast<char*>(data), bytes.size());
}

}  // namespace

bool HkdfSha256(std::string_view secret, std::string_view salt, std::string_view info,
                std::uint8_t* out, std::size_t out_bytes) noexcept {
  const std::unique_ptr<EVP_KDF, decltype(&EVP_KDF_free)> kdf(
      EVP_KDF_fetch(nullptr, "HKDF", nullptr), &EVP_KDF_free);
  if (kdf == nullptr) return false;
  const std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)> context(
      EVP_KDF_CTX_new(kdf.get()), &EVP_KDF_CTX_free);
  if (context == nullptr) return false;
  char digest[] = "SHA256";
  const std::array<OSSL_PARAM, 5> parameters = {
      OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
      Octets(OSSL_KDF_PARAM_KEY, secret), Octets(OSSL_KDF_PARAM_SALT, salt),
      Octets(OSSL_KDF_PARAM_INFO, info), OSSL_PARAM_construct_end()};
  return EVP_KDF_derive(context.get(), out, out_bytes, parameters.data()) == 1;
}

std::unique_ptr<const SecretBlock> DeriveKey(const SecretKey& key, KeyPurpose purpose) noexcept {
  if (key.RevealBytes().empty()) return nullptr;
  auto derived = NewSecretBlock();
  if (derived == nullptr) return nullptr;
  // No salt: the key is uniform already, and there is no place to keep a salt but beside it.
  if (!HkdfSha256(key.RevealBytes(), {}, Info(purpose), derived->bytes.data(),
                  derived->bytes.size())) {
    return nullptr;
  }
  return derived;
}

}  // namespace panveil::token
