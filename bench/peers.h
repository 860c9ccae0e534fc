// What else one could do with the same message, for comparison in the same process.
#ifndef PANVEIL_BENCH_PEERS_H_
#define PANVEIL_BENCH_PEERS_H_

#include <re2/re2.h>

#include <string>
#include <string_view>

namespace panveil::bench {

// The usual scrubber: one RE2 pattern for 13 to 19 digits with single spaces or dashes, Luhn on
// each match, '*' over all but the last four digits. Knows no issuers, no other separators, no
// groups, no context; finds no second card behind a false start.
class Re2Scrubber {
 public:
  Re2Scrubber();

  // Whether a card was found; then `*out` is the scrubbed copy.
  bool Scrub(std::string_view text, std::string* out) const;

 private:
  RE2 pattern_;
};

}  // namespace panveil::bench

#endif  // PANVEIL_BENCH_PEERS_H_
