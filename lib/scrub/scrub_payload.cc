#include "scrub/scrub_payload.h"

#include <algorithm>
#include <cstring>

#include "base/secure_memory.h"
#include "payload/base64_row.h"
#include "payload/payload_kind.h"
#include "scrub/event_ends.h"
#include "scrub/json_survey.h"
#include "scrub/json_words.h"
#include "scrub/payload_scrubber.h"
#include "scrub/quiet_number.h"
#include "scrub/sections.h"

namespace panveil::scrub {

namespace {

// Whether a text is to be read without its NULs. JSON with NULs in it no parser takes, unless it is
// UTF-16.
bool HoldsNuls(std::string_view text, PayloadKind kind) noexcept {
  constexpr std::size_t kFirstCharacter = 4;
  if (kind == PayloadKind::kJson) text = text.substr(0, kFirstCharacter);
  return text.find('\0') != std::string_view::npos;
}

// The survey of a text, by that of it as JSON: one pass less, mostly. Sets what else is known of
// its stretches.
scan::Survey SurveyOf(const scan::Kernel& kernel, std::string_view text, const JsonSurvey& json,
                      PayloadScrubber::Look& look) noexcept {
  look.stretches_end = text.size();
  if (!json.plain || json.words) return kernel.survey(text.data(), text.size());
  scan::Survey survey{text.size(), 0};
  if (json.digits) survey.flags = scan::kPlainCodes | scan::kNameableCodes;
  if (json.stretches.empty()) return survey;
  // With what a kernel looks at beside a stretch.
  look.stretches_end = std::min(text.size(), json.stretches.end + scan::kRim + 1);
  look.stretch = kernel.next_stretch(text.data(), look.stretches_end, json.stretches.begin);
  if (look.stretch.begin != look.stretches_end) survey.stretch = look.stretch.begin;
  return survey;
}

// Passes over the stretches that are quiet, up to the first that is not.
void PassOverQuiet(const Engine& engine, std::string_view text, scan::Survey& survey,
                   PayloadScrubber::Look& look) noexcept {
  const scan::Kernel& kernel = engine.kernel();
  const std::size_t end = look.stretches_end;
  if (look.stretch.end == 0) look.stretch = kernel.next_stretch(text.data(), end, survey.stretch);
  QuietNumbers numbers(text, look.named, engine.fields());
  look.stretch = numbers.NextLoud(kernel, look.stretch, end);
  look.loud = true;
  survey.stretch = look.stretch.begin == end ? text.size() : look.stretch.begin;
  if (survey.stretch == text.size()) look.stretch = {};
}

// A first look at a section.
struct FirstLook {
  scan::Survey survey;
  PayloadScrubber::Look look;
  bool clean = false;
};
FirstLook LookAt(const Engine& engine, const Section& section, PayloadKind kind,
                 bool guessed) noexcept {
  const std::string_view text = section.text;
  FirstLook first;
  PayloadScrubber::Look& look = first.look;
  look.guessed = guessed;
  look.nuls = HoldsNuls(text.substr(section.counts.begin, section.counts.size()), kind);
  const bool may_be_plain = kind == PayloadKind::kJson && !look.nuls &&
                            engine.patterns() == nullptr && !engine.options().scrub_holder_names;
  JsonSurvey json;
  if (may_be_plain) json = SurveyJson(engine.kernel(), text, engine.fields());
  look.plain = json.plain;
  look.fields = json.fields;
  first.survey = SurveyOf(engine.kernel(), text, json, look);
  look.codes = first.survey.codes();
  look.named = look.plain ? json.named : base::ByteSpan{0, text.size()};
  if (look.named.empty()) first.survey.flags &= scan::kWords;
  if (look.plain && !first.survey.words() && first.survey.stretch != text.size() &&
      engine.options().sensitivity != Sensitivity::kParanoid) {
    PassOverQuiet(engine, text, first.survey, look);
  }
  first.clean = look.plain && look.fields.empty() && first.survey.stretch == text.size() &&
                !first.survey.words() &&
                !HasNamedCode(engine.kernel(), text, first.survey.codes(), look.named,
                              engine.options().sensitivity);
  return first;
}

// Of what kAuto takes for kText: whether it is read as it stands. What is encoded amid a text, and
// a table in it, is looked for in one section at most, as a stream of it could not.
bool IsBareText(const Engine& engine, std::string_view text) noexcept {
  if (BeginsWithNuls(engine, text)) return false;
  return text.size() > engine.section_bytes() ||
         !PayloadScrubber::MayHoldEmbedded(text, engine.fields());
}

// What was taken for a payload by mistake may be a text: as long as it is short it is no events.
bool HasManyEvents(const Engine& engine, std::string_view text, PayloadKind kind,
                   bool guessed) noexcept {
  if (guessed || !HasSections(engine, kind)) return false;
  const std::size_t end = EventEnds(kind).Next(text, 0);
  return end != 0 && end != text.size();
}

// Where the output of a call goes, section after section.
class Output {
 public:
  Output(std::string_view text, Target target, char* out, Workspace& workspace) noexcept
      : text_(text), target_(target), out_(out), workspace_(workspace) {}

  // What became of the next `taken` bytes of the text. False when memory ran out.
  bool Add(std::size_t taken, std::string_view bytes) noexcept {
    const bool same = bytes.data() == text_.data() + read_ && bytes.size() == taken;
    if (target_ == Target::kScratch && !same && out_ == nullptr) {
      out_ = workspace_.Whole(text_);
      if (out_ == nullptr) return false;
      Append(text_.substr(0, read_));
    }
    // In place nothing is written over that is unread, for nothing becomes longer.
    if (out_ != nullptr && target_ != Target::kNowhere) Append(bytes);
    read_ += taken;
    return true;
  }
  [[nodiscard]] std::string_view rest() const noexcept { return text_.substr(read_); }

  [[nodiscard]] std::string_view Finish() noexcept {
    // Else the end of the text would stand there still, cards and all.
    if (target_ == Target::kInPlace) base::Wipe(out_ + size_, text_.size() - size_);
    return out_ == nullptr || target_ == Target::kNowhere ? text_ : std::string_view(out_, size_);
  }
  void Drop() noexcept { base::Wipe(out_, size_); }

 private:
  void Append(std::string_view bytes) noexcept {
    const bool there = bytes.empty() || bytes.data() == out_ + size_;
    if (!there) std::memmove(out_ + size_, bytes.data(), bytes.size());
    size_ += bytes.size();
  }

  std::string_view text_;
  Target target_;
  char* out_;
  Workspace& workspace_;
  std::size_t read_ = 0;
  std::size_t size_ = 0;
};

void ScrubSections(const Engine& engine, PayloadKind kind, bool guessed, Output& output,
                   Workspace& workspace, Result& result) noexcept {
  Sections sections(engine, kind, guessed);
  while (!output.rest().empty()) {
    const Sections::Piece piece = sections.Next(output.rest(), true, workspace);
    result.status = std::max(result.status, piece.status);
    if (!output.Add(piece.taken, piece.text)) result.status = ScrubStatus::kOutOfMemory;
    if (result.status == ScrubStatus::kOutOfMemory) {
      output.Drop();
      break;
    }
  }
  workspace.WipeJoined();
}

}  // namespace

bool StartPayload(std::size_t most, Workspace& workspace) noexcept {
  PayloadMemory* const memory = workspace.Payloads();
  if (memory == nullptr || !workspace.StartFindings(most)) return false;
  memory->paths.clear();
  memory->path_of.clear();
  memory->unsorted = false;
  return true;
}

PayloadKind GuessKind(const Engine& engine, std::string_view text) noexcept {
  text = text.substr(0, engine.section_bytes());
  // Base64 has whole groups of four, and what is cut off here may be one.
  const bool cut = text.size() == engine.section_bytes();
  if (cut) text.remove_suffix(payload::RestOfBase64Row(text, 0, text.size()));
  return payload::SniffBody(text);
}

bool BeginsWithNuls(const Engine& engine, std::string_view text) noexcept {
  return HoldsNuls(text.substr(0, engine.section_bytes()), PayloadKind::kText);
}

Scrubbed ScrubSection(const Engine& engine, const Section& section, PayloadKind kind, bool guessed,
                      Workspace& workspace) noexcept {
  const FirstLook first = LookAt(engine, section, kind, guessed);
  const base::ByteSpan counts = section.counts;
  if (first.clean) {
    return {section.text.substr(counts.begin, counts.size()), ScrubStatus::kOk, true};
  }
  PayloadMemory& memory = *workspace.Payloads();
  PayloadScrubber scrubber(engine, workspace, memory);
  const std::string_view scrubbed = scrubber.Scrub(section, first.survey, kind, first.look);
  memory.Wipe();
  const std::size_t begin = scrubber.ResultOf(counts.begin);
  return {scrubbed.substr(begin, scrubber.ResultOf(counts.end) - begin), scrubber.status(),
          scrubber.settled()};
}

void FixFindings(Workspace& workspace) noexcept {
  const PayloadMemory& memory = *workspace.Payloads();
  Finding* const first = workspace.kept();
  const std::size_t count = workspace.kept_size();
  for (std::size_t i = 0; i < count; ++i) {
    const base::ByteSpan path = memory.path_of[i];
    first[i].path = {memory.paths.data() + path.begin, path.size()};
  }
  if (!memory.unsorted) return;
  std::sort(first, first + count,
            [](const Finding& a, const Finding& b) { return a.offset < b.offset; });
}

void ScrubPayload(const Engine& engine, std::string_view text, PayloadKind kind, Target target,
                  char* out, Workspace& workspace, Result& result) noexcept {
  const bool guessed = kind == PayloadKind::kAuto;
  if (guessed) kind = GuessKind(engine, text);
  if (kind == PayloadKind::kText && IsBareText(engine, text)) {
    result = engine.ScrubTo(text, kind, target, out, workspace);
    return;
  }
  Section section;
  section.text = text;
  section.counts = {0, text.size()};
  const FirstLook first = LookAt(engine, section, kind, guessed);
  if (first.clean) {
    result.text = target == Target::kBuffer ? std::string_view(out, text.size()) : text;
    if (target == Target::kBuffer && !text.empty()) std::memcpy(out, text.data(), text.size());
    return;
  }
  if (!StartPayload(engine.options().max_findings, workspace)) {
    result.status = ScrubStatus::kOutOfMemory;
    return;
  }
  Output output(text, target, out, workspace);
  bool whole = text.size() <= engine.section_bytes() || !HasSections(engine, kind);
  if (whole) {
    PayloadMemory& memory = *workspace.Payloads();
    PayloadScrubber scrubber(engine, workspace, memory);
    const std::string_view scrubbed = scrubber.Scrub(section, first.survey, kind, first.look);
    memory.Wipe();
    result.status = scrubber.status();
    if (result.status == ScrubStatus::kOutOfMemory) return;
    whole = scrubber.settled() || !HasManyEvents(engine, text, kind, guessed);
    // Of the scratch nothing need be copied.
    const bool there = target == Target::kNowhere || target == Target::kScratch;
    if (whole && !there) (void)output.Add(text.size(), scrubbed);
    if (whole) result.text = target == Target::kScratch ? scrubbed : output.Finish();
  }
  if (!whole) {
    result.status = ScrubStatus::kOk;
    if (!StartPayload(engine.options().max_findings, workspace)) {
      result.status = ScrubStatus::kOutOfMemory;
      return;
    }
    ScrubSections(engine, kind, guessed, output, workspace, result);
    if (result.status == ScrubStatus::kOutOfMemory) return;
    result.text = output.Finish();
  }
  FixFindings(workspace);
  result.findings = workspace.findings();
  result.findings_total = workspace.findings_total();
}

}  // namespace panveil::scrub
