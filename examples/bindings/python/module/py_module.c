/* The module: its types and functions. */
#include "py_binding.h"

PyObject* enter_self(PyObject* self, PyObject* Py_UNUSED(nothing)) { return Py_NewRef(self); }

static PyObject* features(PyObject* Py_UNUSED(module), PyObject* Py_UNUSED(nothing)) {
  const uint32_t bits = panveil_features();
  PyObject* set = PyFrozenSet_New(NULL);
  static const struct {
    uint32_t bit;
    const char* name;
  } kNames[] = {{PANVEIL_FEATURE_TOKENS, "tokens"}, {PANVEIL_FEATURE_PATTERNS, "patterns"}};
  for (size_t i = 0; set != NULL && i < 2; ++i) {
    if (!(bits & kNames[i].bit)) continue;
    PyObject* name = PyUnicode_FromString(kNames[i].name);
    if (name == NULL || PySet_Add(set, name) < 0) Py_CLEAR(set);
    Py_XDECREF(name);
  }
  return set;
}

static PyObject* kernels(PyObject* Py_UNUSED(module), PyObject* Py_UNUSED(nothing)) {
  PyObject* list = PyList_New(0);
  const char* kernel;
  for (size_t i = 0; list != NULL && (kernel = panveil_available_kernel(i)) != NULL; ++i) {
    PyObject* name = PyUnicode_FromString(kernel);
    if (name == NULL || PyList_Append(list, name) < 0) Py_CLEAR(list);
    Py_XDECREF(name);
  }
  return list;
}

static PyObject* payload_kind_of(PyObject* Py_UNUSED(module), PyObject* value) {
  Text type;
  if (text_take(&type, value, "content_type", ACCEPT_ANY) < 0) return NULL;
  const int32_t kind = panveil_payload_kind_of(type.data, type.size);
  text_release(&type);
  const int known = kind >= 0 && kind <= PANVEIL_AUTO;
  return PyUnicode_InternFromString(kind_names[known ? kind : PANVEIL_AUTO]);
}

static int add_type(PyObject* module, PyType_Spec* spec, PyTypeObject** out) {
  *out = (PyTypeObject*)PyType_FromModuleAndSpec(module, spec, NULL);
  return *out == NULL ? -1 : PyModule_AddType(module, *out);
}

static int execute(PyObject* module) {
  State* state = PyModule_GetState(module);
  if (panveil_abi_version() < PANVEIL_ABI_VERSION) {
    PyErr_SetString(PyExc_ImportError, "libpanveil.so is older than this module");
    return -1;
  }
  if (errors_add(module, state) < 0 || results_add(module, state) < 0 ||
      add_type(module, &scrubber_spec, &state->scrubber) < 0 ||
      add_type(module, &keyring_spec, &state->keyring) < 0 ||
      add_type(module, &stream_spec, &state->stream) < 0 ||
      add_type(module, &conversation_spec, &state->conversation) < 0 ||
      add_type(module, &detokenizer_spec, &state->detokenizer) < 0 ||
      add_type(module, &detokenizer_stream_spec, &state->detokenizer_stream) < 0) {
    return -1;
  }
  return PyModule_AddStringConstant(module, "__version__", panveil_version_string());
}

/* Every object that the state holds. */
static int traverse(PyObject* module, visitproc visit, void* arg) {
  PyObject** objects = PyModule_GetState(module);
  for (size_t i = 0; objects != NULL && i < sizeof(State) / sizeof *objects; ++i) {
    Py_VISIT(objects[i]);
  }
  return 0;
}

static int clear(PyObject* module) {
  PyObject** objects = PyModule_GetState(module);
  for (size_t i = 0; objects != NULL && i < sizeof(State) / sizeof *objects; ++i) {
    Py_CLEAR(objects[i]);
  }
  return 0;
}

static PyMethodDef methods[] = {
    {"features", features, METH_NOARGS,
     "features($module)\n--\n\nWhat this build has: 'tokens', 'patterns'."},
    {"kernels", kernels, METH_NOARGS,
     "kernels($module)\n--\n\nThe scan kernels that this machine can run, best first."},
    {"payload_kind_of", payload_kind_of, METH_O,
     "payload_kind_of($module, content_type, /)\n--\n\nWhat a Content-Type header says; 'auto' if "
     "nothing."},
    {NULL, NULL, 0, NULL}};

static PyModuleDef_Slot slots[] = {{Py_mod_exec, (void*)execute}, {0, NULL}};

static struct PyModuleDef definition = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "_panveil",
    .m_doc = "The compiled part of panveil.",
    .m_size = sizeof(State),
    .m_methods = methods,
    .m_slots = slots,
    .m_traverse = traverse,
    .m_clear = clear,
};

PyMODINIT_FUNC PyInit__panveil(void);
PyMODINIT_FUNC PyInit__panveil(void) { return PyModuleDef_Init(&definition); }
