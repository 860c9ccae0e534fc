// Names of the enumerators in panveil/finding.h.
#include <cstddef>
#include <iterator>
#include <string_view>

#include "panveil/finding.h"

namespace panveil {
namespace {

// In the order of the enumerators.
constexpr std::string_view kBrandNames[] = {
    "unknown",
    "visa",
    "mastercard",
    "amex",
    "diners",
    "discover",
    "jcb",
    "unionpay",
    "maestro",
    "mir",
    "borica",
    "elo",
    "alelo",
    "hipercard",
    "hiper",
    "rupay",
    "troy",
    "verve",
    "uatp",
    "dankort",
    "uzcard",
    "humo",
    "lankapay",
    "gpn",
    "napas",
    "interpayment",
    "instapayment",
    "ukrcard",
    "nps_pridnestrovie",
    "mada",
    "naranja",
    "cabal",
    "carnet",
    "cartes_bancaires",
    "girocard",
    "dinacard",
    "voyager",
    "sodexo",
    "forbrugsforeningen",
    "synchrony",
    "routex",
    "bp_plus",
    "passcard",
    "edenred",
    "private_label",
    "bc_global",
    "korean_local",
};
static_assert(std::size(kBrandNames) == static_cast<std::size_t>(Brand::kKoreanLocal) + 1,
              "one name for each brand");

constexpr std::string_view kFindingKindNames[] = {"pan",  "custom", "track",
                                                  "code", "expiry", "holder"};
constexpr std::string_view kConfidenceNames[] = {"low", "medium", "high"};
constexpr std::string_view kActionNames[] = {"token", "mask", "redact"};

template <std::size_t kCount, typename Enum>
std::string_view NameOf(const std::string_view (&names)[kCount], Enum value) noexcept {
  const auto i = static_cast<std::size_t>(value);
  return i < kCount ? names[i] : std::string_view("unknown");
}

}  // namespace

std::string_view BrandName(Brand brand) noexcept { return NameOf(kBrandNames, brand); }

std::string_view FindingKindName(FindingKind kind) noexcept {
  return NameOf(kFindingKindNames, kind);
}

std::string_view ConfidenceName(Confidence confidence) noexcept {
  return NameOf(kConfidenceNames, confidence);
}

std::string_view ActionName(Action action) noexcept { return NameOf(kActionNames, action); }

}  // namespace panveil
