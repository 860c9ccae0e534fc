// Sections: of kinds that are cut with what stands around the cut on both sides of it.
#include <algorithm>

#include "payload/base64.h"
#include "scrub/base64_cut.h"
#include "scrub/form_cut.h"
#include "scrub/markup_cut.h"
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
    AddToLead(PlainName(all.substr(cut.name.begin, cut.name.size()), "*"));
    AddToLead("=");
  }
  AddToLead(all.substr(cut.from, cut.out - cut.from));
  Took(piece.taken);
  return piece;
}

Sections::Piece Sections::TakeOfBase64(std::string_view window, Section& section,
                                       Workspace& workspace) noexcept {
  const std::string_view all = section.text;
  const Base64Cut cut = FindBase64Cut(section, most_context(), workspace.Payloads()->decoded[0]);
  section.text = all.substr(0, cut.end);
  section.counts.end = cut.out;
  const Piece piece = Scrub(section, window, workspace);
  lead_size_ = 0;
  const std::string_view before = all.substr(cut.from, cut.out - cut.from);
  if (!cut.amid) AddToLead(before);
  for (std::size_t at = 0; cut.amid && at < before.size(); ++at) {
    if (payload::IsBase64Character(before[at])) AddToLead(before.substr(at, 1));
  }
  Took(piece.taken);
  return piece;
}

Sections::Piece Sections::TakeOfMarkup(std::string_view window, Section& section,
                                       Workspace& workspace) noexcept {
  const std::string_view all = section.text;
  const auto in_text = [&](base::ByteSpan span) { return all.substr(span.begin, span.size()); };
  const MarkupCut cut = FindMarkupCut(section, kind_, most_context());
  section.text = all.substr(0, cut.end);
  section.counts.end = cut.out;
  const Piece piece = Scrub(section, window, workspace);
  lead_size_ = 0;
  levels_ = cut.depth;
  const std::size_t open = std::min(cut.depth, cut.open.size());
  for (std::size_t i = 0; i < open; ++i) {
    const bool raw = cut.raw && i + 1 == cut.depth;
    AddElement(in_text(cut.open[i].name), in_text(cut.open[i].field_name), raw);
    AddToLead(raw && cut.json ? " json>" : ">");
  }
  read_from_ = lead_size_;
  if (cut.in_token) {
    AddToLead(cut.opens);
    if (!cut.name.empty()) AddToLead(PlainName(cut.name, "x"));
    AddToLead(cut.quoted.empty() ? " " : " x=");
    AddToLead(cut.quoted);
  }
  AddToLead(all.substr(cut.from, cut.out - cut.from));
  Took(piece.taken);
  return piece;
}

// With a prefix nothing is known of an element but that it parts texts and is open.
void Sections::AddElement(std::string_view name, std::string_view field, bool raw) noexcept {
  AddToLead(raw ? "<" : "<_:");
  AddToLead(PlainName(name, "x"));
  if (field.empty()) return;
  const std::string_view quote = field.find('"') == std::string_view::npos ? "\"" : "'";
  AddToLead(" key=");
  AddToLead(quote);
  AddToLead(field.find(quote) == std::string_view::npos ? PlainName(field, "*") : "*");
  AddToLead(quote);
}

}  // namespace panveil::scrub
