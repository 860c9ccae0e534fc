// Engine::Explain() for payloads. A slow path: it allocates.
#ifndef PANVEIL_SCRUB_EXPLAIN_PAYLOAD_H_
#define PANVEIL_SCRUB_EXPLAIN_PAYLOAD_H_

#include <string_view>
#include <vector>

#include "panveil/options.h"
#include "panveil/scrubber.h"
#include "scrub/engine.h"

namespace panveil::scrub {

// What becomes of each run of digits in each value, by offset, and of what goes because of its
// field's name or the values beside it.
[[nodiscard]] std::vector<Explanation> ExplainPayload(const Engine& engine, std::string_view text,
                                                      PayloadKind kind);

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_EXPLAIN_PAYLOAD_H_
