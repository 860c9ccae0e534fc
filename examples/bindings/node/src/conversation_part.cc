// Conversations. Their options are in options_part.cc.
#include "handle.h"
#include "memory.h"
#include "parts.h"
#include "results.h"

namespace panveil_node {
namespace {

// The last so many bytes of an id are all that a conversation keeps.
constexpr std::size_t kIdBytes = 36;

panveil_message EmptyMessage() {
  panveil_message message{};
  message.struct_size = sizeof message;
  return message;
}

// Ids and released texts are as the conversation's own texts: strings or Buffers.
napi_value ReleasedList(Thread* thread, const Text& like, const panveil_message& message) {
  napi_env env = thread->env();
  List list(env, message.released_count);
  for (std::size_t i = 0; i < message.released_count; ++i) {
    const panveil_released* released = panveil_released_at(&message, i);
    Object object(env);
    object.Set("message", Number(env, released->message))
        .Set("id", thread->Write(like, released->id.data, released->id.size))
        .Set("text", thread->Write(like, released->text.data, released->text.size));
    list.Add(object.value());
  }
  return list.value();
}

napi_value EarlierList(Thread* thread, const Text& like, const panveil_message& message) {
  napi_env env = thread->env();
  List list(env, message.earlier_count);
  for (std::size_t i = 0; i < message.earlier_count; ++i) {
    const panveil_earlier_part* part = panveil_earlier_at(&message, i);
    Object object(env);
    object.Set("finding", Number(env, part->finding))
        .Set("message", Number(env, part->message))
        .Set("id", thread->Write(like, part->id.data, part->id.size))
        .Set("byteOffset", Number(env, part->offset))
        .Set("byteLength", Number(env, part->length));
    list.Add(object.value());
  }
  return list.value();
}

// Reads the id of a message into memory of its own: the text comes through the thread's.
struct Id {
  std::int32_t Read(Thread* thread, napi_value value) {
    if (!IsPresent(thread->env(), value)) return PANVEIL_OK;
    Text text;
    const std::int32_t status = thread->Read(value, false, &text);
    if (status != PANVEIL_OK) return status;
    size = text.size < kIdBytes ? text.size : kIdBytes;
    const char* from = text.data + (text.size - size);
    if (text.is_string && size < text.size) {  // is cut, and before a character
      for (; size != 0 && (*from & 0xC0) == 0x80; ++from) --size;
    }
    if (size != 0) std::memcpy(data, from, size);
    return PANVEIL_OK;
  }
  char data[kIdBytes] = {};
  std::size_t size = 0;
};

// conversationScrub(conversation, text, kind, now, id): {status, text?, held, number, findings,
// total, released, earlier}; no text when it is clean
napi_value ConversationScrub(napi_env env, napi_callback_info info) {
  const Arguments<5> call(env, info);
  Handle* handle = HandleOf<panveil_conversation>(env, call[0]);
  if (handle == nullptr) return Number(env, kClosed);
  Thread* thread = handle->thread;
  const Turn turn(thread);
  if (!turn) return Number(env, PANVEIL_BUSY);
  Id id;
  Text text;
  std::int32_t status = id.Read(thread, call[4]);
  if (status == PANVEIL_OK) status = thread->Read(call[1], handle->allow != nullptr, &text);
  if (status != PANVEIL_OK) return Number(env, status);
  panveil_message message = EmptyMessage();
  status = panveil_conversation_scrub(ObjectOf<panveil_conversation>(handle), thread->scratch(),
                                      text.data, text.size, Int32(env, call[2]),
                                      Int64(env, call[3]), id.data, id.size, &message);
  panveil_findings findings{};
  if (status < PANVEIL_NOTHING_OUT) {
    const panveil_status got = panveil_scratch_findings(thread->scratch(), &findings);
    if (got != PANVEIL_OK) status = got;
  }
  napi_value value = nullptr;
  if (status >= PANVEIL_NOTHING_OUT) {
    value = Number(env, status);
  } else {
    Object object(env);
    object.Set("status", Number(env, status))
        .Set("held", Boolean(env, message.held != 0))
        .Set("number", Number(env, message.number))
        .Set("total", Number(env, static_cast<double>(findings.total)))
        .Set("findings", FindingList(thread, text, findings))
        .Set("released", ReleasedList(thread, text, message))
        .Set("earlier", EarlierList(thread, text, message));
    if (message.text.data != text.data || message.text.size != text.size) {
      object.Set("text", thread->Write(text, message.text.data, message.text.size));
    }
    value = object.value();
  }
  thread->Wipe();  // a clean message may hold a part of a card
  return value;
}

// conversationPreview(conversation, text, now): undefined when all of it may be shown, else what
// may
napi_value ConversationPreview(napi_env env, napi_callback_info info) {
  const Arguments<3> call(env, info);
  Handle* handle = HandleOf<panveil_conversation>(env, call[0]);
  if (handle == nullptr) return Number(env, kClosed);
  Thread* thread = handle->thread;
  const Turn turn(thread);
  if (!turn) return Number(env, PANVEIL_BUSY);
  Text text;
  std::int32_t status = thread->Read(call[1], handle->allow != nullptr, &text);
  if (status != PANVEIL_OK) return Number(env, status);
  panveil_message message = EmptyMessage();
  status = panveil_conversation_preview(ObjectOf<panveil_conversation>(handle), thread->scratch(),
                                        text.data, text.size, Int64(env, call[2]), &message);
  napi_value value = nullptr;
  if (status >= PANVEIL_NOTHING_OUT) {
    value = Number(env, status);
  } else if (message.text.data != text.data || message.text.size != text.size) {
    value = thread->Write(text, message.text.data, message.text.size);
  }
  thread->Wipe();
  return value;
}

// conversationRelease(conversation, isString, now?): those that were held for their time at `now`,
// or all of them without
napi_value ConversationRelease(napi_env env, napi_callback_info info) {
  const Arguments<3> call(env, info);
  Handle* handle = HandleOf<panveil_conversation>(env, call[0]);
  if (handle == nullptr) return Number(env, kClosed);
  Thread* thread = handle->thread;
  const Turn turn(thread);
  if (!turn) return Number(env, PANVEIL_BUSY);
  Text like;
  napi_get_value_bool(env, call[1], &like.is_string);
  auto* conversation = ObjectOf<panveil_conversation>(handle);
  panveil_message message = EmptyMessage();
  const panveil_status status =
      IsPresent(env, call[2])
          ? panveil_conversation_expire(conversation, Int64(env, call[2]), &message)
          : panveil_conversation_release(conversation, &message);
  return status >= PANVEIL_NOTHING_OUT ? Number(env, status) : ReleasedList(thread, like, message);
}

// conversationHoldsUntil(conversation): a list of the time, or an empty one
napi_value ConversationHoldsUntil(napi_env env, napi_callback_info info) {
  const Arguments<1> call(env, info);
  auto* conversation = Get<panveil_conversation>(env, call[0]);
  if (conversation == nullptr) return Number(env, kClosed);
  std::int64_t time = 0;
  const panveil_status status = panveil_conversation_holds_until(conversation, &time);
  if (status != PANVEIL_OK && status != PANVEIL_NOT_FOUND) return Number(env, status);
  List list(env, 0);
  if (status == PANVEIL_OK) list.Add(Number(env, static_cast<double>(time)));
  return list.value();
}

// conversationReset(conversation)
napi_value ConversationReset(napi_env env, napi_callback_info info) {
  const Arguments<1> call(env, info);
  auto* conversation = Get<panveil_conversation>(env, call[0]);
  if (conversation == nullptr) return Number(env, kClosed);
  return Number(env, panveil_conversation_reset(conversation));
}

// conversationSeal(conversation, keyring, id, now): a Buffer
napi_value ConversationSeal(napi_env env, napi_callback_info info) {
  const Arguments<4> call(env, info);
  auto* conversation = Get<panveil_conversation>(env, call[0]);
  const auto* keyring = Get<panveil_keyring>(env, call[1]);
  if (conversation == nullptr || keyring == nullptr) return Number(env, kClosed);
  Thread* thread = Thread::Of(env);
  const Turn turn(thread);
  if (!turn) return Number(env, PANVEIL_BUSY);
  Text id;
  const std::int32_t read = thread->Read(call[2], false, &id);
  if (read != PANVEIL_OK) return Number(env, read);
  Room<char> sealed;
  std::size_t size = panveil_sealed_bytes();
  if (sealed.AtLeast(size) == nullptr) return Number(env, PANVEIL_OUT_OF_MEMORY);
  const panveil_status status =
      panveil_conversation_seal(conversation, keyring, id.data, id.size, Int64(env, call[3]),
                                sealed.items(), sealed.capacity(), &size);
  return status == PANVEIL_OK ? NewBuffer(env, sealed.items(), size) : Number(env, status);
}

// conversationOpen(conversation, keyring, id, now, sealed), which is a Uint8Array
napi_value ConversationOpen(napi_env env, napi_callback_info info) {
  const Arguments<5> call(env, info);
  auto* conversation = Get<panveil_conversation>(env, call[0]);
  const auto* keyring = Get<panveil_keyring>(env, call[1]);
  if (conversation == nullptr || keyring == nullptr) return Number(env, kClosed);
  Thread* thread = Thread::Of(env);
  const Turn turn(thread);
  if (!turn) return Number(env, PANVEIL_BUSY);
  // Uint8Arrays stay where they are, so both can be read.
  Text sealed;
  Text id;
  std::int32_t status = thread->Read(call[2], false, &id);
  if (status != PANVEIL_OK) return Number(env, status);
  void* data = nullptr;
  std::size_t size = 0;
  if (napi_get_buffer_info(env, call[4], &data, &size) != napi_ok) return Number(env, kWrongType);
  sealed.data = size == 0 ? nullptr : static_cast<const char*>(data);
  status = panveil_conversation_open(conversation, keyring, id.data, id.size, Int64(env, call[3]),
                                     sealed.data, size);
  return Number(env, status);
}

constexpr Function kFunctions[] = {
    {"conversationScrub", ConversationScrub},
    {"conversationPreview", ConversationPreview},
    {"conversationRelease", ConversationRelease},
    {"conversationHoldsUntil", ConversationHoldsUntil},
    {"conversationReset", ConversationReset},
    {"conversationSeal", ConversationSeal},
    {"conversationOpen", ConversationOpen},
};

}  // namespace

void ExportConversation(napi_env env, napi_value exports) { Export(env, exports, kFunctions); }

}  // namespace panveil_node
