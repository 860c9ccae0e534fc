// How a digit is written, and writing others the same way, so that a token keeps the look of the
// number it replaces.
//
// Everything here is pure and allocates nothing. `out` always has room for kMostUtf8Bytes.
#ifndef PANVEIL_TEXT_DIGIT_FORM_H_
#define PANVEIL_TEXT_DIGIT_FORM_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace panveil::text {

// Forms down to kCircled have capital letters too.
enum class DigitForm : std::uint8_t {
  kAscii = 0,
  kFullWidth,
  // ---- Mathematical alphanumeric symbols
  kBold,
  kDoubleStruck,
  kSansSerif,
  kSansSerifBold,
  kMonospace,
  // ---- Enclosed
  kCircled,
  kNegativeCircled,
  kDoubleCircled,
  kSansCircled,          // dingbats
  kNegativeSansCircled,  // dingbats
  kParenthesized,
  kFullStop,  // one sign for a digit and a full stop
  kComma,     // one sign for a digit and a comma
  // ---- Raised, lowered, as on a display
  kSuperscript,
  kSubscript,
  kSegmented,
  // ---- A script of its own: Arabic-Indic, Devanagari, Thai, ...
  kOther,
};

inline constexpr int kDigitForms = static_cast<int>(DigitForm::kOther) + 1;

// Writes the ASCII character `c` in `form`, and returns the bytes written: never more than the
// shortest digit of that form takes. What the form lacks, or has only longer, is written in ASCII:
// letters but for those forms that have them, '*' but for kFullWidth, all of kOther.
int WriteForm(DigitForm form, char c, char* out) noexcept;

// Reads a capital letter, a digit or '*' in whatever form at byte `at`: what WriteForm() writes.
// False, and nothing is set, for any other character. `*form` is kAscii for a character that its
// form lacked. REQUIRES: at < text.size().
[[nodiscard]] bool ReadForm(std::string_view text, std::size_t at, char* ascii, DigitForm* form,
                            int* length) noexcept;

// Writes the digit `value` as `like` is written, the bytes of one digit of any form or script, and
// returns the bytes written, at most `room`. ASCII when that script has no such digit, when it
// would take more than `room`, or when `like` is no digit.
//
// Replacing a digit in place: room = like.size(). Giving a token its digits back: `like` is one of
// the digits that stayed readable, room = kMostUtf8Bytes; then the digits of one script, which all
// have one length, come back as they were.
// REQUIRES: 0 <= value <= 9, room >= 1.
int WriteDigit(std::string_view like, int value, int room, char* out) noexcept;

}  // namespace panveil::text

#endif  // PANVEIL_TEXT_DIGIT_FORM_H_
