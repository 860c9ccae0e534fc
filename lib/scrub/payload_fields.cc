// PayloadScrubber: what a value is by the name of its field, or by its place.
#include <algorithm>
#include <utility>

#include "card/expiry_date.h"
#include "card/lexicon.h"
#include "card/pair_name.h"
#include "scrub/card_field.h"
#include "scrub/payload_scrubber.h"
#include "text/char_class.h"

namespace panveil::scrub {

using card::FieldKind;
using payload::Value;

// Names repeat, in rows of objects, and most say nothing.
bool PayloadScrubber::HasQuietName() const noexcept {
  const Value& value = *place_->value;
  if (place_->layer->outer != nullptr || value.name_encoding != payload::Encoding::kPlain ||
      value.name.size() != quiet_name_.size()) {
    return false;
  }
  return text_.substr(value.name.begin, value.name.size()) == quiet_name_;
}

void PayloadScrubber::RememberQuietName(std::string_view name) noexcept {
  const bool here = place_->layer->outer == nullptr &&
                    place_->value->name_encoding == payload::Encoding::kPlain &&
                    name.size() == place_->value->name.size();
  if (!here || card::IsWrapName(name)) return;
  if (!card::IsTypeOfPair(name) && !card::NamesPair(name)) quiet_name_ = name;
}

bool PayloadScrubber::Covers(const Place& place) noexcept {
  memory_.path.Reset(place.prefix);
  place.add_path(place, memory_);
  const bool covers = engine_.fields().Covers(memory_.path.text(), memory_.path.cut());
  memory_.path.Reset(place.prefix);
  return covers;
}

FieldKind PayloadScrubber::KindOfField() noexcept {
  const FieldKind kind = place_->value->name.empty() ? FieldKind::kNone : KindByName();
  return kind != FieldKind::kNone ? kind : KindByPlace();
}

FieldKind PayloadScrubber::KindByName() noexcept {
  if (HasQuietName()) return FieldKind::kNone;
  const Value& value = *place_->value;
  const std::string_view name =
      DecodedName(*place_->layer, value.name, value.name_encoding, memory_);
  FieldKind kind = engine_.fields().KindOf(name);
  if (kind == FieldKind::kNone && place_->element != nullptr) {
    kind = engine_.fields().KindOf(place_->element(*place_));  // <cvv id="f1">
  }
  const bool counts_beside = card::CountsBesideCard(kind);
  const bool is_wrap =
      kind == FieldKind::kNone && value.span.size() <= kMostFieldBytes && card::IsWrapName(name);
  const bool is_part = card::IsPartName(name);
  const bool in_order = place_->pair_kind == nullptr;
  const bool is_value = kind == FieldKind::kNone && card::IsValueOfPair(name);
  const bool of_pair =
      is_value || (kind == FieldKind::kNone && in_order && card::IsTypeOfPair(name));
  const std::size_t name_size = name.size();
  if (counts_beside && place_->card_beside(*place_, kind, memory_)) return kind;
  if (!counts_beside && kind != FieldKind::kNone) return kind;
  if (of_pair) {
    const FieldKind pair = in_order ? std::exchange(pair_kind_, FieldKind::kNone)
                                    : place_->pair_kind(*place_, engine_.fields(), memory_);
    if (card::CountsBesideCard(pair)
            ? place_->card_pair_beside(*place_, pair, engine_.fields(), memory_)
            : pair != FieldKind::kNone) {
      return pair;
    }
  }
  if (!counts_beside && !is_part && !is_wrap) {
    if (!is_value) RememberQuietName(name);
    return FieldKind::kNone;
  }
  std::string_view full = place_->full_name(*place_, memory_);
  // A name that says nothing says something else behind another: "cvv.n".
  if (is_wrap) full.remove_suffix(std::min(full.size(), name_size + 1));
  const FieldKind in_full = engine_.fields().KindOf(full);
  return card::CountsBesideCard(in_full) ? FieldKind::kNone : in_full;
}

// Where it stands in a table or array, if its own name does not say what it is.
CellPlace PayloadScrubber::CellOfValue() const noexcept {
  const bool named = place_->pair_kind != nullptr && !place_->value->name.empty();
  return place_->cell == nullptr || named ? CellPlace() : place_->cell(*place_);
}

FieldKind PayloadScrubber::KindByPlace() noexcept {
  const CellPlace cell = CellOfValue();
  if (cell.empty()) return FieldKind::kNone;
  const FieldKind kind = table_.KindOf(cell);
  if (kind == FieldKind::kNone && IsNextOfRow()) return next_item_;
  if (kind != FieldKind::kNone || cell.array.empty()) return kind;
  // Of the items of an array, the first tells whether it holds such values.
  if (cell.column > 0) return array_ == cell.array.data() ? array_kind_ : FieldKind::kNone;
  array_ = cell.array.data();
  array_kind_ = engine_.fields().KindOf(place_->full_name(*place_, memory_));
  if (card::CountsBesideCard(array_kind_) && !place_->card_beside(*place_, array_kind_, memory_)) {
    array_kind_ = FieldKind::kNone;
  }
  return array_kind_;
}

bool PayloadScrubber::MayBeOf(FieldKind kind, std::string_view text) noexcept {
  if (kind == FieldKind::kNone) return false;
  // "cvv":["1","2","3"]
  const bool digit = kind == FieldKind::kCode && place_->value->name.empty() && text.size() == 1 &&
                     text::IsDigit(text[0]);
  if (digit || LooksLikeField(text, kind)) return true;
  array_ = nullptr;
  return false;
}

bool PayloadScrubber::IsNamedAsId() const noexcept {
  const Value& value = *place_->value;
  std::string_view name =
      value.name.empty() ? place_->full_name(*place_, memory_)
                         : DecodedName(*place_->layer, value.name, value.name_encoding, memory_);
  const bool plural = !name.empty() && name.back() == 's';
  if ((card::KindsIn(name, 0, name.size()) & card::kIdWord) != 0) return true;
  if (plural) name.remove_suffix(1);
  return plural && (card::KindsIn(name, 0, name.size()) & card::kIdWord) != 0;
}

bool PayloadScrubber::IsNextOfRow() const noexcept {
  const base::ByteSpan span = place_->value->span;
  const std::string_view written = place_->layer->text.substr(span.begin, span.size());
  if (next_item_ != FieldKind::kExpiry) return next_item_ != FieldKind::kNone;
  const card::ExpiryDate date = card::ReadExpiryDate(written, 0);
  const bool clear = date.form == card::DateForm::kClear || date.form == card::DateForm::kNamed;
  return clear && date.end == written.size();
}

void PayloadScrubber::RememberRow(std::string_view text, std::size_t before) noexcept {
  constexpr std::size_t kDigits = 4;  // as SurveyJson() looks for
  const bool date_was_next = next_item_ == FieldKind::kExpiry;
  next_item_ = FieldKind::kNone;
  if (replaced_ == before) return;
  const std::string_view end = text.substr(text.size() - std::min(text.size(), kDigits));
  const bool ends_so = end.size() == kDigits && std::all_of(end.begin(), end.end(), text::IsDigit);
  if (finding_.kind == FindingKind::kPan && ends_so) next_item_ = FieldKind::kExpiry;
  if (finding_.kind == FindingKind::kExpiry && date_was_next) next_item_ = FieldKind::kCode;
}

// What a cell says of those behind.
void PayloadScrubber::RememberHead(const Layer& value) noexcept {
  constexpr std::size_t kMostBytes = 64;
  const CellPlace cell = CellOfValue();
  if (cell.row == CellPlace::kNone) return;
  const bool short_text =
      value.text.size() <= kMostBytes && place_->value->type == payload::ValueType::kText;
  table_.Add(cell, short_text ? engine_.fields().KindOf(value.text) : FieldKind::kNone);
}

// The name that a field gives to the value of the next.
void PayloadScrubber::RememberPair(const Layer& value) noexcept {
  const Place& place = *place_;
  if (place.pair_kind != nullptr || place.value->name.empty()) return;
  if (HasQuietName()) {
    pair_kind_ = FieldKind::kNone;
    return;
  }
  // The names that tell are short words, each letter of them an escape at most.
  constexpr std::size_t kMostNameBytes = 128;
  if (place.value->name.size() > kMostNameBytes) {
    pair_kind_ = FieldKind::kNone;
    return;
  }
  const std::string_view name =
      DecodedName(*place.layer, place.value->name, place.value->name_encoding, memory_);
  if (!card::IsValueOfPair(name) && !card::IsTypeOfPair(name)) {
    pair_kind_ = card::NamesPair(name) ? engine_.fields().KindOf(value.text) : FieldKind::kNone;
  }
}

}  // namespace panveil::scrub
