// What markup and forms in strings of JSON may hide from who reads these as texts.
#ifndef PANVEIL_SCRUB_JSON_MARKS_H_
#define PANVEIL_SCRUB_JSON_MARKS_H_

#include <string_view>

#include "policy/field_rules.h"

namespace panveil::scrub {

// Whether what JsonMasks calls escapes is '<' and '=' in strings that hold no more as markup, or as
// forms, than as texts, but for words of digits: those without digits, and addresses with one
// field, the name of which says nothing ("https://shop.example/u/12345?v=4"). Linear.
[[nodiscard]] bool HasHarmlessMarks(std::string_view json,
                                    const policy::FieldRules& fields) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_JSON_MARKS_H_
