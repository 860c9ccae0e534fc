// What the scrubber found: where it is and what kind it is, never the number itself.
#ifndef PANVEIL_FINDING_H_
#define PANVEIL_FINDING_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace panveil {

// What replaces a finding. NOTE: values are part of stored policies; never renumber.
enum class Action : std::uint8_t {
  kTokenize = 0,  // reversible, through the keyring; last four digits stay readable
  kMask = 1,      // digits become '*', the last four stay; irreversible
  kRedact = 2,    // every digit becomes '*'; irreversible
};

// NOTE: values are part of stored policies; never renumber.
enum class FindingKind : std::uint8_t {
  kPan = 0,     // a primary account number
  kCustom = 1,  // a match of one of the merchant's own patterns
  // ---- What travels with a PAN. Every character becomes '*', whatever the action, but for those
  // that part fields (| , ; : tab ^ = ?): sensitive authentication data may not be kept (PCI DSS
  // v4.0, requirement 3.3).
  kTrack = 2,             // magnetic stripe data behind a PAN
  kVerificationCode = 3,  // CVV, CVC, CID, ...: named by a label, or behind a card and its expiry
  kExpiry = 4,            // a date beside a PAN, or named by a label
  kHolder = 5,  // the name of a cardholder, when ScrubberOptions::scrub_holder_names says so
};

// How sure the recogniser is. Every finding is replaced, whatever its confidence.
enum class Confidence : std::uint8_t { kLow = 0, kMedium = 1, kHigh = 2 };

// The card network, by longest matching prefix of the PAN (lib/card/iin_ranges.tsv).
// NOTE: values are stable; new networks are added at the end.
enum class Brand : std::uint8_t {
  kUnknown = 0,
  kVisa,
  kMastercard,
  kAmex,
  kDiners,
  kDiscover,
  kJcb,
  kUnionPay,
  kMaestro,
  kMir,
  kBorica,
  kElo,
  kAlelo,
  kHipercard,
  kHiper,
  kRuPay,
  kTroy,
  kVerve,
  kUatp,
  kDankort,
  kUzCard,
  kHumo,
  kLankaPay,
  kGpn,
  kNapas,
  kInterPayment,
  kInstaPayment,
  kUkrCard,
  kNpsPridnestrovie,
  kMada,
  kNaranja,
  kCabal,
  kCarnet,
  kCartesBancaires,
  kGirocard,
  kDinaCard,
  kVoyager,
  kSodexo,
  kForbrugsforeningen,
  kSynchrony,
  kRoutex,
  kBpPlus,
  kPasscard,
  kEdenred,
  kPrivateLabel,
  kBcGlobal,
  kKoreanLocal,
};

// Lower-case ASCII name of a network, such as "visa" or "unionpay"; "unknown" for kUnknown and
// for values outside the enumeration.
[[nodiscard]] std::string_view BrandName(Brand brand) noexcept;

// "pan", "custom", "track", "code", "expiry", "holder".
[[nodiscard]] std::string_view FindingKindName(FindingKind kind) noexcept;

// "low", "medium", "high".
[[nodiscard]] std::string_view ConfidenceName(Confidence confidence) noexcept;

// "token", "mask", "redact".
[[nodiscard]] std::string_view ActionName(Action action) noexcept;

// One replaced span. Holds no digit of a PAN but the last four, which ISO and PCI DSS allow to
// be shown (PCI DSS v4.0, requirement 3.4.1).
struct Finding {
  // Where the finding starts and how long it is, in bytes of the input. With ASCII digits the
  // replacement has the same length, so both hold for the output too.
  std::size_t offset = 0;
  std::size_t length = 0;

  FindingKind kind = FindingKind::kPan;
  Brand brand = Brand::kUnknown;
  Confidence confidence = Confidence::kLow;

  // What was done. A tokenization that failed shows as kMask (Result::status says why).
  Action action = Action::kMask;

  // Digits of the PAN, 12 to 19; 0 for all else.
  std::uint8_t digits = 0;

  // Which of ScrubberOptions::patterns matched, by index; 0 for all else.
  std::uint16_t pattern = 0;

  // In a payload the field: "events[0].payload.message.text". Empty for text. Names that might hold
  // a card are written '*', and of deep ones the inmost are left out. Valid as long as the Result.
  std::string_view path;

  // The last four digits as ASCII; four NULs for all else.
  std::array<char, 4> last_four{};
};

// The findings of one Scrub() call, in order of offset. Borrowed: valid as long as the Result it
// came with.
class Findings {
 public:
  Findings() = default;
  Findings(const Finding* first, std::size_t count) noexcept : first_(first), count_(count) {}

  [[nodiscard]] const Finding* begin() const noexcept { return first_; }
  [[nodiscard]] const Finding* end() const noexcept { return first_ + count_; }
  [[nodiscard]] std::size_t size() const noexcept { return count_; }
  [[nodiscard]] bool empty() const noexcept { return count_ == 0; }

  // REQUIRES: i < size().
  [[nodiscard]] const Finding& operator[](std::size_t i) const noexcept { return first_[i]; }

 private:
  const Finding* first_ = nullptr;
  std::size_t count_ = 0;
};

}  // namespace panveil

#endif  // PANVEIL_FINDING_H_
