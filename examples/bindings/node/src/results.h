// What the library found, as JavaScript objects.
#ifndef PANVEIL_NODE_RESULTS_H_
#define PANVEIL_NODE_RESULTS_H_

#include <panveil/panveil.h>

#include "napi.h"
#include "thread.h"

namespace panveil_node {

// A finding without its place: what an allow function sees.
Object FindingObject(napi_env env, const panveil_finding& finding);

// Offsets count in the units of the value that `text` was read from.
napi_value FindingList(Thread* thread, const Text& text, const panveil_findings& findings);

// A list of a status and what is wrong, for what JavaScript throws.
napi_value Refusal(napi_env env, panveil_status status, const char* reason);

}  // namespace panveil_node

#endif  // PANVEIL_NODE_RESULTS_H_
