// What stands between two digits.
#ifndef PANVEIL_PAYLOAD_GAP_H_
#define PANVEIL_PAYLOAD_GAP_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scan/kernel.h"
#include "text/char_class.h"

namespace panveil::payload {

// What stands between two neighbouring digits of a run. Spaces beside another separator do not
// count (" - " is a dash); two different ones are kMixed, also '.' and ','; brackets are all one,
// and so are quotes and '`'. A '>' behind a line break, where mails quote, counts as a space, and
// so does the escape of one, %20: no issuer's prefix begins with 20.
enum class Gap : std::uint8_t {
  kNone = 0,  // nothing: the digits touch
  kSpace,
  kDash,
  kLine,  // one line break
  kWeak,  // . , / : ;
  kMark,  // _ | + * ~ ( ) [ ] > ` " '
  kMixed,
  // Nothing, but the digits are written in different ways: a superscript behind ASCII digits, a
  // letter that looks like a digit; or those before it are of a percent escape (text_reader.h). A
  // window may begin or end here, yet it is no group border.
  kTurn,
};

// One gap holds at most kMostSeparators separators, one line break among them (CR LF is one), and
// at most kMostStars '*' or bullets in a row: more of those are the body of a masked number, which
// must not join what stands before and after it. Invisible characters do not count, but for the
// bytes of a gap, at most kMostGapBytes: to the scan, the first three bytes of a wide digit belong
// to the gap before it.
inline constexpr int kMostSeparators = 10;
inline constexpr int kMostStars = 2;
inline constexpr std::size_t kMostGapBytes = scan::kMaxGapBytes - 3;

namespace internal {
constexpr std::array<Gap, 256> MakeGaps() {
  std::array<Gap, 256> gaps{};
  for (unsigned c = 0; c < gaps.size(); ++c) {
    switch (text::ClassOf(static_cast<char>(c))) {
      case text::CharClass::kSpace:
        gaps[c] = Gap::kSpace;
        break;
      case text::CharClass::kDash:
        gaps[c] = Gap::kDash;
        break;
      case text::CharClass::kLine:
        gaps[c] = Gap::kLine;
        break;
      case text::CharClass::kWeak:
        gaps[c] = Gap::kWeak;
        break;
      case text::CharClass::kMark:
        gaps[c] = Gap::kMark;
        break;
      case text::CharClass::kBreak:
      case text::CharClass::kDigit:
        break;
    }
  }
  return gaps;
}
inline constexpr std::array<Gap, 256> kGaps = MakeGaps();
}  // namespace internal

// The gap that one ASCII character between two digits is; kNone when it joins none.
[[nodiscard]] constexpr Gap GapOf(char c) noexcept {
  return internal::kGaps[static_cast<unsigned char>(c)];
}

struct GapRead {
  std::size_t end = 0;  // where reading stopped: at the digit or letter behind, if `joins`
  Gap gap = Gap::kNone;
  bool joins = false;
};

// The bytes of an escaped space at `at`; 0 when none is there.
// REQUIRES: at <= text.size().
[[nodiscard]] std::size_t EscapedSpace(std::string_view text, std::size_t at) noexcept;

// The gap that begins at `at`, up to a digit or letter. REQUIRES: at <= text.size().
[[nodiscard]] GapRead ReadGap(std::string_view text, std::size_t at) noexcept;

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_GAP_H_
