// The first look at JSON: most of it is clean, and need not be read.
#ifndef PANVEIL_SCRUB_JSON_SURVEY_H_
#define PANVEIL_SCRUB_JSON_SURVEY_H_

#include <string_view>

#include "base/byte_span.h"
#include "policy/field_rules.h"
#include "scan/kernel.h"

namespace panveil::scrub {

// Whether reading the values of `json` may find what reading its bytes as text does not: escapes,
// base64, digits spread over values, a verification code in a field of that name. Never false when
// it may. When it may not, `named` says where words may name a code or a date in it, or in a value
// of it: card::LabelledAt() is empty for digits that begin elsewhere. Linear.
[[nodiscard]] bool MayHideCard(const scan::Kernel& kernel, std::string_view json,
                               const policy::FieldRules& fields, base::ByteSpan& named) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_JSON_SURVEY_H_
