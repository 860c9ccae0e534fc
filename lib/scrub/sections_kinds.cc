// Sections: of kinds that are cut with what stands around the cut on both sides of it.
#include "scrub/form_cut.h"
#include "scrub/sections.h"

namespace panveil::scrub {

Sections::Piece Sections::TakeOfForm(std::string_view window, Section& section,
                                     Workspace& workspace) noexcept {
  using Opens = FormCut::Opens;
  const std::string_view all = section.text;
  const FormCut cut = FindFormCut(section, most_context());
  section.text = all.substr(0, cut.end);
  section.counts.end = cut.out;
  const Piece piece = Scrub(section, window, workspace);
  lead_size_ = 0;
  if (cut.opens != Opens::kNothing) AddToLead(cut.opens == Opens::kUrl ? "?" : "&");
  if (cut.in_value) {
    AddToLead(PlainName(all.substr(cut.name.begin, cut.name.size())));
    AddToLead("=");
  }
  AddToLead(all.substr(cut.from, cut.out - cut.from));
  Took(piece.taken);
  return piece;
}

}  // namespace panveil::scrub
