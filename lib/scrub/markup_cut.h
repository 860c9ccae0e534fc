// Where long HTML and XML can be cut.
#ifndef PANVEIL_SCRUB_MARKUP_CUT_H_
#define PANVEIL_SCRUB_MARKUP_CUT_H_

#include <array>
#include <cstddef>
#include <string_view>

#include "payload/markup_reader.h"
#include "scrub/section.h"

namespace panveil::scrub {

// A place behind a tag that parts texts; in a text, but in no tag or reference of it, where it goes
// on in the section from end to end; the same of a script, or of what is between '<' and '>'.
struct MarkupCut {
  std::size_t out = 0;   // the section ends there,
  std::size_t from = 0;  // and the next looks back to there
  std::size_t end = 0;   // that one looks ahead to there
  // What is open at `from`, outermost first.
  std::size_t depth = 0;
  std::array<payload::MarkupReader::OpenElement, payload::MarkupReader::kMostLevels> open;
  bool raw = false;         // `from` is in the raw content of the inmost one,
  bool json = false;        // which is JSON
  bool in_token = false;    // or between '<' and '>':
  std::string_view opens;   // what the text begins with there,
  std::string_view name;    // the name of a tag,
  std::string_view quoted;  // the quote of an attribute value
};

// `context`: bytes that are to be looked at before and behind the place.
// REQUIRES: section.text goes on behind section.counts.begin for more than twice as many; `kind` is
// kHtml or kXml.
[[nodiscard]] MarkupCut FindMarkupCut(const Section& section, PayloadKind kind,
                                      std::size_t context) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_MARKUP_CUT_H_
