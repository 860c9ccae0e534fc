#include "token/sealed_state.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

#include "base/secure_memory.h"
#include "token/key_derivation.h"

namespace panveil::token {
namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kKeyNameBytes = 8;
constexpr std::size_t kSaltBytes = 24;
constexpr std::size_t kTagBytes = 16;
constexpr std::size_t kExpiryBytes = sizeof(std::int64_t);
constexpr std::size_t kHeaderBytes = 1 + kKeyNameBytes;
constexpr std::size_t kSealedAt = kHeaderBytes + kSaltBytes;
// NOTE: blobs that are out in the world are made with it.
constexpr std::string_view kBlobInfo = "panveil/1/sealed-state/blob";

struct KeyAndNonce {
  std::array<std::uint8_t, 32> key{};
  std::array<std::uint8_t, 12> nonce{};
  KeyAndNonce() = default;
  KeyAndNonce(const KeyAndNonce&) = delete;
  KeyAndNonce& operator=(const KeyAndNonce&) = delete;
  ~KeyAndNonce() { base::Wipe(this, sizeof(*this)); }
};
static_assert(sizeof(KeyAndNonce) == 44);

struct CipherDeleter {
  void operator()(EVP_CIPHER* cipher) const noexcept { EVP_CIPHER_free(cipher); }
  void operator()(EVP_CIPHER_CTX* context) const noexcept { EVP_CIPHER_CTX_free(context); }
};

const unsigned char* Bytes(std::string_view text) noexcept {
  return reinterpret_cast<const unsigned char*>(text.data());
}
std::string_view Text(const std::uint8_t* bytes, std::size_t size) noexcept {
  return {reinterpret_cast<const char*>(bytes), size};
}

// The name that blobs have for a key.
bool NameOf(const SecretKey& key, std::uint8_t* name) noexcept {
  const auto derived = DeriveKey(key, KeyPurpose::kSealedStateName);
  if (derived == nullptr) return false;
  std::copy_n(derived->bytes.begin(), kKeyNameBytes, name);
  return true;
}

bool KeyOf(const SecretKey& key, std::string_view salt, KeyAndNonce& out) noexcept {
  const auto derived = DeriveKey(key, KeyPurpose::kSealedState);
  return derived != nullptr &&
         HkdfSha256(Text(derived->bytes.data(), derived->bytes.size()), salt, kBlobInfo,
                    reinterpret_cast<std::uint8_t*>(&out), sizeof(out));
}

// AES-256-GCM over what it is given, either way.
class Gcm {
 public:
  Gcm(bool seals, const KeyAndNonce& keys) noexcept
      : cipher_(EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr)), context_(EVP_CIPHER_CTX_new()) {
    good_ = cipher_ != nullptr && context_ != nullptr &&
            EVP_CipherInit_ex2(context_.get(), cipher_.get(), keys.key.data(), keys.nonce.data(),
                               seals ? 1 : 0, nullptr) == 1;
  }

  void Authenticate(std::string_view data) noexcept { Update(nullptr, Bytes(data), data.size()); }
  // `out` has room for `size` bytes.
  void Update(std::uint8_t* out, const unsigned char* in, std::size_t size) noexcept {
    int written = 0;
    good_ = good_ && size <= std::size_t{std::numeric_limits<int>::max()} &&
            (size == 0 ||
             EVP_CipherUpdate(context_.get(), out, &written, in, static_cast<int>(size)) == 1);
  }
  [[nodiscard]] bool FinishSealing(std::uint8_t* tag) noexcept {
    return Finish() && EVP_CIPHER_CTX_ctrl(context_.get(), EVP_CTRL_AEAD_GET_TAG,
                                           static_cast<int>(kTagBytes), tag) == 1;
  }
  // False when the tag does not fit.
  [[nodiscard]] bool FinishOpening(std::string_view tag) noexcept {
    std::array<char, kTagBytes> copy{};
    tag.copy(copy.data(), kTagBytes);
    return good_ &&
           EVP_CIPHER_CTX_ctrl(context_.get(), EVP_CTRL_AEAD_SET_TAG, static_cast<int>(kTagBytes),
                               copy.data()) == 1 &&
           Finish();
  }

 private:
  [[nodiscard]] bool Finish() noexcept {
    std::array<std::uint8_t, kTagBytes> rest{};
    int written = 0;
    return good_ && EVP_CipherFinal_ex(context_.get(), rest.data(), &written) == 1;
  }

  std::unique_ptr<EVP_CIPHER, CipherDeleter> cipher_;
  std::unique_ptr<EVP_CIPHER_CTX, CipherDeleter> context_;
  bool good_ = false;
};

std::array<std::uint8_t, kExpiryBytes> ExpiryBytes(std::int64_t expires) noexcept {
  std::array<std::uint8_t, kExpiryBytes> bytes{};
  auto bits = static_cast<std::uint64_t>(expires);
  for (std::uint8_t& byte : bytes) {
    byte = static_cast<std::uint8_t>(bits & 0xFF);
    bits >>= 8;
  }
  return bytes;
}

std::int64_t ExpiryOf(const std::array<std::uint8_t, kExpiryBytes>& bytes) noexcept {
  std::uint64_t bits = 0;
  for (std::size_t i = kExpiryBytes; i-- > 0;) bits = bits << 8 | bytes[i];
  return static_cast<std::int64_t>(bits);
}

bool SealInto(const SecretKey& key, std::string_view name, std::int64_t expires,
              std::string_view state, std::uint8_t* blob) noexcept {
  blob[0] = kVersion;
  KeyAndNonce keys;
  if (!NameOf(key, blob + 1) || RAND_bytes(blob + kHeaderBytes, kSaltBytes) != 1 ||
      !KeyOf(key, Text(blob + kHeaderBytes, kSaltBytes), keys)) {
    return false;
  }
  Gcm gcm(true, keys);
  gcm.Authenticate(Text(blob, kHeaderBytes));
  gcm.Authenticate(name);
  const auto expiry = ExpiryBytes(expires);
  gcm.Update(blob + kSealedAt, expiry.data(), expiry.size());
  gcm.Update(blob + kSealedAt + kExpiryBytes, Bytes(state), state.size());
  return gcm.FinishSealing(blob + kSealedAt + kExpiryBytes + state.size());
}

// The key that the blob was made with; null when the keyring has none such.
const SecretKey* FindKey(const Keyring& keyring, std::string_view blob) {
  for (const std::string& id : keyring.Ids()) {
    const SecretKey* const key = keyring.Find(id);
    std::array<std::uint8_t, kKeyNameBytes> name{};
    if (key == nullptr || !NameOf(*key, name.data())) continue;
    if (blob.substr(1, kKeyNameBytes) == Text(name.data(), name.size())) return key;
  }
  return nullptr;
}

SealStatus UnsealWith(const SecretKey& key, std::string_view name, std::int64_t now,
                      std::string_view blob, std::uint8_t* state,
                      std::size_t state_bytes) noexcept {
  KeyAndNonce keys;
  if (!KeyOf(key, blob.substr(kHeaderBytes, kSaltBytes), keys)) return SealStatus::kFailed;
  Gcm gcm(false, keys);
  gcm.Authenticate(blob.substr(0, kHeaderBytes));
  gcm.Authenticate(name);
  std::array<std::uint8_t, kExpiryBytes> expiry{};
  gcm.Update(expiry.data(), Bytes(blob.substr(kSealedAt)), kExpiryBytes);
  gcm.Update(state, Bytes(blob.substr(kSealedAt + kExpiryBytes)), state_bytes);
  if (!gcm.FinishOpening(blob.substr(blob.size() - kTagBytes))) return SealStatus::kRefused;
  return now < ExpiryOf(expiry) ? SealStatus::kOk : SealStatus::kExpired;
}

}  // namespace

std::string Seal(const Keyring& keyring, std::string_view name, std::int64_t expires_ms,
                 const std::uint8_t* state, std::size_t state_bytes) noexcept {
  try {
    const std::vector<std::string> ids = keyring.Ids();
    const SecretKey* const key = ids.empty() ? nullptr : keyring.Find(ids.front());
    if (key == nullptr) return {};
    std::string blob(kSealBytes + state_bytes, '\0');
    auto* const bytes = reinterpret_cast<std::uint8_t*>(blob.data());
    if (!SealInto(*key, name, expires_ms, Text(state, state_bytes), bytes)) return {};
    return blob;
  } catch (...) {
    return {};
  }
}

SealStatus Unseal(const Keyring& keyring, std::string_view name, std::int64_t now_ms,
                  std::string_view blob, std::uint8_t* state, std::size_t state_bytes) noexcept {
  SealStatus status = SealStatus::kMalformed;
  try {
    if (!blob.empty() && static_cast<std::uint8_t>(blob[0]) != kVersion) {
      status = SealStatus::kWrongVersion;
    } else if (blob.size() == kSealBytes + state_bytes) {
      const SecretKey* const key = FindKey(keyring, blob);
      status = key == nullptr ? SealStatus::kUnknownKey
                              : UnsealWith(*key, name, now_ms, blob, state, state_bytes);
    }
  } catch (...) {
    status = SealStatus::kFailed;
  }
  if (status != SealStatus::kOk) base::Wipe(state, state_bytes);
  return status;
}

}  // namespace panveil::token
