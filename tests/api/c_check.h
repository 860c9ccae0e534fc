/* Tests in C: a check that fails says where, and the program goes on and ends with 1. */
#ifndef PANVEIL_TESTS_API_C_CHECK_H_
#define PANVEIL_TESTS_API_C_CHECK_H_

#include <stdio.h>
#include <string.h>

#include "panveil/panveil.h"

extern int checks_made;
extern int checks_failed;

#define CHECK(condition) check_that((condition) ? 1 : 0, #condition, __FILE__, __LINE__)
#define CHECK_STATUS(expected, call) check_status((expected), (call), #call, __FILE__, __LINE__)
#define CHECK_TEXT(expected, text) check_text((expected), (text), __FILE__, __LINE__)

static inline int check_that(int good, const char* what, const char* file, int line) {
  ++checks_made;
  if (good) return 1;
  ++checks_failed;
  printf("%s:%d: %s\n", file, line, what);
  return 0;
}

static inline int check_status(panveil_status expected, panveil_status status, const char* what,
                               const char* file, int line) {
  if (!check_that(expected == status, what, file, line)) {
    printf("  is %s, not %s\n", panveil_status_string(status), panveil_status_string(expected));
    return 0;
  }
  return 1;
}

static inline int check_text(const char* expected, panveil_text text, const char* file, int line) {
  const int same = strlen(expected) == text.size &&
                   (text.size == 0 || memcmp(expected, text.data, text.size) == 0);
  if (!check_that(same, "text", file, line)) {
    printf("  is \"%.*s\", not \"%s\"\n", (int)text.size, text.size == 0 ? "" : text.data,
           expected);
    return 0;
  }
  return 1;
}

static inline panveil_text text_of(const char* data, size_t size) {
  panveil_text text;
  text.data = data;
  text.size = size;
  return text;
}

#endif /* PANVEIL_TESTS_API_C_CHECK_H_ */
