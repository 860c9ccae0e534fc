/* The parts of c_test. */
#ifndef PANVEIL_TESTS_API_C_TESTS_H_
#define PANVEIL_TESTS_API_C_TESTS_H_

#include "panveil/panveil.h"

/* A scrubber of these options (NULL: the defaults, which mask), or the end of the program. */
panveil_scrubber* new_scrubber(const panveil_options* options);

void test_streams(void);
void test_conversations(void);
void test_keys(void);
void test_misuse(void);

#endif /* PANVEIL_TESTS_API_C_TESTS_H_ */
