// panveil as an engine of a row: the whole Scrub() call.
#ifndef PANVEIL_BENCH_PANVEIL_PASS_H_
#define PANVEIL_BENCH_PANVEIL_PASS_H_

#include <string>
#include <string_view>

#include "panveil/scrubber.h"
#include "row.h"
#include "scenario.h"

namespace panveil::bench {

struct PanveilSetting {
  PayloadKind kind = PayloadKind::kText;
  Action action = Action::kTokenize;
  std::string kernel;
  Cards cards = Cards::kAny;
};

// With a key that is the same each time, so that tokens, and the work of making them, are, too.
[[nodiscard]] Scrubber MakeScrubber(Action action, std::string_view kernel);

// Every message must come out as long as it went in, the same as with the scalar kernel, itself
// when clean, with as many cards as `setting` says, and unchanged when scrubbed once more. Dies
// when one does not.
[[nodiscard]] Pass PanveilPass(const SharedCorpus& corpus, const PanveilSetting& setting);

// The same of each line by itself, as one call each. What comes of the lines must be what comes of
// the message. REQUIRES: each message ends with a line end.
[[nodiscard]] Pass PanveilLinesPass(const SharedCorpus& corpus, const PanveilSetting& setting);

}  // namespace panveil::bench

#endif  // PANVEIL_BENCH_PANVEIL_PASS_H_
