// PayloadScrubber: what becomes of one value.
#include <algorithm>
#include <utility>

#include "payload/base64.h"
#include "payload/payload_kind.h"
#include "scrub/card_field.h"
#include "scrub/evidence.h"
#include "scrub/number_form.h"
#include "scrub/payload_scrubber.h"
#include "scrub/text_table.h"
#include "text/char_class.h"
#include "text/glyph.h"

namespace panveil::scrub {

using card::FieldKind;
using payload::DecodedText;
using payload::Value;
using payload::ValueType;

namespace {

// No value that is shorter holds a card, or a code with its label; without a digit, or bytes that
// may be of one, only words.
constexpr std::size_t kFewestBytes = 5;
constexpr std::size_t kFewestBytesOfWords = scan::kFewestRowBytes;
// Nor does base64 in one that is not longer: what is nothing else is read as base64 anyway. A table
// may be shorter.
constexpr std::size_t kFewestEmbedded = payload::kFewestBase64Bytes;

bool MayHoldDigit(std::string_view text) noexcept {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return text::IsDigit(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

// Whether a scrub may have replaced a card in a name, or would: it ends a row of values.
bool MayBeReplaced(std::string_view name) noexcept {
  constexpr int kReadableDigits = 4;
  // Most names are of letters.
  if (!MayHoldDigit(name) && name.find('*') == std::string_view::npos) return false;
  int digits = 0;
  for (std::size_t at = 0; at < name.size();) {
    const text::Glyph glyph = text::DecodeGlyph(name, at);
    digits += glyph.kind == text::GlyphKind::kDigit ? 1 : 0;
    if (name[at] == '*' || digits == kReadableDigits) return true;
    at += glyph.length;
  }
  return false;
}

}  // namespace

void PayloadScrubber::ScrubValue(const Place& place, std::size_t depth) noexcept {
  const Value& value = *place.value;
  if (plain_ && depth == 0 && !evidence_.IsIn(value.span) && !IsInFields(value.span)) {
    if (value.type != ValueType::kName) FlushSpread();
    return;
  }
  const std::string_view around = place.layer->text;
  Layer inner{place.layer, around.substr(value.span.begin, value.span.size()), nullptr,
              value.span.begin, value.encoding};
  if (inner.text.empty()) {
    // What comes behind it in its array or object goes on with nothing before that.
    if (value.type == ValueType::kName || value.follows) return;
    next_item_ = FieldKind::kNone;
    return FlushSpread();
  }
  place_ = &place;
  if (payload::HasEscapes(around, value.span, value.encoding)) {
    DecodedText& decoded = memory_.StartDecoding(depth);
    if (!payload::Decode(around, value.span, value.encoding, decoded)) return Fail();
    inner.text = decoded.text();
    inner.decoded = &decoded;
    if (value.encoding == payload::Encoding::kBase64) {
      if (!decoded.StartWriting()) return Fail();
      inner.quanta = &decoded;
      const std::size_t before = replaced_;
      ScrubDecoded(inner, depth);
      RememberRow(inner.text, before);
      if (replaced_ != before) WriteQuanta(inner, memory_.splice[passes_]);
      return;
    }
  }
  const std::size_t before = replaced_;
  ScrubDecoded(inner, depth);
  RememberRow(inner.text, before);
}

void PayloadScrubber::ScrubDecoded(const Layer& inner, std::size_t depth) noexcept {
  const Place& place = *place_;
  const Value& value = *place.value;
  if (ScrubNested(inner, depth)) return;
  if ((pass_ == Pass::kMalformedValues && !in_malformed_) || pass_ == Pass::kGuesses) return;
  if (pass_ == Pass::kEmbedded && !in_embedded_) return ScrubEmbedded(inner, depth);
  if (pass_ == Pass::kColumns) {
    if (value.type != ValueType::kName) AddToColumn(inner);
    return;
  }
  const bool has_patterns = engine_.patterns() != nullptr;
  if (!engine_.fields().CoversAll() && !Covers(place)) return FlushSpread();
  const TextForm form = value.type == ValueType::kNumber ? TextForm::kNumber : TextForm::kText;
  const bool is_name = value.type == ValueType::kName;
  if (!is_name) RememberPair(inner);
  if (!value.follows) next_item_ = FieldKind::kNone;
  const bool taken = !is_name && ScrubField(inner, form);
  if (!is_name) RememberHead(inner);
  if (taken) return;
  const bool spreadable = !is_name && inner.quanta == nullptr;
  const SpreadPiece piece = spreadable ? SpreadPieceOf(inner.text) : SpreadPiece{};
  if (piece.digits != 0) return AddToSpread(inner, form, piece);
  if (form == TextForm::kNumber && ScrubExponent(inner)) return;
  if (!is_name || MayBeReplaced(inner.text)) FlushSpread();
  if (pass_ == Pass::kValues && !plain_ && !has_embedded_) {
    has_embedded_ = inner.text.size() > kFewestEmbedded
                        ? MayHoldEmbedded(inner.text, engine_.fields())
                        : HoldsTable(inner.text, engine_.fields());
  }
  const bool long_enough =
      inner.text.size() >= kFewestBytesOfWords ||
      (inner.text.size() >= kFewestBytes && (MayHoldDigit(inner.text) || has_patterns));
  const bool piece_of_all = place.layer->outer == nullptr && inner.decoded == nullptr;
  const bool looks = long_enough && (!piece_of_all || has_patterns || evidence_.IsIn(value.span));
  if (looks && ScrubText(inner, form)) return;
  if (pass_ == Pass::kTags) return ScrubInTag(inner, depth);
  if (looks) ScrubEmbeddedAgain(inner, depth);
}

bool PayloadScrubber::IsDoubtful(std::string_view text, PayloadKind kind) const noexcept {
  // Else a field that is left out would be read with the others.
  return engine_.fields().CoversAll() && !payload::IsSureGuess(text, kind);
}

bool PayloadScrubber::ScrubNested(const Layer& value, std::size_t depth) noexcept {
  const Place& place = *place_;
  if (place.value->type != ValueType::kText || depth == engine_.options().max_depth) return false;
  const PayloadKind said = place.value->kind;
  const PayloadKind kind = said != PayloadKind::kText ? said : payload::Sniff(value.text);
  if (kind == PayloadKind::kText) return false;
  const bool well_formed = IsWellFormed(value.text, kind);
  const bool first_look = pass_ == Pass::kValues || pass_ == Pass::kTags;
  if (!well_formed && pass_ != Pass::kMalformedValues) {
    malformed_values_ = malformed_values_ || first_look;
    return false;
  }
  if (said == PayloadKind::kText && IsDoubtful(value.text, kind)) {
    has_guesses_ = has_guesses_ || first_look;
    if (pass_ == Pass::kGuesses) {
      ScrubText(value, TextForm::kText);
      return true;
    }
  }
  FlushSpread();
  memory_.path.Reset(place.prefix);
  place.add_path(place, memory_);
  const bool around = std::exchange(in_malformed_, in_malformed_ || !well_formed);
  const TableHead table = table_;
  const std::size_t before = replaced_;
  ReadLayer(value, kind, depth + 1);
  // Of markup in a tag, its texts.
  if (pass_ == Pass::kTags && place.element != nullptr && !in_tag_ && replaced_ == before) {
    in_tag_ = true;
    place_ = &place;
    ReadLayer(value, kind, depth + 1);
    in_tag_ = false;
  }
  table_ = table;
  in_malformed_ = around;
  memory_.path.Reset(place.prefix);
  return true;
}

bool PayloadScrubber::ScrubField(const Layer& value, TextForm form) noexcept {
  const bool holders = engine_.options().scrub_holder_names;
  // What shows evidence in plain JSON holds digits; all does when there may be words of digits, as
  // "null" is one.
  const bool shows_digits = plain_ && fields_.empty() && !evidence_.words();
  const bool may_hold_digit = shows_digits || holders || MayHoldDigit(value.text);
  if (value.text.size() > kMostTrackBytes || !may_hold_digit) {
    // The code that a field before named, taken by a scrub before.
    if (value.text.find_first_not_of('*') == std::string_view::npos) pair_kind_ = FieldKind::kNone;
    return false;
  }
  const FieldKind kind = KindOfField();
  if (kind == FieldKind::kHolder && !holders) return false;
  if (!MayBeOf(kind, value.text)) return false;
  FlushSpread();
  const bool is_pan = kind == FieldKind::kPan || kind == FieldKind::kPanWithCardBeside;
  if (is_pan && ScrubText(value, form)) return true;
  return TakeWhole(value, kind, form);
}

bool PayloadScrubber::TakeWhole(const Layer& value, FieldKind kind, TextForm form) noexcept {
  const bool digit_tokens =
      form != TextForm::kText || engine_.options().token_format == TokenFormat::kDigits;
  return Replace(value, form, [&](Rewriter& rewriter) {
    TakeField(value.text, kind, digit_tokens, workspace_.run, rewriter);
    return true;
  });
}

bool PayloadScrubber::ScrubExponent(const Layer& value) noexcept {
  const std::string_view pan = PanWithExponent(value.text);
  if (pan.empty()) return false;
  FlushSpread();
  return Replace(value, TextForm::kNumber, [&](Rewriter& rewriter) {
    TakeField(pan, FieldKind::kPan, true, workspace_.run, rewriter);
    return true;
  });
}

void PayloadScrubber::FlushSpread() noexcept {
  Spread& spread = memory_.spread;
  if (spread.empty() || spread_ != nullptr) return;
  bool replaced = false;
  if (spread.HoldsCard()) {
    spread_ = &spread;
    replaced = ScrubText(spread.AsLayer(), spread.numbers() ? TextForm::kNumbers : TextForm::kText);
    spread_ = nullptr;
  }
  if (!spread.full() || replaced) {
    spread.Clear();
  } else if (!spread.ClearAllButLast()) {
    Fail();
  }
}

scan::Survey PayloadScrubber::SurveyOf(const Layer& layer, KnownEvidence& known) noexcept {
  const scan::Kernel& kernel = engine_.kernel();
  const std::string_view text = layer.text;
  const bool is_piece = plain_ && layer.outer != nullptr && layer.outer->outer == nullptr &&
                        layer.decoded == nullptr && !evidence_.words();
  if (!is_piece) return kernel.survey(text.data(), text.size());
  // A piece of the payload that cuts neither words nor digits: no rows of words where that has
  // none, nor codes.
  const base::ByteSpan span{layer.shift, layer.shift + text.size()};
  known = {!evidence_.MayBeNamedIn(span), evidence_.OnlyStretchIn(span), false};
  known.loud = loud_ && span.begin + known.only_stretch.begin == stretch_.begin;
  std::size_t stretch = evidence_.StretchIn(span);
  if (stretch == std::string_view::npos) {
    stretch = kernel.next_stretch(text.data(), text.size(), 0).begin;
  }
  return {stretch, codes_};
}

bool PayloadScrubber::ScrubText(const Layer& layer, TextForm form) noexcept {
  KnownEvidence known;
  const scan::Survey survey = SurveyOf(layer, known);
  bool clean = engine_.IsClean(layer.text, survey);
  if (clean && engine_.patterns() != nullptr) {
    workspace_.matches.clear();
    if (!engine_.patterns()->Match(layer.text, &workspace_.matches)) Fail();
    clean = workspace_.matches.empty();
  }
  if (clean) return false;
  FlushSpread();
  return Replace(layer, form, [&](Rewriter& rewriter) {
    return engine_.Recognize(layer.text, survey, rewriter, workspace_, known);
  });
}

template <typename Take>
bool PayloadScrubber::Replace(const Layer& layer, TextForm form, Take take) noexcept {
  if (failed()) return false;
  const std::size_t before = replaced_;
  target_ = &layer;
  form_ = form;
  whole_number_ = false;
  workspace_.matches.clear();
  Rewriter rewriter(engine_, layer.text, workspace_, *this, form);
  if (take(rewriter)) {
    status_ = std::max(status_, rewriter.Finish().status);
  } else {
    Fail();
  }
  target_ = nullptr;
  return replaced_ != before;
}

}  // namespace panveil::scrub
