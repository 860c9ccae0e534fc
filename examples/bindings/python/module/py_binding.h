/* The Python binding: what its files share. Limited API of Python 3.11 (its first with the buffer
 * protocol), so that one build serves 3.11 and all that follow.
 *
 * Every function here is called with the GIL held. One that returns NULL, or -1, has set an
 * exception, and no exception quotes what came in.
 */
#ifndef PANVEIL_PYTHON_BINDING_H_
#define PANVEIL_PYTHON_BINDING_H_

#define Py_LIMITED_API 0x030b0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

#include "panveil/panveil.h"

/* From this size on the GIL is released while the library works, if nobody else can change the
 * bytes: str and bytes. To get it back may take far longer than to scrub what is shorter. */
#define RELEASE_GIL_FROM_BYTES ((size_t)64 << 10)

/* Runs `call` with or without the GIL. */
#define RUN_CALL(without_gil, call)                      \
  do {                                                   \
    if (without_gil) {                                   \
      PyThreadState* saved_state_ = PyEval_SaveThread(); \
      call;                                              \
      PyEval_RestoreThread(saved_state_);                \
    } else {                                             \
      call;                                              \
    }                                                    \
  } while (0)

typedef struct State {
  PyTypeObject* scrubber;
  PyTypeObject* keyring;
  PyTypeObject* stream;
  PyTypeObject* conversation;
  PyTypeObject* detokenizer;
  PyTypeObject* detokenizer_stream;

  PyTypeObject* finding;
  PyTypeObject* scrubbed;
  PyTypeObject* scanned;
  PyTypeObject* explanation;
  PyTypeObject* message;
  PyTypeObject* earlier;
  PyTypeObject* released;

  PyObject* error;
  PyObject* too_long;
  PyObject* busy;
  PyObject* option_error;
  PyObject* keyring_error;
  PyObject* seal_error;
} State;

/* Of an object of one of this module's types, which cannot be subclassed. */
static inline State* state_of(PyObject* object) {
  return (State*)PyType_GetModuleState(Py_TYPE(object));
}

/* For a PyMethodDef. */
#define FAST(function) (PyCFunction)(void (*)(void)) function, METH_FASTCALL | METH_KEYWORDS

/* ---- py_errors.c */

int errors_add(PyObject* module, State* state);
/* Sets the exception of that status and returns NULL. `reason` may be NULL or empty. */
PyObject* raise_status(State* state, panveil_status status, const char* reason);
/* 0, or -1 with what the setter of an option said. */
int check_option(State* state, panveil_status status, const char* argument);
/* ValueError: the scrubber is closed. Returns NULL. */
PyObject* raise_closed(const char* what);
/* BusyError: two threads at once, or a callback that calls what called it. Returns NULL. */
PyObject* raise_busy(State* state, const char* what);
/* TypeError: `argument` must be `expected`, not int. Returns NULL. */
PyObject* raise_type(const char* argument, const char* expected, PyObject* got);

/* ---- py_arguments.c */

typedef struct Signature {
  const char* function;    /* "scrub()" */
  const char* const* keys; /* the names, in order; ends in NULL */
  Py_ssize_t positional;   /* how many of them may be given without a name */
  Py_ssize_t needed;       /* how many of them must be given */
} Signature;

/* Borrowed references into `out`, NULL where nothing was given. */
int take_fast(const Signature* signature, PyObject* const* args, Py_ssize_t count, PyObject* names,
              PyObject** out);
int take_tuple(const Signature* signature, PyObject* args, PyObject* keywords, PyObject** out);

/* One of `names`, which ends in NULL, as its index. NULL leaves *out as it is. */
int take_choice(PyObject* value, const char* argument, const char* const* names, int32_t* out);
extern const char* const kind_names[];
extern const char* const format_names[];
int take_flag(PyObject* value, const char* argument, int* out);
int take_size(PyObject* value, const char* argument, size_t* out);
int take_int64(PyObject* value, const char* argument, int64_t* out);

/* ---- py_text.c */

typedef enum Form { FORM_STR, FORM_BYTES, FORM_BYTEARRAY, FORM_VIEW } Form;

enum { ACCEPT_STR = 1, ACCEPT_BYTES = 2, ACCEPT_ANY = 3, ACCEPT_WRITABLE = 4 };

/* The bytes of an argument. */
typedef struct Text {
  char* data; /* written to only when ACCEPT_WRITABLE was asked for */
  size_t size;
  PyObject* object; /* borrowed */
  Form form;
  int ascii;         /* a str whose code points are bytes */
  int has_view;      /* `view` is to be released */
  PyObject* encoded; /* of a str with lone surrogates; owned, wiped */
  char* copy;        /* owned, wiped */
  Py_buffer view;
} Text;

/* `accept`: what may be given. Lone surrogates are encoded as if they were characters. */
int text_take(Text* text, PyObject* object, const char* argument, int accept);
/* Copies bytes that a callback could change meanwhile. */
int text_pin(Text* text);
void text_release(Text* text);
/* Whether nothing but the GIL keeps others from changing it. */
static inline int text_may_run_free(const Text* text) {
  return text->form <= FORM_BYTES && text->size >= RELEASE_GIL_FROM_BYTES;
}

/* A new object of that form: a view becomes bytes. */
PyObject* text_make(Form form, const char* data, size_t size);
/* A str of anything: what is not UTF-8 becomes as with errors="surrogateescape". */
PyObject* text_lenient(const char* data, size_t size);
void wipe(void* data, size_t size);

/* What comes out of a stream: str needs whole characters. */
typedef struct Outlet {
  int binary;
  char tail[4]; /* the first bytes of a character */
  size_t tail_size;
} Outlet;
PyObject* outlet_make(Outlet* outlet, const char* data, size_t size, int last);
/* What a stream takes next. */
int outlet_take(const Outlet* outlet, Text* text, PyObject* chunk);

/* ---- py_points.c: offsets in a stream of str */

typedef struct Points {
  int on;          /* not all was ASCII */
  uint64_t seen;   /* bytes so far */
  uint64_t first;  /* offset of bits[0], a multiple of 64 */
  uint64_t before; /* code points before it */
  uint64_t* bits;  /* one for each byte: it goes on a character */
  size_t capacity; /* of them, in words */
} Points;
int points_add(Points* points, const char* data, size_t size);
/* Code points before byte `offset`. */
uint64_t points_at(const Points* points, uint64_t offset);
/* Code points between two of them. */
uint64_t points_between(const Points* points, uint64_t from, uint64_t to);
/* No offset below `offset` will be asked for. */
void points_forget(Points* points, uint64_t offset);
void points_clear(Points* points);
/* Code points in `size` bytes. */
uint64_t count_points(const char* data, uint64_t size);

/* ---- py_results.c */

int results_add(PyObject* module, State* state);
/* A list of Finding. Offsets in code points of `data` when it is not NULL, of `points` when that is
 * not, else in bytes. */
PyObject* findings_make(State* state, const panveil_findings* findings, const char* data,
                        const Points* points);
PyObject* finding_make(State* state, const panveil_finding* finding, uint64_t offset,
                       uint64_t length);
/* Fills a new structure with `count` objects, which it takes, NULLs too (then it gives NULL). */
PyObject* struct_make(PyTypeObject* type, PyObject** items, Py_ssize_t count);

/* ---- py_scrubber.c */

typedef struct Scrubber {
  PyObject_HEAD panveil_scrubber* handle; /* NULL when closed and not in use */
  panveil_scratch* idle;                  /* kept for the next call; NULL while it is in use */
  PyObject* allow;                        /* the caller's function, or NULL */
  Py_ssize_t users;                       /* calls that run */
  int closed;
} Scrubber;

extern PyType_Spec scrubber_spec;
/* For the time of one call: the scratch that it may use, or NULL. */
panveil_scratch* scrubber_enter(Scrubber* scrubber);
void scrubber_leave(Scrubber* scrubber, panveil_scratch* scratch);
/* Without the GIL: there is no function of the caller's to be called. */
static inline int scrubber_may_run_free(const Scrubber* scrubber, const Text* text) {
  return scrubber->allow == NULL && text_may_run_free(text);
}
/* The scrubber that an argument is, open; borrowed. */
Scrubber* take_scrubber(State* state, PyObject* value);

/* ---- py_options.c */

/* Keywords of Scrubber(), without the scrubber's own. Ends in NULL. */
extern const char* const option_keys[];
enum { OPTION_COUNT = 16 };
/* The callback that calls scrubber->allow. */
panveil_options* options_make(State* state, PyObject* const* values, Scrubber* scrubber);

/* ---- py_conversation_options.c */

/* Keywords of Conversation(): the scrubber, binary, then the options. Ends in NULL. */
extern const char* const conversation_keys[];
enum { CONVERSATION_KEY_COUNT = 9 };
panveil_conversation_options* conversation_options_make(State* state, PyObject* const* given);

/* ---- py_keyring.c, py_stream.c, py_conversation.c, py_detokenizer.c */

typedef struct Keyring {
  PyObject_HEAD panveil_keyring* handle;
} Keyring;
extern PyType_Spec keyring_spec;
/* The handle of an argument that must be an open keyring. */
panveil_keyring* take_keyring(State* state, PyObject* value, const char* argument);

extern PyType_Spec stream_spec;
/* Of: scrubber, kind or NULL, binary or NULL. */
PyObject* stream_make(State* state, PyObject* const* given);
extern PyType_Spec conversation_spec;
extern PyType_Spec detokenizer_spec;
extern PyType_Spec detokenizer_stream_spec;

/* `with`: __enter__ of every type, and close() as __exit__. */
PyObject* enter_self(PyObject* self, PyObject* nothing);

#endif /* PANVEIL_PYTHON_BINDING_H_ */
