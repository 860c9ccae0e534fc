// Sections: of multipart bodies. A part that is too long to be read with others is a payload of its
// own, of which sections are cut as its kind says.
#include <algorithm>
#include <cstring>

#include "payload/base64_row.h"
#include "payload/payload_kind.h"
#include "scrub/multipart_cut.h"
#include "scrub/sections.h"

namespace panveil::scrub {

using payload::Encoding;
using Place = MultipartCut::Place;

namespace {

// Of multipart, only the outermost is taken apart.
PayloadKind KindOfPart(const payload::Value& part, std::string_view content,
                       bool& guessed) noexcept {
  if (part.encoding == Encoding::kBase64) return PayloadKind::kBase64;
  PayloadKind kind = part.kind;
  guessed = kind == PayloadKind::kText;
  if (guessed) {
    content.remove_suffix(payload::RestOfBase64Row(content, 0, content.size()));
    kind = payload::Sniff(content);
  }
  return kind == PayloadKind::kMultipart ? PayloadKind::kText : kind;
}

}  // namespace

Sections::Piece Sections::TakeOfMultipart(std::string_view window, Section& section,
                                          Workspace& workspace) noexcept {
  const std::string_view all = section.text;
  const MultipartCut cut = FindMultipartCut(section, most_context());
  const bool of_part = cut.place == Place::kContent;
  bool guessed = false;
  const PayloadKind kind =
      of_part ? KindOfPart(cut.part, all.substr(cut.out), guessed) : PayloadKind::kText;
  boundary_size_ = cut.boundary.size();
  std::copy(cut.boundary.begin(), cut.boundary.end(), boundary_.begin());
  const std::size_t end = of_part ? cut.out : all.size();
  // Else it would be cut short.
  const std::size_t back = boundary_size_ == 0 ? 0 : WriteLastBoundary(workspace.Joined(0) + end);
  section.text = {all.data(), end + back};
  section.counts.end = cut.out;
  const Piece piece = Scrub(section, window, workspace);
  Took(piece.taken);
  if (of_part || cut.place == Place::kHeaders) {
    StartPart(kind, guessed);
    part_line_.begins = all[cut.out - 1] == '\n';
  }
  if (of_part) {
    const std::string_view name =
        PlainName(all.substr(cut.part.name.begin, cut.part.name.size()), "*");
    part_size_ = name.size();
    std::copy(name.begin(), name.end(), part_.begin());
  }
  StartMultipartLead(cut, all);
  return piece;
}

void Sections::StartMultipartLead(const MultipartCut& cut, std::string_view all) noexcept {
  lead_size_ = 0;
  switch (cut.place) {
    case Place::kBoundary:
      AddBoundary();
      break;
    case Place::kAmid: {
      const base::ByteSpan name = cut.part.name;
      AddBoundary();
      AddToLead("Content-Disposition: form-data; name=\"");
      AddToLead(PlainName(all.substr(name.begin, name.size()), "*"));
      AddToLead("\"\nContent-Transfer-Encoding: quoted-printable\n\n");
      break;
    }
    case Place::kEpilogue:
      AddBoundary();
      lead_size_ += WriteLastBoundary(lead_.data() + lead_size_);
      used_ = std::max(used_, lead_size_);
      break;
    case Place::kPreamble:
      AddToLead(" ");  // no line begins here
      break;
    case Place::kHeaders:  // from here on it is a text
    case Place::kContent:
      break;
  }
  read_from_ = in_part_ ? 0 : lead_size_;
  AddToLead(all.substr(cut.from, cut.out - cut.from));
}

void Sections::AddBoundary() noexcept {
  AddToLead("--");
  AddToLead({boundary_.data(), boundary_size_});
  AddToLead("\n");
}

std::size_t Sections::WriteLastBoundary(char* out) const noexcept {
  std::size_t size = 0;
  for (const std::string_view piece :
       {std::string_view("\r\n--"), std::string_view(boundary_.data(), boundary_size_),
        std::string_view("--\r\n")}) {
    std::memcpy(out + size, piece.data(), piece.size());
    size += piece.size();
  }
  return size;
}

void Sections::StartPart(PayloadKind kind, bool guessed) noexcept {
  kind_ = kind;
  guessed_ = guessed;
  in_part_ = true;
  part_line_ = {};
  raw_ = false;
  ends_ = EventEnds(kind);
  looked_to_ = event_end_ = apart_ = 0;
  lead_size_ = read_from_ = levels_ = 0;
}

// Behind the content. Its boundary, which is read as the next, parts nothing.
void Sections::EndPart() noexcept {
  StartPart(whole_kind_, whole_guessed_);
  in_part_ = false;
  part_size_ = 0;
  AddBoundary();
}

Sections::Piece Sections::NextOfPart(std::string_view text, bool last,
                                     Workspace& workspace) noexcept {
  const std::string_view window = text.substr(0, engine_.section_bytes());
  const bool more = text.size() > window.size();
  const bool all = last && !more;
  const PartEnd part = FindPartEnd(window, {boundary_.data(), boundary_size_}, all, part_line_);
  if (part.found && part.end == 0) {
    EndPart();
    return NextOfWhole(text, last, workspace);
  }
  const bool ends = part.found || all;
  if (!ends && !more) return {};
  // What may be a boundary is none when it is as long as that.
  const bool whole = !ends && part.end <= window.size() / 2;
  return NextIn(whole ? window : window.substr(0, part.end), ends, more, workspace);
}

}  // namespace panveil::scrub
