// The keys that tokens are made with. A Keyring holds one primary key, which makes tokens, and any
// number of older keys, which only open tokens made before a rotation.
//
//   absl::StatusOr<panveil::Keyring> keyring = panveil::Keyring::Generate();
//   absl::Status saved = keyring->Save("/etc/shop/panveil.keys");   // mode 0600
//   options.keyring = std::make_shared<const panveil::Keyring>(*std::move(keyring));
//
// Keys live in locked memory that is left out of core files where the system allows it, are wiped
// when freed, are not printed by anything here, and are not copied silently: Keyring and SecretKey
// move. No error text quotes key bytes.
#ifndef PANVEIL_KEYRING_H_
#define PANVEIL_KEYRING_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace panveil {

// 32 bytes of key (AES-256 input keying material; never used as a cipher key itself).
class SecretKey {
 public:
  static constexpr std::size_t kBytes = 32;

  // From OpenSSL's private random generator, which the operating system seeds.
  [[nodiscard]] static absl::StatusOr<SecretKey> Generate();

  // Copies `bytes`; the caller wipes its own copy. InvalidArgumentError unless exactly kBytes.
  [[nodiscard]] static absl::StatusOr<SecretKey> FromBytes(std::string_view bytes);

  ~SecretKey();
  SecretKey(SecretKey&&) noexcept;
  SecretKey& operator=(SecretKey&&) noexcept;
  SecretKey(const SecretKey&) = delete;
  SecretKey& operator=(const SecretKey&) = delete;

  // The key itself: grep for this name to find every place that reads one. Valid as long as the
  // SecretKey; empty after a move from it.
  [[nodiscard]] std::string_view RevealBytes() const noexcept;

  // A copy, said out loud.
  [[nodiscard]] absl::StatusOr<SecretKey> Clone() const;

 private:
  struct Storage;
  explicit SecretKey(std::unique_ptr<Storage> storage) noexcept;
  std::unique_ptr<Storage> storage_;
};

// Not thread-safe while it is changed; any number of threads may read one.
class Keyring {
 public:
  // One new random key, which is the primary.
  [[nodiscard]] static absl::StatusOr<Keyring> Generate();

  // Reads what Save() wrote; a key may also be 64 hexadecimal digits. The error names the file and
  // what is wrong with it: missing, no regular file, above 1 MiB, not JSON, unknown version, no
  // primary, an id twice, wrong key length, readable by others (any of the mode bits 0077 set).
  [[nodiscard]] static absl::StatusOr<Keyring> Load(const std::string& path);

  // The same of the bytes of such a file, from a secret store; the caller wipes them. Errors call
  // it "keyring".
  [[nodiscard]] static absl::StatusOr<Keyring> FromText(std::string_view text);

  // Writes all keys as JSON, mode 0600, whole or not at all (a temporary file in the same folder,
  // then a rename). An existing file is replaced.
  [[nodiscard]] absl::Status Save(const std::string& path) const;

  // Adds `key` as the new primary; the old primary only opens from now on. `id`: 1 to 32 of
  // [A-Za-z0-9_-], not in use yet; empty picks one.
  [[nodiscard]] absl::Status Rotate(SecretKey key, std::string id = {});

  // Forgets a key; tokens made with it stay closed for good. Not the primary.
  [[nodiscard]] absl::Status Remove(std::string_view id);

  ~Keyring();
  Keyring(Keyring&&) noexcept;
  Keyring& operator=(Keyring&&) noexcept;
  Keyring(const Keyring&) = delete;
  Keyring& operator=(const Keyring&) = delete;

  // Ids, primary first, then newest to oldest.
  [[nodiscard]] std::vector<std::string> Ids() const;

  // The key of that id, or null. Valid until the keyring changes or dies.
  [[nodiscard]] const SecretKey* Find(std::string_view id) const noexcept;

 private:
  struct Entry;
  Keyring();
  static absl::StatusOr<Keyring> Parse(const std::string& name, std::string_view text);
  std::vector<Entry> entries_;  // primary first
};

}  // namespace panveil

#endif  // PANVEIL_KEYRING_H_
