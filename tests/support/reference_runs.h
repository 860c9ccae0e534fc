// The runs that are read, by the comments of scan/kernel.h and payload/text_reader.h.
#ifndef PANVEIL_TESTS_SUPPORT_REFERENCE_RUNS_H_
#define PANVEIL_TESTS_SUPPORT_REFERENCE_RUNS_H_

#include <string_view>
#include <vector>

#include "support/reference_items.h"
#include "support/reference_rules.h"

namespace panveil::testing_support {

// Calls `read` with the runs that hold a part of a stretch, of a row of digit words or of a code
// that `is_labelled` says yes to, in order; `read` says what byte to go on behind. What is found by
// the scan is taken from the scalar kernel: tests/scan compares that with an oracle of its own.
// `items` are the text's.
void ForEachRun(std::string_view text, const ReferenceItems& items,
                const std::function<bool(std::size_t code)>& is_labelled,
                const std::function<std::size_t(const ReferenceRun&)>& read);

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_REFERENCE_RUNS_H_
