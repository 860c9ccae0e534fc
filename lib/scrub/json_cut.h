// Where a long document of JSON can be cut.
#ifndef PANVEIL_SCRUB_JSON_CUT_H_
#define PANVEIL_SCRUB_JSON_CUT_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "base/byte_span.h"
#include "payload/json_reader.h"
#include "scrub/section.h"

namespace panveil::scrub {

// A place before a comma, or in a string, and what is open there.
struct JsonCut {
  // Best last.
  enum class Rank : std::uint8_t {
    kNone,
    kString,   // in a string that does not end in the text
    kRow,      // among values of digits, in groups or not: a card may be spread over them
    kFields,   // beside names that may say what stands behind
    kItems,    // far from all names
    kObjects,  // behind an object: nothing that is found goes over that, but what pairs tell
  };
  Rank rank = Rank::kNone;
  std::size_t at = 0;  // of kString: where the string begins
  // Of kRow: behind `at` are as many values as are not enough for a card, up to here.
  std::size_t row_end = 0;
  base::ByteSpan name;     // of kString: of the value
  std::size_t levels = 0;  // around it, outermost first
  std::array<payload::JsonReader::Level, payload::JsonReader::kMostLevels> level;
};

// The best cut behind `from` in section.text, of several about the last. kNone when there is none
// before what is no JSON.
[[nodiscard]] JsonCut FindJsonCut(const Section& section, std::size_t from) noexcept;

// The cut before the comma at `at`. REQUIRES: FindJsonCut() gave it as `row_end`.
[[nodiscard]] JsonCut JsonCutAt(const Section& section, std::size_t at) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_JSON_CUT_H_
