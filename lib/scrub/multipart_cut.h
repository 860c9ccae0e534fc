// Where long multipart bodies can be cut, and where a long part of one ends.
#ifndef PANVEIL_SCRUB_MULTIPART_CUT_H_
#define PANVEIL_SCRUB_MULTIPART_CUT_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "panveil/options.h"
#include "payload/value.h"
#include "scrub/section.h"

namespace panveil::scrub {

struct MultipartCut {
  enum class Place : std::uint8_t {
    kBoundary,  // before one
    kContent,   // before the content of a part that is too long to be read with others,
    kAmid,      // or in it: of kQuotedPrintable
    kHeaders,   // amid headers
    kPreamble,  // before the first boundary
    kEpilogue,  // behind the last one
  };
  Place place = Place::kPreamble;
  std::size_t out = 0;        // the section ends there,
  std::size_t from = 0;       // and the next looks back to there
  std::string_view boundary;  // without dashes; empty when there is none yet
  payload::Value part;        // of kContent and kAmid
};

// `context`: bytes that are to be looked at before and behind the place.
// REQUIRES: section.text goes on behind section.counts.begin for more than twice as many.
[[nodiscard]] MultipartCut FindMultipartCut(const Section& section, std::size_t context) noexcept;

// Up to where the content of a part was searched for a boundary.
struct PartLine {
  std::size_t at = 0;
  bool begins = false;  // a line begins there; else it goes on there

  // The content lacks its first `gone` bytes from now on.
  void MoveBy(std::size_t gone) noexcept {
    begins = begins && gone <= at;
    at -= gone < at ? gone : at;
  }
};

// How much of `text` is the content of a part, which it goes on with.
struct PartEnd {
  std::size_t end = 0;  // what is behind is of the boundary, or may be
  bool found = false;   // the boundary
};

// Goes on from `line`. `last`: there is no more of the text.
[[nodiscard]] PartEnd FindPartEnd(std::string_view text, std::string_view boundary, bool last,
                                  PartLine& line) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_MULTIPART_CUT_H_
