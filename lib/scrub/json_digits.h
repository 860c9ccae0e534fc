// Whether the bytes of a JSON, read as text, may hold digits enough for a card.
#ifndef PANVEIL_SCRUB_JSON_DIGITS_H_
#define PANVEIL_SCRUB_JSON_DIGITS_H_

#include <cstddef>
#include <cstdint>

#include "base/byte_span.h"
#include "scan/json_masks.h"
#include "scan/kernel.h"
#include "scan/long_runs.h"

namespace panveil::scrub {

// Looks for stretches (scan/kernel.h), row after row: for runs of digits and joiners with digits
// enough, or many of them. Quotes are joiners there: where they stand amid digits the JSON is
// broken, and is read as text.
class JoinedDigits {
 public:
  // Takes row `i` of `masks`, which is at `at`, the next one.
  void Take(const scan::JsonMasks& masks, std::size_t i, std::size_t at) noexcept {
    if (runs_.Skips(masks.long_joined[i])) return;
    const auto look = [&](base::ByteSpan run) {
      if (HasDigitsEnough(masks, i, at, run)) Add(run);
      return false;
    };
    (void)runs_.Take(masks.joined, masks.long_joined[i], i, at, look);
  }

  // From the first such run to the last; empty when there is none.
  [[nodiscard]] base::ByteSpan all() const noexcept { return all_; }

 private:
  static_assert(scan::kFewestTrueDigits == scan::JsonMasks::kLongJoined, "runs to look at");

  // Of a run that ends in row `i`, which is at `at`.
  static bool HasDigitsEnough(const scan::JsonMasks& masks, std::size_t i, std::size_t at,
                              base::ByteSpan run) noexcept {
    constexpr std::size_t kBytes = scan::JsonMasks::kRowBytes;
    if (run.size() > kBytes) return true;
    const std::uint64_t digits = scan::JsonMasks::Before(masks.digits, i, run.end - at);
    const auto count = __builtin_popcountll(digits >> (kBytes - run.size()));
    return static_cast<std::size_t>(count) >= scan::kFewestTrueDigits;
  }

  void Add(base::ByteSpan run) noexcept {
    if (all_.empty()) all_.begin = run.begin;
    all_.end = run.end;
  }

  scan::LongRuns runs_;
  base::ByteSpan all_;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_JSON_DIGITS_H_
