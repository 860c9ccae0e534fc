#include "scrub/payload_scrubber.h"

#include <algorithm>
#include <cstring>
#include <type_traits>
#include <utility>

#include "base/attempt.h"
#include "payload/base64.h"
#include "scrub/number_form.h"
#include "scrub/with_reader.h"

namespace panveil::scrub {

using base::ByteSpan;
using payload::Value;

namespace {

// Whether what is replaced may have hidden base64 beside it, or been taken for some of it.
bool TouchesBase64(std::string_view text, ByteSpan span) noexcept {
  const auto is_base64 = [](char c) { return payload::IsBase64Character(c) || c == '='; };
  return (span.begin > 0 && is_base64(text[span.begin - 1])) ||
         (span.end < text.size() && is_base64(text[span.end]));
}

}  // namespace

// ---- Layers

bool PayloadScrubber::IsWellFormed(std::string_view text, PayloadKind kind) noexcept {
  bool well_formed = true;
  WithReader(text, kind, payload::MarkupPart::kInOrder, [&](auto& reader) {
    if constexpr (std::is_same_v<std::decay_t<decltype(reader)>, payload::JsonReader>) {
      well_formed = reader.ReadToEnd();
    } else {
      for (Value value; reader.Next(value) && !reader.malformed();) {
      }
      well_formed = !reader.malformed();
    }
  });
  return well_formed;
}

bool PayloadScrubber::ReadLayer(const Layer& layer, PayloadKind kind, std::size_t depth) noexcept {
  bool well_formed = true;
  const auto part =
      pass_ == Pass::kTags && !in_tag_ ? payload::MarkupPart::kTags : payload::MarkupPart::kInOrder;
  const bool read = WithReader(layer.text, kind, part, [&](auto& reader) {
    well_formed = ReadValues(reader, layer, depth);
    using Reader = std::decay_t<decltype(reader)>;
    if constexpr (std::is_base_of_v<payload::MarkupReader, Reader> ||
                  std::is_same_v<payload::FramesReader, Reader>) {
      has_tags_ = has_tags_ || (pass_ == Pass::kValues && reader.passed_over());
    }
  });
  if (read) return well_formed;
  if (pass_ == Pass::kValues)
    has_embedded_ = has_embedded_ || MayHoldEmbedded(layer.text, engine_.fields());
  if (pass_ == Pass::kValues || in_malformed_) ScrubText(layer, TextForm::kText);
  if (pass_ == Pass::kEmbedded) ScrubEmbedded(layer, depth);
  return well_formed;
}

template <typename Reader>
bool PayloadScrubber::ReadValues(Reader& reader, const Layer& layer, std::size_t depth) noexcept {
  Value value;
  const Place place = MakePlace(layer, value, reader, memory_.path.mark());
  pair_kind_ = card::FieldKind::kNone;
  table_ = {};
  array_ = nullptr;
  if constexpr (std::is_same_v<Reader, payload::JsonReader>) {
    if (layer.outer == nullptr) (void)ReadFront(reader, *section_);
    // No digit touches a value here. Nothing is in memory_.spread: see AddToSpread().
    const bool skips = plain_ && depth == 0;
    bool all_found = skips && fields_.empty();
    std::size_t read = 0;
    while (!failed() && reader.NextBehind(skips ? NextInPlain(read) : 0, value)) {
      read = value.span.end;
      const std::size_t before = replaced_;
      // Nor does one name the next: SurveyJson() has looked for a date behind a card.
      if (skips) next_item_ = card::FieldKind::kNone;
      ScrubValue(place, depth);
      if (!skips) continue;
      all_found = all_found && IsAllFound(value.span, before);
      // Then it does not matter whether the rest is JSON.
      if (all_found && evidence_.IsLast() && IsOneLine()) break;
      evidence_.PassTo(value.span.end);
    }
  } else {
    if constexpr (std::is_base_of_v<payload::MarkupReader, Reader>) {
      if (layer.outer == nullptr) ReadFront(reader, *section_);
    }
    while (!failed() && reader.Next(value)) ScrubValue(place, depth);
  }
  FlushSpread();
  FlushColumns(layer);
  place_ = nullptr;
  return !reader.malformed();
}

std::size_t PayloadScrubber::NextInPlain(std::size_t read) const noexcept {
  const std::size_t next = evidence_.next();
  return read < fields_.end ? std::min(next, fields_.begin) : next;
}

bool PayloadScrubber::IsAllFound(ByteSpan value, std::size_t before) noexcept {
  constexpr std::size_t kMostLeft = 2;  // beside the last four digits: too few for another
  const bool letters =
      form_ == TextForm::kText && engine_.options().token_format == TokenFormat::kLetters;
  if (replaced_ != before + 1 || finding_.kind != FindingKind::kPan || !letters) return false;
  const scan::Stretch only = evidence_.OnlyEvidenceIn(value);
  return only.end != 0 && only.end - only.begin <= finding_.length + kMostLeft;
}

bool PayloadScrubber::IsOneLine() const noexcept { return text_.find('\n') >= text_.size() - 1; }

// ---- Passes

std::string_view PayloadScrubber::Scrub(const Section& section, const scan::Survey& survey,
                                        PayloadKind kind, const Look& look) noexcept {
  const std::string_view text = section.text;
  section_ = &section;
  survey_ = &survey;
  named_ = look.named;
  fields_ = look.fields;
  codes_ = look.codes;
  stretches_end_ = look.stretches_end;
  stretch_ = look.stretch;
  loud_ = look.loud;
  original_ = text_ = text;
  // What was taken for a payload by mistake: a card in prose is to get the token of one in prose.
  const bool text_first = look.guessed && !IsWellFormed(text, kind);
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
    if (!well_formed || doubtful || section.as_text) Run(kind, Pass::kText);
    if (look.nuls) Run(kind, Pass::kNuls);
    // Without NULs all is one text, whatever events it has.
    const bool one_text = text_first || look.nuls;
    settled_ = round == 0 && well_formed && !one_text && passes_ == passes;
    if (passes_ == passes) break;
  }
  memory_.unsorted = memory_.unsorted || passes_ > 1;
  return text_;
}

std::size_t PayloadScrubber::ResultOf(std::size_t at) const noexcept {
  for (std::size_t pass = 0; pass < passes_; ++pass) at = memory_.splice[pass].ResultOf(at);
  return at;
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
  const bool looked = survey_ != nullptr;
  const scan::Survey survey = looked ? *survey_ : kernel.survey(text_.data(), text_.size());
  const ByteSpan named = looked ? named_ : ByteSpan{0, text_.size()};
  survey_ = nullptr;
  const std::size_t end = looked ? stretches_end_ : text_.size();
  evidence_.Start(kernel, text_, survey, engine_.options().sensitivity, named, end,
                  looked ? stretch_ : scan::Stretch());
  splice.Start(text_, out);
  memory_.path.Reset({});
  if (!section_->part.empty()) memory_.path.AddName(section_->part);
  part_path_ = memory_.path.mark().size;
  place_ = nullptr;
  columns_from_ = 0;
  column_count_.Clear();
  quiet_name_ = {};
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
  has_embedded_ = has_embedded_ || (pass_ == Pass::kValues && TouchesBase64(target_->text, span));
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
  if (place_ == nullptr) return memory_.path.text().substr(0, part_path_);
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
  const ByteSpan counts = section_->counts;
  if (source.begin < counts.begin || source.begin >= counts.end) return;
  finding.offset = source.begin - counts.begin + section_->before;
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

}  // namespace panveil::scrub
