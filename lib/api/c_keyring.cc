// The keyrings of panveil.h.
#include "api/c_handles.h"

#ifndef PANVEIL_CORE_ONLY
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#endif

namespace panveil::api {
namespace {

#ifndef PANVEIL_CORE_ONLY

panveil_status StatusOf(absl::StatusCode code) noexcept {
  switch (code) {
    case absl::StatusCode::kOk:
      return PANVEIL_OK;
    case absl::StatusCode::kInvalidArgument:
      return PANVEIL_MALFORMED_KEYRING;
    case absl::StatusCode::kNotFound:
      return PANVEIL_NOT_FOUND;
    case absl::StatusCode::kAlreadyExists:
      return PANVEIL_ALREADY_EXISTS;
    case absl::StatusCode::kPermissionDenied:
      return PANVEIL_PERMISSION_DENIED;
    case absl::StatusCode::kFailedPrecondition:
      return PANVEIL_IS_PRIMARY;
    case absl::StatusCode::kResourceExhausted:
      return PANVEIL_OUT_OF_MEMORY;
    case absl::StatusCode::kUnavailable:
      return PANVEIL_FILE_FAILED;
    default:
      return PANVEIL_FAILED;
  }
}

panveil_status Give(const absl::Status& status, Reason& reason) {
  if (!status.ok()) reason.Say({status.message().data(), status.message().size()});
  return StatusOf(status.code());
}

// A handle of what `make` makes.
template <typename Make>
panveil_status New(bool valid, panveil_keyring** out, char* reason, std::size_t reason_capacity,
                   Make make) noexcept {
  Reason why(reason, reason_capacity);
  if (out != nullptr) *out = nullptr;
  if (out == nullptr || !valid || !why.valid()) return PANVEIL_BAD_ARGUMENT;
  return NoThrow([&] {
    absl::StatusOr<Keyring> made = make();
    if (!made.ok()) return Give(made.status(), why);
    auto handle = std::make_unique<panveil_keyring>();
    handle->keyring = std::make_shared<Keyring>(*std::move(made));
    *out = handle.release();
    return panveil_status{PANVEIL_OK};
  });
}

// Calls `change` with the keyring.
template <typename Change>
panveil_status With(const panveil_keyring* keyring, bool valid, char* reason,
                    std::size_t reason_capacity, Change change) noexcept {
  Reason why(reason, reason_capacity);
  if (keyring == nullptr || !valid || !why.valid()) return PANVEIL_BAD_ARGUMENT;
  return NoThrow([&] { return Give(change(*keyring->keyring), why); });
}

// A path of the system has no NUL.
bool IsPath(const char* path, std::size_t size) noexcept {
  return IsText(path, size) && size > 0 && std::memchr(path, '\0', size) == nullptr;
}

absl::StatusOr<SecretKey> MakeKey(const char* key, std::size_t size) {
  return size == 0 ? SecretKey::Generate() : SecretKey::FromBytes({key, size});
}

#else

// The functions are there, and say that they are of no use.
panveil_status Unsupported(panveil_keyring** out, char* reason,
                           std::size_t reason_capacity) noexcept {
  Reason why(reason, reason_capacity);
  if (out == nullptr || !why.valid()) return PANVEIL_BAD_ARGUMENT;
  *out = nullptr;
  why.Say("keyring: this build has no OpenSSL");
  return PANVEIL_UNSUPPORTED;
}

#endif

}  // namespace
}  // namespace panveil::api

extern "C" {

#ifndef PANVEIL_CORE_ONLY

using panveil::Keyring;
using panveil::api::IsPath;
using panveil::api::IsText;
using panveil::api::New;
using panveil::api::With;

panveil_status panveil_keyring_generate(panveil_keyring** out, char* reason,
                                        size_t reason_capacity) {
  return New(true, out, reason, reason_capacity, [] { return Keyring::Generate(); });
}

panveil_status panveil_keyring_load(const char* path, size_t path_size, panveil_keyring** out,
                                    char* reason, size_t reason_capacity) {
  return New(IsPath(path, path_size), out, reason, reason_capacity,
             [&] { return Keyring::Load(std::string(path, path_size)); });
}

panveil_status panveil_keyring_from_text(const char* text, size_t size, panveil_keyring** out,
                                         char* reason, size_t reason_capacity) {
  return New(IsText(text, size), out, reason, reason_capacity, [&] {
    return Keyring::FromText({text, size});
  });
}

panveil_status panveil_keyring_save(const panveil_keyring* keyring, const char* path,
                                    size_t path_size, char* reason, size_t reason_capacity) {
  return With(keyring, IsPath(path, path_size), reason, reason_capacity,
              [&](const Keyring& keys) { return keys.Save(std::string(path, path_size)); });
}

panveil_status panveil_keyring_rotate(panveil_keyring* keyring, const char* key, size_t key_size,
                                      const char* id, size_t id_size, char* reason,
                                      size_t reason_capacity) {
  return With(keyring, IsText(key, key_size) && IsText(id, id_size), reason, reason_capacity,
              [&](Keyring& keys) {
                auto made = panveil::api::MakeKey(key, key_size);
                if (!made.ok()) return made.status();
                return keys.Rotate(*std::move(made), std::string(id, id_size));
              });
}

panveil_status panveil_keyring_remove(panveil_keyring* keyring, const char* id, size_t id_size) {
  return With(keyring, IsText(id, id_size), nullptr, 0, [&](Keyring& keys) {
    return keys.Remove({id, id_size});
  });
}

panveil_status panveil_keyring_id(const panveil_keyring* keyring, size_t index, char* out,
                                  size_t capacity, size_t* out_size) {
  if (out_size == nullptr) return PANVEIL_BAD_ARGUMENT;
  *out_size = 0;
  if (keyring == nullptr || !IsText(out, capacity)) return PANVEIL_BAD_ARGUMENT;
  return panveil::api::NoThrow([&]() -> panveil_status {
    const std::vector<std::string> ids = keyring->keyring->Ids();
    if (index >= ids.size()) return PANVEIL_NOT_FOUND;
    *out_size = ids[index].size();
    if (capacity < *out_size) return PANVEIL_OUTPUT_TOO_SMALL;
    ids[index].copy(out, capacity);
    return PANVEIL_OK;
  });
}

#else

panveil_status panveil_keyring_generate(panveil_keyring** out, char* reason,
                                        size_t reason_capacity) {
  return panveil::api::Unsupported(out, reason, reason_capacity);
}
panveil_status panveil_keyring_load(const char*, size_t, panveil_keyring** out, char* reason,
                                    size_t reason_capacity) {
  return panveil::api::Unsupported(out, reason, reason_capacity);
}
panveil_status panveil_keyring_from_text(const char*, size_t, panveil_keyring** out, char* reason,
                                         size_t reason_capacity) {
  return panveil::api::Unsupported(out, reason, reason_capacity);
}
// There is no keyring that these could be called with.
panveil_status panveil_keyring_save(const panveil_keyring*, const char*, size_t, char*, size_t) {
  return PANVEIL_BAD_ARGUMENT;
}
panveil_status panveil_keyring_rotate(panveil_keyring*, const char*, size_t, const char*, size_t,
                                      char*, size_t) {
  return PANVEIL_BAD_ARGUMENT;
}
panveil_status panveil_keyring_remove(panveil_keyring*, const char*, size_t) {
  return PANVEIL_BAD_ARGUMENT;
}
panveil_status panveil_keyring_id(const panveil_keyring*, size_t, char*, size_t, size_t* out_size) {
  if (out_size != nullptr) *out_size = 0;
  return PANVEIL_BAD_ARGUMENT;
}

#endif

void panveil_keyring_free(panveil_keyring* keyring) { delete keyring; }

}  // extern "C"
