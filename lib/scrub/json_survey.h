// The first look at JSON: most of it is clean, and need not be read.
#ifndef PANVEIL_SCRUB_JSON_SURVEY_H_
#define PANVEIL_SCRUB_JSON_SURVEY_H_

#include <string_view>

#include "base/byte_span.h"
#include "policy/field_rules.h"
#include "scan/kernel.h"

namespace panveil::scrub {

struct JsonSurvey {
  // Reading the values finds nothing that reading the bytes as text does not, but in `fields`:
  // there are no escapes, no '=' or '<' of forms and markup, no base64, no digits spread over
  // values. Labels are HasNamedCode()'s (json_words.h). Never true when it may. The others mean
  // nothing when this is false.
  bool plain = false;
  // Values that may be verification codes or dates by the names of their fields: no other one is
  // than what ends behind where this begins, and begins before its end. Empty: none is.
  base::ByteSpan fields;
  // There may be a row of digit words (scan/kernel.h), or are bytes of 0x80 and above.
  bool words = false;
  // All stretches are in there, but where bytes of 0x80 and above are: none goes on where it
  // begins, nor behind its end. Empty: there is none.
  base::ByteSpan stretches;
  bool digits = false;  // there are some
  // Where words may name a code or a date in the bytes, or in a value of them: card::LabelledAt()
  // is empty for digits that begin elsewhere. No digits go on where it begins.
  base::ByteSpan named;
};

// Linear.
[[nodiscard]] JsonSurvey SurveyJson(const scan::Kernel& kernel, std::string_view json,
                                    const policy::FieldRules& fields) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_JSON_SURVEY_H_
