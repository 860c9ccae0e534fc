// Reads one expiry date, whatever stands around it.
#ifndef PANVEIL_CARD_EXPIRY_DATE_H_
#define PANVEIL_CARD_EXPIRY_DATE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace panveil::card {

// No date of a card is longer, in bytes.
inline constexpr std::size_t kMostDateBytes = 40;

// How a date is written, by how little else it can be.
enum class DateForm : std::uint8_t {
  kNone,
  kClear,   // 12/27, 12-2027, 12 | 27, 2027-12, or with the signs for year and month
  kNamed,   // Dec 2027, december '27
  kSpaced,  // 12 27, 12 2027
  kPacked,  // 1227, 122027, 202712
  kOther,   // 12.27, 12:27, 12,27, 12;27, 12_27: the sign is `separator`
};

struct ExpiryDate {
  DateForm form = DateForm::kNone;
  std::size_t end = 0;    // one past the last byte
  char separator = '\0';  // between month and year, when it is one ASCII sign
  [[nodiscard]] bool empty() const noexcept { return form == DateForm::kNone; }
};

// The date that starts at `begin`: a month 1 to 12 or its name, and a year 20 to 49 or 2020 to
// 2049. Empty when there is none, and when it goes on as a longer date or number: 12/27/2024,
// 12-27-30-40. Three digits may follow a sign (12/27/123): they are a verification code.
[[nodiscard]] ExpiryDate ReadExpiryDate(std::string_view text, std::size_t begin) noexcept;

// Whether a date may start at `begin`: it is not the rest of a longer date, number or word.
[[nodiscard]] bool MayStartDate(std::string_view text, std::size_t begin) noexcept;

// Whether the four digits at `begin` are a month and a year, or a year.
[[nodiscard]] bool MayBeInDate(std::string_view text, std::size_t begin) noexcept;

// Whether a date may end with the digits before `end`, or the sign for the month behind them; false
// for many numbers. REQUIRES: 0 < end <= text.size(), and no digit is at `end`.
[[nodiscard]] bool MayEndDate(std::string_view text, std::size_t end) noexcept;

// Whether a date with the month's name may end at `end`, behind a digit; false for nearly every
// number, and never for the end of one that ReadExpiryDate() reads. Costs a look-up at most.
// REQUIRES: 0 < end <= text.size().
[[nodiscard]] bool MayEndNamedDate(std::string_view text, std::size_t end) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_EXPIRY_DATE_H_
