// International bank account numbers (ISO 13616).
#ifndef PANVEIL_CARD_IBAN_H_
#define PANVEIL_CARD_IBAN_H_

#include <cstddef>
#include <string_view>

namespace panveil::card {

// With a space or dash behind each four of the longest, which have 33 letters and digits.
inline constexpr std::size_t kMostIbanBytes = 44;

// Whether the byte at `at` lies in an IBAN: two capital letters, two digits, and as many capital
// letters and digits as IBANs of the country have; in one piece, or with single spaces or dashes
// between; its check digits are right (ISO 7064, MOD 97-10); no letter or digit touches it.
// Nothing before `from` is looked at, but the byte directly before it, and no more than
// kMostIbanBytes on each side: false before `from`. REQUIRES: at < text.size().
[[nodiscard]] bool IsInIban(std::string_view text, std::size_t from, std::size_t at) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_IBAN_H_
