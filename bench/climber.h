// The search of panveil_worst: hill climbers over texts, towards what costs most a byte.
#ifndef PANVEIL_BENCH_CLIMBER_H_
#define PANVEIL_BENCH_CLIMBER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "costly.h"
#include "instructions.h"
#include "panveil/scrubber.h"

namespace panveil::bench {

// Bytes of each text that is tried, about.
inline constexpr std::size_t kCostlySize = 4096;

// What a call of Scrub() costs, every detector on, cards tokenized.
class Cost {
 public:
  explicit Cost(const std::string& kernel);

  // Instructions, or nanoseconds, of one call: the least of `times`.
  [[nodiscard]] double Of(const std::string& text, PayloadKind kind, int times);
  [[nodiscard]] std::string_view unit() const {
    return counter_.available() ? "instructions" : "ns";
  }
  [[nodiscard]] const Scrubber& scrubber() const { return scrubber_; }
  [[nodiscard]] Scratch& scratch() { return scratch_; }

 private:
  [[nodiscard]] double Now() const;

  Scrubber scrubber_;
  Scratch scratch_;
  InstructionCounter counter_;
};

struct Find {
  CostlyText text;
  double a_byte = 0;  // of its cost
};

// Climbs from each of Suspects() for so long; all of them, worst first.
[[nodiscard]] std::vector<Find> Search(Cost& cost, double seconds, std::uint64_t seed);

// Leaves out what costs nothing, so that one can see what it is that does.
void Shrink(Cost& cost, Find* find);

}  // namespace panveil::bench

#endif  // PANVEIL_BENCH_CLIMBER_H_
