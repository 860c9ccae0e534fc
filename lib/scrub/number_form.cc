#include "scrub/number_form.h"

#include <array>
#include <cstdint>

#include "card/iin.h"
#include "card/luhn.h"
#include "text/char_class.h"

namespace panveil::scrub {

namespace {

// Whether the digit text[at] is the first of its number, and not the last.
bool LeadsOthers(std::string_view text, std::size_t at) noexcept {
  const bool first = at == 0 || text[at - 1] == ' ' || text[at - 1] == '-';
  return first && at + 1 < text.size() && text::IsDigit(text[at + 1]);
}

bool PassesLuhnTogether(const char* bytes, std::size_t size) noexcept {
  std::array<std::uint8_t, card::kMaxPanDigits> digits{};
  std::size_t count = 0;
  for (std::size_t i = 0; i < size; ++i) {
    if (!text::IsDigit(bytes[i])) continue;
    if (count == digits.size()) return false;
    digits[count++] = static_cast<std::uint8_t>(bytes[i] - '0');
  }
  return card::PassesLuhn(digits.data(), static_cast<int>(count));
}

}  // namespace

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

bool HasLeadingZero(std::string_view text, std::size_t begin, std::string_view bytes) noexcept {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '0' && LeadsOthers(text, begin + i)) return true;
  }
  return false;
}

void MaskNumbers(std::string_view text, std::size_t begin, std::size_t size, char* bytes) noexcept {
  std::size_t left = 4;
  char* first = bytes;
  for (std::size_t i = size; i-- > 0;) {
    if (!text::IsDigit(bytes[i])) continue;
    first = bytes + i;
    if (left > 0) {
      --left;
    } else {
      bytes[i] = LeadsOthers(text, begin + i) ? '9' : '0';
    }
  }
  *first = '9';
  if (PassesLuhnTogether(bytes, size)) *first = '7';
}

}  // namespace panveil::scrub
