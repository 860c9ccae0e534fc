#include "scrub/json_survey.h"

#include <cstddef>

#include "base/byte_span.h"
#include "payload/base64_row.h"
#include "scrub/json_digits.h"
#include "scrub/json_marks.h"
#include "scrub/json_rows.h"
#include "scrub/json_values.h"
#include "scrub/json_words.h"
#include "scrub/table.h"

namespace panveil::scrub {

using base::ByteSpan;
using scan::JsonMasks;

JsonSurvey SurveyJson(const scan::Kernel& kernel, std::string_view json,
                      const policy::FieldRules& fields) noexcept {
  JsonSurvey survey;
  JsonValues values(json, fields);
  JsonWords words(json);
  payload::Base64Rows base64(json);
  JoinedDigits joined;
  __attribute__((uninitialized)) JsonMasks masks;  // or it would be cleared first
  JsonRows rows(kernel, json, masks);
  bool any_marks = false;
  while (rows.Next()) {
    if (masks.malformed != 0) return survey;
    if (masks.escapes != 0 && !any_marks && !HasHarmlessMarks(json, fields)) return survey;
    any_marks = masks.escapes != 0;
    // One thing after the other: of all at once the registers hold little.
    const std::size_t count = rows.count();
    for (std::size_t i = 0; i < count; ++i) {
      if (base64.Take(masks, i, rows.at(i))) return survey;
    }
    if (values.Take(masks, count, rows.at(0))) return survey;
    for (std::size_t i = 0; i < count; ++i) joined.Take(masks, i, rows.at(i));
    words.Take(masks, rows.at(0));
  }
  if (values.in_array() && HasRows(json)) return survey;
  // In a string that never ends, or where tags may stand among words of digits.
  if (masks.in_string() || (any_marks && words.many_digit_words())) return survey;
  survey.plain = true;
  survey.fields = values.fields();
  survey.digits = masks.any_digits != 0;
  survey.words = masks.high != 0 || words.any_rows();
  survey.stretches = joined.all();
  survey.named = masks.high != 0 ? ByteSpan{0, json.size()} : words.named();
  return survey;
}

}  // namespace panveil::scrub
