/* What the runner of the conformance files compares, and makes of a case's options. */
#ifndef PANVEIL_TESTS_CONFORMANCE_CASE_CHECKS_H_
#define PANVEIL_TESTS_CONFORMANCE_CASE_CHECKS_H_

#include "panveil/panveil.h"
#include "small_json.h"

typedef struct runner {
  const char* name; /* of the case that runs */
  panveil_keyring* keyring;
  panveil_scratch* scratch;
  int run;
  int skipped; /* this library has not what they need */
  int failed;
} runner;

/* Says what is wrong with the case. */
void fail(runner* self, const char* what);

/* A scrubber of the options, or NULL, said. */
panveil_scrubber* make_scrubber(runner* self, const json* options);

/* The number of a name in a row of names, from 0; -1 when it is none. */
int32_t number_of(const char* const* names, const char* name);
int32_t kind_of(const json* one);

void expect_status(runner* self, const json* one, panveil_status status);
void expect_text(runner* self, const json* one, const char* key, panveil_text text);
void expect_number(runner* self, const json* one, const char* key, uint64_t number);
void expect_finding(runner* self, const json* one, const panveil_finding* found);
void expect_findings(runner* self, const json* one, const panveil_findings* findings);

#endif /* PANVEIL_TESTS_CONFORMANCE_CASE_CHECKS_H_ */
