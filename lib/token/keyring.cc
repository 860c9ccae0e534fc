#include "panveil/keyring.h"

#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <ctime>
#include <utility>

#include "text/char_class.h"
#include "token/keyring_entry.h"

namespace panveil {
namespace token {

bool IsKeyId(std::string_view id) noexcept {
  return !id.empty() && id.size() <= 32 && std::all_of(id.begin(), id.end(), [](char c) {
    return text::IsLetter(c) || text::IsDigit(c) || c == '_' || c == '-';
  });
}

}  // namespace token

namespace {

std::string Now() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  if (gmtime_r(&now, &utc) == nullptr) return {};
  std::array<char, sizeof("2026-11-22T00:00:00Z")> text{};
  const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return std::string(text.data(), size);
}

// An id that tells nothing; empty when there is no random source.
std::string RandomId() {
  std::array<unsigned char, 4> random{};
  if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1) return {};
  std::string id = "k";
  for (const unsigned char byte : random) {
    id += "0123456789abcdef"[byte >> 4];
    id += "0123456789abcdef"[byte & 15];
  }
  return id;
}

}  // namespace

SecretKey::SecretKey(std::unique_ptr<Storage> storage) noexcept : storage_(std::move(storage)) {}
SecretKey::~SecretKey() = default;
SecretKey::SecretKey(SecretKey&&) noexcept = default;
SecretKey& SecretKey::operator=(SecretKey&&) noexcept = default;

absl::StatusOr<SecretKey> SecretKey::Generate() {
  std::unique_ptr<Storage> storage(new (std::nothrow) Storage);
  if (storage == nullptr) return absl::ResourceExhaustedError("no memory for a key");
  if (RAND_priv_bytes(storage->bytes.data(), static_cast<int>(kBytes)) != 1) {
    return absl::InternalError("the random generator gave no key");
  }
  return SecretKey(std::move(storage));
}

absl::StatusOr<SecretKey> SecretKey::FromBytes(std::string_view bytes) {
  if (bytes.size() != kBytes) {
    return absl::InvalidArgumentError("a key has 32 bytes, not " + std::to_string(bytes.size()));
  }
  std::unique_ptr<Storage> storage(new (std::nothrow) Storage);
  if (storage == nullptr) return absl::ResourceExhaustedError("no memory for a key");
  std::memcpy(storage->bytes.data(), bytes.data(), kBytes);
  return SecretKey(std::move(storage));
}

std::string_view SecretKey::RevealBytes() const noexcept {
  if (storage_ == nullptr) return {};
  return {reinterpret_cast<const char*>(storage_->bytes.data()), storage_->bytes.size()};
}

absl::StatusOr<SecretKey> SecretKey::Clone() const { return FromBytes(RevealBytes()); }

Keyring::Keyring() = default;
Keyring::~Keyring() = default;
Keyring::Keyring(Keyring&&) noexcept = default;
Keyring& Keyring::operator=(Keyring&&) noexcept = default;

absl::StatusOr<Keyring> Keyring::Generate() {
  absl::StatusOr<SecretKey> key = SecretKey::Generate();
  if (!key.ok()) return key.status();
  Keyring keyring;
  const absl::Status added = keyring.Rotate(*std::move(key));
  if (!added.ok()) return added;
  return keyring;
}

absl::Status Keyring::Rotate(SecretKey key, std::string id) {
  if (key.RevealBytes().empty()) return absl::InvalidArgumentError("the key was moved from");
  // Four random bytes collide once in a great while, not twice.
  for (int tries = 0; id.empty() && tries < 8; ++tries) {
    id = RandomId();
    if (Find(id) != nullptr) id.clear();
  }
  if (id.empty()) return absl::InternalError("the random generator gave no key id");
  if (!token::IsKeyId(id)) {
    return absl::InvalidArgumentError("a key id is 1 to 32 of [A-Za-z0-9_-]");
  }
  if (Find(id) != nullptr) {
    return absl::AlreadyExistsError("the keyring has a key of the id \"" + id + "\"");
  }
  entries_.insert(entries_.begin(), Entry{std::move(id), Now(), std::move(key)});
  return absl::OkStatus();
}

absl::Status Keyring::Remove(std::string_view id) {
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [id](const Entry& entry) { return entry.id == id; });
  if (found == entries_.end()) return absl::NotFoundError("the keyring has no key of that id");
  if (found == entries_.begin()) {
    return absl::FailedPreconditionError("the primary key cannot be removed; rotate first");
  }
  entries_.erase(found);
  return absl::OkStatus();
}

std::vector<std::string> Keyring::Ids() const {
  std::vector<std::string> ids;
  ids.reserve(entries_.size());
  for (const Entry& entry : entries_) ids.push_back(entry.id);
  return ids;
}

const SecretKey* Keyring::Find(std::string_view id) const noexcept {
  for (const Entry& entry : entries_) {
    if (entry.id == id) return &entry.key;
  }
  return nullptr;
}

}  // namespace panveil
