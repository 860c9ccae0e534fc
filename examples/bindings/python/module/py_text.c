/* The bytes of Python's strings, and strings of bytes. */
#include <stdlib.h>
#include <string.h>

#include "py_binding.h"

void wipe(void* data, size_t size) {
  memset(data, 0, size);
  __asm__ __volatile__("" : : "r"(data) : "memory"); /* or the memset goes before a free() */
}

/* A str that holds lone surrogates has no UTF-8; they are encoded like any code point. */
static int take_surrogates(Text* text, PyObject* object) {
  if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) return -1;
  PyErr_Clear(); /* it holds the text */
  text->encoded = PyUnicode_AsEncodedString(object, "utf-8", "surrogatepass");
  if (text->encoded == NULL) return -1;
  text->data = PyBytes_AsString(text->encoded);
  text->size = (size_t)PyBytes_Size(text->encoded);
  return 0;
}

static int take_str(Text* text, PyObject* object) {
  Py_ssize_t size = 0;
  text->form = FORM_STR;
  text->data = (char*)PyUnicode_AsUTF8AndSize(object, &size);
  text->size = (size_t)size;
  if (text->data == NULL && take_surrogates(text, object) < 0) return -1;
  text->ascii = text->size == (size_t)PyUnicode_GetLength(object);
  return 0;
}

static int take_buffer(Text* text, PyObject* object, int accept) {
  const int flags = accept & ACCEPT_WRITABLE ? PyBUF_WRITABLE : PyBUF_SIMPLE;
  if (PyObject_GetBuffer(object, &text->view, flags) < 0) return -1;
  text->has_view = 1;
  text->form = PyByteArray_Check(object) ? FORM_BYTEARRAY : FORM_VIEW;
  text->data = text->view.buf;
  text->size = (size_t)text->view.len;
  return 0;
}

int text_take(Text* text, PyObject* object, const char* argument, int accept) {
  text->object = object;
  text->ascii = 0;
  text->has_view = 0;
  text->encoded = NULL;
  text->copy = NULL;
  if (accept & ACCEPT_STR && PyUnicode_Check(object)) return take_str(text, object);
  if (accept & ACCEPT_BYTES && PyBytes_Check(object)) {
    text->form = FORM_BYTES;
    text->data = PyBytes_AsString(object);
    text->size = (size_t)PyBytes_Size(object);
    return 0;
  }
  if (accept & (ACCEPT_BYTES | ACCEPT_WRITABLE) && !PyBytes_Check(object) &&
      PyObject_CheckBuffer(object)) {
    return take_buffer(text, object, accept);
  }
  raise_type(argument,
             accept & ACCEPT_WRITABLE ? "bytearray or a writable memoryview"
             : accept == ACCEPT_STR   ? "str"
             : accept == ACCEPT_BYTES ? "bytes, bytearray or memoryview"
                                      : "str, bytes, bytearray or memoryview",
             object);
  return -1;
}

int text_pin(Text* text) {
  if (text->form <= FORM_BYTES || text->size == 0) return 0;
  text->copy = malloc(text->size);
  if (text->copy == NULL) {
    PyErr_NoMemory();
    return -1;
  }
  memcpy(text->copy, text->data, text->size);
  text->data = text->copy;
  return 0;
}

void text_release(Text* text) {
  if (text->encoded != NULL) {
    wipe(PyBytes_AsString(text->encoded),
         text->size); /* of 3 bytes or more: none that Python shares */
    Py_CLEAR(text->encoded);
  }
  if (text->copy != NULL) {
    wipe(text->copy, text->size);
    free(text->copy);
    text->copy = NULL;
  }
  if (text->has_view) PyBuffer_Release(&text->view);
  text->has_view = 0;
}

PyObject* text_lenient(const char* data, size_t size) {
  return PyUnicode_DecodeUTF8(data == NULL ? "" : data, (Py_ssize_t)size, "surrogateescape");
}

static PyObject* make_str(const char* data, size_t size) {
  PyObject* made = PyUnicode_DecodeUTF8(data, (Py_ssize_t)size, "surrogatepass");
  if (made != NULL || !PyErr_ExceptionMatches(PyExc_UnicodeDecodeError)) return made;
  PyErr_Clear(); /* it holds the text */
  return text_lenient(data, size);
}

PyObject* text_make(Form form, const char* data, size_t size) {
  switch (form) {
    case FORM_STR:
      return make_str(data, size);
    case FORM_BYTEARRAY:
      return PyByteArray_FromStringAndSize(data, (Py_ssize_t)size);
    default:
      return PyBytes_FromStringAndSize(data, (Py_ssize_t)size);
  }
}

/* How many bytes at the end are the first of a character that is not all there. */
static size_t open_end(const char* data, size_t size) {
  for (size_t back = 1; back <= 3 && back <= size; ++back) {
    const unsigned char byte = (unsigned char)data[size - back];
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const size_t length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}

static PyObject* make_whole(Outlet* outlet, const char* data, size_t size, int last) {
  const size_t open = last ? 0 : open_end(data, size);
  PyObject* made = text_make(FORM_STR, data, size - open);
  if (made == NULL) return NULL;
  memcpy(outlet->tail, data + size - open, open);
  outlet->tail_size = open;
  return made;
}

PyObject* outlet_make(Outlet* outlet, const char* data, size_t size, int last) {
  if (outlet->binary) return text_make(FORM_BYTES, data, size);
  if (outlet->tail_size == 0) return make_whole(outlet, size == 0 ? "" : data, size, last);
  const size_t whole = outlet->tail_size + size;
  char* both = malloc(whole);
  if (both == NULL) return PyErr_NoMemory();
  memcpy(both, outlet->tail, outlet->tail_size);
  if (size != 0) memcpy(both + outlet->tail_size, data, size);
  PyObject* made = make_whole(outlet, both, whole, last);
  wipe(both, whole);
  free(both);
  return made;
}

int outlet_take(const Outlet* outlet, Text* text, PyObject* chunk) {
  return text_take(text, chunk, outlet->binary ? "chunk (binary=True)" : "chunk (binary=False)",
                   outlet->binary ? ACCEPT_BYTES : ACCEPT_STR);
}
