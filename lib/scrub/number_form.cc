#include "scrub/number_form.h"

#include <algorithm>

#include "text/char_class.h"

namespace panveil::scrub {

namespace {

// Whether the digit text[at] is the first of its number, and not the last.
bool LeadsOthers(std::string_view text, std::size_t at) noexcept {
  const bool first = at == 0 || text[at - 1] == ' ' || text[at - 1] == '-';
  return first && at + 1 < text.size() && text::IsDigit(text[at + 1]);
}

constexpr std::size_t kMostExponent = 99;

}  // namespace

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
