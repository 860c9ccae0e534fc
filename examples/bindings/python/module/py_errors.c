/* Statuses as exceptions. */
#include "py_binding.h"

static int add(PyObject* module, PyObject** out, const char* name, const char* doc, PyObject* base,
               PyObject* second) {
  PyObject* bases = second == NULL ? PyTuple_Pack(1, base) : PyTuple_Pack(2, base, second);
  if (bases == NULL) return -1;
  *out = PyErr_NewExceptionWithDoc(name, doc, bases, NULL);
  Py_DECREF(bases);
  if (*out == NULL) return -1;
  return PyModule_AddObjectRef(module, name + sizeof "panveil." - 1, *out);
}

int errors_add(PyObject* module, State* state) {
  if (add(module, &state->error, "panveil.Error",
          "Nothing came out, and nothing may be forwarded. `status` is one word for logs.",
          PyExc_Exception, NULL) < 0) {
    return -1;
  }
  if (PyObject_SetAttrString(state->error, "status", Py_None) < 0) return -1;
  return add(module, &state->too_long, "panveil.InputTooLong",
             "The input is longer than max_input_bytes.", state->error, PyExc_ValueError) < 0 ||
                 add(module, &state->busy, "panveil.BusyError",
                     "Two threads used one stream or conversation at once.", state->error,
                     PyExc_RuntimeError) < 0 ||
                 add(module, &state->option_error, "panveil.OptionError",
                     "An option was refused, or this build has not what it needs.", state->error,
                     PyExc_ValueError) < 0 ||
                 add(module, &state->keyring_error, "panveil.KeyringError",
                     "A keyring could not be read, written or changed.", state->error, NULL) < 0 ||
                 add(module, &state->seal_error, "panveil.SealError",
                     "A sealed conversation was not opened; the conversation is empty.",
                     state->error, NULL) < 0
             ? -1
             : 0;
}

static const char* sentence_of(panveil_status status) {
  switch (status) {
    case PANVEIL_INPUT_TOO_LONG:
      return "the input is longer than max_input_bytes allows";
    case PANVEIL_BUSY:
      return "the object is in use by another call";
    case PANVEIL_UNSUPPORTED:
      return "this build of the library has not what that needs";
    case PANVEIL_NOT_FOUND:
      return "there is no such file or key";
    case PANVEIL_PERMISSION_DENIED:
      return "the file cannot be opened, or others than its owner may read it";
    case PANVEIL_MALFORMED_KEYRING:
      return "that is no keyring, key or key id";
    case PANVEIL_ALREADY_EXISTS:
      return "the keyring has a key of that id";
    case PANVEIL_IS_PRIMARY:
      return "the primary key cannot be removed";
    case PANVEIL_SEAL_MALFORMED:
      return "that is no sealed conversation";
    case PANVEIL_SEAL_WRONG_VERSION:
      return "sealed by another version of the library";
    case PANVEIL_SEAL_UNKNOWN_KEY:
      return "sealed with a key that the keyring has not";
    case PANVEIL_SEAL_REFUSED:
      return "tampered with, or sealed for another conversation";
    case PANVEIL_SEAL_EXPIRED:
      return "sealed too long ago";
    default:
      return panveil_status_string(status);
  }
}

static PyObject* class_of(const State* state, panveil_status status) {
  switch (status) {
    case PANVEIL_INPUT_TOO_LONG:
      return state->too_long;
    case PANVEIL_BUSY:
      return state->busy;
    case PANVEIL_INVALID_OPTION:
    case PANVEIL_UNSUPPORTED:
      return state->option_error;
    default:
      break;
  }
  if (status >= PANVEIL_NOT_FOUND && status < PANVEIL_SEAL_MALFORMED) return state->keyring_error;
  if (status >= PANVEIL_SEAL_MALFORMED && status < PANVEIL_FAILED) return state->seal_error;
  return state->error;
}

static void set_error(PyObject* type, panveil_status status, const char* sentence) {
  PyObject* word = PyUnicode_FromString(panveil_status_string(status));
  PyObject* error = word == NULL ? NULL : PyObject_CallFunction(type, "s", sentence);
  if (error != NULL && PyObject_SetAttrString(error, "status", word) == 0) {
    PyErr_SetObject(type, error);
  }
  Py_XDECREF(error);
  Py_XDECREF(word);
}

PyObject* raise_status(State* state, panveil_status status, const char* reason) {
  if (PyErr_Occurred()) return NULL;
  if (status == PANVEIL_OUT_OF_MEMORY) return PyErr_NoMemory();
  if (reason == NULL || reason[0] == '\0') reason = sentence_of(status);
  if (status == PANVEIL_BAD_ARGUMENT) {
    PyErr_SetString(PyExc_ValueError, reason);
  } else {
    set_error(class_of(state, status), status, reason);
  }
  return NULL;
}

int check_option(State* state, panveil_status status, const char* argument) {
  if (status == PANVEIL_OK) return 0;
  if (status == PANVEIL_BAD_ARGUMENT) {
    PyErr_Format(PyExc_ValueError, "%s is out of range", argument);
  } else {
    raise_status(state, status, NULL);
  }
  return -1;
}

PyObject* raise_closed(const char* what) {
  PyErr_Format(PyExc_ValueError, "the %s is closed", what);
  return NULL;
}

PyObject* raise_busy(State* state, const char* what) {
  char sentence[96];
  PyOS_snprintf(sentence, sizeof sentence, "the %s is in use by another call", what);
  set_error(state->busy, PANVEIL_BUSY, sentence);
  return NULL;
}

PyObject* raise_type(const char* argument, const char* expected, PyObject* got) {
  PyObject* name = PyType_GetName(Py_TYPE(got));
  if (name != NULL) {
    PyErr_Format(PyExc_TypeError, "%s must be %s, not %U", argument, expected, name);
    Py_DECREF(name);
  }
  return NULL;
}
