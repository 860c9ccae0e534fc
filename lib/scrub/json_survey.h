// The first look at JSON: most of it is clean, and need not be read.
#ifndef PANVEIL_SCRUB_JSON_SURVEY_H_
#define PANVEIL_SCRUB_JSON_SURVEY_H_

#include <string_view>

#include "panveil/options.h"
#include "policy/field_rules.h"
#include "scan/kernel.h"

namespace panveil::scrub {

// Whether reading the values of `json` may find what reading its bytes as text does not: escapes,
// digits spread over values, a verification code in a field of that name. Never false when it may.
// Linear.
[[nodiscard]] bool MayHideCard(std::string_view json, const policy::FieldRules& fields) noexcept;

// Whether a label in the same string names one of the codes in `json` (scrub/evidence.h).
// REQUIRES: no escapes are in it.
[[nodiscard]] bool HasLabelledCodeInString(const scan::Kernel& kernel, std::string_view json,
                                           Sensitivity sensitivity) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_JSON_SURVEY_H_
