/* Keyring. */
#include "py_binding.h"

panveil_keyring* take_keyring(State* state, PyObject* value, const char* argument) {
  if (!Py_IS_TYPE(value, state->keyring)) {
    raise_type(argument, "Keyring", value);
    return NULL;
  }
  panveil_keyring* handle = ((Keyring*)value)->handle;
  if (handle == NULL) raise_closed("keyring");
  return handle;
}

/* The handle of an open one, or NULL with an error. */
static panveil_keyring* open_handle(PyObject* self) {
  panveil_keyring* handle = ((Keyring*)self)->handle;
  if (handle == NULL) raise_closed("keyring");
  return handle;
}

static PyObject* wrap(PyObject* type, panveil_keyring* handle, panveil_status status,
                      const char* reason) {
  State* state = PyType_GetModuleState((PyTypeObject*)type);
  if (status != PANVEIL_OK) return raise_status(state, status, reason);
  Keyring* self = (Keyring*)PyType_GenericAlloc((PyTypeObject*)type, 0);
  if (self == NULL) {
    panveil_keyring_free(handle);
    return NULL;
  }
  self->handle = handle;
  return (PyObject*)self;
}

static PyObject* generate(PyObject* type, PyObject* Py_UNUSED(nothing)) {
  char reason[PANVEIL_REASON_BYTES] = "";
  panveil_keyring* handle = NULL;
  const panveil_status status = panveil_keyring_generate(&handle, reason, sizeof reason);
  return wrap(type, handle, status, reason);
}

/* Paths as open() takes them. */
static PyObject* take_path(PyObject* value) {
  PyObject* path = NULL;
  if (PyUnicode_FSConverter(value, &path)) return path;
  if (PyErr_ExceptionMatches(PyExc_TypeError)) {
    PyErr_Clear();
    raise_type("path", "str, bytes or os.PathLike", value);
  }
  return NULL;
}

static const char* const path_keys[] = {"path", NULL};

static PyObject* load(PyObject* type, PyObject* const* args, Py_ssize_t count, PyObject* names) {
  static const Signature signature = {"load()", path_keys, 1, 1};
  char reason[PANVEIL_REASON_BYTES] = "";
  PyObject* given[1];
  if (take_fast(&signature, args, count, names, given) < 0) return NULL;
  PyObject* path = take_path(given[0]);
  if (path == NULL) return NULL;
  panveil_keyring* handle = NULL;
  const panveil_status status = panveil_keyring_load(
      PyBytes_AsString(path), (size_t)PyBytes_Size(path), &handle, reason, sizeof reason);
  Py_DECREF(path);
  return wrap(type, handle, status, reason);
}

static PyObject* from_text(PyObject* type, PyObject* const* args, Py_ssize_t count,
                           PyObject* names) {
  static const char* const keys[] = {"text", NULL};
  static const Signature signature = {"from_text()", keys, 1, 1};
  char reason[PANVEIL_REASON_BYTES] = "";
  PyObject* given[1];
  Text text;
  if (take_fast(&signature, args, count, names, given) < 0) return NULL;
  if (text_take(&text, given[0], "text", ACCEPT_ANY) < 0) return NULL;
  panveil_keyring* handle = NULL;
  const panveil_status status =
      panveil_keyring_from_text(text.data, text.size, &handle, reason, sizeof reason);
  text_release(&text);
  return wrap(type, handle, status, reason);
}

static PyObject* save(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
  static const Signature signature = {"save()", path_keys, 1, 1};
  char reason[PANVEIL_REASON_BYTES] = "";
  PyObject* given[1];
  if (take_fast(&signature, args, count, names, given) < 0) return NULL;
  PyObject* path = take_path(given[0]); /* may call __fspath__, which may close the keyring */
  if (path == NULL) return NULL;
  panveil_status status = PANVEIL_OK;
  const panveil_keyring* handle = open_handle(self);
  if (handle != NULL) {
    status = panveil_keyring_save(handle, PyBytes_AsString(path), (size_t)PyBytes_Size(path),
                                  reason, sizeof reason);
  }
  Py_DECREF(path);
  if (handle == NULL) return NULL;
  if (status != PANVEIL_OK) return raise_status(state_of(self), status, reason);
  Py_RETURN_NONE;
}

static PyObject* rotate(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names) {
  static const char* const keys[] = {"key", "id", NULL};
  static const Signature signature = {"rotate()", keys, 2, 0};
  char reason[PANVEIL_REASON_BYTES] = "";
  PyObject* given[2];
  Text key = {.data = NULL};
  Text id = {.data = NULL};
  if (take_fast(&signature, args, count, names, given) < 0) return NULL;
  const int has_key = given[0] != NULL && given[0] != Py_None;
  const int has_id = given[1] != NULL && given[1] != Py_None;
  if (has_key && text_take(&key, given[0], "key", ACCEPT_BYTES) < 0) return NULL;
  if (has_id && text_take(&id, given[1], "id", ACCEPT_STR) < 0) {
    text_release(&key);
    return NULL;
  }
  panveil_status status = PANVEIL_MALFORMED_KEYRING; /* a key of no bytes is none */
  panveil_keyring* handle = open_handle(self); /* to take a buffer may run the caller's code */
  if (handle != NULL && (!has_key || key.size != 0)) {
    status =
        panveil_keyring_rotate(handle, key.data, key.size, id.data, id.size, reason, sizeof reason);
  }
  text_release(&key);
  text_release(&id);
  if (handle == NULL) return NULL;
  if (status != PANVEIL_OK) return raise_status(state_of(self), status, reason);
  Py_RETURN_NONE;
}

static PyObject* remove_key(PyObject* self, PyObject* const* args, Py_ssize_t count,
                            PyObject* names) {
  static const char* const keys[] = {"id", NULL};
  static const Signature signature = {"remove()", keys, 1, 1};
  PyObject* given[1];
  Text id;
  panveil_keyring* handle = open_handle(self);
  if (handle == NULL || take_fast(&signature, args, count, names, given) < 0) return NULL;
  if (text_take(&id, given[0], "id", ACCEPT_STR) < 0) return NULL;
  const panveil_status status = panveil_keyring_remove(handle, id.data, id.size);
  text_release(&id);
  if (status != PANVEIL_OK) return raise_status(state_of(self), status, NULL);
  Py_RETURN_NONE;
}

static PyObject* get_ids(PyObject* self, void* Py_UNUSED(closure)) {
  const panveil_keyring* handle = open_handle(self);
  PyObject* list = handle == NULL ? NULL : PyList_New(0);
  char id[PANVEIL_KEY_ID_BYTES];
  size_t size = 0;
  for (size_t i = 0;
       list != NULL && panveil_keyring_id(handle, i, id, sizeof id, &size) == PANVEIL_OK; ++i) {
    PyObject* made = text_lenient(id, size);
    if (made == NULL || PyList_Append(list, made) < 0) Py_CLEAR(list);
    Py_XDECREF(made);
  }
  return list;
}

static PyObject* close_keyring(PyObject* self, PyObject* Py_UNUSED(arguments)) {
  panveil_keyring_free(((Keyring*)self)->handle);
  ((Keyring*)self)->handle = NULL;
  Py_RETURN_NONE;
}

static PyObject* refuse(PyTypeObject* Py_UNUSED(type), PyObject* Py_UNUSED(args),
                        PyObject* Py_UNUSED(keywords)) {
  PyErr_SetString(PyExc_TypeError,
                  "make a Keyring with generate(), load() or from_text(), not with Keyring()");
  return NULL;
}

static void dealloc(PyObject* self) {
  PyTypeObject* type = Py_TYPE(self);
  panveil_keyring_free(((Keyring*)self)->handle);
  PyObject_Free(self);
  Py_DECREF(type);
}

static PyMethodDef methods[] = {
    {"generate", generate, METH_NOARGS | METH_CLASS,
     "generate($type)\n--\n\nOne new random key, which is the primary."},
    {"load", (PyCFunction)(void (*)(void))load, METH_FASTCALL | METH_KEYWORDS | METH_CLASS,
     "load($type, path)\n--\n\nReads what save() or `panveil keygen` wrote: a file of mode 0600."},
    {"from_text", (PyCFunction)(void (*)(void))from_text,
     METH_FASTCALL | METH_KEYWORDS | METH_CLASS,
     "from_text($type, text)\n--\n\nThe same of the text of such a file, from a secret store."},
    {"save", FAST(save),
     "save($self, path)\n--\n\nWrites all keys, mode 0600, whole or not at all."},
    {"rotate", FAST(rotate),
     "rotate($self, key=None, id=None)\n--\n\nAdds a primary key, 32 bytes or random; the older "
     "ones only "
     "open tokens from now on. Scrubbers that exist keep the key they have."},
    {"remove", FAST(remove_key),
     "remove($self, id)\n--\n\nForgets a key: its tokens stay closed for good."},
    {"close", close_keyring, METH_NOARGS, "close($self)\n--\n\nWipes the keys of this object."},
    {"__enter__", enter_self, METH_NOARGS, NULL},
    {"__exit__", close_keyring, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}};

static PyGetSetDef getters[] = {
    {"ids", get_ids, NULL, "Ids of the keys, the primary first, then newest to oldest.", NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static PyType_Slot slots[] = {{Py_tp_doc, (void*)"The keys of tokens, in locked memory."},
                              {Py_tp_new, (void*)refuse},
                              {Py_tp_dealloc, (void*)dealloc},
                              {Py_tp_methods, methods},
                              {Py_tp_getset, getters},
                              {0, NULL}};

PyType_Spec keyring_spec = {"panveil.Keyring", sizeof(Keyring), 0, Py_TPFLAGS_DEFAULT, slots};
