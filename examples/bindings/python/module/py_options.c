/* Keywords of Scrubber() as options of the library. */
#include "py_binding.h"

/* In the order of the setters below. */
const char* const option_keys[] = {"sensitivity",
                                   "allow_rules",
                                   "allow",
                                   "patterns",
                                   "field_names",
                                   "scrub_holder_names",
                                   "include_paths",
                                   "exclude_paths",
                                   "action",
                                   "token_format",
                                   "keyring",
                                   "scope",
                                   "max_input_bytes",
                                   "max_findings",
                                   "max_depth",
                                   "kernel",
                                   NULL};

static const char* const sensitivity_names[] = {"balanced", "precise", "paranoid", NULL};
static const char* const action_names[] = {"token", "mask", "redact", NULL};
static const char* const meaning_names[] = {"nothing", "pan",    "code", "expiry",
                                            "track",   "holder", NULL};

typedef struct Building {
  State* state;
  panveil_options* options;
  Scrubber* scrubber;
} Building;

static int check(const Building* building, panveil_status status, const char* argument) {
  return check_option(building->state, status, argument);
}

typedef panveil_status (*Setter)(panveil_options* options, const char* text, size_t size);

static int set_text(const Building* building, PyObject* value, const char* argument, Setter set) {
  Text text;
  if (text_take(&text, value, argument, ACCEPT_ANY) < 0) return -1;
  const panveil_status status = set(building->options, text.data, text.size);
  text_release(&text);
  return check(building, status, argument);
}

static int set_choice(const Building* building, PyObject* value, const char* argument,
                      const char* const* names, panveil_status (*set)(panveil_options*, int32_t)) {
  int32_t choice = 0;
  if (take_choice(value, argument, names, &choice) < 0) return -1;
  return check(building, set(building->options, choice), argument);
}

static int set_count(const Building* building, PyObject* value, const char* argument,
                     panveil_status (*set)(panveil_options*, size_t)) {
  size_t count = 0;
  if (take_size(value, argument, &count) < 0) return -1;
  return check(building, set(building->options, count), argument);
}

typedef int (*ItemSetter)(const Building* building, PyObject* item);

/* A str is iterable, too, but never meant as a list. */
static int set_each(const Building* building, PyObject* value, const char* argument,
                    const char* expected, ItemSetter set) {
  PyObject* iterator =
      PyUnicode_Check(value) || PyBytes_Check(value) ? NULL : PyObject_GetIter(value);
  if (iterator == NULL) {
    PyErr_Clear();
    raise_type(argument, expected, value);
    return -1;
  }
  PyObject* item;
  int failed = 0;
  while (!failed && (item = PyIter_Next(iterator)) != NULL) {
    failed = set(building, item) < 0;
    Py_DECREF(item);
  }
  Py_DECREF(iterator);
  return PyErr_Occurred() ? -1 : 0;
}

/* The items of a tuple or list of `least` to `most`, borrowed; the missing ones are NULL. */
static int take_items(PyObject* item, const char* argument, const char* expected, Py_ssize_t least,
                      Py_ssize_t most, PyObject** out) {
  const int tuple = PyTuple_Check(item);
  const Py_ssize_t count = tuple ? PyTuple_Size(item) : PyList_Check(item) ? PyList_Size(item) : 0;
  if (!tuple && !PyList_Check(item)) {
    raise_type(argument, expected, item);
    return -1;
  }
  if (count < least || count > most) {
    PyErr_Format(PyExc_ValueError, "%s must be %s", argument, expected);
    return -1;
  }
  for (Py_ssize_t i = 0; i < most; ++i) {
    out[i] = i >= count ? NULL : tuple ? PyTuple_GetItem(item, i) : PyList_GetItem(item, i);
  }
  return 0;
}

static int add_allow_rule(const Building* building, PyObject* item) {
  static const char kExpected[] = "pairs: the first 6 to 8 digits, the last four";
  PyObject* items[2];
  Text iin;
  Text last_four;
  if (take_items(item, "allow_rules", kExpected, 2, 2, items) < 0) return -1;
  if (text_take(&iin, items[0], "allow_rules", ACCEPT_ANY) < 0) return -1;
  if (text_take(&last_four, items[1], "allow_rules", ACCEPT_ANY) < 0) {
    text_release(&iin);
    return -1;
  }
  const panveil_status status = panveil_options_add_allow_rule(
      building->options, iin.data, iin.size, last_four.data, last_four.size);
  text_release(&iin);
  text_release(&last_four);
  return check(building, status, "allow_rules");
}

static int add_pattern(const Building* building, PyObject* item) {
  static const char kExpected[] = "tuples: name, pattern and, if not mask, action";
  PyObject* items[3];
  Text name;
  Text pattern;
  int32_t action = PANVEIL_MASK;
  if (take_items(item, "patterns", kExpected, 2, 3, items) < 0) return -1;
  if (take_choice(items[2], "the action of patterns", action_names, &action) < 0) return -1;
  if (text_take(&name, items[0], "the name of patterns", ACCEPT_ANY) < 0) return -1;
  if (text_take(&pattern, items[1], "patterns", ACCEPT_ANY) < 0) {
    text_release(&name);
    return -1;
  }
  const panveil_status status = panveil_options_add_pattern(building->options, name.data, name.size,
                                                            pattern.data, pattern.size, action);
  text_release(&name);
  text_release(&pattern);
  return check(building, status, "patterns");
}

static int add_field_name(const Building* building, PyObject* item) {
  PyObject* items[2];
  Text name;
  int32_t meaning = PANVEIL_FIELD_NOTHING;
  if (take_items(item, "field_names", "a dict of names and meanings", 2, 2, items) < 0) return -1;
  if (take_choice(items[1], "the meaning of field_names", meaning_names, &meaning) < 0) return -1;
  if (text_take(&name, items[0], "field_names", ACCEPT_ANY) < 0) return -1;
  const panveil_status status =
      panveil_options_add_field_name(building->options, name.data, name.size, meaning);
  text_release(&name);
  return check(building, status, "field_names");
}

static int add_include_path(const Building* building, PyObject* item) {
  return set_text(building, item, "include_paths", panveil_options_add_include_path);
}

static int add_exclude_path(const Building* building, PyObject* item) {
  return set_text(building, item, "exclude_paths", panveil_options_add_exclude_path);
}

static int set_field_names(const Building* building, PyObject* value) {
  if (!PyDict_Check(value)) {
    raise_type("field_names", "a dict of names and meanings", value);
    return -1;
  }
  PyObject* items = PyDict_Items(value);
  if (items == NULL) return -1;
  const int result = set_each(building, items, "field_names", "a dict", add_field_name);
  Py_DECREF(items);
  return result;
}

/* Runs with the GIL: a scrubber with such a function never releases it. When the function throws
 * the card goes, and the call throws when it is back. */
static int32_t call_allow(void* user, const panveil_finding* finding) {
  Scrubber* scrubber = user;
  if (scrubber->allow == NULL || PyErr_Occurred()) return 0;
  PyObject* argument =
      finding_make(state_of((PyObject*)scrubber), finding, finding->offset, finding->length);
  if (argument == NULL) return 0;
  PyObject* function = Py_NewRef(scrubber->allow);
  PyObject* answer = PyObject_CallFunctionObjArgs(function, argument, NULL);
  Py_DECREF(function);
  Py_DECREF(argument);
  const int truth = answer == NULL ? -1 : PyObject_IsTrue(answer);
  Py_XDECREF(answer);
  return truth > 0;
}

static int set_allow(const Building* building, PyObject* value) {
  if (!PyCallable_Check(value)) {
    raise_type("allow", "a function of one Finding", value);
    return -1;
  }
  building->scrubber->allow = Py_NewRef(value);
  return check(building,
               panveil_options_set_allow(building->options, call_allow, building->scrubber),
               "allow");
}

static int set_keyring(const Building* building, PyObject* value) {
  const panveil_keyring* keyring = take_keyring(building->state, value, "keyring");
  if (keyring == NULL) return -1;
  return check(building, panveil_options_set_keyring(building->options, keyring), "keyring");
}

static int set_holder_names(const Building* building, PyObject* value, const char* key) {
  int on = 0;
  if (take_flag(value, key, &on) < 0) return -1;
  return check(building, panveil_options_set_scrub_holder_names(building->options, on), key);
}

static int set_option(const Building* b, int index, PyObject* value) {
  const char* key = option_keys[index];
  switch (index) {
    case 0:
      return set_choice(b, value, key, sensitivity_names, panveil_options_set_sensitivity);
    case 1:
      return set_each(b, value, key, "a list of pairs", add_allow_rule);
    case 2:
      return set_allow(b, value);
    case 3:
      return set_each(b, value, key, "a list of tuples", add_pattern);
    case 4:
      return set_field_names(b, value);
    case 5:
      return set_holder_names(b, value, key);
    case 6:
      return set_each(b, value, key, "a list of paths", add_include_path);
    case 7:
      return set_each(b, value, key, "a list of paths", add_exclude_path);
    case 8:
      return set_choice(b, value, key, action_names, panveil_options_set_action);
    case 9:
      return set_choice(b, value, key, format_names, panveil_options_set_token_format);
    case 10:
      return set_keyring(b, value);
    case 11:
      return set_text(b, value, key, panveil_options_set_scope);
    case 12:
      return set_count(b, value, key, panveil_options_set_max_input_bytes);
    case 13:
      return set_count(b, value, key, panveil_options_set_max_findings);
    case 14:
      return set_count(b, value, key, panveil_options_set_max_depth);
    default:
      return set_text(b, value, key, panveil_options_set_kernel);
  }
}

panveil_options* options_make(State* state, PyObject* const* values, Scrubber* scrubber) {
  const Building building = {state, panveil_options_new(), scrubber};
  if (building.options == NULL) {
    PyErr_NoMemory();
    return NULL;
  }
  for (int i = 0; i < OPTION_COUNT; ++i) {
    const int absent = values[i] == NULL || values[i] == Py_None;
    if (!absent && set_option(&building, i, values[i]) < 0) {
      panveil_options_free(building.options);
      return NULL;
    }
  }
  return building.options;
}
