/* Conversation. */
#include <time.h>

#include "py_binding.h"

typedef struct Conversation {
  PyObject_HEAD panveil_conversation* handle; /* NULL when closed and not in use */
  Scrubber* scrubber; /* its function may be called until the handle is freed */
  int binary;
  int busy;
  int closed;
} Conversation;

static void free_handle(Conversation* self) {
  panveil_conversation_free(self->handle);
  self->handle = NULL;
}

static int begin(Conversation* self) {
  if (self->closed) {
    raise_closed("conversation");
    return -1;
  }
  if (self->busy) {
    raise_busy(state_of((PyObject*)self), "conversation");
    return -1;
  }
  self->busy = 1;
  return 0;
}

static PyObject* end(Conversation* self, PyObject* result) {
  self->busy = 0;
  if (self->closed) free_handle(self);
  return result;
}

/* Milliseconds since 1970 where the caller says nothing: machines agree on them. */
static int take_time(PyObject* value, int64_t* out) {
  if (value != NULL && value != Py_None) return take_int64(value, "now_ms", out);
  struct timespec now;
  if (timespec_get(&now, TIME_UTC) != TIME_UTC) {
    PyErr_SetString(PyExc_OSError, "there is no clock");
    return -1;
  }
  *out = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
  return 0;
}

static int take_message(const Conversation* self, Text* text, PyObject* object) {
  return text_take(text, object, self->binary ? "text (binary=True)" : "text (binary=False)",
                   self->binary ? ACCEPT_BYTES : ACCEPT_STR);
}

static PyObject* make_text(const Conversation* self, panveil_text text) {
  return text_make(self->binary ? FORM_BYTES : FORM_STR, text.size == 0 ? "" : text.data,
                   text.size);
}

/* ---- What comes out */

static PyObject* released_list(const Conversation* self, State* state,
                               const panveil_message* message) {
  PyObject* list = PyList_New((Py_ssize_t)message->released_count);
  for (size_t i = 0; list != NULL && i < message->released_count; ++i) {
    const panveil_released* one = panveil_released_at(message, i);
    PyObject* items[] = {PyLong_FromUnsignedLongLong(one->message),
                         text_lenient(one->id.data, one->id.size), make_text(self, one->text)};
    PyObject* made = struct_make(state->released, items, 3);
    if (made == NULL) {
      Py_CLEAR(list);
    } else {
      PyList_SetItem(list, (Py_ssize_t)i, made);
    }
  }
  return list;
}

static PyObject* earlier_list(State* state, const panveil_message* message) {
  PyObject* list = PyList_New((Py_ssize_t)message->earlier_count);
  for (size_t i = 0; list != NULL && i < message->earlier_count; ++i) {
    const panveil_earlier_part* one = panveil_earlier_at(message, i);
    PyObject* items[] = {
        PyLong_FromUnsignedLongLong(one->finding), PyLong_FromUnsignedLongLong(one->message),
        text_lenient(one->id.data, one->id.size), PyLong_FromUnsignedLongLong(one->offset),
        PyLong_FromUnsignedLongLong(one->length)};
    PyObject* made = struct_make(state->earlier, items, 5);
    if (made == NULL) {
      Py_CLEAR(list);
    } else {
      PyList_SetItem(list, (Py_ssize_t)i, made);
    }
  }
  return list;
}

typedef struct Turn {
  Conversation* self;
  State* state;
  Text text;
  Text id;
  int64_t now_ms;
  int32_t kind;
  panveil_scratch* scratch;
} Turn;

static PyObject* message_of(Turn* turn, panveil_status status, const panveil_message* message) {
  panveil_findings findings;
  const panveil_status found = panveil_scratch_findings(turn->scratch, &findings);
  if (found != PANVEIL_OK) return raise_status(turn->state, found, NULL);
  const Text* text = &turn->text;
  const int same = message->text.data == text->data && message->text.size == text->size;
  const int points = text->form == FORM_STR && !text->ascii;
  PyObject* items[] = {
      same && text->copy == NULL ? Py_NewRef(text->object) : make_text(turn->self, message->text),
      PyBool_FromLong(message->held),
      PyLong_FromUnsignedLongLong(message->number),
      findings_make(turn->state, &findings, points ? text->data : NULL, NULL),
      released_list(turn->self, turn->state, message),
      earlier_list(turn->state, message),
      PyLong_FromSize_t(findings.total),
      PyUnicode_InternFromString(panveil_status_string(status)),
  };
  return struct_make(turn->state->message, items, sizeof items / sizeof items[0]);
}

/* ---- Messages */

static PyObject* run_scrub(Turn* turn) {
  panveil_message message = {.struct_size = sizeof message};
  Scrubber* scrubber = turn->self->scrubber;
  panveil_status status;
  turn->scratch = scrubber_enter(scrubber);
  if (turn->scratch == NULL) return NULL;
  RUN_CALL(scrubber_may_run_free(scrubber, &turn->text),
           status = panveil_conversation_scrub(turn->self->handle, turn->scratch, turn->text.data,
                                               turn->text.size, turn->kind, turn->now_ms,
                                               turn->id.data, turn->id.size, &message));
  PyObject* result = status >= PANVEIL_NOTHING_OUT || PyErr_Occurred()
                         ? raise_status(turn->state, status, NULL)
                         : message_of(turn, status, &message);
  scrubber_leave(scrubber, turn->scratch);
  return result;
}

static PyObject* scrub(PyObject* object, PyObject* const* args, Py_ssize_t count, PyObject* names) {
  static const char* const keys[] = {"text", "now_ms", "id", "kind", NULL};
  static const Signature signature = {"scrub()", keys, 1, 1};
  PyObject* given[4];
  Turn turn = {.self = (Conversation*)object, .state = state_of(object), .kind = PANVEIL_TEXT};
  if (take_fast(&signature, args, count, names, given) < 0 ||
      take_time(given[1], &turn.now_ms) < 0 ||
      take_choice(given[3], "kind", kind_names, &turn.kind) < 0) {
    return NULL;
  }
  if (given[2] != NULL && text_take(&turn.id, given[2], "id", ACCEPT_ANY) < 0) return NULL;
  PyObject* result = NULL;
  if (begin(turn.self) == 0) {
    if (take_message(turn.self, &turn.text, given[0]) == 0) {
      if (turn.self->scrubber->allow == NULL || text_pin(&turn.text) == 0) {
        result = run_scrub(&turn);
      }
      text_release(&turn.text);
    }
    end(turn.self, NULL);
  }
  text_release(&turn.id);
  return result;
}

static PyObject* run_preview(Turn* turn) {
  panveil_message message = {.struct_size = sizeof message};
  turn->scratch = scrubber_enter(turn->self->scrubber);
  if (turn->scratch == NULL) return NULL;
  const panveil_status status = panveil_conversation_preview(
      turn->self->handle, turn->scratch, turn->text.data, turn->text.size, turn->now_ms, &message);
  PyObject* result = status >= PANVEIL_NOTHING_OUT || PyErr_Occurred()
                         ? raise_status(turn->state, status, NULL)
                         : message_of(turn, status, &message);
  scrubber_leave(turn->self->scrubber, turn->scratch);
  return result;
}

static PyObject* preview(PyObject* object, PyObject* const* args, Py_ssize_t count,
                         PyObject* names) {
  static const char* const keys[] = {"text", "now_ms", NULL};
  static const Signature signature = {"preview()", keys, 1, 1};
  PyObject* given[2];
  Turn turn = {.self = (Conversation*)object, .state = state_of(object)};
  if (take_fast(&signature, args, count, names, given) < 0 ||
      take_time(given[1], &turn.now_ms) < 0 || begin(turn.self) < 0) {
    return NULL;
  }
  if (take_message(turn.self, &turn.text, given[0]) < 0) return end(turn.self, NULL);
  PyObject* result = NULL;
  if (turn.self->scrubber->allow == NULL || text_pin(&turn.text) == 0) result = run_preview(&turn);
  text_release(&turn.text);
  return end(turn.self, result);
}

static PyObject* give_released(Conversation* self, panveil_status status,
                               const panveil_message* message) {
  State* state = state_of((PyObject*)self);
  if (status >= PANVEIL_NOTHING_OUT) return end(self, raise_status(state, status, NULL));
  return end(self, released_list(self, state, message));
}

static const char* const now_keys[] = {"now_ms", NULL};

static PyObject* expire(PyObject* object, PyObject* const* args, Py_ssize_t count,
                        PyObject* names) {
  static const Signature signature = {"expire()", now_keys, 1, 0};
  Conversation* self = (Conversation*)object;
  panveil_message message = {.struct_size = sizeof message};
  PyObject* given[1];
  int64_t now_ms = 0;
  if (take_fast(&signature, args, count, names, given) < 0 || take_time(given[0], &now_ms) < 0 ||
      begin(self) < 0) {
    return NULL;
  }
  const panveil_status status = panveil_conversation_expire(self->handle, now_ms, &message);
  return give_released(self, status, &message);
}

static PyObject* release(PyObject* object, PyObject* Py_UNUSED(nothing)) {
  Conversation* self = (Conversation*)object;
  panveil_message message = {.struct_size = sizeof message};
  if (begin(self) < 0) return NULL;
  const panveil_status status = panveil_conversation_release(self->handle, &message);
  return give_released(self, status, &message);
}

static PyObject* get_holds_until(PyObject* object, void* Py_UNUSED(closure)) {
  Conversation* self = (Conversation*)object;
  int64_t time_ms = 0;
  if (begin(self) < 0) return NULL;
  const panveil_status status = panveil_conversation_holds_until(self->handle, &time_ms);
  if (status == PANVEIL_OK) return end(self, PyLong_FromLongLong(time_ms));
  if (status == PANVEIL_NOT_FOUND) return end(self, Py_NewRef(Py_None));
  return end(self, raise_status(state_of(object), status, NULL));
}

static PyObject* reset(PyObject* object, PyObject* Py_UNUSED(nothing)) {
  Conversation* self = (Conversation*)object;
  if (begin(self) < 0) return NULL;
  const panveil_status status = panveil_conversation_reset(self->handle);
  if (status != PANVEIL_OK) return end(self, raise_status(state_of(object), status, NULL));
  return end(self, Py_NewRef(Py_None));
}

/* ---- Sealed state */

static PyObject* seal(PyObject* object, PyObject* const* args, Py_ssize_t count, PyObject* names) {
  static const char* const keys[] = {"keyring", "id", "now_ms", NULL};
  static const Signature signature = {"seal()", keys, 2, 2};
  Conversation* self = (Conversation*)object;
  State* state = state_of(object);
  PyObject* given[3];
  int64_t now_ms = 0;
  Text id;
  if (take_fast(&signature, args, count, names, given) < 0 || take_time(given[2], &now_ms) < 0 ||
      text_take(&id, given[1], "id", ACCEPT_ANY) < 0) {
    return NULL;
  }
  const panveil_keyring* keyring = take_keyring(state, given[0], "keyring");
  const size_t capacity = panveil_sealed_bytes();
  char* sealed = PyMem_Malloc(capacity);
  PyObject* result = NULL;
  if (sealed == NULL) PyErr_NoMemory();
  if (keyring != NULL && sealed != NULL && begin(self) == 0) {
    size_t size = 0;
    const panveil_status status = panveil_conversation_seal(self->handle, keyring, id.data, id.size,
                                                            now_ms, sealed, capacity, &size);
    result = status == PANVEIL_OK ? PyBytes_FromStringAndSize(sealed, (Py_ssize_t)size)
                                  : raise_status(state, status, NULL);
    end(self, NULL);
  }
  PyMem_Free(sealed);
  text_release(&id);
  return result;
}

static PyObject* open_sealed(PyObject* object, PyObject* const* args, Py_ssize_t count,
                             PyObject* names) {
  static const char* const keys[] = {"keyring", "id", "sealed", "now_ms", NULL};
  static const Signature signature = {"open()", keys, 3, 3};
  Conversation* self = (Conversation*)object;
  State* state = state_of(object);
  PyObject* given[4];
  int64_t now_ms = 0;
  Text id;
  Text sealed;
  if (take_fast(&signature, args, count, names, given) < 0 || take_time(given[3], &now_ms) < 0 ||
      text_take(&id, given[1], "id", ACCEPT_ANY) < 0) {
    return NULL;
  }
  if (text_take(&sealed, given[2], "sealed", ACCEPT_BYTES) < 0) {
    text_release(&id);
    return NULL;
  }
  panveil_status status = PANVEIL_FAILED;
  const panveil_keyring* keyring = take_keyring(state, given[0], "keyring");
  const int ready = keyring != NULL && begin(self) == 0;
  if (ready) {
    status = panveil_conversation_open(self->handle, keyring, id.data, id.size, now_ms, sealed.data,
                                       sealed.size);
    end(self, NULL);
  }
  text_release(&id);
  text_release(&sealed);
  if (!ready) return NULL;
  if (status != PANVEIL_OK) return raise_status(state, status, NULL);
  Py_RETURN_NONE;
}

/* ---- The object */

static PyObject* close_conversation(PyObject* object, PyObject* Py_UNUSED(arguments)) {
  Conversation* self = (Conversation*)object;
  self->closed = 1;
  if (!self->busy) free_handle(self);
  Py_RETURN_NONE;
}

static PyObject* make(PyTypeObject* type, PyObject* args, PyObject* keywords) {
  static const Signature signature = {"Conversation()", conversation_keys, 1, 1};
  State* state = PyType_GetModuleState(type);
  PyObject* given[CONVERSATION_KEY_COUNT];
  int binary = 0;
  if (take_tuple(&signature, args, keywords, given) < 0) return NULL;
  Scrubber* scrubber = take_scrubber(state, given[0]);
  if (scrubber == NULL || take_flag(given[1], "binary", &binary) < 0) return NULL;
  panveil_conversation_options* options = conversation_options_make(state, given);
  if (options == NULL) return NULL;
  panveil_conversation* handle = NULL;
  const panveil_status status = panveil_conversation_new(scrubber->handle, options, &handle);
  panveil_conversation_options_free(options);
  if (status != PANVEIL_OK) return raise_status(state, status, NULL);
  Conversation* self = (Conversation*)PyType_GenericAlloc(type, 0);
  if (self == NULL) {
    panveil_conversation_free(handle);
    return NULL;
  }
  self->handle = handle;
  self->scrubber = (Scrubber*)Py_NewRef((PyObject*)scrubber);
  self->binary = binary;
  return (PyObject*)self;
}

static int traverse(PyObject* object, visitproc visit, void* arg) {
  Py_VISIT(Py_TYPE(object));
  Py_VISIT((PyObject*)((Conversation*)object)->scrubber);
  return 0;
}

static void dealloc(PyObject* object) {
  PyTypeObject* type = Py_TYPE(object);
  Conversation* self = (Conversation*)object;
  PyObject_GC_UnTrack(object);
  free_handle(self);
  Py_XDECREF((PyObject*)self->scrubber);
  PyObject_GC_Del(object);
  Py_DECREF(type);
}

static PyMethodDef methods[] = {
    {"scrub", FAST(scrub),
     "scrub($self, text, *, now_ms=None, id='', kind='text')\n--\n\nScrubs the next message, as "
     "Message. "
     "`now_ms` is the time since 1970 when not given."},
    {"preview", FAST(preview),
     "preview($self, text, *, now_ms=None)\n--\n\nWhat may be shown of a message that is being "
     "typed."},
    {"expire", FAST(expire),
     "expire($self, now_ms=None)\n--\n\nThe messages that were held for their time, as Released."},
    {"release", release, METH_NOARGS, "release($self)\n--\n\nAll messages that are held."},
    {"reset", reset, METH_NOARGS, "reset($self)\n--\n\nForgets everything, held messages with it."},
    {"seal", FAST(seal),
     "seal($self, keyring, id, *, now_ms=None)\n--\n\nThe state as bytes that tell nothing, for a "
     "session "
     "store. `id` names the chat and the speaker."},
    {"open", FAST(open_sealed),
     "open($self, keyring, id, sealed, *, now_ms=None)\n--\n\nTakes such a state. When it cannot "
     "be "
     "opened "
     "this raises SealError and the conversation is empty."},
    {"close", close_conversation, METH_NOARGS, "close($self)\n--\n\nForgets and wipes everything."},
    {"__enter__", enter_self, METH_NOARGS, NULL},
    {"__exit__", close_conversation, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}};

static PyGetSetDef getters[] = {
    {"holds_until", get_holds_until, NULL,
     "When the oldest message that is held expires, in ms; None when none is held.", NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static PyType_Slot slots[] = {
    {Py_tp_doc, (void*)"Conversation(scrubber, *, binary=False, hold=False, ...)\n--\n\nCards that "
                       "come in pieces: one for each chat and speaker."},
    {Py_tp_new, (void*)make},
    {Py_tp_traverse, (void*)traverse},
    {Py_tp_dealloc, (void*)dealloc},
    {Py_tp_methods, methods},
    {Py_tp_getset, getters},
    {0, NULL}};

PyType_Spec conversation_spec = {"panveil.Conversation", sizeof(Conversation), 0,
                                 Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, slots};
