// Where long base64 can be cut.
#ifndef PANVEIL_SCRUB_BASE64_CUT_H_
#define PANVEIL_SCRUB_BASE64_CUT_H_

#include <cstddef>

#include "payload/decoded_text.h"
#include "scrub/section.h"

namespace panveil::scrub {

// A place between two groups of four, where what is decoded is quiet.
struct Base64Cut {
  std::size_t out = 0;   // the section ends there,
  std::size_t from = 0;  // and the next looks back to there
  std::size_t end = 0;   // that one looks ahead to there
  bool amid = false;  // a group, whose first characters stand at `from`, before nothing but blanks
};

// `context`: bytes that are to be looked at before and behind the place. `decoded` is emptied.
// REQUIRES: section.text goes on behind section.counts.begin for more than twice as many.
[[nodiscard]] Base64Cut FindBase64Cut(const Section& section, std::size_t context,
                                      payload::DecodedText& decoded) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_BASE64_CUT_H_
