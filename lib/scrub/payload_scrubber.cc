#include "scrub/payload_scrubber.h"

#include <algorithm>
#include <cstring>
#include <type_traits>
#include <utility>

#include "base/attempt.h"
#include "base/secure_memory.h"
#include "payload/payload_kind.h"
#include "scrub/json_survey.h"
#include "scrub/number_form.h"
#include "scrub/with_reader.h"

namespace panveil::scrub {

using base::ByteSpan;
using payload::Value;

// ---- Layers

bool PayloadScrubber::IsWellFormed(std::string_view text, PayloadKind kind) noexcept {
  bool well_formed = true;
  WithReader(text, kind, payload::MarkupPart::kInOrder, [&](auto& reader) {
    for (Value value; reader.Next(value) && !reader.malformed();) {
    }
    well_formed = !reader.malformed();
  });
  return well_formed;
}

bool PayloadScrubber::ReadLayer(const Layer& layer, PayloadKind kind, std::size_t depth) noexcept {
  bool well_formed = true;
  const auto part =
      pass_ == Pass::kTags ? payload::MarkupPart::kTags : payload::MarkupPart::kInOrder;
  const bool read = WithReader(layer.text, kind, part, [&](auto& reader) {
    well_formed = ReadValues(reader, layer, depth);
    using Reader = std::decay_t<decltype(reader)>;
    if constexpr (std::is_base_of_v<payload::MarkupReader, Reader> ||
                  std::is_same_v<payload::FramesReader, Reader>) {
      has_tags_ = has_tags_ || (pass_ == Pass::kValues && reader.passed_over());
    }
  });
  if (read) return well_formed;
  if (pass_ == Pass::kValues) has_embedded_ = has_embedded_ || MayHoldEmbedded(layer.text);
  if (pass_ == Pass::kValues || in_malformed_) ScrubText(layer, TextForm::kText);
  if (pass_ == Pass::kEmbedded) ScrubEmbedded(layer, depth);
  return well_formed;
}

template <typename Reader>
bool PayloadScrubber::ReadValues(Reader& reader, const Layer& layer, std::size_t depth) noexcept {
  Value value;
  const Place place = MakePlace(layer, value, reader, memory_.path.mark());
  pair_kind_ = card::FieldKind::kNone;
  if constexpr (std::is_same_v<Reader, payload::JsonReader>) {
    // No digit touches a value here. Nothing is in memory_.spread: see AddToSpread().
    const bool skips = plain_ && depth == 0;
    while (!failed() && reader.NextBehind(skips ? evidence_.next() : 0, value)) {
      ScrubValue(place, depth);
    }
  } else {
    while (!failed() && reader.Next(value)) ScrubValue(place, depth);
  }
  FlushSpread();
  FlushColumns(layer);
  place_ = nullptr;
  return !reader.malformed();
}

// ---- Passes

namespace {

// Whether pass 8 is for the text. JSON with NULs in it no parser takes, unless it is UTF-16.
bool HoldsNuls(std::string_view text, PayloadKind kind) noexcept {
  constexpr std::size_t kFirstCharacter = 4;
  if (kind == PayloadKind::kJson) text = text.substr(0, kFirstCharacter);
  return text.find('\0') != std::string_view::npos;
}

}  // namespace

std::string_view PayloadScrubber::Scrub(std::string_view text, const scan::Survey& survey,
                                        PayloadKind kind, const Look& look) noexcept {
  survey_ = &survey;
  named_codes_ = look.named_codes;
  codes_ = look.codes;
  original_ = text_ = text;
  memory_.paths.clear();
  memory_.path_of.clear();
  // What was taken for a payload by mistake: a card in prose is to get the token of one in prose.
  const bool text_first = look.guessed && !IsWellFormed(text, kind);
  const bool nuls = HoldsNuls(text, kind);
  const bool doubtful = look.guessed && IsDoubtful(text, kind);
  // What the later passes replace may be part of an escape, and change what a value is.
  for (std::size_t round = 0; round < kMostRounds; ++round) {
    has_tags_ = has_embedded_ = has_columns_ = has_guesses_ = malformed_values_ = false;
    if (text_first) Run(kind, Pass::kText);
    plain_ = look.plain && round == 0 && !text_first;
    const bool well_formed = Run(kind, Pass::kValues);
    plain_ = false;
    if (has_tags_) Run(kind, Pass::kTags);
    const std::size_t passes = passes_;
    if (has_embedded_) Run(kind, Pass::kEmbedded);
    if (has_columns_) Run(kind, Pass::kColumns);
    if (has_guesses_) Run(kind, Pass::kGuesses);
    if (malformed_values_) Run(kind, Pass::kMalformedValues);
    if (!well_formed || doubtful) Run(kind, Pass::kText);
    if (nuls) Run(kind, Pass::kNuls);
    if (passes_ == passes) break;
  }
  if (!failed()) FixFindings();
  return text_;
}

bool PayloadScrubber::Run(PayloadKind kind, Pass pass) noexcept {
  if (failed()) return false;
  Splice& splice = memory_.splice[passes_];
  char* const out = workspace_.Output(text_, original_);
  if (out == nullptr) {
    Fail();
    return false;
  }
  pass_ = pass;
  const scan::Kernel& kernel = engine_.kernel();
  const scan::Survey survey =
      survey_ != nullptr ? *survey_ : kernel.survey(text_.data(), text_.size());
  survey_ = nullptr;
  evidence_.Start(kernel, text_, survey, engine_.options().sensitivity,
                  std::exchange(named_codes_, true));
  splice.Start(text_, out);
  memory_.path.Reset({});
  place_ = nullptr;
  columns_from_ = 0;
  column_count_ = {};
  const Layer whole{nullptr, text_, nullptr, 0, payload::Encoding::kPlain};
  const bool reads = pass != Pass::kText && pass != Pass::kNuls;
  const bool well_formed = reads && ReadLayer(whole, kind, 0);
  if (pass == Pass::kText) ScrubText(whole, TextForm::kText);
  if (pass == Pass::kNuls) ScrubWithoutNuls(whole);
  FinishPending();
  if (splice.failed()) Fail();
  if (splice.changed()) ++passes_;
  text_ = splice.Finish();
  return well_formed;
}

// ---- What is replaced

void PayloadScrubber::OnFinding(const Finding& finding) noexcept {
  finding_ = finding;
  added_ = false;
}

void PayloadScrubber::OnEdit(ByteSpan span, std::string_view bytes) noexcept {
  if (form_ != TextForm::kText) {
    // Of a number that something is found in, kParanoid would find more in what is left.
    const bool whole = engine_.options().sensitivity == Sensitivity::kParanoid;
    char* const written = workspace_.Edits(target_->text.size());  // where `bytes` are
    if (whole) {
      if (std::exchange(whole_number_, true)) return;
      span = {0, target_->text.size()};
      std::memset(written, '*', span.size());
      bytes = {written, span.size()};
    }
    KeepNumber(target_->text, span.begin, bytes, written);
  }
  // What a scrub before has replaced already is no finding.
  if (bytes == target_->text.substr(span.begin, span.size())) return;
  if (!std::exchange(added_, true)) AddFinding();
  ReplaceIn(*target_, span, bytes, memory_.splice[passes_]);
}

// A piece of a piece of the payload, as it stands there.
bool PayloadScrubber::MayChangeLater() const noexcept {
  if (form_ != TextForm::kText) return false;
  const Layer* layer = target_;
  while (layer->outer != nullptr && layer->decoded == nullptr) layer = layer->outer;
  return layer->outer == nullptr;
}

char* PayloadScrubber::OutputAt(std::size_t at) noexcept {
  return memory_.splice[passes_].OutputAt(SourceOf(*target_, {at, at}).begin);
}

std::string_view PayloadScrubber::Path() noexcept {
  if (spread_ != nullptr) return spread_->path.text();
  if (place_ == nullptr) return {};
  memory_.path.Reset(place_->prefix);
  place_->add_path(*place_, memory_);
  const std::string_view path = memory_.path.text();
  memory_.path.Reset(place_->prefix);
  return path;
}

void PayloadScrubber::FinishPending() noexcept {
  if (failed()) {
    workspace_.pending.Drop();
  } else if (!workspace_.pending.Finish(workspace_.to_settle())) {
    status_ = std::max(status_, ScrubStatus::kTokenizeFailed);
  }
}

void PayloadScrubber::AddFinding() noexcept {
  ++replaced_;
  Finding& finding = finding_;
  ByteSpan source = SourceOf(*target_, {finding.offset, finding.offset + finding.length});
  for (std::size_t pass = passes_; pass-- > 0;) source = memory_.splice[pass].SourceOf(source);
  finding.offset = source.begin;
  finding.length = source.size();
  const std::size_t kept = workspace_.kept_size();
  workspace_.Add(finding);
  if (workspace_.kept_size() == kept) return;
  const std::string_view path = Path();
  const bool remembered = base::Attempt([&] {
    const std::size_t begin = memory_.paths.size();
    memory_.paths.insert(memory_.paths.end(), path.begin(), path.end());
    memory_.path_of.push_back({begin, memory_.paths.size()});
  });
  if (!remembered) Fail();
}

void PayloadScrubber::FixFindings() noexcept {
  Finding* const first = workspace_.kept();
  const std::size_t count = workspace_.kept_size();
  for (std::size_t i = 0; i < count; ++i) {
    const ByteSpan path = memory_.path_of[i];
    first[i].path = {memory_.paths.data() + path.begin, path.size()};
  }
  if (passes_ < 2) return;
  std::sort(first, first + count,
            [](const Finding& a, const Finding& b) { return a.offset < b.offset; });
}

namespace {

// Whether reading the values of `json` finds nothing where reading its bytes as text does not. As
// in most of what is sent. Of such it says in `named_codes` whether words may name codes.
bool IsPlainJson(const Engine& engine, std::string_view json, bool& named_codes) noexcept {
  if (engine.patterns() != nullptr || engine.options().scrub_holder_names) return false;
  return !MayHideCard(json, engine.fields(), named_codes) && !payload::MayBeEncoded(json);
}

}  // namespace

void ScrubPayload(const Engine& engine, std::string_view text, PayloadKind kind, Target target,
                  char* out, Workspace& workspace, Result& result) noexcept {
  const bool guessed = kind == PayloadKind::kAuto;
  if (guessed) kind = payload::SniffBody(text);
  const bool nuls = HoldsNuls(text, kind);
  if (kind == PayloadKind::kText && !nuls && !PayloadScrubber::MayHoldEmbedded(text)) {
    result = engine.ScrubTo(text, kind, target, out, workspace);
    return;
  }
  scan::Survey survey = engine.kernel().survey(text.data(), text.size());
  PayloadScrubber::Look look;
  look.guessed = guessed;
  look.codes = survey.codes;
  bool named_codes = true;
  look.plain = !nuls && kind == PayloadKind::kJson && IsPlainJson(engine, text, named_codes);
  look.named_codes = !look.plain || named_codes;
  if (!look.named_codes) survey.codes = 0;
  if (look.plain && engine.IsClean(text, survey)) {
    result.text = target == Target::kBuffer ? std::string_view(out, text.size()) : text;
    if (target == Target::kBuffer && !text.empty()) std::memcpy(out, text.data(), text.size());
    return;
  }
  PayloadMemory* const memory = workspace.Payloads();
  if (memory == nullptr || !workspace.StartFindings(engine.options().max_findings)) {
    result.status = ScrubStatus::kOutOfMemory;
    return;
  }
  PayloadScrubber scrubber(engine, workspace, *memory);
  const std::string_view scrubbed = scrubber.Scrub(text, survey, kind, look);
  memory->Wipe();
  result.status = scrubber.status();
  if (result.status == ScrubStatus::kOutOfMemory) return;
  result.findings = workspace.findings();
  result.findings_total = workspace.findings_total();
  result.text = target == Target::kNowhere ? text : scrubbed;
  if (target == Target::kBuffer || (target == Target::kInPlace && result.text.data() != out)) {
    std::memcpy(out, scrubbed.data(), scrubbed.size());
    // Else the end of the text would stand there still, cards and all.
    if (target == Target::kInPlace) {
      base::Wipe(out + scrubbed.size(), text.size() - scrubbed.size());
    }
    result.text = {out, scrubbed.size()};
  }
}

}  // namespace panveil::scrub
