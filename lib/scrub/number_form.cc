#include "scrub/number_form.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/secure_memory.h"
#include "card/iin.h"
#include "card/luhn.h"
#include "scrub/spread.h"
#include "text/char_class.h"

namespace panveil::scrub {

namespace {

// Whether the digit text[at] is the first of its number, and not the last.
bool LeadsOthers(std::string_view text, std::size_t at) noexcept {
  const bool first = at == 0 || text[at - 1] == ' ' || text[at - 1] == '-';
  return first && at + 1 < text.size() && text::IsDigit(text[at + 1]);
}

constexpr std::size_t kMostExponent = 99;

// 4.111111111111111 of 4.111111111111111e15: the digits of an integer that is written with an
// exponent, with the point among them. Empty when `number` is none.
std::string_view MantissaOfInteger(std::string_view number) noexcept {
  const std::size_t end = number.find_first_of("eE");
  if (end == std::string_view::npos) return {};
  const std::string_view mantissa = number.substr(0, end);
  std::string_view exponent = number.substr(end + 1);
  if (exponent.substr(0, 1) == "+") exponent.remove_prefix(1);
  std::size_t shift = 0;
  for (const char c : exponent) {
    if (!text::IsDigit(c) || shift > kMostExponent) return {};
    shift = shift * 10 + static_cast<std::size_t>(c - '0');
  }
  const std::size_t point = std::min(mantissa.find('.'), end);
  const std::size_t fraction = point == end ? 0 : end - point - 1;
  return shift == fraction ? mantissa : std::string_view();
}

}  // namespace

bool IsPan(std::string_view text) noexcept {
  if (text.size() < static_cast<std::size_t>(card::kMinPanDigits)) return false;
  std::array<std::uint8_t, kMostSpreadDigits + card::kIinDigits> digits{};
  std::transform(text.begin(), text.end(), digits.begin(),
                 [](char c) { return static_cast<std::uint8_t>(c - '0'); });
  const auto size = static_cast<int>(text.size());
  const bool is_pan =
      card::IsIssued(card::FindIin(digits.data()), size) && card::PassesLuhn(digits.data(), size);
  base::Wipe(digits.data(), digits.size());
  return is_pan;
}

std::string_view PanWithExponent(std::string_view number) noexcept {
  const std::string_view mantissa = MantissaOfInteger(number);
  if (mantissa.size() > kMostSpreadDigits + 2) return {};  // a sign and a point
  std::array<char, kMostSpreadDigits + 2> digits{};
  const auto end = std::copy_if(mantissa.begin(), mantissa.end(), digits.begin(), text::IsDigit);
  const auto size = static_cast<std::size_t>(end - digits.begin());
  const bool is_pan = size <= kMostSpreadDigits && IsPan({digits.data(), size});
  base::Wipe(digits.data(), digits.size());
  return is_pan ? mantissa : std::string_view();
}

void KeepNumber(std::string_view text, std::size_t begin, std::string_view bytes,
                char* out) noexcept {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char was = text[begin + i];
    const char now = bytes[i];
    if (!text::IsDigit(was)) {
      out[i] = was;
      continue;
    }
    // A whole number of stars begins with a 9, so that it is no small one.
    const bool first = begin + i == 0 || text[begin + i - 1] == ' ' || text[begin + i - 1] == '-';
    if (!text::IsDigit(now)) {
      out[i] = first ? '9' : '0';
    } else {
      out[i] = now == '0' && LeadsOthers(text, begin + i) ? '9' : now;
    }
  }
}

}  // namespace panveil::scrub
