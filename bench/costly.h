// Texts made to cost much a byte: what panveil_worst found, and what one would suspect.
#ifndef PANVEIL_BENCH_COSTLY_H_
#define PANVEIL_BENCH_COSTLY_H_

#include <cstddef>
#include <string>
#include <vector>

#include "panveil/options.h"

namespace panveil::bench {

struct CostlyText {
  std::string name;
  std::string unit;  // again and again, between the others
  PayloadKind kind = PayloadKind::kText;
  std::string head = "";
  std::string tail = "";
};

// The rows of the benchmark.
[[nodiscard]] const std::vector<CostlyText>& CostlyTexts();

// Where a search begins: one unit for each part of the engine that could be made to work hard.
[[nodiscard]] const std::vector<CostlyText>& Suspects();

// About `size` bytes of it, of whole units.
// REQUIRES: !text.unit.empty().
[[nodiscard]] std::string Repeated(const CostlyText& text, std::size_t size);

}  // namespace panveil::bench

#endif  // PANVEIL_BENCH_COSTLY_H_
