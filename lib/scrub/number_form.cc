#include "scrub/number_form.h"

#include "text/char_class.h"

namespace panveil::scrub {

namespace {

// Whether the digit text[at] is the first of its number, and not the last.
bool LeadsOthers(std::string_view text, std::size_t at) noexcept {
  const bool first = at == 0 || text[at - 1] == ' ' || text[at - 1] == '-';
  return first && at + 1 < text.size() && text::IsDigit(text[at + 1]);
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

}  // namespace panveil::scrub
