// Options of scrubbers and conversations.
//
// Options of one number, of one text, or of a text and a number, each by its name; and those that
// are none of these.
#include <cstring>

#include "handle.h"
#include "parts.h"
#include "results.h"

namespace panveil_node {
namespace {

// ---- By name

using SetNumber = panveil_status (*)(panveil_options*, std::int64_t);
using SetText = panveil_status (*)(panveil_options*, const Text&, std::int32_t);

struct NumberOption {
  const char* name;
  SetNumber set;
};

struct TextOption {
  const char* name;
  SetText set;
};

constexpr NumberOption kNumbers[] = {
    {"sensitivity",
     [](panveil_options* options, std::int64_t value) {
       return panveil_options_set_sensitivity(options, static_cast<std::int32_t>(value));
     }},
    {"action",
     [](panveil_options* options, std::int64_t value) {
       return panveil_options_set_action(options, static_cast<std::int32_t>(value));
     }},
    {"tokenFormat",
     [](panveil_options* options, std::int64_t value) {
       return panveil_options_set_token_format(options, static_cast<std::int32_t>(value));
     }},
    {"scrubHolderNames",
     [](panveil_options* options, std::int64_t value) {
       return panveil_options_set_scrub_holder_names(options, static_cast<std::int32_t>(value));
     }},
    {"maxInputBytes",
     [](panveil_options* options, std::int64_t value) {
       return panveil_options_set_max_input_bytes(options, static_cast<std::size_t>(value));
     }},
    {"maxFindings",
     [](panveil_options* options, std::int64_t value) {
       return panveil_options_set_max_findings(options, static_cast<std::size_t>(value));
     }},
    {"maxDepth",
     [](panveil_options* options, std::int64_t value) {
       return panveil_options_set_max_depth(options, static_cast<std::size_t>(value));
     }},
};

constexpr TextOption kTexts[] = {
    {"scope",
     [](panveil_options* options, const Text& text, std::int32_t) {
       return panveil_options_set_scope(options, text.data, text.size);
     }},
    {"kernel",
     [](panveil_options* options, const Text& text, std::int32_t) {
       return panveil_options_set_kernel(options, text.data, text.size);
     }},
    {"includePath",
     [](panveil_options* options, const Text& text, std::int32_t) {
       return panveil_options_add_include_path(options, text.data, text.size);
     }},
    {"excludePath",
     [](panveil_options* options, const Text& text, std::int32_t) {
       return panveil_options_add_exclude_path(options, text.data, text.size);
     }},
    {"fieldName",
     [](panveil_options* options, const Text& text, std::int32_t meaning) {
       return panveil_options_add_field_name(options, text.data, text.size, meaning);
     }},
};

// Reads the name of an option, which is ASCII and short.
struct Name {
  Name(napi_env env, napi_value value) {
    std::size_t size = 0;
    napi_get_value_string_latin1(env, value, text, sizeof text, &size);
  }
  char text[32] = "";
};

template <typename Option, std::size_t kCount>
const Option* Named(const Option (&options)[kCount], const Name& name) {
  for (const Option& option : options) {
    if (std::strcmp(option.name, name.text) == 0) return &option;
  }
  return nullptr;
}

napi_value NewOptions(napi_env env, napi_callback_info) {
  panveil_options* options = panveil_options_new();
  return options == nullptr ? Number(env, PANVEIL_OUT_OF_MEMORY) : Hold(env, options);
}

// setNumber(options, name, number)
napi_value SetNumberOption(napi_env env, napi_callback_info info) {
  const Arguments<3> call(env, info);
  auto* options = Get<panveil_options>(env, call[0]);
  const NumberOption* option = Named(kNumbers, Name(env, call[1]));
  if (option == nullptr) return Number(env, PANVEIL_BAD_ARGUMENT);
  return Number(env, option->set(options, Int64(env, call[2])));
}

// setText(options, name, text, number?)
napi_value SetTextOption(napi_env env, napi_callback_info info) {
  const Arguments<4> call(env, info);
  auto* options = Get<panveil_options>(env, call[0]);
  const TextOption* option = Named(kTexts, Name(env, call[1]));
  if (option == nullptr) return Number(env, PANVEIL_BAD_ARGUMENT);
  Thread* thread = Thread::Of(env);
  const Turn turn(thread);
  if (!turn) return Number(env, PANVEIL_BUSY);
  Text text;
  const std::int32_t status = thread->Read(call[2], false, &text);
  if (status != PANVEIL_OK) return Number(env, status);
  return Number(env, option->set(options, text, Int32(env, call[3])));
}

// ---- By functions of their own

// The bytes of a Uint8Array; nothing of another value.
panveil_text BytesOf(napi_env env, napi_value value) {
  void* data = nullptr;
  std::size_t size = 0;
  if (napi_get_buffer_info(env, value, &data, &size) != napi_ok || size == 0) return {nullptr, 0};
  return {static_cast<const char*>(data), size};
}

// addAllowRule(options, iin, lastFour), both Uint8Arrays
napi_value AddAllowRule(napi_env env, napi_callback_info info) {
  const Arguments<3> call(env, info);
  auto* options = Get<panveil_options>(env, call[0]);
  const panveil_text iin = BytesOf(env, call[1]);
  const panveil_text last = BytesOf(env, call[2]);
  return Number(env,
                panveil_options_add_allow_rule(options, iin.data, iin.size, last.data, last.size));
}

// addPattern(options, name, pattern, action), the first two Uint8Arrays
napi_value AddPattern(napi_env env, napi_callback_info info) {
  const Arguments<4> call(env, info);
  auto* options = Get<panveil_options>(env, call[0]);
  const panveil_text name = BytesOf(env, call[1]);
  const panveil_text pattern = BytesOf(env, call[2]);
  return Number(env, panveil_options_add_pattern(options, name.data, name.size, pattern.data,
                                                 pattern.size, Int32(env, call[3])));
}

// setKeyring(options, keyring)
napi_value SetKeyring(napi_env env, napi_callback_info info) {
  const Arguments<2> call(env, info);
  const auto* keyring = Get<panveil_keyring>(env, call[1]);
  if (keyring == nullptr) return Number(env, kClosed);
  return Number(env, panveil_options_set_keyring(Get<panveil_options>(env, call[0]), keyring));
}

// Asks the function of the caller's. Only `true` lets a PAN pass; a function that throws, or whose
// object JavaScript has forgotten, lets none.
std::int32_t AskAllow(void* user, const panveil_finding* finding) {
  const auto* allow = static_cast<const Allow*>(user);
  napi_env env = allow->env;
  Thread* thread = Thread::Of(env);
  if (thread->has_caught()) return 0;
  napi_handle_scope scope = nullptr;
  napi_open_handle_scope(env, &scope);
  napi_value function = nullptr;
  napi_value undefined = nullptr;
  napi_value answer = nullptr;
  bool passes = false;
  napi_get_reference_value(env, allow->function, &function);
  napi_get_undefined(env, &undefined);
  const napi_value argument = FindingObject(env, *finding).value();
  if (function != nullptr &&
      napi_call_function(env, undefined, function, 1, &argument, &answer) == napi_ok) {
    napi_get_value_bool(env, answer, &passes);
  } else {
    napi_value error = nullptr;
    bool thrown = false;
    napi_is_exception_pending(env, &thrown);
    if (thrown && napi_get_and_clear_last_exception(env, &error) == napi_ok) {
      thread->Caught(error);
    }
    passes = false;
  }
  napi_close_handle_scope(env, scope);
  return passes ? 1 : 0;
}

// newScrubber(options, allow?) gives a handle, or a refusal.
napi_value NewScrubber(napi_env env, napi_callback_info info) {
  const Arguments<2> call(env, info);
  auto* options = Get<panveil_options>(env, call[0]);
  std::shared_ptr<Allow> allow;
  if (IsPresent(env, call[1])) {
    allow = std::make_shared<Allow>(env);
    napi_create_reference(env, call[1], 0, &allow->function);
    const panveil_status status = panveil_options_set_allow(options, AskAllow, allow.get());
    if (status != PANVEIL_OK) return Refusal(env, status, "");
  }
  char reason[PANVEIL_REASON_BYTES];
  panveil_scrubber* scrubber = nullptr;
  const panveil_status status = panveil_scrubber_new(options, &scrubber, reason, sizeof reason);
  return status == PANVEIL_OK ? Hold(env, scrubber, allow) : Refusal(env, status, reason);
}

// ---- Of conversations

// newConversation(scrubber, maxAgeMs, maxMessages, codeAfterCard, hold, holdMs, previewDigits,
// sealedMs)
napi_value NewConversation(napi_env env, napi_callback_info info) {
  const Arguments<8> call(env, info);
  Handle* scrubber = HandleOf<panveil_scrubber>(env, call[0]);
  if (scrubber == nullptr) return Number(env, kClosed);
  panveil_conversation_options* options = panveil_conversation_options_new();
  const auto number = [&](std::size_t i) { return Int64(env, call[i]); };
  const auto small = [&](std::size_t i) { return static_cast<std::int32_t>(number(i)); };
  panveil_conversation* conversation = nullptr;
  panveil_status status = PANVEIL_OK;
  const auto then = [&status](panveil_status next) {
    if (status == PANVEIL_OK) status = next;
  };
  then(panveil_conversation_options_set_max_age_ms(options, number(1)));
  then(panveil_conversation_options_set_max_messages(options,
                                                     static_cast<std::uint64_t>(number(2))));
  then(panveil_conversation_options_set_code_after_card(options, small(3)));
  then(panveil_conversation_options_set_hold(options, small(4), number(5)));
  then(panveil_conversation_options_set_preview_digits(options, small(6)));
  then(panveil_conversation_options_set_sealed_ms(options, number(7)));
  then(panveil_conversation_new(ObjectOf<panveil_scrubber>(scrubber), options, &conversation));
  panveil_conversation_options_free(options);
  if (status != PANVEIL_OK) {
    panveil_conversation_free(conversation);
    return Number(env, status);
  }
  return Hold(env, conversation, scrubber->allow);
}

constexpr Function kFunctions[] = {
    {"newOptions", NewOptions},   {"setNumber", SetNumberOption},
    {"setText", SetTextOption},   {"addAllowRule", AddAllowRule},
    {"addPattern", AddPattern},   {"setKeyring", SetKeyring},
    {"newScrubber", NewScrubber}, {"newConversation", NewConversation},
};

}  // namespace

void ExportOptions(napi_env env, napi_value exports) { Export(env, exports, kFunctions); }

}  // namespace panveil_node
