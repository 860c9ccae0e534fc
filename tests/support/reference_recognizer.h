// A second recogniser, slow and plain: the rules of lib/card and lib/payload read off their header
// comments once more, to compare the library with. Whole runs in vectors, every window judged
// afresh, recursion over pieces; nothing is incremental and nothing of lib/card is called but its
// flat list of ranges.
//
// Kept for ever. When a rule changes, change the comment, this file and the library.
#ifndef PANVEIL_TESTS_SUPPORT_REFERENCE_RECOGNIZER_H_
#define PANVEIL_TESTS_SUPPORT_REFERENCE_RECOGNIZER_H_

#include <cstddef>
#include <ostream>
#include <string_view>
#include <vector>

#include "panveil/finding.h"
#include "panveil/options.h"

namespace panveil::testing_support {

struct ReferenceSpan {
  enum class Kind { kPan, kCover, kTrack, kCode, kExpiry };
  std::size_t offset = 0;  // in bytes of the text
  std::size_t length = 0;
  Kind kind = Kind::kPan;
  int digits = 0;  // 0 for what travels with a PAN
};

inline bool operator==(const ReferenceSpan& a, const ReferenceSpan& b) {
  return a.offset == b.offset && a.length == b.length && a.kind == b.kind && a.digits == b.digits;
}

// What the reference calls a finding of that kind.
[[nodiscard]] ReferenceSpan::Kind ReferenceKindOf(const Finding& finding);

void PrintTo(const ReferenceSpan& span, std::ostream* os);

// What must be replaced in `text`, in order. `readable` is how many of a PAN's last digits the
// action leaves: 4 for masks and tokens, 0 for redaction.
[[nodiscard]] std::vector<ReferenceSpan> ReferenceSpans(std::string_view text,
                                                        Sensitivity sensitivity, int readable);

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_REFERENCE_RECOGNIZER_H_
