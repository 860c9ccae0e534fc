// Where a long form can be cut.
#ifndef PANVEIL_SCRUB_FORM_CUT_H_
#define PANVEIL_SCRUB_FORM_CUT_H_

#include <cstddef>
#include <cstdint>

#include "base/byte_span.h"
#include "scrub/section.h"

namespace panveil::scrub {

// A place before a field, or in one that does not end in the section.
struct FormCut {
  // What is put before section.text[from, out) makes the reader read on from there as it would
  // have.
  enum class Opens : std::uint8_t {
    kNothing,  // no '=', '&' or '?' came yet: what comes first tells a URL from a form
    kForm,
    kUrl,
  };
  std::size_t out = 0;   // the section ends there,
  std::size_t from = 0;  // and the next looks back to there
  std::size_t end = 0;   // that one looks ahead to there
  Opens opens = Opens::kNothing;
  bool in_value = false;  // of a field that has a name, empty or not:
  base::ByteSpan name;
};

// `context`: bytes that are to be looked at before and behind the place.
// REQUIRES: section.text goes on behind section.counts.begin for more than twice as many.
[[nodiscard]] FormCut FindFormCut(const Section& section, std::size_t context) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_FORM_CUT_H_
