#include "scrub/multipart_cut.h"

#include <algorithm>

#include "payload/multipart_reader.h"
#include "scrub/quiet_place.h"
#include "text/utf8.h"

namespace panveil::scrub {

using payload::Encoding;
using payload::MultipartReader;
using payload::Value;
using Place = MultipartCut::Place;

namespace {

constexpr std::size_t kNone = std::string_view::npos;
// With blanks behind it, which are looked at again as they come.
constexpr std::size_t kMostLineBytes = 1024;

// Without the line break at its end.
std::size_t WithoutBreak(std::string_view text, std::size_t end) noexcept {
  if (end > 0 && text[end - 1] == '\n') --end;
  if (end > 0 && text[end - 1] == '\r') --end;
  return end;
}

// Whether a line that is not all there may be a boundary.
bool MayBeBoundary(std::string_view line, std::string_view boundary) noexcept {
  constexpr std::string_view kDashes = "--";
  if (line.size() > kMostLineBytes) return false;
  const std::size_t dashes = std::min(line.size(), kDashes.size());
  if (line.substr(0, dashes) != kDashes.substr(0, dashes)) return false;
  line.remove_prefix(dashes);
  const std::size_t size = std::min(line.size(), boundary.size());
  return line.substr(0, size) == boundary.substr(0, size) &&
         line.substr(size).find_first_not_of("- \t\r") == kNone;
}

// A place up to `limit` that is in no character, nor in an escape of quoted-printable.
std::size_t CharacterBefore(std::string_view text, std::size_t limit) noexcept {
  constexpr std::size_t kEscapeBytes = 3;
  for (std::size_t back = 1; back < kEscapeBytes && back <= limit; ++back) {
    if (text[limit - back] == '=') return limit - back;
  }
  constexpr std::size_t kMostTrail = 3;
  std::size_t at = limit;
  while (at > 0 && limit - at < kMostTrail && text::IsUtf8Trail(text[at])) --at;
  return at;
}

// The first boundary from `from` on.
std::size_t BoundaryBehind(std::string_view text, std::size_t from, std::size_t out) noexcept {
  MultipartReader reader(text);
  for (Value value; reader.Next(value) && value.span.begin < out;) {
    if (reader.boundary_at() != kNone && reader.boundary_at() >= from) {
      return std::min(reader.boundary_at(), out);
    }
  }
  return out;
}

bool IsLast(std::string_view text, std::size_t at, std::string_view boundary) noexcept {
  bool last = false;
  const std::string_view line = text.substr(at, text.find('\n', at) - at);
  return payload::IsBoundaryLine(line, boundary, last) && last;
}

}  // namespace

MultipartCut FindMultipartCut(const Section& section, std::size_t context) noexcept {
  const std::string_view text = section.text;
  const std::size_t limit = text.size() - context;
  const std::size_t least = section.counts.begin;
  MultipartCut cut;
  MultipartReader reader(text);
  std::size_t boundary = kNone;  // the last one up to the limit
  bool in_part = false;          // at the limit
  for (Value value; reader.Next(value);) {
    if (value.span.begin <= limit && value.span.end > limit && reader.is_content()) {
      cut.part = value;
      in_part = true;
    }
    if (reader.boundary_at() == kNone || reader.boundary_at() > limit) break;
    boundary = reader.boundary_at();
  }
  if (boundary != kNone) cut.boundary = reader.boundary();
  if (boundary != kNone && boundary > least) {
    cut.place = Place::kBoundary;
    cut.out = boundary;
    cut.from = BoundaryBehind(text, cut.out - std::min(cut.out, context), cut.out);
    return cut;
  }
  const bool readable = cut.part.encoding != Encoding::kQuotedPrintable;
  if (in_part && readable && cut.part.span.begin > least) {
    cut.place = Place::kContent;
    cut.out = cut.from = cut.part.span.begin;
    return cut;
  }
  if (boundary != kNone) {
    cut.place = in_part                                ? Place::kAmid
                : IsLast(text, boundary, cut.boundary) ? Place::kEpilogue
                                                       : Place::kHeaders;
  }
  const std::size_t begin = in_part ? std::max(least, cut.part.span.begin) : least;
  cut.out = std::max(CharacterBefore(text, QuietBefore(text, limit, context / 2)), begin);
  cut.from = std::max(CharacterBefore(text, cut.out - std::min(cut.out, context)),
                      in_part ? cut.part.span.begin : section.read_from);
  return cut;
}

PartEnd FindPartEnd(std::string_view text, std::string_view boundary, bool last,
                    PartLine& line) noexcept {
  while (line.at < text.size()) {
    const std::size_t end = text.find('\n', line.at);
    const std::string_view rest = text.substr(line.at, end - line.at);
    const bool whole = end != kNone || last;
    bool is_last = false;
    if (line.begins && whole && rest.size() <= kMostLineBytes &&
        payload::IsBoundaryLine(rest, boundary, is_last)) {
      return {WithoutBreak(text, line.at), true};
    }
    if (!whole && line.begins && MayBeBoundary(rest, boundary)) break;
    line.begins = end != kNone;
    line.at = end == kNone ? text.size() : end + 1;
  }
  if (last) return {text.size(), false};
  if (line.begins) return {WithoutBreak(text, line.at), false};
  return {text.size() - (!text.empty() && text.back() == '\r' ? 1 : 0), false};
}

}  // namespace panveil::scrub
