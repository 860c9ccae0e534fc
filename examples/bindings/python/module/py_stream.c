/* Stream. */
#include "py_binding.h"

typedef struct Stream {
  PyObject_HEAD panveil_stream* handle; /* NULL when closed and not in use */
  Scrubber* scrubber;                   /* its function may be called until the handle is freed */
  PyObject* findings;                   /* a list, of the last call; NULL for none */
  Outlet outlet;
  Points points; /* of str */
  uint64_t in;   /* bytes that came in */
  uint64_t out;  /* bytes that came out; no finding is to come below */
  panveil_status status;
  int busy;
  int closed;
} Stream;

static const char* const policy_names[] = {"mask", "hold", NULL};

static void free_handle(Stream* self) {
  panveil_stream_free(self->handle);
  self->handle = NULL;
  points_clear(&self->points);
  wipe(&self->outlet, sizeof self->outlet);
}

static int begin(Stream* self) {
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

static PyObject* end(Stream* self, PyObject* result) {
  self->busy = 0;
  if (self->closed) free_handle(self);
  return result;
}

static PyObject* take_findings(Stream* self, State* state) {
  panveil_findings findings;
  const panveil_status status = panveil_stream_findings(self->handle, &findings);
  if (status != PANVEIL_OK) return raise_status(state, status, NULL);
  return findings_make(state, &findings, NULL, self->outlet.binary ? NULL : &self->points);
}

/* What came out of the call that gave `status`. */
static PyObject* take_output(Stream* self, panveil_status status, int last) {
  State* state = state_of((PyObject*)self);
  self->status = status;
  panveil_text out;
  if (status >= PANVEIL_NOTHING_OUT || PyErr_Occurred()) return raise_status(state, status, NULL);
  const panveil_status kept = panveil_stream_text(self->handle, &out);
  if (kept != PANVEIL_OK) return raise_status(state, kept, NULL);
  PyObject* old = self->findings;
  self->findings = take_findings(self, state);
  Py_XDECREF(old);
  if (self->findings == NULL) return NULL;
  PyObject* made = outlet_make(&self->outlet, out.data, out.size, last);
  self->out += out.size;
  points_forget(&self->points, self->out);
  return made;
}

static void start_over(Stream* self) {
  self->in = 0;
  self->out = 0;
  self->outlet.tail_size = 0;
  points_clear(&self->points);
}

static PyObject* run_feed(Stream* self, const Text* text) {
  panveil_status status;
  if (!self->outlet.binary && points_add(&self->points, text->data, text->size) < 0) return NULL;
  self->in += text->size;
  RUN_CALL(scrubber_may_run_free(self->scrubber, text),
           status = panveil_stream_feed(self->handle, text->data, text->size, NULL));
  return take_output(self, status, 0);
}

static PyObject* feed(PyObject* object, PyObject* const* args, Py_ssize_t count, PyObject* names) {
  static const char* const keys[] = {"chunk", NULL};
  static const Signature signature = {"feed()", keys, 1, 1};
  Stream* self = (Stream*)object;
  PyObject* given[1];
  Text text;
  if (take_fast(&signature, args, count, names, given) < 0 || begin(self) < 0) return NULL;
  if (outlet_take(&self->outlet, &text, given[0]) < 0) return end(self, NULL);
  PyObject* result = NULL;
  if (self->scrubber->allow == NULL || text_pin(&text) == 0) result = run_feed(self, &text);
  text_release(&text);
  return end(self, result);
}

static PyObject* flush(PyObject* object, PyObject* const* args, Py_ssize_t count, PyObject* names) {
  static const char* const keys[] = {"policy", NULL};
  static const Signature signature = {"flush()", keys, 1, 0};
  Stream* self = (Stream*)object;
  PyObject* given[1];
  int32_t policy = PANVEIL_MASK_DIGITS;
  if (take_fast(&signature, args, count, names, given) < 0 ||
      take_choice(given[0], "policy", policy_names, &policy) < 0 || begin(self) < 0) {
    return NULL;
  }
  const panveil_status status = panveil_stream_flush(self->handle, policy, NULL);
  return end(self, take_output(self, status, 0));
}

static PyObject* finish(PyObject* object, PyObject* Py_UNUSED(nothing)) {
  Stream* self = (Stream*)object;
  panveil_status status;
  if (begin(self) < 0) return NULL;
  RUN_CALL(self->scrubber->allow == NULL && self->in - self->out >= RELEASE_GIL_FROM_BYTES,
           status = panveil_stream_finish(self->handle, NULL));
  PyObject* result = take_output(self, status, 1);
  start_over(self);
  return end(self, result);
}

static PyObject* reset(PyObject* object, PyObject* Py_UNUSED(nothing)) {
  Stream* self = (Stream*)object;
  if (begin(self) < 0) return NULL;
  const panveil_status status = panveil_stream_reset(self->handle);
  Py_CLEAR(self->findings);
  self->status = PANVEIL_OK;
  start_over(self);
  if (status != PANVEIL_OK) return end(self, raise_status(state_of(object), status, NULL));
  return end(self, Py_NewRef(Py_None));
}

static PyObject* get_findings(PyObject* object, void* Py_UNUSED(closure)) {
  const Stream* self = (Stream*)object;
  return self->findings == NULL ? PyList_New(0) : Py_NewRef(self->findings);
}

static PyObject* get_status(PyObject* object, void* Py_UNUSED(closure)) {
  return PyUnicode_InternFromString(panveil_status_string(((Stream*)object)->status));
}

static PyObject* close_stream(PyObject* object, PyObject* Py_UNUSED(arguments)) {
  Stream* self = (Stream*)object;
  self->closed = 1;
  if (!self->busy) free_handle(self);
  Py_RETURN_NONE;
}

PyObject* stream_make(State* state, PyObject* const* given) {
  int32_t kind = PANVEIL_TEXT;
  int binary = 0;
  Scrubber* scrubber = take_scrubber(state, given[0]);
  if (scrubber == NULL || take_choice(given[1], "kind", kind_names, &kind) < 0 ||
      take_flag(given[2], "binary", &binary) < 0) {
    return NULL;
  }
  Stream* self = (Stream*)PyType_GenericAlloc(state->stream, 0);
  if (self == NULL) return NULL;
  self->outlet.binary = binary;
  self->scrubber = (Scrubber*)Py_NewRef((PyObject*)scrubber);
  const panveil_status status = panveil_stream_new(scrubber->handle, kind, &self->handle);
  if (status == PANVEIL_OK) return (PyObject*)self;
  self->closed = 1;
  raise_status(state, status, NULL);
  Py_DECREF(self);
  return NULL;
}

static PyObject* make(PyTypeObject* type, PyObject* args, PyObject* keywords) {
  static const char* const keys[] = {"scrubber", "kind", "binary", NULL};
  static const Signature signature = {"Stream()", keys, 2, 1};
  PyObject* given[3];
  if (take_tuple(&signature, args, keywords, given) < 0) return NULL;
  return stream_make(PyType_GetModuleState(type), given);
}

static int traverse(PyObject* object, visitproc visit, void* arg) {
  const Stream* self = (Stream*)object;
  Py_VISIT(Py_TYPE(object));
  Py_VISIT((PyObject*)self->scrubber);
  Py_VISIT(self->findings);
  return 0;
}

static void dealloc(PyObject* object) {
  PyTypeObject* type = Py_TYPE(object);
  Stream* self = (Stream*)object;
  PyObject_GC_UnTrack(object);
  free_handle(self);
  Py_XDECREF((PyObject*)self->scrubber);
  Py_XDECREF(self->findings);
  PyObject_GC_Del(object);
  Py_DECREF(type);
}

static PyMethodDef methods[] = {
    {"feed", FAST(feed),
     "feed($self, chunk)\n--\n\nTakes the next chunk; returns what may go out."},
    {"flush", FAST(flush),
     "flush($self, policy='mask')\n--\n\nDecides what is held as if the text ended here. Digits at "
     "the "
     "end "
     "that may begin a card are masked, or stay held with 'hold'."},
    {"finish", finish, METH_NOARGS,
     "finish($self)\n--\n\nThe text is at its end; the stream is ready for another."},
    {"reset", reset, METH_NOARGS, "reset($self)\n--\n\nForgets what it holds."},
    {"close", close_stream, METH_NOARGS, "close($self)\n--\n\nForgets and wipes everything."},
    {"__enter__", enter_self, METH_NOARGS, NULL},
    {"__exit__", close_stream, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}};

static PyGetSetDef getters[] = {
    {"findings", get_findings, NULL,
     "What the last call found. Offsets count in the whole stream as it came in.", NULL},
    {"status", get_status, NULL, "Of the last call: ok, or tokenize_failed.", NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static PyType_Slot slots[] = {
    {Py_tp_doc, (void*)"Stream(scrubber, kind='text', *, binary=False)\n--\n\nText that comes in "
                       "chunks, cut anywhere: str, or bytes with binary=True."},
    {Py_tp_new, (void*)make},
    {Py_tp_traverse, (void*)traverse},
    {Py_tp_dealloc, (void*)dealloc},
    {Py_tp_methods, methods},
    {Py_tp_getset, getters},
    {0, NULL}};

PyType_Spec stream_spec = {"panveil.Stream", sizeof(Stream), 0,
                           Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, slots};
