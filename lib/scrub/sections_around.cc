// Sections: what is put around one.
#include <algorithm>
#include <cstring>

#include "scrub/sections.h"

namespace panveil::scrub {

using base::ByteSpan;
using payload::JsonReader;
using Rank = JsonCut::Rank;

namespace {

// A field that says that others beside it are of a card: where a cut parts fields.
constexpr std::string_view kCardBeside = R"("card_number":"")";
// Behind a string, brackets that close what is open; or a boundary.
constexpr std::size_t kMostBack =
    JsonReader::kMostLevels + kCardBeside.size() + 2 + payload::kMostBoundaryBytes + 8;

}  // namespace

void Sections::AddToLead(std::string_view bytes) noexcept {
  bytes.copy(lead_.data() + lead_size_, bytes.size());
  lead_size_ += bytes.size();
  used_ = std::max(used_, lead_size_);
}

std::string_view Sections::PlainName(std::string_view name,
                                     std::string_view otherwise) const noexcept {
  const bool plain = name.size() <= kMostNameBytes &&
                     engine_.IsClean(name, engine_.kernel().survey(name.data(), name.size()));
  return plain ? name : otherwise;
}

void Sections::AddName(std::string_view name) noexcept {
  AddToLead("\"");
  AddToLead(PlainName(name, "*"));
  AddToLead("\":");
}

void Sections::StartLead(const JsonCut& cut, std::string_view text, bool string) noexcept {
  const auto in_text = [&](ByteSpan span) { return text.substr(span.begin, span.size()); };
  const auto in_object = [&](std::size_t i) { return i > 0 && !cut.level[i - 1].array; };
  std::size_t inmost = cut.levels;  // object, plus one; 0 when there is none
  while (inmost > 0 && cut.level[inmost - 1].array) --inmost;
  lead_size_ = 0;
  levels_ = cut.levels;
  for (std::size_t i = 0; i < levels_; ++i) {
    const JsonReader::Level& level = cut.level[i];
    index_[i] = level.index;
    if (in_object(i)) AddName(in_text(level.name));
    AddToLead(level.array ? "[" : "{");
    if (i + 1 == inmost && cut.rank <= Rank::kFields) {
      AddToLead(kCardBeside);
      AddToLead(",");
    }
  }
  AddToLead(in_object(levels_) ? R"("":"")" : R"("")");
  read_from_ = lead_size_ - 1;
  if (!string) return;
  AddToLead(levels_ == 0 ? "\n" : ",");
  if (in_object(levels_)) AddName(in_text(cut.name));
  AddToLead("\"");
  // The comma counts again.
  if (levels_ != 0) --index_[levels_ - 1];
}

std::size_t Sections::WriteBack(const JsonCut& cut, bool card_beside, char* out) noexcept {
  std::size_t size = 0;
  for (std::size_t i = cut.levels; i-- > 0;) {
    const bool array = cut.level[i].array;
    if (!array && card_beside) {
      out[size++] = ',';
      std::memcpy(out + size, kCardBeside.data(), kCardBeside.size());
      size += kCardBeside.size();
      card_beside = false;
    }
    out[size++] = array ? ']' : '}';
  }
  return size;
}

Section Sections::Join(std::string_view bytes, Workspace& workspace) noexcept {
  Section section;
  section.counts = {lead_size_, lead_size_ + bytes.size()};
  section.before = before_;
  section.read_from = read_from_;
  section.levels = levels_;
  section.index = index_;
  section.as_text = raw_;
  section.part = {part_.data(), part_size_};
  char* const joined = workspace.Joined(lead_size_ + bytes.size() + kMostBack);
  if (joined == nullptr) return section;
  std::memcpy(joined, lead_.data(), lead_size_);
  std::memcpy(joined + lead_size_, bytes.data(), bytes.size());
  section.text = {joined, lead_size_ + bytes.size()};
  return section;
}

}  // namespace panveil::scrub
