/* What calls give: named tuples. */
#include "py_binding.h"

static PyStructSequence_Field finding_fields[] = {
    {"offset", "where it begins: code points of a str, else bytes"},
    {"length", "in the same units"},
    {"kind", "pan, custom, track, code, expiry or holder"},
    {"brand", "visa, ...; None for all but PANs"},
    {"confidence", "low, medium or high"},
    {"action", "token, mask or redact: what was done"},
    {"digits", "of the PAN; 0 for all else"},
    {"pattern", "which of the added patterns matched, from 0"},
    {"last_four", "digits of the PAN; None for all else"},
    {"path", "the field, in a payload"},
    {NULL, NULL}};
static PyStructSequence_Desc finding_desc = {
    "panveil.Finding", "One replaced span: never the number.", finding_fields, 10};

static PyStructSequence_Field scrubbed_fields[] = {
    {"text", "what may be forwarded; the input itself when it was clean"},
    {"findings", "a list of Finding, by offset"},
    {"total", "found, kept or not (max_findings)"},
    {"status", "ok, or tokenize_failed when a card was masked instead"},
    {NULL, NULL}};
static PyStructSequence_Desc scrubbed_desc = {"panveil.Scrubbed", "What became of a text.",
                                              scrubbed_fields, 4};

static PyStructSequence_Field scanned_fields[] = {{"findings", "a list of Finding, by offset"},
                                                  {"total", "found, kept or not (max_findings)"},
                                                  {NULL, NULL}};
static PyStructSequence_Desc scanned_desc = {"panveil.Scanned", "What scrub() would replace.",
                                             scanned_fields, 2};

static PyStructSequence_Field explanation_fields[] = {
    {"scrubbed", "some digits of the run are replaced"},
    {"offset", "of the run: code points of a str, else bytes"},
    {"length", "in the same units"},
    {"depth", "payloads around the field's"},
    {"masked", "the run, all but the last four digits of each number as '*'"},
    {"reason", "one sentence"},
    {"path", "the field, in a payload"},
    {NULL, NULL}};
static PyStructSequence_Desc explanation_desc = {
    "panveil.Explanation", "What became of a run of digits, and why.", explanation_fields, 7};

static PyStructSequence_Field message_fields[] = {
    {"text", "to be sent now; empty when held"},
    {"held", "held back: comes in `released` later"},
    {"number", "its running number, from 1"},
    {"findings", "a list of Finding"},
    {"released", "a list of Released, to be sent before it"},
    {"earlier", "a list of Earlier: parts of cards that were sent already"},
    {"total", "found, kept or not (max_findings)"},
    {"status", "ok, or tokenize_failed when a card was masked instead"},
    {NULL, NULL}};
static PyStructSequence_Desc message_desc = {"panveil.Message", "What became of a message.",
                                             message_fields, 8};

static PyStructSequence_Field earlier_fields[] = {
    {"finding", "which of the findings they belong to"},
    {"message", "running number of the message"},
    {"id", "what the caller called it"},
    {"offset_bytes", "where they stand in that message as it went out, in UTF-8"},
    {"length_bytes", "in bytes"},
    {NULL, NULL}};
static PyStructSequence_Desc earlier_desc = {
    "panveil.Earlier", "Digits of an earlier message that are part of a card.", earlier_fields, 5};

static PyStructSequence_Field released_fields[] = {{"message", "its running number"},
                                                   {"id", "what the caller called it"},
                                                   {"text", "to be sent now"},
                                                   {NULL, NULL}};
static PyStructSequence_Desc released_desc = {"panveil.Released", "A message that was held back.",
                                              released_fields, 3};

static int add(PyObject* module, PyTypeObject** out, PyStructSequence_Desc* desc) {
  *out = PyStructSequence_NewType(desc);
  return *out == NULL ? -1 : PyModule_AddType(module, *out);
}

int results_add(PyObject* module, State* state) {
  return add(module, &state->finding, &finding_desc) < 0 ||
                 add(module, &state->scrubbed, &scrubbed_desc) < 0 ||
                 add(module, &state->scanned, &scanned_desc) < 0 ||
                 add(module, &state->explanation, &explanation_desc) < 0 ||
                 add(module, &state->message, &message_desc) < 0 ||
                 add(module, &state->earlier, &earlier_desc) < 0 ||
                 add(module, &state->released, &released_desc) < 0
             ? -1
             : 0;
}

PyObject* struct_make(PyTypeObject* type, PyObject** items, Py_ssize_t count) {
  PyObject* made = PyStructSequence_New(type);
  for (Py_ssize_t i = 0; i < count; ++i) {
    if (items[i] == NULL) Py_CLEAR(made);
  }
  for (Py_ssize_t i = 0; i < count; ++i) {
    if (made == NULL) {
      Py_XDECREF(items[i]);
    } else {
      PyStructSequence_SetItem(made, i, items[i]);
    }
  }
  return made;
}

static PyObject* word(const char* name) { return PyUnicode_InternFromString(name); }

PyObject* finding_make(State* state, const panveil_finding* finding, uint64_t offset,
                       uint64_t length) {
  const int pan = finding->kind == PANVEIL_FOUND_PAN;
  PyObject* items[] = {
      PyLong_FromUnsignedLongLong(offset),
      PyLong_FromUnsignedLongLong(length),
      word(panveil_finding_kind_name(finding->kind)),
      pan ? word(panveil_brand_name(finding->brand)) : Py_NewRef(Py_None),
      word(panveil_confidence_name(finding->confidence)),
      word(panveil_action_name(finding->action)),
      PyLong_FromUnsignedLong(finding->digits),
      PyLong_FromUnsignedLong(finding->pattern),
      pan ? PyUnicode_FromStringAndSize(finding->last_four, 4) : Py_NewRef(Py_None),
      text_lenient(finding->path.data, finding->path.size),
  };
  return struct_make(state->finding, items, sizeof items / sizeof items[0]);
}

/* Goes forward with the findings, so that all of them take one pass over the text. */
typedef struct Walk {
  const char* data;
  const Points* points;
  uint64_t bytes;
  uint64_t units;
} Walk;

static uint64_t units_between(const Walk* walk, uint64_t from, uint64_t to) {
  if (walk->data != NULL) return count_points(walk->data + from, to - from);
  if (walk->points != NULL) return points_between(walk->points, from, to);
  return to - from;
}

static uint64_t walk_to(Walk* walk, uint64_t offset) {
  if (offset < walk->bytes) {
    walk->bytes = walk->points == NULL ? 0 : walk->points->first;
    walk->units = walk->points == NULL ? 0 : walk->points->before;
  }
  walk->units += units_between(walk, walk->bytes, offset);
  walk->bytes = offset;
  return walk->units;
}

PyObject* findings_make(State* state, const panveil_findings* findings, const char* data,
                        const Points* points) {
  PyObject* list = PyList_New((Py_ssize_t)findings->count);
  Walk walk = {data, points, 0, 0};
  if (points != NULL) walk.bytes = points->first, walk.units = points->before;
  for (size_t i = 0; list != NULL && i < findings->count; ++i) {
    const panveil_finding* finding = panveil_finding_at(findings, i);
    const uint64_t offset = walk_to(&walk, finding->offset);
    const uint64_t length =
        units_between(&walk, finding->offset, finding->offset + finding->length);
    PyObject* made = finding_make(state, finding, offset, length);
    if (made == NULL) {
      Py_CLEAR(list);
    } else {
      PyList_SetItem(list, (Py_ssize_t)i, made);
    }
  }
  return list;
}
