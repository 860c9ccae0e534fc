// What callgrind counts, and nothing else.
#ifndef PANVEIL_BENCH_COUNTED_H_
#define PANVEIL_BENCH_COUNTED_H_

#include <cstddef>

#include "row.h"

// Calls `pass`. callgrind is told to collect in it by this name (--toggle-collect=PanveilCounted),
// so it has a file of its own, where no compiler makes copies of it under other names.
extern "C" void PanveilCounted(const panveil::bench::Pass& pass, std::size_t first,
                               std::size_t count);

#endif  // PANVEIL_BENCH_COUNTED_H_
