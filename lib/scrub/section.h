// A piece of a payload that is scrubbed by itself.
#ifndef PANVEIL_SCRUB_SECTION_H_
#define PANVEIL_SCRUB_SECTION_H_

#include <array>
#include <cstddef>
#include <string_view>

#include "base/byte_span.h"
#include "payload/json_reader.h"
#include "payload/markup_reader.h"

namespace panveil::scrub {

struct Section {
  // Its bytes, and what is put around them: names and brackets of what is open there, so that it is
  // a document; or some text before it, for the rules look back.
  std::string_view text;
  base::ByteSpan counts;      // what is found elsewhere is no finding: it is of another section
  std::size_t before = 0;     // bytes of the payload before text[counts.begin]
  std::size_t read_from = 0;  // values that begin before are put there
  std::size_t levels = 0;     // arrays, objects or elements that are open at read_from
  std::array<std::size_t, payload::JsonReader::kMostLevels> index{};  // of the item in each
  std::string_view part;  // the name of the part that it is of: paths begin with it
  bool as_text = false;   // to be read as text, too
};

// Goes over what was put before the bytes of a section. False when there is no more.
inline bool ReadFront(payload::JsonReader& reader, const Section& section) noexcept {
  if (section.read_from == 0) return true;
  for (payload::Value value; reader.Next(value);) {
    if (value.span.end < section.read_from) continue;
    for (std::size_t i = 0; i < section.levels; ++i) reader.SetIndex(i, section.index[i]);
    return true;
  }
  return false;
}

inline void ReadFront(payload::MarkupReader& reader, const Section& section) noexcept {
  if (section.read_from != 0) reader.ReadFront(section.read_from, section.levels);
}

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_SECTION_H_
