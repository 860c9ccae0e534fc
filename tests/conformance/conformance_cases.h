// The cases of each conformance file, with what the library makes of them.
#ifndef PANVEIL_TESTS_CONFORMANCE_CONFORMANCE_CASES_H_
#define PANVEIL_TESTS_CONFORMANCE_CONFORMANCE_CASES_H_

#include "conformance_json.h"

namespace panveil::conformance {

[[nodiscard]] Json ScrubCases();
[[nodiscard]] Json StreamCases();
[[nodiscard]] Json ConversationCases();
[[nodiscard]] Json DetokenizeCases();

}  // namespace panveil::conformance

#endif  // PANVEIL_TESTS_CONFORMANCE_CONFORMANCE_CASES_H_
