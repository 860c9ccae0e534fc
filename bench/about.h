// What a figure means nothing without.
#ifndef PANVEIL_BENCH_ABOUT_H_
#define PANVEIL_BENCH_ABOUT_H_

#include <string>
#include <utility>
#include <vector>

namespace panveil::bench {

// Names and values: cpu, cores, system, compiler, flags, the versions of the library, of OpenSSL
// and of the peers, the peers that this build has not, what they do not find.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> About();

}  // namespace panveil::bench

#endif  // PANVEIL_BENCH_ABOUT_H_
