// PayloadScrubber: what a value is by the name of its field.
#include <utility>

#include "card/pair_name.h"
#include "scrub/payload_scrubber.h"

namespace panveil::scrub {

using card::FieldKind;
using payload::Value;

namespace {

bool CountsBesideCard(FieldKind kind) noexcept {
  return kind == FieldKind::kPanWithCardBeside || kind == FieldKind::kCodeWithCardBeside ||
         kind == FieldKind::kExpiryWithCardBeside;
}

}  // namespace

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
  if (here && !card::IsTypeOfPair(name) && !card::NamesPair(name)) quiet_name_ = name;
}

FieldKind PayloadScrubber::KindOfField() noexcept {
  if (HasQuietName()) return FieldKind::kNone;
  const Value& value = *place_->value;
  const std::string_view name =
      DecodedName(*place_->layer, value.name, value.name_encoding, memory_);
  const FieldKind kind = engine_.fields().KindOf(name);
  const bool counts_beside = CountsBesideCard(kind);
  const bool is_part = card::IsPartName(name);
  const bool in_order = place_->pair_kind == nullptr;
  const bool of_pair = kind == FieldKind::kNone &&
                       (card::IsValueOfPair(name) || (in_order && card::IsTypeOfPair(name)));
  if (counts_beside && place_->card_beside(*place_, memory_)) return kind;
  if (!counts_beside && kind != FieldKind::kNone) return kind;
  if (of_pair) {
    const FieldKind pair = in_order ? std::exchange(pair_kind_, FieldKind::kNone)
                                    : place_->pair_kind(*place_, engine_.fields(), memory_);
    if (pair != FieldKind::kNone && !CountsBesideCard(pair)) return pair;
  }
  if (!counts_beside && !is_part) {
    if (!card::IsValueOfPair(name)) RememberQuietName(name);
    return FieldKind::kNone;
  }
  const FieldKind in_full = card::ClassifyField(place_->full_name(*place_, memory_));
  return CountsBesideCard(in_full) ? FieldKind::kNone : in_full;
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
