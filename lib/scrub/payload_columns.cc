// PayloadScrubber: cards in pieces, side by side or with other values or NULs between.
#include <algorithm>

#include "card/iin.h"
#include "payload/payload_kind.h"
#include "scrub/number_form.h"
#include "scrub/payload_scrubber.h"

namespace panveil::scrub {

namespace {

// The boxes of a form are of four digits, 4-6-5 or 8-8, or of one each; others are a table's.
bool BeginsBoxes(std::size_t digits) noexcept {
  return digits == 1 || digits == 4 || digits == kMostColumnDigits;
}

}  // namespace

void PayloadScrubber::AddToSpread(const Layer& value, TextForm form,
                                  const SpreadPiece& piece) noexcept {
  const Place& place = *place_;
  const bool may_be_pan = piece.plain ? IsPan(value.text) : piece.digits >= card::kMinPanDigits;
  const bool by_itself = may_be_pan || engine_.patterns() != nullptr ||
                         engine_.options().sensitivity == Sensitivity::kParanoid;
  Spread& spread = memory_.spread;
  if (by_itself && ScrubText(value, form)) return;
  // SurveyJson() has looked: no digits are spread over the values of a plain one.
  if (plain_ && place.layer->outer == nullptr) return;
  if (form == TextForm::kText && piece.plain && !has_columns_) has_columns_ = MayBeInColumn(value);
  if (!place.value->follows) FlushSpread();
  if (spread.full()) FlushSpread();
  // Numbers side by side, cells, and what is in groups, are other things than pieces of a card,
  // unless they are cut as cards are printed.
  if (piece.plain && spread.grouped() && !spread.MayTake(piece)) FlushSpread();
  const bool strict = form != TextForm::kText || spread.numbers() || !piece.plain ||
                      spread.grouped() || CellOfValue().row != CellPlace::kNone;
  if (strict && !spread.MayTake(piece)) return FlushSpread();
  if (!piece.plain && IsNamedAsId()) return FlushSpread();
  if (!spread.Add(*place.layer, *place.value, piece)) return Fail();
  if (!spread.HoldsCard() || !spread.path.text().empty()) return;
  memory_.path.Reset(place.prefix);
  place.add_path(place, memory_);
  spread.path = memory_.path;
  memory_.path.Reset(place.prefix);
}

bool PayloadScrubber::MayBeInColumn(const Layer& value) noexcept {
  if (value.text.size() > kMostColumnDigits) return false;
  const ColumnPlace place = place_->column(*place_);
  return !place.name.empty() && column_count_.Add(place.name, value.text.size());
}

void PayloadScrubber::AddToColumn(const Layer& value) noexcept {
  const ColumnPlace place = place_->column(*place_);
  if (place.name.empty()) return;
  const Layer& layer = *place_->layer;
  const bool in_column = value.quanta == nullptr && value.text.size() <= kMostColumnDigits &&
                         IsSpreadable(value.text) &&
                         (engine_.fields().CoversAll() || Covers(*place_));
  auto& columns = memory_.columns;
  Column* column = std::find_if(columns.begin(), columns.end(),
                                [&](const Column& c) { return c.IsOf(layer, place); });
  if (column != columns.end()) {
    const bool next = place.row == ColumnPlace::kAnyRow || place.row == column->place.row + 1;
    if (!in_column || !next) FlushColumn(*column);
  }
  if (!in_column) return;
  if (column == columns.end() || column->layer == nullptr) {
    if (!BeginsBoxes(value.text.size())) return;
    column = &columns[next_column_++ % columns.size()];
    FlushColumn(*column);
    column->layer = &layer;
    memory_.any_column = true;
  }
  column->place = place;
  column->digits += value.text.size();
  if (column->digits > Column::kMostDigits) return column->spread.Clear();
  if (!column->spread.Add(layer, *place_->value, SpreadPieceOf(value.text))) return Fail();
  if (column->spread.HoldsCard() && column->spread.path.text().empty()) {
    memory_.path.Reset(place_->prefix);
    place_->add_path(*place_, memory_);
    column->spread.path = memory_.path;
    memory_.path.Reset(place_->prefix);
  }
}

void PayloadScrubber::FlushColumn(Column& column) noexcept {
  const Spread& spread = column.spread;
  if (column.layer != nullptr && column.digits <= Column::kMostDigits && spread.HoldsCard()) {
    const Layer layer = spread.AsLayer();
    // What stands before the last that was replaced comes in the next round.
    if (SourceOf(layer, {0, 1}).begin >= columns_from_) {
      spread_ = &spread;
      if (ScrubText(layer, TextForm::kText)) {
        columns_from_ = SourceOf(layer, {0, layer.text.size()}).end;
      }
      spread_ = nullptr;
    }
  }
  column.Clear();
}

void PayloadScrubber::ScrubWithoutNuls(const Layer& whole) noexcept {
  const std::string_view text = whole.text;
  payload::DecodedText& decoded = memory_.without_nuls;
  decoded.Clear();
  if (!decoded.Reserve(text.size())) return Fail();
  const std::string_view mark = text.substr(0, 2);
  for (std::size_t at = mark == "\xFF\xFE" || mark == "\xFE\xFF" ? 2 : 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\0', at), text.size());
    decoded.AppendPlain(text.substr(at, end - at), at);
    at = end + 1;
  }
  if (decoded.failed()) return Fail();
  const Layer inner{&whole, decoded.text(), &decoded, 0, payload::Encoding::kPlain};
  const PayloadKind kind = payload::Sniff(inner.text);
  const std::size_t before = replaced_;
  in_embedded_ = true;
  const bool well_formed = kind != PayloadKind::kText && ReadLayer(inner, kind, 1);
  in_embedded_ = false;
  place_ = nullptr;
  // What was replaced may stand behind; then the next round comes here again.
  if (!well_formed && replaced_ == before) ScrubText(inner, TextForm::kText);
}

void PayloadScrubber::FlushColumns(const Layer& layer) noexcept {
  if (pass_ != Pass::kColumns) return;
  for (Column& column : memory_.columns) {
    if (column.layer == &layer) FlushColumn(column);
  }
}

}  // namespace panveil::scrub
