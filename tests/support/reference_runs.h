// The runs that are read, by the comments of scan/kernel.h and payload/text_reader.h.
#ifndef PANVEIL_TESTS_SUPPORT_REFERENCE_RUNS_H_
#define PANVEIL_TESTS_SUPPORT_REFERENCE_RUNS_H_

#include <string_view>
#include <vector>

#include "support/reference_items.h"
#include "support/reference_rules.h"

namespace panveil::testing_support {

// Those that hold a part of a stretch or of a row of digit words, in order. `items` are the text's.
[[nodiscard]] std::vector<ReferenceRun> ReferenceRuns(std::string_view text,
                                                      const ReferenceItems& items);

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_REFERENCE_RUNS_H_
