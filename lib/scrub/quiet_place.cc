#include "scrub/quiet_place.h"

#include "text/char_class.h"

namespace panveil::scrub {

std::size_t QuietBefore(std::string_view text, std::size_t limit, std::size_t most) noexcept {
  std::size_t free = 0;  // bytes behind `at` without a digit
  for (std::size_t at = limit; at > 0 && limit - at < most; --at) {
    const char c = text[at - 1];
    const bool quiet = !text::IsDigit(c) && c != '\\' && static_cast<unsigned char>(c) < 0x80;
    free = quiet ? free + 1 : 0;
    if (free == 2 * kQuietBytes) return at - 1 + kQuietBytes;
  }
  return limit;
}

}  // namespace panveil::scrub
