// The merchant's own patterns. The only room that knows RE2.
#ifndef PANVEIL_POLICY_PATTERN_SET_H_
#define PANVEIL_POLICY_PATTERN_SET_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "panveil/options.h"

namespace panveil::policy {

// A match of a pattern: bytes [begin, end) of the text.
struct PatternMatch {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint16_t pattern = 0;  // index into ScrubberOptions::patterns
  Action action = Action::kMask;
};

// Immutable; any number of threads may use one.
class PatternSet {
 public:
  virtual ~PatternSet() = default;

  // Appends the matches in `text` to `out`, by begin; where they overlap, the longest of the
  // earliest stays. Allocates. False when memory ran out.
  [[nodiscard]] virtual bool Match(std::string_view text,
                                   std::vector<PatternMatch>* out) const noexcept = 0;
};

// Compiles `patterns`. Null when one is wrong, with its name and what is wrong in `*error`.
// REQUIRES: a build with RE2, and at least one pattern.
[[nodiscard]] std::unique_ptr<const PatternSet> MakePatternSet(
    const std::vector<CustomPattern>& patterns, std::string* error);

}  // namespace panveil::policy

#endif  // PANVEIL_POLICY_PATTERN_SET_H_
