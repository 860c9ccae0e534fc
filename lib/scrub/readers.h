// Which reader reads which kind of payload: the one place that knows.
#ifndef PANVEIL_SCRUB_READERS_H_
#define PANVEIL_SCRUB_READERS_H_

#include <string_view>

#include "panveil/options.h"
#include "payload/json_reader.h"

namespace panveil::scrub {

// Calls with(reader) with a new reader of `text`, as that kind. False, and nothing is called, for a
// kind without one: it is read as text.
template <typename With>
bool WithReader(std::string_view text, PayloadKind kind, With with) {
  switch (kind) {
    case PayloadKind::kJson: {
      payload::JsonReader reader(text);
      with(reader);
      return true;
    }
    default:
      return false;
  }
}

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_READERS_H_
