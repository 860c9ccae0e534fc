#include "card/field_name.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/char_class.h"

namespace panveil::card {

namespace {

constexpr std::size_t kMostNameChars = 64;

struct Known {
  std::string_view name;
  FieldKind kind;
};

constexpr std::array<Known, 40> kKnown{{{"number", FieldKind::kPanWithCardBeside},
                                        {"account", FieldKind::kPanWithCardBeside},
                                        {"accountnumber", FieldKind::kPanWithCardBeside},
                                        {"cardnumber", FieldKind::kPan},
                                        {"cardno", FieldKind::kPan},
                                        {"ccnumber", FieldKind::kPan},
                                        {"creditcardnumber", FieldKind::kPan},
                                        {"pan", FieldKind::kPan},
                                        {"cvv", FieldKind::kCode},
                                        {"cvv2", FieldKind::kCode},
                                        {"cvc", FieldKind::kCode},
                                        {"cvc2", FieldKind::kCode},
                                        {"cid", FieldKind::kCodeWithCardBeside},
                                        {"cardcvv", FieldKind::kCode},
                                        {"securitycode", FieldKind::kCode},
                                        {"verificationvalue", FieldKind::kCode},
                                        {"verificationcode", FieldKind::kCodeWithCardBeside},
                                        {"expiry", FieldKind::kExpiry},
                                        {"expiration", FieldKind::kExpiry},
                                        {"expirationdate", FieldKind::kExpiry},
                                        {"expdate", FieldKind::kExpiry},
                                        {"expmonth", FieldKind::kExpiry},
                                        {"expyear", FieldKind::kExpiry},
                                        {"expirymonth", FieldKind::kExpiry},
                                        {"expiryyear", FieldKind::kExpiry},
                                        {"expirationmonth", FieldKind::kExpiry},
                                        {"expirationyear", FieldKind::kExpiry},
                                        {"month", FieldKind::kExpiryWithCardBeside},
                                        {"year", FieldKind::kExpiryWithCardBeside},
                                        {"track", FieldKind::kTrack},
                                        {"trackdata", FieldKind::kTrack},
                                        {"track1", FieldKind::kTrack},
                                        {"track2", FieldKind::kTrack},
                                        {"swipedata", FieldKind::kTrack},
                                        {"magstripe", FieldKind::kTrack},
                                        {"holdername", FieldKind::kHolder},
                                        {"cardholder", FieldKind::kHolder},
                                        {"cardholdername", FieldKind::kHolder},
                                        {"nameoncard", FieldKind::kHolder},
                                        {"cardholdername", FieldKind::kHolder}}};

}  // namespace

FieldKind ClassifyField(std::string_view name) noexcept {
  std::array<char, kMostNameChars> letters{};
  std::size_t size = 0;
  for (const char c : name) {
    if (!text::IsLetter(c) && !text::IsDigit(c)) continue;
    if (size == letters.size()) return FieldKind::kNone;
    letters[size++] = static_cast<char>(c | 0x20);
  }
  const std::string_view folded(letters.data(), size);
  const auto* known = std::find_if(kKnown.begin(), kKnown.end(),
                                   [&](const Known& entry) { return entry.name == folded; });
  return known == kKnown.end() ? FieldKind::kNone : known->kind;
}

}  // namespace panveil::card
