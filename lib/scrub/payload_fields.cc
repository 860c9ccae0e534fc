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

FieldKind PayloadScrubber::KindOfField() noexcept {
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
  if (!counts_beside && !is_part) return FieldKind::kNone;
  const FieldKind in_full = card::ClassifyField(place_->full_name(*place_, memory_));
  return CountsBesideCard(in_full) ? FieldKind::kNone : in_full;
}

// The name that a field gives to the value of the next.
void PayloadScrubber::RememberPair(const Layer& value) noexcept {
  const Place& place = *place_;
  if (place.pair_kind != nullptr || place.value->name.empty()) return;
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
