#include "scrub/replaced_digit.h"

#include <cstddef>

#include "text/char_class.h"
#include "text/digit_form.h"

namespace panveil::scrub {

int WriteReplaced(const payload::DigitRun& run, int digit, char c, char* out) noexcept {
  const auto at = static_cast<std::size_t>(digit);
  if (run.look[at].form == text::DigitForm::kAscii) {
    *out = c;
    return 1;
  }
  if (!text::IsDigit(c)) return text::WriteForm(run.look[at].form, c, out);
  return text::WriteDigit(run.text.substr(run.offset[at], run.look[at].length), c - '0',
                          run.look[at].length, out);
}

}  // namespace panveil::scrub
