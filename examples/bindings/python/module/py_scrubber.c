/* Scrubber. */
#include <string.h>

#include "py_binding.h"

enum { KIND_DEFAULT = PANVEIL_TEXT };

panveil_scratch* scrubber_enter(Scrubber* scrubber) {
  panveil_scratch* scratch = scrubber->idle;
  scrubber->idle = NULL;
  if (scratch == NULL) scratch = panveil_scratch_new();
  if (scratch == NULL) {
    PyErr_NoMemory();
    return NULL;
  }
  ++scrubber->users;
  return scratch;
}

static void free_handles(Scrubber* scrubber) {
  panveil_scrubber_free(scrubber->handle);
  panveil_scratch_free(scrubber->idle);
  scrubber->handle = NULL;
  scrubber->idle = NULL;
}

/* Calls that run at once keep one scratch between them; the others are freed. */
void scrubber_leave(Scrubber* scrubber, panveil_scratch* scratch) {
  if (scrubber->idle == NULL && !scrubber->closed) {
    scrubber->idle = scratch;
  } else {
    panveil_scratch_free(scratch);
  }
  if (--scrubber->users == 0 && scrubber->closed) free_handles(scrubber);
}

Scrubber* take_scrubber(State* state, PyObject* value) {
  if (!Py_IS_TYPE(value, state->scrubber)) {
    raise_type("scrubber", "Scrubber", value);
    return NULL;
  }
  Scrubber* scrubber = (Scrubber*)value;
  if (scrubber->closed) {
    raise_closed("scrubber");
    return NULL;
  }
  return scrubber;
}

/* ---- One call */

typedef struct Call {
  Scrubber* scrubber;
  State* state;
  Text text;
  int32_t kind;
  panveil_scratch* scratch;
} Call;

/* Checks, and takes what the call works with. A function that is asked could change the bytes of a
 * bytearray, so a copy is read then. */
static int call_begin(Call* call, PyObject* self, PyObject* data, PyObject* kind, int accept) {
  call->scrubber = (Scrubber*)self;
  call->state = state_of(self);
  call->kind = KIND_DEFAULT;
  if (call->scrubber->closed) {
    raise_closed("scrubber");
    return -1;
  }
  if (take_choice(kind, "kind", kind_names, &call->kind) < 0) return -1;
  if (text_take(&call->text, data, "data", accept) < 0) return -1;
  if (call->scrubber->allow == NULL || text_pin(&call->text) == 0) {
    call->scratch = scrubber_enter(call->scrubber);
    if (call->scratch != NULL) return 0;
  }
  text_release(&call->text);
  return -1;
}

static PyObject* call_end(Call* call, PyObject* result) {
  scrubber_leave(call->scrubber, call->scratch);
  text_release(&call->text);
  return result;
}

static panveil_status run_scrub(Call* call, panveil_text* out) {
  const Text* text = &call->text;
  panveil_status status;
  RUN_CALL(scrubber_may_run_free(call->scrubber, text),
           status = panveil_scrub(call->scrubber->handle, call->scratch, text->data, text->size,
                                  call->kind, out));
  return status;
}

/* Whether the caller's object still holds what was read. */
static int unchanged(const Text* text) {
  return text->copy == NULL || memcmp(text->copy, text->view.buf, text->size) == 0;
}

static PyObject* text_of(const Call* call, const panveil_text* out) {
  const int clean = out->data == call->text.data || call->text.size == 0;
  if (clean && unchanged(&call->text)) return Py_NewRef(call->text.object);
  return text_make(call->text.form, out->data, out->size);
}

/* With the total of them in *total. */
static PyObject* findings_of(const Call* call, PyObject** total) {
  panveil_findings findings;
  *total = NULL;
  const panveil_status status = panveil_scratch_findings(call->scratch, &findings);
  if (status != PANVEIL_OK) return raise_status(call->state, status, NULL);
  *total = PyLong_FromSize_t(findings.total);
  const int points = call->text.form == FORM_STR && !call->text.ascii;
  return findings_make(call->state, &findings, points ? call->text.data : NULL, NULL);
}

static PyObject* scrub_slowly(PyObject* self, PyObject* data, PyObject* kind) {
  Call call;
  panveil_text out;
  if (call_begin(&call, self, data, kind, ACCEPT_ANY) < 0) return NULL;
  const panveil_status status = run_scrub(&call, &out);
  if (status >= PANVEIL_NOTHING_OUT || PyErr_Occurred()) {
    return call_end(&call, raise_status(call.state, status, NULL));
  }
  return call_end(&call, text_of(&call, &out));
}

static const char* const data_keys[] = {"data", "kind", NULL};

/* The call that is made for every message: a short str or bytes, of the default kind, to a scrubber
 * without a function to ask. All else goes the long way. */
static PyObject* scrub(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
  static const Signature signature = {"scrub()", data_keys, 2, 1};
  Scrubber* scrubber = (Scrubber*)self;
  if (count == 1 && names == NULL && scrubber->idle != NULL && scrubber->allow == NULL) {
    PyObject* object = args[0];
    const char* data = NULL;
    Py_ssize_t size = 0;
    if (Py_IS_TYPE(object, &PyUnicode_Type)) {
      data = PyUnicode_AsUTF8AndSize(object, &size);
      if (data == NULL) PyErr_Clear(); /* lone surrogates */
    } else if (Py_IS_TYPE(object, &PyBytes_Type)) {
      data = PyBytes_AsString(object);
      size = PyBytes_Size(object);
    }
    if (data != NULL && (size_t)size < RELEASE_GIL_FROM_BYTES) {
      panveil_text out;
      const panveil_status status =
          panveil_scrub(scrubber->handle, scrubber->idle, data, (size_t)size, KIND_DEFAULT, &out);
      if (status >= PANVEIL_NOTHING_OUT) return raise_status(state_of(self), status, NULL);
      if (out.data == data) return Py_NewRef(object);
      return text_make(Py_IS_TYPE(object, &PyUnicode_Type) ? FORM_STR : FORM_BYTES, out.data,
                       out.size);
    }
  }
  PyObject* given[2];
  if (take_fast(&signature, args, count, names, given) < 0) return NULL;
  return scrub_slowly(self, given[0], given[1]);
}

static PyObject* scrub_with_findings(PyObject* self, PyObject* const* args, Py_ssize_t count,
                                     PyObject* names) {
  static const Signature signature = {"scrub_with_findings()", data_keys, 2, 1};
  PyObject* given[2];
  Call call;
  panveil_text out;
  if (take_fast(&signature, args, count, names, given) < 0) return NULL;
  if (call_begin(&call, self, given[0], given[1], ACCEPT_ANY) < 0) return NULL;
  const panveil_status status = run_scrub(&call, &out);
  if (status >= PANVEIL_NOTHING_OUT || PyErr_Occurred()) {
    return call_end(&call, raise_status(call.state, status, NULL));
  }
  PyObject* items[4];
  items[0] = text_of(&call, &out); /* before the findings, which use the scratch */
  items[1] = findings_of(&call, &items[2]);
  items[3] = PyUnicode_InternFromString(panveil_status_string(status));
  return call_end(&call, struct_make(call.state->scrubbed, items, 4));
}

static PyObject* scan(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
  static const Signature signature = {"scan()", data_keys, 2, 1};
  PyObject* given[2];
  Call call;
  size_t found = 0;
  panveil_status status;
  if (take_fast(&signature, args, count, names, given) < 0) return NULL;
  if (call_begin(&call, self, given[0], given[1], ACCEPT_ANY) < 0) return NULL;
  const Text* text = &call.text;
  RUN_CALL(scrubber_may_run_free(call.scrubber, text),
           status = panveil_scan(call.scrubber->handle, call.scratch, text->data, text->size,
                                 call.kind, &found));
  if (status >= PANVEIL_NOTHING_OUT || PyErr_Occurred()) {
    return call_end(&call, raise_status(call.state, status, NULL));
  }
  PyObject* items[2];
  items[0] = findings_of(&call, &items[1]);
  return call_end(&call, struct_make(call.state->scanned, items, 2));
}

/* A bytearray is cut to the bytes that are left. */
static PyObject* finish_in_place(const Call* call, size_t left) {
  if (call->text.form == FORM_BYTEARRAY && left != call->text.size &&
      PyByteArray_Resize(call->text.object, (Py_ssize_t)left) < 0) {
    return NULL;
  }
  return PyLong_FromSize_t(left);
}

static PyObject* scrub_in_place(PyObject* self, PyObject* const* args, Py_ssize_t count,
                                PyObject* names) {
  static const Signature signature = {"scrub_in_place()", data_keys, 2, 1};
  PyObject* given[2];
  Call call;
  size_t left = 0;
  if (take_fast(&signature, args, count, names, given) < 0) return NULL;
  if (call_begin(&call, self, given[0], given[1], ACCEPT_WRITABLE) < 0) return NULL;
  const panveil_status status = panveil_scrub_in_place(
      call.scrubber->handle, call.scratch, call.text.data, call.text.size, call.kind, &left);
  if (status >= PANVEIL_NOTHING_OUT || PyErr_Occurred()) {
    return call_end(&call, raise_status(call.state, status, NULL));
  }
  if (call.text.copy != NULL) {
    memcpy(call.text.view.buf, call.text.copy, call.text.size);
  }
  call_end(&call, NULL); /* gives the buffer back: it may be resized then */
  return finish_in_place(&call, left);
}

/* `at`: a byte offset, and the units before it; both go forward with the explanations. */
static PyObject* explanation_make(State* state, const panveil_explanation* one, const Text* text,
                                  uint64_t at[2]) {
  uint64_t length = one->length;
  if (text->form == FORM_STR && !text->ascii && one->offset >= at[0]) {
    at[1] += count_points(text->data + at[0], one->offset - at[0]);
    length = count_points(text->data + one->offset, one->length);
  } else if (text->form == FORM_STR && !text->ascii) {
    at[1] = count_points(text->data, one->offset);
    length = count_points(text->data + one->offset, one->length);
  } else {
    at[1] = one->offset;
  }
  at[0] = one->offset;
  PyObject* items[] = {
      PyBool_FromLong(one->scrubbed),
      PyLong_FromUnsignedLongLong(at[1]),
      PyLong_FromUnsignedLongLong(length),
      PyLong_FromUnsignedLongLong(one->depth),
      text_lenient(one->masked.data, one->masked.size),
      text_lenient(one->reason.data, one->reason.size),
      text_lenient(one->path.data, one->path.size),
  };
  return struct_make(state->explanation, items, sizeof items / sizeof items[0]);
}

static PyObject* explanations_make(State* state, const panveil_explanations* all,
                                   const Text* text) {
  const size_t count = panveil_explanations_count(all);
  PyObject* list = PyList_New((Py_ssize_t)count);
  uint64_t at[2] = {0, 0};
  for (size_t i = 0; list != NULL && i < count; ++i) {
    panveil_explanation one = {.struct_size = sizeof one};
    const panveil_status status = panveil_explanations_at(all, i, &one);
    PyObject* made = status == PANVEIL_OK ? explanation_make(state, &one, text, at)
                                          : raise_status(state, status, NULL);
    if (made == NULL) {
      Py_CLEAR(list);
    } else {
      PyList_SetItem(list, (Py_ssize_t)i, made);
    }
  }
  return list;
}

static PyObject* explain(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
  static const Signature signature = {"explain()", data_keys, 2, 1};
  PyObject* given[2];
  Call call;
  panveil_explanations* all = NULL;
  if (take_fast(&signature, args, count, names, given) < 0) return NULL;
  if (call_begin(&call, self, given[0], given[1], ACCEPT_ANY) < 0) return NULL;
  const panveil_status status =
      panveil_explain(call.scrubber->handle, call.text.data, call.text.size, call.kind, &all);
  PyObject* list = status != PANVEIL_OK || PyErr_Occurred()
                       ? raise_status(call.state, status, NULL)
                       : explanations_make(call.state, all, &call.text);
  panveil_explanations_free(all);
  return call_end(&call, list);
}

static PyObject* make_stream(PyObject* self, PyObject* const* args, Py_ssize_t count,
                             PyObject* names) {
  static const char* const keys[] = {"kind", "binary", NULL};
  static const Signature signature = {"stream()", keys, 1, 0};
  PyObject* given[2];
  if (take_fast(&signature, args, count, names, given) < 0) return NULL;
  PyObject* call[] = {self, given[0], given[1]};
  return stream_make(state_of(self), call);
}

static PyObject* close_scrubber(PyObject* self, PyObject* Py_UNUSED(arguments)) {
  Scrubber* scrubber = (Scrubber*)self;
  scrubber->closed = 1;
  if (scrubber->users == 0) free_handles(scrubber);
  Py_RETURN_NONE;
}

static PyObject* get_kernel(PyObject* self, void* Py_UNUSED(closure)) {
  const Scrubber* scrubber = (Scrubber*)self;
  if (scrubber->closed) return raise_closed("scrubber");
  return PyUnicode_FromString(panveil_scrubber_kernel(scrubber->handle));
}

static PyObject* make(PyTypeObject* type, PyObject* args, PyObject* keywords) {
  static const Signature signature = {"Scrubber()", option_keys, 0, 0};
  char reason[PANVEIL_REASON_BYTES] = "";
  PyObject* values[OPTION_COUNT];
  if (take_tuple(&signature, args, keywords, values) < 0) return NULL;
  Scrubber* self = (Scrubber*)PyType_GenericAlloc(type, 0);
  if (self == NULL) return NULL;
  State* state = state_of((PyObject*)self);
  panveil_options* options = options_make(state, values, self);
  panveil_status status = PANVEIL_OK;
  if (options != NULL) {
    status = panveil_scrubber_new(options, &self->handle, reason, sizeof reason);
    self->idle = panveil_scratch_new();
    panveil_options_free(options);
  }
  if (options != NULL && status == PANVEIL_OK && self->idle != NULL) return (PyObject*)self;
  if (options != NULL)
    raise_status(state, status == PANVEIL_OK ? PANVEIL_OUT_OF_MEMORY : status, reason);
  Py_DECREF(self);
  return NULL;
}

static int traverse(PyObject* self, visitproc visit, void* arg) {
  Py_VISIT(Py_TYPE(self));
  Py_VISIT(((Scrubber*)self)->allow);
  return 0;
}

static int clear(PyObject* self) {
  Py_CLEAR(((Scrubber*)self)->allow); /* from now on no card is allowed */
  return 0;
}

static void dealloc(PyObject* self) {
  PyTypeObject* type = Py_TYPE(self);
  PyObject_GC_UnTrack(self);
  free_handles((Scrubber*)self);
  clear(self);
  PyObject_GC_Del(self);
  Py_DECREF(type);
}

static PyMethodDef methods[] = {
    {"scrub", FAST(scrub),
     "scrub($self, data, kind='text')\n--\n\nThe text without card numbers; the same object when "
     "clean."},
    {"scrub_with_findings", FAST(scrub_with_findings),
     "scrub_with_findings($self, data, kind='text')\n--\n\nThat, and what was replaced, as "
     "Scrubbed."},
    {"scrub_in_place", FAST(scrub_in_place),
     "scrub_in_place($self, data, kind='text')\n--\n\nScrubs a bytearray or writable memoryview "
     "where it "
     "is. Returns how many bytes are left: a bytearray is cut to them, of a view the others are "
     "zeroed."},
    {"scan", FAST(scan), "scan($self, data, kind='text')\n--\n\nFinds, replaces nothing."},
    {"explain", FAST(explain),
     "explain($self, data, kind='text')\n--\n\nWhy each run of digits went or stayed: for "
     "support."},
    {"stream", FAST(make_stream),
     "stream($self, kind='text', *, binary=False)\n--\n\nA Stream: text that comes in chunks."},
    {"close", close_scrubber, METH_NOARGS,
     "close($self)\n--\n\nWipes keys and memory. Calls that run still end; later ones raise "
     "ValueError."},
    {"__enter__", enter_self, METH_NOARGS, NULL},
    {"__exit__", close_scrubber, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}};

static PyGetSetDef getters[] = {{"kernel", get_kernel, NULL, "The scan kernel in use.", NULL},
                                {NULL, NULL, NULL, NULL, NULL}};

static PyType_Slot slots[] = {
    {Py_tp_doc, (void*)"Scrubber(*, action='token', keyring=None, ...)\n--\n\nFinds and replaces "
                       "card numbers. May be used by any number of threads."},
    {Py_tp_new, (void*)make},
    {Py_tp_traverse, (void*)traverse},
    {Py_tp_clear, (void*)clear},
    {Py_tp_dealloc, (void*)dealloc},
    {Py_tp_methods, methods},
    {Py_tp_getset, getters},
    {0, NULL}};

PyType_Spec scrubber_spec = {"panveil.Scrubber", sizeof(Scrubber), 0,
                             Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, slots};
