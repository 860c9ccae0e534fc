// The conversations of panveil.h.
#include "api/c_conversation.h"

#include "api/c_handles.h"

struct panveil_conversation_options {
  panveil::ConversationOptions options;
};

namespace panveil::api {
namespace {

// Nothing is set where `number` is below 0.
template <typename Change>
panveil_status Set(panveil_conversation_options* options, std::int64_t number,
                   Change change) noexcept {
  if (options == nullptr) return PANVEIL_BAD_ARGUMENT;
  if (number < 0) return PANVEIL_INVALID_OPTION;
  change(options->options);
  return PANVEIL_OK;
}

// Fills the caller's struct.
panveil_status GiveMessage(const ConversationResult& result, panveil_conversation* conversation,
                           panveil_message* out) noexcept {
  panveil_message message{};
  message.held = result.held ? 1 : 0;
  message.number = result.message;
  message.text = ToText(result.text);
  message.released_stride = sizeof(panveil_released);
  for (const ReleasedMessage& one : result.released) {
    message.released = conversation->released.data();
    conversation->released[message.released_count++] = {one.message, ToText(one.id),
                                                        ToText(one.text)};
  }
  message.earlier_stride = sizeof(panveil_earlier_part);
  for (const EarlierPart& part : result.earlier) {
    message.earlier = conversation->earlier.data();
    conversation->earlier[message.earlier_count++] = {part.finding, part.message, ToText(part.id),
                                                      part.offset, part.length};
  }
  GiveStruct(message, out);
  return ToStatus(result.status);
}

// One call on a conversation that fills a message.
template <typename Call>
panveil_status RunMessage(panveil_conversation* conversation, panveil_message* out,
                          Call call) noexcept {
  if (!IsStruct(out)) return PANVEIL_BAD_ARGUMENT;
  GiveStruct(panveil_message{}, out);
  if (conversation == nullptr) return PANVEIL_BAD_ARGUMENT;
  const Hold hold(conversation->busy);
  if (!hold) return PANVEIL_BUSY;
  return GiveMessage(call(conversation->conversation), conversation, out);
}

// The same with a scratch, which remembers what is found. `valid`: so are all other arguments.
template <typename Call>
panveil_status RunText(panveil_conversation* conversation, panveil_scratch* scratch, bool valid,
                       panveil_message* out, Call call) noexcept {
  if (!IsStruct(out)) return PANVEIL_BAD_ARGUMENT;
  GiveStruct(panveil_message{}, out);
  if (scratch == nullptr) return PANVEIL_BAD_ARGUMENT;
  const Hold hold(scratch->busy);
  if (!hold) return PANVEIL_BUSY;
  Remember({}, 0, scratch);
  if (!valid) return PANVEIL_BAD_ARGUMENT;
  return RunMessage(conversation, out, [&](Conversation& chat) {
    const ConversationResult result = call(chat);
    Remember(result.findings, result.findings_total, scratch);
    return result;
  });
}

}  // namespace
}  // namespace panveil::api

using panveil::Conversation;
using panveil::ConversationOptions;
using panveil::api::Hold;
using panveil::api::IsText;
using panveil::api::RunMessage;
using panveil::api::RunText;
using panveil::api::Set;

extern "C" {

panveil_conversation_options* panveil_conversation_options_new(void) {
  return new (std::nothrow) panveil_conversation_options;
}
void panveil_conversation_options_free(panveil_conversation_options* options) { delete options; }

panveil_status panveil_conversation_options_set_max_age_ms(panveil_conversation_options* options,
                                                           int64_t ms) {
  return Set(options, ms, [&](ConversationOptions& o) { o.max_age_ms = ms; });
}
panveil_status panveil_conversation_options_set_max_messages(panveil_conversation_options* options,
                                                             uint64_t count) {
  return Set(options, 0, [&](ConversationOptions& o) { o.max_messages = count; });
}
panveil_status panveil_conversation_options_set_code_after_card(
    panveil_conversation_options* options, int32_t on) {
  return Set(options, 0, [&](ConversationOptions& o) { o.code_after_card = on != 0; });
}
panveil_status panveil_conversation_options_set_hold(panveil_conversation_options* options,
                                                     int32_t on, int64_t hold_ms) {
  return Set(options, hold_ms, [&](ConversationOptions& o) {
    o.hold = on != 0;
    o.hold_ms = hold_ms;
  });
}
panveil_status panveil_conversation_options_set_preview_digits(
    panveil_conversation_options* options, int32_t digits) {
  return Set(options, digits, [&](ConversationOptions& o) { o.preview_digits = digits; });
}
panveil_status panveil_conversation_options_set_sealed_ms(panveil_conversation_options* options,
                                                          int64_t ms) {
  return Set(options, ms, [&](ConversationOptions& o) { o.sealed_ms = ms; });
}

panveil_status panveil_conversation_new(const panveil_scrubber* scrubber,
                                        const panveil_conversation_options* options,
                                        panveil_conversation** out) {
  if (out != nullptr) *out = nullptr;
  if (scrubber == nullptr || out == nullptr) return PANVEIL_BAD_ARGUMENT;
  const ConversationOptions chosen = options == nullptr ? ConversationOptions() : options->options;
  *out = new (std::nothrow) panveil_conversation(scrubber->scrubber, chosen);
  return *out == nullptr ? PANVEIL_OUT_OF_MEMORY : PANVEIL_OK;
}
void panveil_conversation_free(panveil_conversation* conversation) { delete conversation; }

panveil_status panveil_conversation_scrub(panveil_conversation* conversation,
                                          panveil_scratch* scratch, const char* text, size_t size,
                                          int32_t kind, int64_t now_ms, const char* id,
                                          size_t id_size, panveil_message* out) {
  panveil::PayloadKind payload{};
  const bool valid =
      panveil::api::ReadKind(kind, &payload) && IsText(text, size) && IsText(id, id_size);
  return RunText(conversation, scratch, valid, out, [&](Conversation& chat) {
    return chat.Scrub({text, size}, now_ms, scratch->scratch, {id, id_size}, payload);
  });
}

panveil_status panveil_conversation_preview(panveil_conversation* conversation,
                                            panveil_scratch* scratch, const char* text, size_t size,
                                            int64_t now_ms, panveil_message* out) {
  return RunText(conversation, scratch, IsText(text, size), out, [&](Conversation& chat) {
    return chat.ScrubPreview({text, size}, now_ms, scratch->scratch);
  });
}

panveil_status panveil_conversation_expire(panveil_conversation* conversation, int64_t now_ms,
                                           panveil_message* out) {
  return RunMessage(conversation, out, [&](Conversation& chat) { return chat.Expire(now_ms); });
}

panveil_status panveil_conversation_release(panveil_conversation* conversation,
                                            panveil_message* out) {
  return RunMessage(conversation, out, [](Conversation& chat) { return chat.Release(); });
}

panveil_status panveil_conversation_holds_until(panveil_conversation* conversation,
                                                int64_t* time_ms) {
  if (time_ms == nullptr) return PANVEIL_BAD_ARGUMENT;
  *time_ms = 0;
  if (conversation == nullptr) return PANVEIL_BAD_ARGUMENT;
  const Hold hold(conversation->busy);
  if (!hold) return PANVEIL_BUSY;
  std::int64_t until = 0;
  if (!conversation->conversation.HoldsUntil(&until)) return PANVEIL_NOT_FOUND;
  *time_ms = until;
  return PANVEIL_OK;
}

panveil_status panveil_conversation_reset(panveil_conversation* conversation) {
  if (conversation == nullptr) return PANVEIL_BAD_ARGUMENT;
  const Hold hold(conversation->busy);
  if (!hold) return PANVEIL_BUSY;
  conversation->conversation.Reset();
  return PANVEIL_OK;
}

}  // extern "C"
