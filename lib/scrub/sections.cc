#include "scrub/sections.h"

#include <algorithm>
#include <cstring>

#include "base/secure_memory.h"
#include "payload/base64_row.h"
#include "payload/json_escape.h"
#include "scrub/quiet_place.h"
#include "text/utf8.h"

namespace panveil::scrub {

using Rank = JsonCut::Rank;

namespace {

// The last place up to `limit` that is between two characters of a string, which goes on at `begin`
// so; of UTF-8 as a rule. REQUIRES: begin <= limit.
std::size_t CharacterBefore(std::string_view text, std::size_t begin, std::size_t limit) noexcept {
  for (;;) {
    const std::size_t escape = std::min(text.find('\\', begin), text.size());
    if (escape >= limit) break;
    begin = payload::JsonEscapeEnd(text, escape);
    if (begin > limit) return escape;
  }
  constexpr std::size_t kMostTrail = 3;
  const std::size_t least = std::max(begin, limit - std::min(limit, kMostTrail));
  while (limit > least && limit < text.size() && text::IsUtf8Trail(text[limit])) --limit;
  return limit;
}

}  // namespace

Sections::~Sections() { base::Wipe(lead_.data(), used_); }

void Sections::Reset() noexcept {
  base::Wipe(lead_.data(), used_);
  used_ = lead_size_ = looked_to_ = event_end_ = apart_ = before_ = read_from_ = levels_ = 0;
  raw_ = in_part_ = false;
  boundary_size_ = part_size_ = 0;
  kind_ = whole_kind_;
  guessed_ = whole_guessed_;
  ends_ = EventEnds(kind_);
}

void Sections::Took(std::size_t bytes) noexcept {
  before_ += bytes;
  looked_to_ -= std::min(looked_to_, bytes);
  apart_ -= std::min(apart_, bytes);
  ends_.MoveBy(bytes);
  if (in_part_) part_line_.MoveBy(bytes);
}

Sections::Piece Sections::Scrub(const Section& section, std::string_view bytes,
                                Workspace& workspace, bool* settled) noexcept {
  const PayloadKind kind = section.as_text ? PayloadKind::kJson : kind_;
  const Scrubbed scrubbed = ScrubSection(engine_, section, kind, guessed_, workspace);
  const bool same = scrubbed.text.data() == section.text.data() + section.counts.begin;
  bytes = bytes.substr(0, section.counts.size());
  if (settled != nullptr) *settled = scrubbed.settled;
  return {bytes.size(), same ? bytes : scrubbed.text, scrubbed.status};
}

Sections::Piece Sections::Next(std::string_view text, bool last, Workspace& workspace) noexcept {
  return in_part_ ? NextOfPart(text, last, workspace) : NextOfWhole(text, last, workspace);
}

Sections::Piece Sections::NextOfWhole(std::string_view text, bool last,
                                      Workspace& workspace) noexcept {
  const std::string_view window = text.substr(0, engine_.section_bytes());
  const bool more = text.size() > window.size();
  return NextIn(window, last && !more, more, workspace);
}

Sections::Piece Sections::NextIn(std::string_view window, bool last, bool more,
                                 Workspace& workspace) noexcept {
  if (event_end_ == 0) {
    event_end_ = ends_.Next(window, std::min(looked_to_, window.size()));
    looked_to_ = window.size();
  }
  if (event_end_ == 0 && last) event_end_ = window.size();
  if (event_end_ == 0) return more ? TakePart(window, workspace) : Piece{};
  if (apart_ == 0) {
    const Piece piece = TakeEvents(window, workspace);
    if (piece.taken != 0 || piece.status == ScrubStatus::kOutOfMemory) return piece;
  }
  bool settled = false;
  const Piece piece = ScrubEvents(window.substr(0, event_end_), workspace, settled);
  Took(piece.taken);
  StartEvent();
  return piece;
}

Sections::Piece Sections::TakeEvents(std::string_view window, Workspace& workspace) noexcept {
  // Of frames that nobody said are some, each is looked at for what else it may be.
  if (raw_ || read_from_ != 0 || (guessed_ && kind_ == PayloadKind::kFrames)) return {};
  std::size_t end = event_end_;
  EventEnds ahead = ends_;
  EventEnds ends = ends_;
  ahead.MoveBy(end);
  for (std::size_t next = 0; (next = ahead.Next(window.substr(end), 0)) != 0;) {
    end += next;
    ahead.MoveBy(next);
    ends = ahead;
  }
  if (end == event_end_) return {};
  PayloadMemory& memory = *workspace.Payloads();
  const std::size_t kept = workspace.kept_size();
  const std::size_t total = workspace.findings_total();
  const std::size_t paths = memory.paths.size();
  bool settled = false;
  const Piece piece = ScrubEvents(window.substr(0, end), workspace, settled);
  if (piece.status == ScrubStatus::kOutOfMemory) return piece;
  if (!settled) {
    workspace.DropFindings(kept, total);
    memory.paths.resize(paths);
    memory.path_of.resize(kept);
    apart_ = end;
    return {};
  }
  ends_ = ends;
  Took(end);
  StartEvent();
  return piece;
}

Sections::Piece Sections::ScrubEvents(std::string_view bytes, Workspace& workspace,
                                      bool& settled) noexcept {
  Section section;
  if (lead_size_ == 0) {
    section.text = bytes;
    section.counts = {0, bytes.size()};
    section.before = before_;
    section.part = {part_.data(), part_size_};
  } else {
    section = Join(bytes, workspace);
    if (section.text.empty()) return {0, {}, ScrubStatus::kOutOfMemory};
  }
  return Scrub(section, bytes, workspace, &settled);
}

void Sections::StartEvent() noexcept {
  // Its end is looked for from where it begins.
  looked_to_ = event_end_ = read_from_ = levels_ = lead_size_ = 0;
  raw_ = false;
  // Lines go on; else the next would be taken for the first of a packet.
  if (kind_ == PayloadKind::kFrames && ends_.amid_lines()) AddToLead(":\n");
}

Sections::Piece Sections::TakePart(std::string_view window, Workspace& workspace) noexcept {
  Section section = Join(window, workspace);
  if (section.text.empty()) return {0, {}, ScrubStatus::kOutOfMemory};
  switch (kind_) {
    case PayloadKind::kForm:
      return TakeOfForm(window, section, workspace);
    case PayloadKind::kHtml:
    case PayloadKind::kXml:
      return TakeOfMarkup(window, section, workspace);
    case PayloadKind::kBase64:
      return TakeOfBase64(window, section, workspace);
    case PayloadKind::kMultipart:
      return TakeOfMultipart(window, section, workspace);
    default:
      break;
  }
  if (raw_ || kind_ != PayloadKind::kJson) return TakeRaw(window, section, workspace);
  JsonCut cut = FindJsonCut(section, lead_size_);
  if (cut.rank == Rank::kNone) return TakeRaw(window, section, workspace);
  if (cut.rank == Rank::kString) return TakeOfString(window, section, cut, workspace);
  return TakeToCut(window, section, cut, workspace);
}

Sections::Piece Sections::TakeToCut(std::string_view window, Section& section, JsonCut& cut,
                                    Workspace& workspace) noexcept {
  const bool row = cut.rank == Rank::kRow;
  const std::size_t end = row ? cut.row_end : cut.at;
  const JsonCut behind_row = row ? JsonCutAt(section, end) : JsonCut();
  char* const text = workspace.Joined(0);
  const std::size_t back = WriteBack(row ? behind_row : cut, cut.rank <= Rank::kFields, text + end);
  section.text = {text, end + back};
  section.counts.end = end;
  Piece piece = Scrub(section, window, workspace);
  if (row) {
    // A card that the row ends with the beginning of is found when more of it is there.
    const std::string_view tail = section.text.substr(cut.at, end - cut.at);
    const std::size_t before = piece.text.size() - std::min(piece.text.size(), tail.size());
    if (piece.text.substr(before) == tail) {
      piece.text = piece.text.substr(0, before);
      piece.taken -= tail.size();
    } else {
      cut = behind_row;
    }
  }
  StartLead(cut, section.text, false);
  Took(piece.taken);
  return piece;
}

Sections::Piece Sections::TakeOfString(std::string_view window, Section& section,
                                       const JsonCut& cut, Workspace& workspace) noexcept {
  // Of an escape at the end more may come.
  constexpr std::size_t kMostEscapeBytes = 12;
  const std::size_t context = most_context();
  const std::string_view all = section.text;
  const std::size_t begin = cut.at;
  const std::size_t least = std::max(begin, section.counts.begin);
  if (all.size() < least + 2 * context) return TakeRaw(window, section, workspace);
  std::size_t end = CharacterBefore(all, begin, all.size() - kMostEscapeBytes);
  const std::size_t limit = QuietBefore(all, end - context, context / 2);
  const std::size_t out = CharacterBefore(all, begin, limit);
  std::size_t from = CharacterBefore(all, begin, std::max(begin, out - std::min(out, context)));
  if (out <= least) return TakeRaw(window, section, workspace);
  if (all.substr(begin, end - begin).find('\\') == std::string_view::npos) {
    end -= payload::RestOfBase64Row(all, begin, end);
    from -= payload::RestOfBase64Row(all, begin, from);
  }
  StartLead(cut, all, true);
  AddToLead(all.substr(from, out - from));
  char* const text = workspace.Joined(0);
  text[end] = '"';
  section.text = {text, end + 1 + WriteBack(cut, false, text + end + 1)};
  section.counts.end = out;
  const Piece piece = Scrub(section, window, workspace);
  Took(piece.taken);
  return piece;
}

Sections::Piece Sections::TakeRaw(std::string_view window, Section& section,
                                  Workspace& workspace) noexcept {
  const std::size_t context = most_context();
  const std::string_view all = section.text;
  std::size_t out = QuietBefore(all, all.size() - context, context / 2);
  while (text::IsUtf8Trail(all[out]) && out + 4 > all.size() - context) --out;
  // Of a text there is nothing else to read.
  section.as_text = raw_ = kind_ != PayloadKind::kText;
  section.counts.end = out;
  section.text = all.substr(0, all.size() - payload::RestOfBase64Row(all, out, all.size()));
  const Piece piece = Scrub(section, window, workspace);
  Took(piece.taken);
  lead_size_ = read_from_ = levels_ = 0;
  const std::size_t from = out - context;
  AddToLead(all.substr(0, out).substr(from - payload::RestOfBase64Row(all, 0, from)));
  return piece;
}

}  // namespace panveil::scrub
