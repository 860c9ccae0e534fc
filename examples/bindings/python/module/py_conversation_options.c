/* Keywords of Conversation() as options of the library. */
#include "py_binding.h"

enum { SCRUBBER, BINARY, MAX_AGE, MAX_MESSAGES, CODE, HOLD, HOLD_MS, PREVIEW, SEALED };
const char* const conversation_keys[] = {
    "scrubber", "binary",  "max_age_ms",     "max_messages", "code_after_card",
    "hold",     "hold_ms", "preview_digits", "sealed_ms",    NULL};

/* As take_int64(), for what cannot be negative. */
static int take_natural(PyObject* value, const char* argument, int64_t* out) {
  size_t size = (size_t)*out;
  if (take_size(value, argument, &size) < 0) return -1;
  *out = (int64_t)size;
  return 0;
}

static int set_options(State* state, PyObject* const* given, panveil_conversation_options* out) {
  int64_t age = 0, hold_ms = 5000, preview = 0, sealed = 0;
  size_t messages = 0;
  int code = 1, hold = 0;
  if (take_natural(given[MAX_AGE], "max_age_ms", &age) < 0 ||
      take_size(given[MAX_MESSAGES], "max_messages", &messages) < 0 ||
      take_flag(given[CODE], "code_after_card", &code) < 0 ||
      take_flag(given[HOLD], "hold", &hold) < 0 ||
      take_natural(given[HOLD_MS], "hold_ms", &hold_ms) < 0 ||
      take_natural(given[PREVIEW], "preview_digits", &preview) < 0 ||
      take_natural(given[SEALED], "sealed_ms", &sealed) < 0) {
    return -1;
  }
  if (preview > INT32_MAX) {
    return check_option(state, PANVEIL_BAD_ARGUMENT, "preview_digits");
  }
  panveil_status s = PANVEIL_OK;
  if (given[MAX_AGE] != NULL) s = panveil_conversation_options_set_max_age_ms(out, age);
  if (check_option(state, s, "max_age_ms") < 0) return -1;
  if (given[MAX_MESSAGES] != NULL) {
    s = panveil_conversation_options_set_max_messages(out, messages);
  }
  if (check_option(state, s, "max_messages") < 0) return -1;
  s = panveil_conversation_options_set_code_after_card(out, code);
  if (check_option(state, s, "code_after_card") < 0) return -1;
  s = panveil_conversation_options_set_hold(out, hold, hold_ms);
  if (check_option(state, s, "hold_ms") < 0) return -1;
  if (given[PREVIEW] != NULL) {
    s = panveil_conversation_options_set_preview_digits(out, (int32_t)preview);
  }
  if (check_option(state, s, "preview_digits") < 0) return -1;
  if (given[SEALED] != NULL) s = panveil_conversation_options_set_sealed_ms(out, sealed);
  return check_option(state, s, "sealed_ms");
}

panveil_conversation_options* conversation_options_make(State* state, PyObject* const* given) {
  panveil_conversation_options* options = panveil_conversation_options_new();
  if (options == NULL) {
    PyErr_NoMemory();
  } else if (set_options(state, given, options) < 0) {
    panveil_conversation_options_free(options);
    options = NULL;
  }
  return options;
}
