// What the machine takes to touch the same messages, without looking for anything.
#ifndef PANVEIL_BENCH_YARDSTICK_H_
#define PANVEIL_BENCH_YARDSTICK_H_

#include <string>
#include <string_view>
#include <vector>

#include "row.h"

namespace panveil::bench {

// Keeps the compiler from dropping what leads to `value`, and from keeping memory in registers.
inline void Use(const void* value) { asm volatile("" : : "r,m"(value) : "memory"); }

// Copies each message to one buffer.
[[nodiscard]] Pass MemcpyPass(const SharedCorpus& corpus);

// Looks in each message for a byte that none of them holds (where they hold all, for NUL).
[[nodiscard]] Pass MemchrPass(const SharedCorpus& corpus);

// CPU time of this thread in nanoseconds: others share the machine.
[[nodiscard]] double CpuNow();

// The middle one. REQUIRES: !values.empty().
[[nodiscard]] double Median(std::vector<double> values);

// Nanoseconds of memcpy a message: the median of passes over all of them.
[[nodiscard]] double MemcpyTime(const SharedCorpus& corpus);

// A parser of JSON: builds its whole tree of each message and looks at nothing. Its name is
// "simdjson parse" or empty where this build has none. Messages are copied beforehand to where
// there is room behind them, as simdjson wants.
[[nodiscard]] std::string ParserName();
[[nodiscard]] std::string ParserVersion();
[[nodiscard]] Pass ParsePass(const SharedCorpus& corpus);

}  // namespace panveil::bench

#endif  // PANVEIL_BENCH_YARDSTICK_H_
