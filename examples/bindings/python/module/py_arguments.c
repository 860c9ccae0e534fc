/* Arguments by position and by name. Python's own parser quotes a name that it does not know; a
 * name can come from a payload, so this one does not. */
#include "py_binding.h"

const char* const kind_names[] = {"text",      "json",   "form",   "html", "xml",
                                  "multipart", "base64", "frames", "auto", NULL};
const char* const format_names[] = {"letters", "digits", NULL};

static int take_named(const Signature* signature, PyObject* name, PyObject* value, PyObject** out) {
  for (Py_ssize_t i = 0; signature->keys[i] != NULL; ++i) {
    if (!PyUnicode_Check(name) || PyUnicode_CompareWithASCIIString(name, signature->keys[i]) != 0) {
      continue;
    }
    if (out[i] != NULL) {
      PyErr_Format(PyExc_TypeError, "%s got %s twice", signature->function, signature->keys[i]);
      return -1;
    }
    out[i] = value;
    return 0;
  }
  PyErr_Format(PyExc_TypeError, "%s got a keyword that it does not know", signature->function);
  return -1;
}

static int take_positional(const Signature* signature, Py_ssize_t count, PyObject** out) {
  for (Py_ssize_t i = 0; signature->keys[i] != NULL; ++i) out[i] = NULL;
  if (count <= signature->positional) return 0;
  PyErr_Format(PyExc_TypeError, "%s takes at most %zd arguments without a name, not %zd",
               signature->function, signature->positional, count);
  return -1;
}

static int all_there(const Signature* signature, PyObject** out) {
  for (Py_ssize_t i = 0; i < signature->needed; ++i) {
    if (out[i] != NULL) continue;
    PyErr_Format(PyExc_TypeError, "%s needs %s", signature->function, signature->keys[i]);
    return -1;
  }
  return 0;
}

int take_fast(const Signature* signature, PyObject* const* args, Py_ssize_t count, PyObject* names,
              PyObject** out) {
  if (take_positional(signature, count, out) < 0) return -1;
  for (Py_ssize_t i = 0; i < count; ++i) out[i] = args[i];
  const Py_ssize_t named = names == NULL ? 0 : PyTuple_Size(names);
  for (Py_ssize_t i = 0; i < named; ++i) {
    if (take_named(signature, PyTuple_GetItem(names, i), args[count + i], out) < 0) return -1;
  }
  return all_there(signature, out);
}

int take_tuple(const Signature* signature, PyObject* args, PyObject* keywords, PyObject** out) {
  const Py_ssize_t count = PyTuple_Size(args);
  if (take_positional(signature, count, out) < 0) return -1;
  for (Py_ssize_t i = 0; i < count; ++i) out[i] = PyTuple_GetItem(args, i);
  PyObject* name;
  PyObject* value;
  Py_ssize_t at = 0;
  while (keywords != NULL && PyDict_Next(keywords, &at, &name, &value)) {
    if (take_named(signature, name, value, out) < 0) return -1;
  }
  return all_there(signature, out);
}

static int raise_choice(const char* argument, const char* const* names) {
  PyObject* list = PyUnicode_FromString(names[0]);
  for (size_t i = 1; list != NULL && names[i] != NULL; ++i) {
    PyObject* longer = PyUnicode_FromFormat("%U, %s", list, names[i]);
    Py_DECREF(list);
    list = longer;
  }
  if (list != NULL) PyErr_Format(PyExc_ValueError, "%s must be one of %U", argument, list);
  Py_XDECREF(list);
  return -1;
}

int take_choice(PyObject* value, const char* argument, const char* const* names, int32_t* out) {
  if (value == NULL) return 0;
  if (!PyUnicode_Check(value)) {
    raise_type(argument, "str", value);
    return -1;
  }
  for (int32_t i = 0; names[i] != NULL; ++i) {
    if (PyUnicode_CompareWithASCIIString(value, names[i]) == 0) {
      *out = i;
      return 0;
    }
  }
  return raise_choice(argument, names);
}

int take_flag(PyObject* value, const char* argument, int* out) {
  if (value == NULL) return 0;
  if (!PyBool_Check(value)) {
    raise_type(argument, "bool", value);
    return -1;
  }
  *out = value == Py_True;
  return 0;
}

int take_int64(PyObject* value, const char* argument, int64_t* out) {
  if (value == NULL) return 0;
  if (!PyLong_Check(value) || PyBool_Check(value)) {
    raise_type(argument, "int", value);
    return -1;
  }
  int overflow = 0;
  const long long number = PyLong_AsLongLongAndOverflow(value, &overflow);
  if (overflow != 0) {
    PyErr_Format(PyExc_OverflowError, "%s does not fit 64 bits", argument);
    return -1;
  }
  *out = number;
  return 0;
}

int take_size(PyObject* value, const char* argument, size_t* out) {
  if (value == NULL) return 0;
  int64_t number = 0;
  if (take_int64(value, argument, &number) < 0) return -1;
  if (number < 0) {
    PyErr_Format(PyExc_ValueError, "%s must not be negative", argument);
    return -1;
  }
  *out = (size_t)number;
  return 0;
}
