/* As much JSON as the conformance files hold, for C: strings are bytes (README.md). */
#ifndef PANVEIL_TESTS_CONFORMANCE_SMALL_JSON_H_
#define PANVEIL_TESTS_CONFORMANCE_SMALL_JSON_H_

#include <stddef.h>
#include <stdint.h>

typedef enum json_type {
  JSON_NULL,
  JSON_BOOL,
  JSON_NUMBER,
  JSON_STRING,
  JSON_LIST,
  JSON_OBJECT
} json_type;

typedef struct json {
  json_type type;
  int64_t number; /* of a bool, too: 0 or 1 */
  char* text;     /* of a string; also ends in NUL */
  size_t size;
  char* key;          /* of a member of an object */
  struct json* first; /* of a list or an object */
  struct json* next;  /* in the list or object that it is in */
} json;

/* The document, or NULL when it is none. Free it with json_free(). */
json* json_parse(const char* text, size_t size);
void json_free(json* value);

/* The member of that name, or NULL; NULL of NULL. */
const json* json_get(const json* object, const char* key);

/* The member's number, or `otherwise`. */
int64_t json_number(const json* object, const char* key, int64_t otherwise);

/* The member's text, or "". */
const char* json_text(const json* object, const char* key);

size_t json_count(const json* list);

#endif /* PANVEIL_TESTS_CONFORMANCE_SMALL_JSON_H_ */
