// Sealed conversations of panveil.h.
#include "api/c_conversation.h"
#include "api/c_handles.h"

namespace panveil::api {
namespace {

[[maybe_unused]] panveil_status StatusOf(SealStatus status) noexcept {
  switch (status) {
    case SealStatus::kOk:
      return PANVEIL_OK;
    case SealStatus::kMalformed:
      return PANVEIL_SEAL_MALFORMED;
    case SealStatus::kWrongVersion:
      return PANVEIL_SEAL_WRONG_VERSION;
    case SealStatus::kUnknownKey:
      return PANVEIL_SEAL_UNKNOWN_KEY;
    case SealStatus::kRefused:
      return PANVEIL_SEAL_REFUSED;
    case SealStatus::kExpired:
      return PANVEIL_SEAL_EXPIRED;
    case SealStatus::kUnsupported:
      return PANVEIL_UNSUPPORTED;
    case SealStatus::kFailed:
      break;
  }
  return PANVEIL_FAILED;
}

}  // namespace
}  // namespace panveil::api

using panveil::api::Hold;
using panveil::api::IsText;

extern "C" {

size_t panveil_sealed_bytes(void) { return panveil::Conversation::kSealedBytes; }

panveil_status panveil_conversation_seal(panveil_conversation* conversation,
                                         const panveil_keyring* keyring, const char* id,
                                         size_t id_size, int64_t now_ms, char* out, size_t capacity,
                                         size_t* out_size) {
  if (out_size == nullptr) return PANVEIL_BAD_ARGUMENT;
  *out_size = 0;
  if (conversation == nullptr || !IsText(id, id_size) || !IsText(out, capacity)) {
    return PANVEIL_BAD_ARGUMENT;
  }
#ifdef PANVEIL_CORE_ONLY
  (void)keyring;
  (void)now_ms;
  return PANVEIL_UNSUPPORTED;
#else
  if (keyring == nullptr) return PANVEIL_BAD_ARGUMENT;
  const Hold hold(conversation->busy);
  if (!hold) return PANVEIL_BUSY;
  if (capacity < panveil_sealed_bytes()) {
    *out_size = panveil_sealed_bytes();
    return PANVEIL_OUTPUT_TOO_SMALL;
  }
  std::string blob;
  const panveil::SealStatus status =
      conversation->conversation.Seal(*keyring->keyring, {id, id_size}, now_ms, &blob);
  *out_size = blob.copy(out, capacity);
  return panveil::api::StatusOf(status);
#endif
}

panveil_status panveil_conversation_open(panveil_conversation* conversation,
                                         const panveil_keyring* keyring, const char* id,
                                         size_t id_size, int64_t now_ms, const char* sealed,
                                         size_t sealed_size) {
  if (conversation == nullptr) return PANVEIL_BAD_ARGUMENT;
  const Hold hold(conversation->busy);
  if (!hold) return PANVEIL_BUSY;
  // What cannot be opened leaves no state of another conversation.
  conversation->conversation.Reset();
  if (!IsText(id, id_size) || !IsText(sealed, sealed_size)) return PANVEIL_BAD_ARGUMENT;
#ifdef PANVEIL_CORE_ONLY
  (void)keyring;
  (void)now_ms;
  return PANVEIL_UNSUPPORTED;
#else
  if (keyring == nullptr) return PANVEIL_BAD_ARGUMENT;
  return panveil::api::StatusOf(conversation->conversation.Open(*keyring->keyring, {id, id_size},
                                                                now_ms, {sealed, sealed_size}));
#endif
}

}  // extern "C"
