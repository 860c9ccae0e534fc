/* Detokenizer and its stream: tokens back to card numbers. */
#include "py_binding.h"

typedef struct Detokenizer {
  PyObject_HEAD panveil_detokenizer* handle; /* NULL when closed and not in use */
  Py_ssize_t users;
  int closed;
} Detokenizer;

typedef struct DetokenizerStream {
  PyObject_HEAD panveil_detokenizer_stream* handle;
  Outlet outlet;
  unsigned long long opened; /* of the text that was finished last */
  int busy;
  int closed;
} DetokenizerStream;

/* ---- Whole texts */

static void free_detokenizer(Detokenizer* self) {
  panveil_detokenizer_free(self->handle);
  self->handle = NULL;
}

static PyObject* open_tokens(PyObject* object, PyObject* data, size_t* opened) {
  Detokenizer* self = (Detokenizer*)object;
  State* state = state_of(object);
  Text text;
  panveil_bytes* bytes = NULL;
  panveil_text out = {NULL, 0};
  panveil_status status;
  if (self->closed) return raise_closed("detokenizer");
  if (text_take(&text, data, "data", ACCEPT_ANY) < 0) return NULL;
  ++self->users;
  RUN_CALL(text_may_run_free(&text),
           status = panveil_detokenize(self->handle, text.data, text.size, &bytes, opened));
  if (--self->users == 0 && self->closed) free_detokenizer(self);
  PyObject* result = NULL;
  if (status == PANVEIL_OK) status = panveil_bytes_text(bytes, &out);
  if (status != PANVEIL_OK) {
    raise_status(state, status, NULL);
  } else if (*opened == 0) {
    result = Py_NewRef(data);
  } else {
    result = text_make(text.form, out.data, out.size);
  }
  panveil_bytes_free(bytes);
  text_release(&text);
  return result;
}

static const char* const data_keys[] = {"data", NULL};

static PyObject* detokenize(PyObject* self, PyObject* const* args, Py_ssize_t count,
                            PyObject* names) {
  static const Signature signature = {"detokenize()", data_keys, 1, 1};
  PyObject* given[1];
  size_t opened = 0;
  if (take_fast(&signature, args, count, names, given) < 0) return NULL;
  return open_tokens(self, given[0], &opened);
}

static PyObject* detokenize_counted(PyObject* self, PyObject* const* args, Py_ssize_t count,
                                    PyObject* names) {
  static const Signature signature = {"detokenize_counted()", data_keys, 1, 1};
  PyObject* given[1];
  size_t opened = 0;
  if (take_fast(&signature, args, count, names, given) < 0) return NULL;
  PyObject* text = open_tokens(self, given[0], &opened);
  return text == NULL ? NULL : Py_BuildValue("(NK)", text, (unsigned long long)opened);
}

static PyObject* close_detokenizer(PyObject* object, PyObject* Py_UNUSED(arguments)) {
  Detokenizer* self = (Detokenizer*)object;
  self->closed = 1;
  if (self->users == 0) free_detokenizer(self);
  Py_RETURN_NONE;
}

static PyObject* make_detokenizer(PyTypeObject* type, PyObject* args, PyObject* keywords) {
  static const char* const keys[] = {"keyring", "scope", "token_format", NULL};
  static const Signature signature = {"Detokenizer()", keys, 1, 1};
  char reason[PANVEIL_REASON_BYTES] = "";
  PyObject* given[3];
  Text scope = {.data = NULL};
  int32_t format = PANVEIL_LETTERS;
  State* state = PyType_GetModuleState(type);
  if (take_tuple(&signature, args, keywords, given) < 0 ||
      take_choice(given[2], "token_format", format_names, &format) < 0) {
    return NULL;
  }
  if (given[1] != NULL && text_take(&scope, given[1], "scope", ACCEPT_ANY) < 0) return NULL;
  const panveil_keyring* keyring = take_keyring(state, given[0], "keyring");
  if (keyring == NULL) {
    text_release(&scope);
    return NULL;
  }
  panveil_detokenizer* handle = NULL;
  const panveil_status status = panveil_detokenizer_new(keyring, scope.data, scope.size, format,
                                                        &handle, reason, sizeof reason);
  text_release(&scope);
  if (status != PANVEIL_OK) return raise_status(state, status, reason);
  Detokenizer* self = (Detokenizer*)PyType_GenericAlloc(type, 0);
  if (self == NULL) {
    panveil_detokenizer_free(handle);
    return NULL;
  }
  self->handle = handle;
  return (PyObject*)self;
}

static void dealloc_detokenizer(PyObject* self) {
  PyTypeObject* type = Py_TYPE(self);
  free_detokenizer((Detokenizer*)self);
  PyObject_Free(self);
  Py_DECREF(type);
}

/* ---- Streams */

static PyObject* make_stream(PyObject* object, PyObject* const* args, Py_ssize_t count,
                             PyObject* names) {
  static const char* const keys[] = {"binary", NULL};
  static const Signature signature = {"stream()", keys, 0, 0};
  const Detokenizer* self = (Detokenizer*)object;
  State* state = state_of(object);
  PyObject* given[1];
  int binary = 0;
  panveil_detokenizer_stream* handle = NULL;
  if (take_fast(&signature, args, count, names, given) < 0) return NULL;
  if (take_flag(given[0], "binary", &binary) < 0) return NULL;
  if (self->closed) return raise_closed("detokenizer");
  const panveil_status status = panveil_detokenizer_stream_new(self->handle, &handle);
  if (status != PANVEIL_OK) return raise_status(state, status, NULL);
  DetokenizerStream* made = (DetokenizerStream*)PyType_GenericAlloc(state->detokenizer_stream, 0);
  if (made == NULL) {
    panveil_detokenizer_stream_free(handle);
    return NULL;
  }
  made->handle = handle;
  made->outlet.binary = binary;
  return (PyObject*)made;
}

static void free_stream(DetokenizerStream* self) {
  panveil_detokenizer_stream_free(self->handle);
  self->handle = NULL;
  wipe(&self->outlet, sizeof self->outlet);
}

static int begin(DetokenizerStream* self) {
  if (self->closed) {
    raise_closed("stream");
    return -1;
  }
  if (self->busy) {
    raise_busy(state_of((PyObject*)self), "stream");
    return -1;
  }
  self->busy = 1;
  return 0;
}

static PyObject* end(DetokenizerStream* self, PyObject* result) {
  self->busy = 0;
  if (self->closed) free_stream(self);
  return result;
}

static PyObject* take_output(DetokenizerStream* self, panveil_status status, int last) {
  panveil_text out = {NULL, 0};
  if (status < PANVEIL_NOTHING_OUT) status = panveil_detokenizer_stream_text(self->handle, &out);
  if (status >= PANVEIL_NOTHING_OUT) {
    return end(self, raise_status(state_of((PyObject*)self), status, NULL));
  }
  return end(self, outlet_make(&self->outlet, out.data, out.size, last));
}

static PyObject* feed(PyObject* object, PyObject* const* args, Py_ssize_t count, PyObject* names) {
  static const char* const keys[] = {"chunk", NULL};
  static const Signature signature = {"feed()", keys, 1, 1};
  DetokenizerStream* self = (DetokenizerStream*)object;
  PyObject* given[1];
  Text text;
  panveil_status status;
  if (take_fast(&signature, args, count, names, given) < 0 || begin(self) < 0) return NULL;
  if (outlet_take(&self->outlet, &text, given[0]) < 0) return end(self, NULL);
  RUN_CALL(text_may_run_free(&text),
           status = panveil_detokenizer_stream_feed(self->handle, text.data, text.size, NULL));
  text_release(&text);
  return take_output(self, status, 0);
}

static PyObject* finish(PyObject* object, PyObject* Py_UNUSED(nothing)) {
  DetokenizerStream* self = (DetokenizerStream*)object;
  size_t opened = 0;
  if (begin(self) < 0) return NULL;
  const panveil_status status = panveil_detokenizer_stream_finish(self->handle, NULL, &opened);
  self->opened = opened;
  PyObject* result = take_output(self, status, 1);
  self->outlet.tail_size = 0;
  return result;
}

static PyObject* reset(PyObject* object, PyObject* Py_UNUSED(nothing)) {
  DetokenizerStream* self = (DetokenizerStream*)object;
  if (begin(self) < 0) return NULL;
  const panveil_status status = panveil_detokenizer_stream_reset(self->handle);
  self->outlet.tail_size = 0;
  self->opened = 0;
  if (status != PANVEIL_OK) return end(self, raise_status(state_of(object), status, NULL));
  return end(self, Py_NewRef(Py_None));
}

static PyObject* get_opened(PyObject* self, void* Py_UNUSED(closure)) {
  return PyLong_FromUnsignedLongLong(((DetokenizerStream*)self)->opened);
}

static PyObject* close_stream(PyObject* object, PyObject* Py_UNUSED(arguments)) {
  DetokenizerStream* self = (DetokenizerStream*)object;
  self->closed = 1;
  if (!self->busy) free_stream(self);
  Py_RETURN_NONE;
}

static PyObject* refuse(PyTypeObject* Py_UNUSED(type), PyObject* Py_UNUSED(args),
                        PyObject* Py_UNUSED(keywords)) {
  PyErr_SetString(PyExc_TypeError, "make a DetokenizerStream with Detokenizer.stream()");
  return NULL;
}

static void dealloc_stream(PyObject* self) {
  PyTypeObject* type = Py_TYPE(self);
  free_stream((DetokenizerStream*)self);
  PyObject_Free(self);
  Py_DECREF(type);
}

/* ---- The types */

static PyMethodDef methods[] = {
    {"detokenize", FAST(detokenize),
     "detokenize($self, data)\n--\n\nThe text with every token opened that these keys and this "
     "scope "
     "made; "
     "the same object when there is none."},
    {"detokenize_counted", FAST(detokenize_counted),
     "detokenize_counted($self, data)\n--\n\nThat, and how many were opened."},
    {"stream", FAST(make_stream),
     "stream($self, *, binary=False)\n--\n\nThe same of a text in chunks."},
    {"close", close_detokenizer, METH_NOARGS, "close($self)\n--\n\nWipes its keys."},
    {"__enter__", enter_self, METH_NOARGS, NULL},
    {"__exit__", close_detokenizer, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}};

static PyType_Slot slots[] = {
    {Py_tp_doc, (void*)"Detokenizer(keyring, *, scope='', token_format='letters')\n--\n\nOpens "
                       "tokens. What comes out holds card numbers: handle it as such."},
    {Py_tp_new, (void*)make_detokenizer},
    {Py_tp_dealloc, (void*)dealloc_detokenizer},
    {Py_tp_methods, methods},
    {0, NULL}};

PyType_Spec detokenizer_spec = {"panveil.Detokenizer", sizeof(Detokenizer), 0, Py_TPFLAGS_DEFAULT,
                                slots};

static PyMethodDef stream_methods[] = {
    {"feed", FAST(feed), "feed($self, chunk)\n--\n\nTakes the next chunk; returns what is ready."},
    {"finish", finish, METH_NOARGS,
     "finish($self)\n--\n\nThe text is at its end; the stream is ready for another."},
    {"reset", reset, METH_NOARGS, "reset($self)\n--\n\nForgets what it holds."},
    {"close", close_stream, METH_NOARGS, "close($self)\n--\n\nForgets and wipes everything."},
    {"__enter__", enter_self, METH_NOARGS, NULL},
    {"__exit__", close_stream, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}};

static PyGetSetDef stream_getters[] = {
    {"opened", get_opened, NULL, "Tokens opened in the text that was finished last.", NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static PyType_Slot stream_slots[] = {
    {Py_tp_doc, (void*)"Opens tokens in a text that comes in chunks."},
    {Py_tp_new, (void*)refuse},
    {Py_tp_dealloc, (void*)dealloc_stream},
    {Py_tp_methods, stream_methods},
    {Py_tp_getset, stream_getters},
    {0, NULL}};

PyType_Spec detokenizer_stream_spec = {"panveil.DetokenizerStream", sizeof(DetokenizerStream), 0,
                                       Py_TPFLAGS_DEFAULT, stream_slots};
