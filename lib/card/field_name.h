// What the name of a field says of its value: "cc_number", "card[cvc]", "v1:expYear".
#ifndef PANVEIL_CARD_FIELD_NAME_H_
#define PANVEIL_CARD_FIELD_NAME_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace panveil::card {

// The kinds with "WithCardBeside" are names that many things have ("number", "month"): they count
// only where a field beside, or the object around, is of a card (SaysCard(), or a name "card").
enum class FieldKind : std::uint8_t {
  kNone = 0,
  kPan,
  kPanWithCardBeside,
  kCode,  // CVV, CVC, CID, ...
  kCodeWithCardBeside,
  kExpiry,  // the date, or its month or year
  kExpiryWithCardBeside,
  kTrack,   // magnetic stripe or chip data
  kHolder,  // the cardholder's name
};

// Whether a field of this kind tells that its neighbours are of a card.
[[nodiscard]] constexpr bool SaysCard(FieldKind kind) noexcept {
  return kind == FieldKind::kPan || kind == FieldKind::kCode || kind == FieldKind::kExpiry ||
         kind == FieldKind::kTrack || kind == FieldKind::kHolder;
}

// Whether a field of this kind is one only where a neighbour tells that it is of a card.
[[nodiscard]] constexpr bool CountsBesideCard(FieldKind kind) noexcept {
  return kind == FieldKind::kPanWithCardBeside || kind == FieldKind::kCodeWithCardBeside ||
         kind == FieldKind::kExpiryWithCardBeside;
}

// `name` is decoded: no %5B, no \u005b. Case and accents do not count, nor does how words are
// joined: snake, kebab, camel, dots, brackets, a namespace. A path may stand before the name
// ("payment[card][number]"); of a long one the end decides. Any bytes are valid.
[[nodiscard]] FieldKind ClassifyField(std::string_view name) noexcept;

// False for nearly every name that is neither of a code, a date or a track, nor IsPartName(),
// IsWrapName() or IsValueOfPair(): by its last letters.
[[nodiscard]] bool MayBeCodeOrDate(std::string_view name) noexcept;

// Whether a name says nothing without that of the object around it: "value" of a "securityCode",
// "code" of a "card". ClassifyField() of both, with a dot between, says what it is.
[[nodiscard]] bool IsPartName(std::string_view name) noexcept;

// Whether a name says nothing at all, so that of the object around it counts: "raw", "text", "_",
// or a type, as databases write them ("S", "stringValue", "$numberInt"), or how a bot understood
// what was said ("interpretedValue").
[[nodiscard]] bool IsWrapName(std::string_view name) noexcept;

// The same of an object or array: what is in {"cvv":{"value":{...}}} is of the object around that.
[[nodiscard]] bool WrapsOthers(std::string_view name) noexcept;

// Such objects and arrays, one in the other, that a name is looked for around.
inline constexpr std::size_t kMostWraps = 6;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_FIELD_NAME_H_
