/* The C ABI of panveil: all that the C++ library does, for C99 and for every language that can call
 * C. This page is the manual; README.md shows a program.
 *
 *   panveil_scrubber* scrubber = NULL;
 *   char reason[PANVEIL_REASON_BYTES];
 *   panveil_status status = panveil_scrubber_new(NULL, &scrubber, reason, sizeof reason);
 *   panveil_scratch* scratch = panveil_scratch_new();              one per thread
 *   panveil_text clean;
 *   status = panveil_scrub(scrubber, scratch, body, size, PANVEIL_AUTO, &clean);
 *   if (status < PANVEIL_NOTHING_OUT) forward(clean.data, clean.size);
 *
 * Conventions, for everything below:
 *
 * (1) Handles are opaque. What a function whose name ends in _new, _generate, _load or _from_text
 * gave is freed with the _free of its type; freeing NULL is allowed. A handle may be freed while
 * others that were made of it live on: they keep what they need.
 *
 * (2) Text is a pointer and a size in bytes. It need not end in NUL, may hold NULs and need not be
 * UTF-8. A NULL pointer is allowed only with size 0. Strings that are given back as const char* end
 * in NUL, are constants of the library and are not freed.
 *
 * (3) A panveil_text is borrowed: valid until the call that its function names, never freed. What
 * the caller owns is a handle of its own type, such as panveil_bytes.
 *
 * (4) A call that can fail returns a panveil_status. What it gives it writes through pointers,
 * which must not be NULL unless said; on an error it writes zeros there. Nothing prints, nothing
 * ends the process, and no exception leaves the library.
 *
 * (5) Wrong use gives a status where it can be seen: PANVEIL_BAD_ARGUMENT for NULL where a handle
 * is due, for NULL with a size, and for a number that is none of its enumeration. A handle that was
 * freed cannot be seen.
 *
 * (6) A panveil_scrubber, panveil_detokenizer or panveil_keyring that nobody changes may be used by
 * any number of threads at once. Everything else is used by one thread at a time, which may change.
 * panveil_scratch, panveil_stream, panveil_conversation and panveil_detokenizer_stream say
 * PANVEIL_BUSY when a call comes while another runs, from another thread or from a callback; the
 * call that runs is not disturbed. Only panveil_scrub() of a clean PANVEIL_TEXT, which needs
 * nothing of its scratch, holds none: calls that begin together with it may go through.
 *
 * (7) Scrubbing does not allocate when the text is clean, nor with a scratch that has met as long a
 * text with as many findings before. Functions that allocate say PANVEIL_OUT_OF_MEMORY when they
 * cannot.
 *
 * (8) Enumerations are int32_t in every struct and parameter, so that their size is no matter of
 * the compiler's. A truth value is an int32_t, too: 0 is false, anything else true.
 *
 * (9) Names and numbers are only ever added to within one SONAME; PANVEIL_ABI_VERSION counts that.
 * Numbers have gaps, and values yet unknown may come: treat a status of PANVEIL_NOTHING_OUT or more
 * as a failure. Structs that the caller makes begin with struct_size = sizeof of it; those in
 * arrays of the library lie `stride` bytes apart. Both may grow at their ends.
 *
 * (10) No PAN, code or key is in any status, reason, finding or explanation, but for the last four
 * digits of a PAN. Memory that held any is wiped.
 */
#ifndef PANVEIL_PANVEIL_H_
#define PANVEIL_PANVEIL_H_

#include <stddef.h>
#include <stdint.h>

#include "panveil/version.h"

#if defined(__GNUC__)
#define PANVEIL_API __attribute__((visibility("default")))
/* As PANVEIL_API; a status that nobody looks at may mean that a card goes out. */
#define PANVEIL_CHECKED __attribute__((visibility("default"), warn_unused_result))
#else
#define PANVEIL_API
#define PANVEIL_CHECKED
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Versions, and what is compiled in */

/* Grows by one with each addition. */
#define PANVEIL_ABI_VERSION 1

/* PANVEIL_ABI_VERSION of the library that runs; at least that of the header is needed. */
PANVEIL_API uint32_t panveil_abi_version(void);

/* "0.1.0": PANVEIL_VERSION_STRING of the library that runs. */
PANVEIL_API const char* panveil_version_string(void);

enum {
  PANVEIL_FEATURE_TOKENS = 1,  /* keyrings, tokens, detokenizers, sealed conversations (OpenSSL) */
  PANVEIL_FEATURE_PATTERNS = 2 /* panveil_options_add_pattern() (RE2) */
};

/* The PANVEIL_FEATURE_ bits of this library. Without one, its functions are there and say
 * PANVEIL_UNSUPPORTED, or panveil_scrubber_new() does. */
PANVEIL_API uint32_t panveil_features(void);

/* The scan kernels that this machine can run, best first: "avx2". NULL from the end of them on. */
PANVEIL_API const char* panveil_available_kernel(size_t index);

/* ---- Status */

typedef int32_t panveil_status;

enum {
  PANVEIL_OK = 0,
  /* A token could not be made, or would have read as a word such as "CVV", so at least one card was
   * masked instead. The text is safe to forward. */
  PANVEIL_TOKENIZE_FAILED = 10,

  /* From here on nothing comes out, and nothing may be forwarded. No status itself. */
  PANVEIL_NOTHING_OUT = 20,

  PANVEIL_INPUT_TOO_LONG = 20,   /* longer than panveil_options_set_max_input_bytes() allows */
  PANVEIL_OUTPUT_TOO_SMALL = 21, /* the caller's buffer; nothing was written to it */
  PANVEIL_OUT_OF_MEMORY = 22,
  PANVEIL_BAD_ARGUMENT = 23, /* (5), or buffers that overlap in part */

  PANVEIL_BUSY = 30, /* (6) */

  PANVEIL_INVALID_OPTION = 40, /* the reason names it, or it is the one that was to be set */
  PANVEIL_UNSUPPORTED = 41,    /* this library was built without (panveil_features()) */

  PANVEIL_NOT_FOUND = 50,         /* no such file, key or item */
  PANVEIL_PERMISSION_DENIED = 51, /* a file that cannot be opened, or that others may read */
  PANVEIL_MALFORMED_KEYRING = 52, /* no keyring, or a key or key id that is none */
  PANVEIL_ALREADY_EXISTS = 53,    /* the keyring has a key of that id */
  PANVEIL_IS_PRIMARY = 54,        /* the primary key cannot be removed */
  PANVEIL_FILE_FAILED = 55,       /* the system could not read or write; the reason says more */

  /* Of panveil_conversation_open(). */
  PANVEIL_SEAL_MALFORMED = 60,     /* no sealed conversation: truncated, or too long */
  PANVEIL_SEAL_WRONG_VERSION = 61, /* made by another version of this library */
  PANVEIL_SEAL_UNKNOWN_KEY = 62,   /* the keyring has not the key that it was made with */
  PANVEIL_SEAL_REFUSED = 63, /* tampered with, or of another conversation: cannot be told apart */
  PANVEIL_SEAL_EXPIRED = 64,

  PANVEIL_FAILED = 90 /* OpenSSL or the system refused what should never be refused: no random
                       * bytes, no HKDF to derive keys with */
};

/* "ok", "tokenize_failed", ...: one word for logs; "unknown" for a number that is no status. */
PANVEIL_API const char* panveil_status_string(panveil_status status);

/* Functions that refuse options, keys and files take `reason`, a buffer for one line in English
 * that says what is wrong, and its capacity. It always ends in NUL, is cut where it does not fit,
 * and is empty on success. NULL with 0 for callers who do not ask. */
#define PANVEIL_REASON_BYTES 512

/* ---- Text that is given back */

/* Borrowed (3). NULL and 0 after an error. */
typedef struct panveil_text {
  const char* data;
  size_t size;
} panveil_text;

/* Owned. Wiped when freed. */
typedef struct panveil_bytes panveil_bytes;

/* The bytes, until they are freed. */
PANVEIL_API panveil_status panveil_bytes_text(const panveil_bytes* bytes, panveil_text* out);
PANVEIL_API void panveil_bytes_free(panveil_bytes* bytes);

/* ---- What is found */

/* What a payload is; options.h says more. */
enum {
  PANVEIL_TEXT = 0,
  PANVEIL_JSON = 1,      /* NDJSON, too */
  PANVEIL_FORM = 2,      /* application/x-www-form-urlencoded, or the query of a URL */
  PANVEIL_HTML = 3,      /* a whole page or a piece */
  PANVEIL_XML = 4,       /* SOAP, too */
  PANVEIL_MULTIPART = 5, /* from the first boundary on */
  PANVEIL_BASE64 = 6,    /* base64 or base64url of any of these */
  PANVEIL_FRAMES = 7,    /* SSE; socket.io and engine.io packets */
  PANVEIL_AUTO = 8       /* what it looks like */
};

/* What a Content-Type header says, whatever its case and parameters; PANVEIL_AUTO for text/plain
 * and for types that are not known, and for NULL with a size. */
PANVEIL_API int32_t panveil_payload_kind_of(const char* content_type, size_t size);

/* How much evidence a number needs before it is a card; options.h says more. */
enum { PANVEIL_BALANCED = 0, PANVEIL_PRECISE = 1, PANVEIL_PARANOID = 2 };

/* What becomes of a card. */
enum {
  PANVEIL_TOKENIZE = 0, /* reversible, through the keyring; the last four digits stay */
  PANVEIL_MASK = 1,     /* digits become '*', the last four stay; irreversible */
  PANVEIL_REDACT = 2    /* every digit becomes '*'; irreversible */
};

/* How a tokenized PAN is written. */
enum {
  PANVEIL_LETTERS = 0, /* KQRT VCXM DWPH 1111 */
  PANVEIL_DIGITS = 1   /* digits that never pass Luhn, for numeric columns (options.h) */
};

/* What a finding is. All but the first two become '*' in every character, whatever the action. */
enum {
  PANVEIL_FOUND_PAN = 0,
  PANVEIL_FOUND_CUSTOM = 1, /* a match of one of the merchant's own patterns */
  PANVEIL_FOUND_TRACK = 2,
  PANVEIL_FOUND_CODE = 3, /* CVV, CVC, CID, ... */
  PANVEIL_FOUND_EXPIRY = 4,
  PANVEIL_FOUND_HOLDER = 5
};

/* How sure the recogniser is. Every finding is replaced, whatever its confidence. */
enum { PANVEIL_LOW = 0, PANVEIL_MEDIUM = 1, PANVEIL_HIGH = 2 };

/* What the values of a field are. */
enum {
  PANVEIL_FIELD_NOTHING = 0, /* nothing of a card, whatever its name says: read as any text */
  PANVEIL_FIELD_PAN = 1,
  PANVEIL_FIELD_CODE = 2,
  PANVEIL_FIELD_EXPIRY = 3,
  PANVEIL_FIELD_TRACK = 4,
  PANVEIL_FIELD_HOLDER = 5
};

/* The network of a card. Of those beyond, panveil_brand_name() knows the name. */
enum {
  PANVEIL_BRAND_UNKNOWN = 0,
  PANVEIL_BRAND_VISA = 1,
  PANVEIL_BRAND_MASTERCARD = 2,
  PANVEIL_BRAND_AMEX = 3,
  PANVEIL_BRAND_DINERS = 4,
  PANVEIL_BRAND_DISCOVER = 5,
  PANVEIL_BRAND_JCB = 6,
  PANVEIL_BRAND_UNIONPAY = 7,
  PANVEIL_BRAND_MAESTRO = 8
};

/* Lower-case ASCII names: "visa"; "pan" "custom" "track" "code" "expiry" "holder"; "low" "medium"
 * "high"; "token" "mask" "redact". "unknown" for any other number. */
PANVEIL_API const char* panveil_brand_name(int32_t brand);
PANVEIL_API const char* panveil_finding_kind_name(int32_t kind);
PANVEIL_API const char* panveil_confidence_name(int32_t confidence);
PANVEIL_API const char* panveil_action_name(int32_t action);

/* One replaced span: where it is and what kind it is, never the number. */
typedef struct panveil_finding {
  /* In bytes of the input. With ASCII digits the replacement is as long, so that both hold for the
   * output too. */
  uint64_t offset;
  uint64_t length;
  int32_t kind;       /* PANVEIL_FOUND_ */
  int32_t brand;      /* PANVEIL_BRAND_ */
  int32_t confidence; /* PANVEIL_LOW, ... */
  int32_t action;     /* what was done; a token that could not be made shows as PANVEIL_MASK */
  uint32_t digits;    /* of the PAN, 12 to 19; 0 for all else */
  uint32_t pattern;   /* which of the added patterns matched, from 0; 0 for all else */
  char last_four[4];  /* ASCII, no NUL behind; four NULs for all but PANs */
  uint32_t reserved;  /* 0 */
  /* The field, in a payload: "events[0].payload.message.text". Empty for text. Names that might
   * hold a card are written '*', and of deep ones the inmost are left out. */
  panveil_text path;
} panveil_finding;

/* A row of findings, by offset, borrowed. Item i stands i * stride bytes behind the first. */
typedef struct panveil_findings {
  const panveil_finding* first; /* NULL when there are none */
  size_t count;
  size_t stride;
  size_t total; /* found, kept or not (panveil_options_set_max_findings()) */
} panveil_findings;

/* Item `index`, or NULL when there is none. */
static inline const panveil_finding* panveil_finding_at(const panveil_findings* findings,
                                                        size_t index) {
  if (index >= findings->count) return NULL;
  return (const panveil_finding*)(const void*)((const char*)findings->first +
                                               index * findings->stride);
}

/* ---- Keyrings
 *
 * One primary key, which makes tokens, and any number of older ones, which only open them. Keys
 * live in locked memory and are wiped when freed. A keyring must not be changed while another
 * thread makes something of it. */

typedef struct panveil_keyring panveil_keyring;

#define PANVEIL_KEY_BYTES 32    /* of a key */
#define PANVEIL_KEY_ID_BYTES 32 /* of the longest id */

/* One new random key, which is the primary. */
PANVEIL_API panveil_status panveil_keyring_generate(panveil_keyring** out, char* reason,
                                                    size_t reason_capacity);

/* Reads the file that panveil_keyring_save(), or `panveil keygen`, wrote. It must be the owner's
 * alone (mode 0600). */
PANVEIL_API panveil_status panveil_keyring_load(const char* path, size_t path_size,
                                                panveil_keyring** out, char* reason,
                                                size_t reason_capacity);

/* The same of the bytes of such a file, from a secret store. The caller wipes them:
 *   {"panveil_keyring": 1, "primary": "k1", "keys": [{"id": "k1", "key": "..."}]}
 * where a key is 32 bytes in base64 or hexadecimal. At most 1 MiB. */
PANVEIL_API panveil_status panveil_keyring_from_text(const char* text, size_t size,
                                                     panveil_keyring** out, char* reason,
                                                     size_t reason_capacity);

/* Writes all keys as JSON, mode 0600, whole or not at all. An existing file is replaced. */
PANVEIL_API panveil_status panveil_keyring_save(const panveil_keyring* keyring, const char* path,
                                                size_t path_size, char* reason,
                                                size_t reason_capacity);

/* Adds a key as the new primary; the old one only opens from now on. `key`: PANVEIL_KEY_BYTES
 * bytes, which the caller wipes, or NULL with 0 for a random one. `id`: 1 to 32 of [A-Za-z0-9_-],
 * not in use yet; size 0 picks one. */
PANVEIL_API panveil_status panveil_keyring_rotate(panveil_keyring* keyring, const char* key,
                                                  size_t key_size, const char* id, size_t id_size,
                                                  char* reason, size_t reason_capacity);

/* Forgets a key; tokens made with it stay closed for good. */
PANVEIL_API panveil_status panveil_keyring_remove(panveil_keyring* keyring, const char* id,
                                                  size_t id_size);

/* Writes the id of key `index` to `out`, without NUL: the primary is 0, then newest to oldest.
 * PANVEIL_NOT_FOUND from the end on. `capacity` of PANVEIL_KEY_ID_BYTES always suffices; where it
 * does not, `*out_size` is what it takes. */
PANVEIL_API panveil_status panveil_keyring_id(const panveil_keyring* keyring, size_t index,
                                              char* out, size_t capacity, size_t* out_size);

PANVEIL_API void panveil_keyring_free(panveil_keyring* keyring);

/* ---- Options
 *
 * Every default is the recommended value. Setters check what can be checked at once; the rest is
 * checked, all of it together, by panveil_scrubber_new(). All text is copied. */

typedef struct panveil_options panveil_options;

PANVEIL_API panveil_options* panveil_options_new(void); /* NULL without memory */
PANVEIL_API void panveil_options_free(panveil_options* options);

/* What is found: PANVEIL_BALANCED, _PRECISE or _PARANOID. */
PANVEIL_API panveil_status panveil_options_set_sensitivity(panveil_options* options,
                                                           int32_t sensitivity);

/* Lets one number pass: its first 6 to 8 digits and its last 4, as ASCII. */
PANVEIL_API panveil_status panveil_options_add_allow_rule(panveil_options* options, const char* iin,
                                                          size_t iin_size, const char* last_four,
                                                          size_t last_four_size);

/* Lets a PAN pass when it returns true. Called on the scrubbing thread, by any thread that scrubs
 * at once with others, and by panveil_explain(), which says what passes; must return, and not
 * through longjmp or an exception. In a payload it sees the path of the field and an offset that
 * counts in the value; what is read as text for want of its kind has an empty path. The finding is
 * valid during the call only. `user` must outlive the scrubber, its streams and its conversations.
 * NULL takes it back. */
typedef int32_t (*panveil_allow_callback)(void* user, const panveil_finding* finding);
PANVEIL_API panveil_status panveil_options_set_allow(panveil_options* options,
                                                     panveil_allow_callback allow, void* user);

/* A pattern of the merchant's own, in RE2 syntax, UTF-8; must not match the empty string. `name`: 1
 * to 64 of [A-Za-z0-9_.-], unique. `action`: PANVEIL_MASK or _REDACT, which both write '*' over
 * every letter and digit. Matching may allocate. */
PANVEIL_API panveil_status panveil_options_add_pattern(panveil_options* options, const char* name,
                                                       size_t name_size, const char* pattern,
                                                       size_t pattern_size, int32_t action);

/* What fields of that name hold, beside those that are known; 1 to 64 bytes, unique.
 * PANVEIL_FIELD_NOTHING takes a known name back. */
PANVEIL_API panveil_status panveil_options_add_field_name(panveil_options* options,
                                                          const char* name, size_t size,
                                                          int32_t meaning);

/* Names of cardholders go, too. Off. */
PANVEIL_API panveil_status panveil_options_set_scrub_holder_names(panveil_options* options,
                                                                  int32_t on);

/* Only fields of payloads with such a path, if any is added, and none with an excluded one:
 * events[].payload.text, *.note, data.** (options.h). */
PANVEIL_API panveil_status panveil_options_add_include_path(panveil_options* options,
                                                            const char* path, size_t size);
PANVEIL_API panveil_status panveil_options_add_exclude_path(panveil_options* options,
                                                            const char* path, size_t size);

/* What becomes of it: PANVEIL_TOKENIZE, _MASK or _REDACT. Tokenizing without a keyring masks. */
PANVEIL_API panveil_status panveil_options_set_action(panveil_options* options, int32_t action);
PANVEIL_API panveil_status panveil_options_set_token_format(panveil_options* options,
                                                            int32_t format);

/* The keys of the tokens; NULL takes them back. The options share it. */
PANVEIL_API panveil_status panveil_options_set_keyring(panveil_options* options,
                                                       const panveil_keyring* keyring);

/* Equal cards get equal tokens only within one scope; the same text detokenizes. At most 1024
 * bytes. */
PANVEIL_API panveil_status panveil_options_set_scope(panveil_options* options, const char* scope,
                                                     size_t size);

/* Longest input; a longer one is refused whole. 1 GiB. */
PANVEIL_API panveil_status panveil_options_set_max_input_bytes(panveil_options* options,
                                                               size_t bytes);

/* Findings kept for one call, 1 to 65536. Those beyond are replaced and counted. 1024. */
PANVEIL_API panveil_status panveil_options_set_max_findings(panveil_options* options, size_t count);

/* How deep payloads inside values of payloads are read, at most 16. 8. */
PANVEIL_API panveil_status panveil_options_set_max_depth(panveil_options* options, size_t depth);

/* Which scan kernel runs, by name: one of panveil_available_kernel(). Empty picks the best. All
 * give the same result. */
PANVEIL_API panveil_status panveil_options_set_kernel(panveil_options* options, const char* name,
                                                      size_t size);

/* ---- Scrubbing */

typedef struct panveil_scrubber panveil_scrubber;

/* Checks the options, compiles the patterns, derives the keys. `options` may be NULL: all defaults.
 * It may be changed and freed afterwards. PANVEIL_FAILED when OpenSSL refuses to derive keys. */
PANVEIL_API panveil_status panveil_scrubber_new(const panveil_options* options,
                                                panveil_scrubber** out, char* reason,
                                                size_t reason_capacity);
PANVEIL_API void panveil_scrubber_free(panveil_scrubber* scrubber);

/* The name of the scan kernel in use; NULL of NULL. */
PANVEIL_API const char* panveil_scrubber_kernel(const panveil_scrubber* scrubber);

/* Working memory of one thread: output, ciphers, findings. May be used with several scrubbers in
 * turn. */
typedef struct panveil_scratch panveil_scratch;

PANVEIL_API panveil_scratch* panveil_scratch_new(void); /* NULL without memory */
PANVEIL_API void panveil_scratch_free(panveil_scratch* scratch);

/* Scrubs `text`. When it is clean `out` is the text itself: same pointer, nothing copied. Else a
 * copy, borrowed until the scratch is used again. Never longer than the text. */
PANVEIL_CHECKED panveil_status panveil_scrub(const panveil_scrubber* scrubber,
                                             panveil_scratch* scratch, const char* text,
                                             size_t size, int32_t kind, panveil_text* out);

/* Scrubs `size` bytes at `data` where they are; `*out_size` of them are left, the others zeroed. On
 * an error `data` is as it was: not scrubbed. */
PANVEIL_CHECKED panveil_status panveil_scrub_in_place(const panveil_scrubber* scrubber,
                                                      panveil_scratch* scratch, char* data,
                                                      size_t size, int32_t kind, size_t* out_size);

/* The capacity that always suffices for the scrubbed text of `size` bytes. */
PANVEIL_API size_t panveil_scrub_bound(size_t size);

/* Scrubs into the caller's buffer, clean or not, and sets `*out_size` to the bytes written. `out`
 * may be `text`; any other overlap is PANVEIL_BAD_ARGUMENT. On PANVEIL_OUTPUT_TOO_SMALL, which is
 * any capacity below panveil_scrub_bound(size), `*out_size` is that bound. */
PANVEIL_CHECKED panveil_status panveil_scrub_to(const panveil_scrubber* scrubber,
                                                panveil_scratch* scratch, const char* text,
                                                size_t size, int32_t kind, char* out,
                                                size_t capacity, size_t* out_size);

/* Finds, replaces nothing. `*count` is how many there are, kept or not; each finding's action is
 * what panveil_scrub() would do. */
PANVEIL_CHECKED panveil_status panveil_scan(const panveil_scrubber* scrubber,
                                            panveil_scratch* scratch, const char* text, size_t size,
                                            int32_t kind, size_t* count);

/* What the last call with this scratch found, a panveil_conversation_scrub() too. Borrowed until
 * the scratch is used again (or the conversation); the paths as long as the text of that call, too.
 * Allocates when there are more than ever before. */
PANVEIL_API panveil_status panveil_scratch_findings(panveil_scratch* scratch,
                                                    panveil_findings* out);

/* ---- Why: for support and tuning, not for the hot path */

/* What became of each run of digits, short ones too. Owned. */
typedef struct panveil_explanations panveil_explanations;

typedef struct panveil_explanation {
  uint32_t struct_size; /* set by the caller */
  int32_t scrubbed;     /* some digits of the run are replaced */
  uint64_t offset;      /* of the run, in bytes of the input */
  uint64_t length;
  uint64_t depth;      /* payloads around the field's: 1 for JSON in a JSON string */
  panveil_text masked; /* the run with all but the last four digits of each number as '*' */
  panveil_text reason; /* one sentence; quotes no digit */
  panveil_text path;   /* of the field in a payload */
} panveil_explanation;

PANVEIL_API panveil_status panveil_explain(const panveil_scrubber* scrubber, const char* text,
                                           size_t size, int32_t kind, panveil_explanations** out);
PANVEIL_API size_t panveil_explanations_count(const panveil_explanations* explanations);

/* Fills `*out`, whose texts are valid until the explanations are freed. PANVEIL_NOT_FOUND from the
 * end on. */
PANVEIL_API panveil_status panveil_explanations_at(const panveil_explanations* explanations,
                                                   size_t index, panveil_explanation* out);
PANVEIL_API void panveil_explanations_free(panveil_explanations* explanations);

/* ---- Streams: text that comes in chunks, cut anywhere
 *
 * The bytes that come out are those that panveil_scrub() makes of the whole. Text needs constant
 * memory and holds back PANVEIL_STREAM_MOST_HELD_BYTES at most, mostly far less; JSON and frames go
 * out event by event, other payloads a megabyte at a time: PANVEIL_STREAM_MOST_PAYLOAD_BYTES are
 * held at most. All for a scrubber with patterns, and UTF-16 as PANVEIL_AUTO, is held until
 * panveil_stream_finish() (stream.h). */

#define PANVEIL_STREAM_MOST_HELD_BYTES 14336
#define PANVEIL_STREAM_MOST_PAYLOAD_BYTES 1081344

/* Takes what comes out, in order, on the thread that calls. What the callbacks get is valid during
 * the call only. They must return, and not through longjmp or an exception.
 *
 * Where a panveil_sink* is NULL, what comes out is kept instead, and can be had afterwards
 * (panveil_stream_text(), panveil_stream_findings()), until the next call for that stream. Then
 * calls allocate when more comes out than ever before. PANVEIL_OUT_OF_MEMORY when it cannot be
 * kept: then the stream is as after its _reset, and what came out of this call is lost. */
typedef struct panveil_sink {
  uint32_t struct_size; /* set by the caller */
  uint32_t reserved;    /* 0 */
  void* user;           /* what the callbacks get */
  void (*on_text)(void* user, const char* text, size_t size);
  /* What is replaced, before the text that has it replaced; the offset counts in the whole stream
   * as it came in. May be NULL. Detokenizer streams do not call it. */
  void (*on_finding)(void* user, const panveil_finding* finding);
} panveil_sink;

typedef struct panveil_stream panveil_stream;

PANVEIL_API panveil_status panveil_stream_new(const panveil_scrubber* scrubber, int32_t kind,
                                              panveil_stream** out);
PANVEIL_API void panveil_stream_free(panveil_stream* stream);

/* Takes the next bytes, as few or many as there are. PANVEIL_TOKENIZE_FAILED, from then on, when a
 * card was masked instead. Anything worse that scrubbing says stays until the stream is reset. */
PANVEIL_CHECKED panveil_status panveil_stream_feed(panveil_stream* stream, const char* chunk,
                                                   size_t size, const panveil_sink* sink);

/* What a flush does with digits at the end that may be the first of a card. */
enum {
  PANVEIL_MASK_DIGITS = 0, /* each goes out as '*', though it may turn out to be none of a card */
  PANVEIL_HOLD_DIGITS = 1  /* they, and what stands between and behind them, stay held */
};

/* Decides what is held as if the text ended here, but for the bytes of a character that is cut; the
 * stream goes on. What follows can no longer make a card of what went out. Does nothing for
 * payloads. */
PANVEIL_CHECKED panveil_status panveil_stream_flush(panveil_stream* stream, int32_t policy,
                                                    const panveil_sink* sink);

/* The text is at its end. Then the stream is ready for another. */
PANVEIL_CHECKED panveil_status panveil_stream_finish(panveil_stream* stream,
                                                     const panveil_sink* sink);

/* Forgets what it holds and keeps, for another stream. */
PANVEIL_API panveil_status panveil_stream_reset(panveil_stream* stream);

/* What the last call kept, since its sink was NULL. Borrowed until the next call for the stream. */
PANVEIL_API panveil_status panveil_stream_text(panveil_stream* stream, panveil_text* out);
PANVEIL_API panveil_status panveil_stream_findings(panveil_stream* stream, panveil_findings* out);

/* ---- Conversations: cards that come in pieces, over several messages
 *
 * One conversation for each chat session *and speaker*; messages in their order, each once. The
 * message that completes a card loses its part of it, and the result says which earlier ones hold
 * the rest, to be recalled. conversation.h says more. */

typedef struct panveil_conversation_options panveil_conversation_options;

PANVEIL_API panveil_conversation_options* panveil_conversation_options_new(void);
PANVEIL_API void panveil_conversation_options_free(panveil_conversation_options* options);

/* None of these takes a number below 0: PANVEIL_INVALID_OPTION, and all is as it was. */

/* How old a message may be whose digits join (600,000 ms), and how many of this speaker's may lie
 * between (24). With 0 of either none join. */
PANVEIL_API panveil_status
panveil_conversation_options_set_max_age_ms(panveil_conversation_options* options, int64_t ms);
PANVEIL_API panveil_status panveil_conversation_options_set_max_messages(
    panveil_conversation_options* options, uint64_t count);

/* A bare code or date, at most four messages behind one with a card, goes, too. On. */
PANVEIL_API panveil_status
panveil_conversation_options_set_code_after_card(panveil_conversation_options* options, int32_t on);

/* A message whose end could be the beginning of a card is held back, `hold_ms` at most. Off; 5000
 * ms. */
PANVEIL_API panveil_status panveil_conversation_options_set_hold(
    panveil_conversation_options* options, int32_t on, int64_t hold_ms);

/* How many leading digits of a card a preview may show: 6. */
PANVEIL_API panveil_status panveil_conversation_options_set_preview_digits(
    panveil_conversation_options* options, int32_t digits);

/* How long a sealed conversation can be opened: 3,600,000 ms. */
PANVEIL_API panveil_status
panveil_conversation_options_set_sealed_ms(panveil_conversation_options* options, int64_t ms);

/* Digits of an earlier message that are a part of a card. */
typedef struct panveil_earlier_part {
  uint64_t finding; /* which of the findings they belong to, by index */
  uint64_t message; /* running number of the message: the first of a conversation has 1 */
  panveil_text id;  /* what the caller called it */
  uint64_t offset;  /* where they stand in that message as it went out, in bytes */
  uint64_t length;
} panveil_earlier_part;

/* A message that was held back and is to be sent now, without what proved to be part of a card. */
typedef struct panveil_released {
  uint64_t message;
  panveil_text id;
  panveil_text text;
} panveil_released;

/* What became of a message. Borrowed until the conversation or the scratch is used again. */
typedef struct panveil_message {
  uint32_t struct_size; /* set by the caller */
  int32_t held;         /* held back: `text` is empty, and comes as a panveil_released later */
  uint64_t number;      /* its running number */
  panveil_text text;    /* scrubbed; to be sent now, unless held */

  /* To be sent before it, in this order. Only when messages are held. */
  const panveil_released* released; /* NULL when there are none */
  size_t released_count;
  size_t released_stride;

  /* Parts of cards that were sent already. */
  const panveil_earlier_part* earlier; /* NULL when there are none */
  size_t earlier_count;
  size_t earlier_stride;
} panveil_message;

/* Item `index`, or NULL when there is none. */
static inline const panveil_released* panveil_released_at(const panveil_message* message,
                                                          size_t index) {
  if (index >= message->released_count) return NULL;
  return (const panveil_released*)(const void*)((const char*)message->released +
                                                index * message->released_stride);
}
static inline const panveil_earlier_part* panveil_earlier_at(const panveil_message* message,
                                                             size_t index) {
  if (index >= message->earlier_count) return NULL;
  return (const panveil_earlier_part*)(const void*)((const char*)message->earlier +
                                                    index * message->earlier_stride);
}

typedef struct panveil_conversation panveil_conversation;

/* `options` may be NULL: all defaults. */
PANVEIL_API panveil_status panveil_conversation_new(const panveil_scrubber* scrubber,
                                                    const panveil_conversation_options* options,
                                                    panveil_conversation** out);
PANVEIL_API void panveil_conversation_free(panveil_conversation* conversation);

/* Scrubs the next message. `now_ms` is any clock that does not go back. `id` is the caller's name
 * for the message: its last 36 bytes are kept. Findings: panveil_scratch_findings(). A message that
 * fails is forgotten. */
PANVEIL_CHECKED panveil_status panveil_conversation_scrub(
    panveil_conversation* conversation, panveil_scratch* scratch, const char* text, size_t size,
    int32_t kind, int64_t now_ms, const char* id, size_t id_size, panveil_message* out);

/* What may be shown of a message that is still being typed. Changes nothing; `held`, `released` and
 * `earlier` are not used. */
PANVEIL_CHECKED panveil_status panveil_conversation_preview(panveil_conversation* conversation,
                                                            panveil_scratch* scratch,
                                                            const char* text, size_t size,
                                                            int64_t now_ms, panveil_message* out);

/* The messages that were held for their time; all that are held. They are in `released`; all else
 * is empty. */
PANVEIL_API panveil_status panveil_conversation_expire(panveil_conversation* conversation,
                                                       int64_t now_ms, panveil_message* out);
PANVEIL_API panveil_status panveil_conversation_release(panveil_conversation* conversation,
                                                        panveil_message* out);

/* When the oldest message that is held expires; PANVEIL_NOT_FOUND when none is held. */
PANVEIL_API panveil_status panveil_conversation_holds_until(panveil_conversation* conversation,
                                                            int64_t* time_ms);

/* Forgets everything, messages that are held with it. */
PANVEIL_API panveil_status panveil_conversation_reset(panveil_conversation* conversation);

/* Bytes of a sealed conversation: with base64 it fits a cookie. */
PANVEIL_API size_t panveil_sealed_bytes(void);

/* Writes the state, held messages included, as bytes that tell nothing and open only with the same
 * `id`, which should name the speaker, too, and until `now_ms` plus the time of the options.
 * Where `capacity` is less than panveil_sealed_bytes(), `*out_size` is what it takes. Allocates. */
PANVEIL_API panveil_status panveil_conversation_seal(panveil_conversation* conversation,
                                                     const panveil_keyring* keyring, const char* id,
                                                     size_t id_size, int64_t now_ms, char* out,
                                                     size_t capacity, size_t* out_size);

/* Takes the state of a sealed conversation, of any key of the keyring. Unless PANVEIL_OK it is
 * empty then, as that of a new conversation, and scrubbing goes on. */
PANVEIL_CHECKED panveil_status panveil_conversation_open(panveil_conversation* conversation,
                                                         const panveil_keyring* keyring,
                                                         const char* id, size_t id_size,
                                                         int64_t now_ms, const char* sealed,
                                                         size_t sealed_size);

/* ---- The other direction
 *
 * What comes out holds PANs: handle it as such. */

typedef struct panveil_detokenizer panveil_detokenizer;

/* Every key of the keyring is tried; it may change or be freed afterwards. `format`:
 * PANVEIL_LETTERS, or PANVEIL_DIGITS for columns that hold nothing but digit tokens
 * (detokenizer.h). */
PANVEIL_API panveil_status panveil_detokenizer_new(const panveil_keyring* keyring,
                                                   const char* scope, size_t scope_size,
                                                   int32_t format, panveil_detokenizer** out,
                                                   char* reason, size_t reason_capacity);
PANVEIL_API void panveil_detokenizer_free(panveil_detokenizer* detokenizer);

/* Copies `text` with every token opened that these keys and this scope made. `*opened`, if not
 * NULL, gets their number. */
PANVEIL_CHECKED panveil_status panveil_detokenize(const panveil_detokenizer* detokenizer,
                                                  const char* text, size_t size,
                                                  panveil_bytes** out, size_t* opened);

/* The same of a text in chunks, in constant memory. As for streams, a NULL sink keeps what comes
 * out. */
typedef struct panveil_detokenizer_stream panveil_detokenizer_stream;

PANVEIL_API panveil_status panveil_detokenizer_stream_new(const panveil_detokenizer* detokenizer,
                                                          panveil_detokenizer_stream** out);
PANVEIL_API void panveil_detokenizer_stream_free(panveil_detokenizer_stream* stream);
PANVEIL_CHECKED panveil_status panveil_detokenizer_stream_feed(panveil_detokenizer_stream* stream,
                                                               const char* chunk, size_t size,
                                                               const panveil_sink* sink);
PANVEIL_CHECKED panveil_status panveil_detokenizer_stream_finish(panveil_detokenizer_stream* stream,
                                                                 const panveil_sink* sink,
                                                                 size_t* opened); /* may be NULL */
PANVEIL_API panveil_status panveil_detokenizer_stream_reset(panveil_detokenizer_stream* stream);
PANVEIL_API panveil_status panveil_detokenizer_stream_text(panveil_detokenizer_stream* stream,
                                                           panveil_text* out);

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* PANVEIL_PANVEIL_H_ */
