#include "card/surroundings.h"

#include <algorithm>
#include <array>

#include "card/lexicon.h"
#include "text/char_class.h"
#include "text/glyph.h"

namespace panveil::card {

using payload::DigitRun;
using text::IsDigit;
using text::IsHexDigit;
using text::IsLetter;

namespace {

constexpr int kMostDigitsAfterPlus = 4;
constexpr std::size_t kMostIntegerDigits = 6;
constexpr std::size_t kFewestHexDigits = 24;
constexpr int kMostLabels = 4;

// How many bytes that `in` takes stand before `at` in a row, back to `from`; 0 when too many.
std::size_t CountBefore(std::string_view text, std::size_t from, std::size_t at,
                        bool (*in)(char)) noexcept {
  std::size_t count = 0;
  while (count <= kMostBytesAside && at > from + count && in(text[at - count - 1])) ++count;
  return count > kMostBytesAside ? 0 : count;
}

// The same from `at` on.
std::size_t CountFrom(std::string_view text, std::size_t at, bool (*in)(char)) noexcept {
  std::size_t count = 0;
  while (count <= kMostBytesAside && at + count < text.size() && in(text[at + count])) ++count;
  return count > kMostBytesAside ? 0 : count;
}

// Whether those letters are no part of an identifier: "exp", "cvv", "visa".
bool IsLabel(std::string_view text, std::size_t begin, std::size_t letters) noexcept {
  constexpr std::size_t kFewestLetters = 3;
  constexpr unsigned kLabels = kCardWord | kCodeWord | kExpiryWord;
  return letters >= kFewestLetters && WordAt(text, begin, begin + letters).Is(kLabels);
}

// Whether a terminal's escape ends at `begin`, one for a colour or the cursor: "\x1b[1m4111". Where
// such text was copied, the escape character is gone, or written out.
bool EndsTerminalEscape(std::string_view text, std::size_t from, std::size_t begin) noexcept {
  constexpr std::size_t kMostParameterBytes = 12;
  if (begin <= from) return false;
  const char final = text.data()[begin - 1];  // no hexadecimal digits among them
  if (final != 'm' && final != 'K' && final != 'G' && final != 'H' && final != 'J') return false;
  std::size_t i = begin - 1;
  const std::size_t limit = std::max(from, i - std::min(i, kMostParameterBytes));
  while (i > limit && (IsDigit(text[i - 1]) || text[i - 1] == ';')) --i;
  return i > from && text[i - 1] == '[';
}

// Where the last percent escape that ends at most two bytes before `begin` ends, or `from`. Of one
// that was escaped again (%253E), the end of both.
std::size_t BehindEscape(std::string_view text, std::size_t from, std::size_t begin) noexcept {
  if (EndsTerminalEscape(text, from, begin)) return begin;
  constexpr std::size_t kMostBytesBetween = 2;
  constexpr std::size_t kMostBytesBack = 5 + kMostBytesBetween;
  const auto escapes = [text](std::size_t i) {
    return IsHexDigit(text[i]) && IsHexDigit(text[i + 1]);
  };
  std::size_t behind = from;
  std::size_t i = begin > from + kMostBytesBack ? begin - kMostBytesBack : from;
  for (; i + 3 <= begin; ++i) {
    // Not text[i], which in a hardened build checks `i` each time: hardly any is an escape.
    if (text.data()[i] != '%' || !escapes(i + 1)) continue;
    const bool again = text.substr(i + 1, 2) == "25" && i + 5 <= begin && escapes(i + 3);
    behind = i + (again ? 5 : 3);
  }
  return behind + kMostBytesBetween < begin ? from : behind;
}

// Whether the word around the digit at `at` is an identifier by itself; `replaced` when what stands
// before `from` was. What stays readable there is figures by now, whatever it was. Stops at the
// second chunk of letters, so that the numbers of a long word do not each read all of it.
bool IsIdentifierWord(std::string_view text, std::size_t from, bool replaced,
                      std::size_t at) noexcept {
  const bool readable = at < from;
  if (!readable && !IsDigit(text[at])) return false;
  int chunks = 0;  // of letters with digits on both sides
  int labels = 0;
  std::size_t begin = readable ? from : at + 1 - CountBefore(text, from, at + 1, IsDigit);
  for (std::size_t digits = 1; digits > 0;) {
    const std::size_t letters = CountBefore(text, from, begin, IsLetter);
    digits = letters == 0 ? 0 : CountBefore(text, from, begin - letters, IsDigit);
    const bool label = digits > 0 && IsLabel(text, begin - letters, letters);
    if (label && ++labels > kMostLabels) break;
    begin -= letters + digits;
    if (digits > 0 && !label && ++chunks == 2) return true;
  }
  labels = 0;
  std::size_t end = readable ? from : at;
  end += CountFrom(text, end, IsDigit);
  for (std::size_t digits = 1; digits > 0;) {
    const std::size_t letters = CountFrom(text, end, IsLetter);
    digits = letters == 0 ? 0 : CountFrom(text, end + letters, IsDigit);
    const bool label = digits > 0 && IsLabel(text, end, letters);
    if (label && ++labels > kMostLabels) break;
    end += letters + digits;
    if (digits > 0 && !label && ++chunks == 2) return true;
  }
  const bool cut = replaced && begin <= from;
  if (chunks == 0 || cut || end - begin < kFewestHexDigits) return false;
  const std::string_view word = text.substr(begin, end - begin);
  return std::all_of(word.begin(), word.end(), IsHexDigit);
}

// A '+' that introduces a telephone number rather than standing for a space.
bool IsPhonePlus(std::string_view text, std::size_t at) noexcept {
  if (text[at] != '+') return false;
  if (at == 0) return true;
  return !IsLetter(text[at - 1]) &&
         text::DecodeGlyphBefore(text, at).kind != text::GlyphKind::kDigit;
}

constexpr std::size_t kShort = 23;  // 8-4-4-4
constexpr std::size_t kFull = 36;   // 8-4-4-4-12

// Digits and dashes of the UUID that `s` starts with; 0 when it starts with none.
std::size_t UuidLength(std::string_view s) noexcept {
  const auto dashes = [](std::size_t i) { return i == 8 || i == 13 || i == 18 || i == 23; };
  bool letter = false;
  std::size_t length = 0;
  for (; length < std::min(s.size(), kFull); ++length) {
    if (dashes(length) ? s[length] != '-' : !IsHexDigit(s[length])) break;
    letter = letter || IsLetter(s[length]);
  }
  if (length != kFull && length != kShort) return 0;
  // A '-' may go on after a full one.
  if (length < s.size() && (IsHexDigit(s[length]) || (length == kShort && s[length] == '-'))) {
    return 0;
  }
  const bool version = s[14] >= '1' && s[14] <= '8';
  const char v = text::ToLower(s[19]);
  const bool variant = v == '8' || v == '9' || v == 'a' || v == 'b';
  return letter || (version && variant) ? length : 0;
}

// Whether nothing but joiners stands between `at` and a digit.
bool DigitFollows(std::string_view text, std::size_t at) noexcept {
  const std::size_t most = std::min(text.size(), at + kMostBytesAside);
  while (at < most && text::IsJoiner(text[at])) ++at;
  return at < text.size() && IsDigit(text[at]);
}

}  // namespace

bool IsInternationalPhone(const DigitRun& run, const Window& window, const Piece& piece) noexcept {
  const auto offset = [&run](int i) { return run.offset[static_cast<std::size_t>(i)]; };
  const int first = std::max(piece.begin, window.begin - kMostDigitsAfterPlus);
  for (int k = window.begin; k >= first; --k) {
    if (offset(k) == 0 || !IsPhonePlus(run.text, offset(k) - 1)) continue;
    if (window.end - k > kMostPhoneDigits) return false;
    const std::string_view inside = run.text.substr(offset(k), offset(window.end - 1) - offset(k));
    return inside.find('+') == std::string_view::npos;
  }
  return false;
}

bool IsFraction(std::string_view text, std::size_t from, std::size_t begin) noexcept {
  if (begin < from + 2 || text[begin - 1] != '.') return false;
  std::size_t i = begin - 1;
  while (i > from && begin - 1 - i <= kMostIntegerDigits && IsDigit(text[i - 1])) --i;
  const std::size_t integer_digits = begin - 1 - i;
  if (integer_digits == 0 || integer_digits > kMostIntegerDigits) return false;
  return i == from || text[i - 1] != '.';
}

bool IsExponent(std::string_view text, std::size_t at, int exponent) noexcept {
  text.remove_prefix(at);
  if (text.empty() || text::ToLower(text[0]) != 'e') return false;
  text.remove_prefix(text.substr(1, 1) == "+" ? 2 : 1);
  const std::array<char, 2> digits = {static_cast<char>('0' + exponent / 10),
                                      static_cast<char>('0' + exponent % 10)};
  return text.substr(0, 2) == std::string_view(digits.data(), digits.size()) &&
         (text.size() == 2 || !IsDigit(text[2]));
}

bool IsInUuid(std::string_view text, std::size_t from, std::size_t begin,
              std::size_t end) noexcept {
  constexpr std::size_t kMostBytesBefore = 35;  // of a UUID that reaches into the window
  std::size_t start = begin > from + kMostBytesBefore ? begin - kMostBytesBefore : from;
  // Most texts hold no dash there.
  const std::string_view dashes = text.substr(0, std::min(text.size(), end + 8));
  for (std::size_t dash = dashes.find('-', start + 8); dash != std::string_view::npos;
       dash = dashes.find('-', dash + 1)) {
    // Nearly every place is ruled out by its second dash.
    if (dash + 5 >= text.size() || text[dash + 5] != '-') continue;
    start = dash - 8;
    if (start != 0 && IsHexDigit(text[start - 1])) continue;
    const std::size_t length = UuidLength(text.substr(start));
    if (length == kFull && start + length > begin) return true;
    const bool whole = start <= begin && start + length >= end;
    if (length == kShort && whole && !DigitFollows(text, start + length)) return true;
  }
  return false;
}

bool IsInIdentifier(std::string_view text, std::size_t from, std::size_t begin,
                    std::size_t end) noexcept {
  const bool touched_behind = end < text.size() && IsLetter(text[end]);
  if (!touched_behind && (begin <= from || !IsLetter(text[begin - 1]))) return false;
  const std::size_t behind = BehindEscape(text, from, begin);
  const bool replaced = from > 0 && behind == from;
  from = behind;
  if (!touched_behind && begin <= from) return false;
  std::size_t letters = 0;
  while (letters <= 2 && begin - letters > from && IsLetter(text[begin - letters - 1])) ++letters;
  const std::size_t before = begin - letters;
  if ((letters == 1 || letters == 2) && before > from && IsDigit(text[before - 1])) return true;
  return IsIdentifierWord(text, from, replaced, begin) ||
         IsIdentifierWord(text, from, replaced, end - 1);
}

}  // namespace panveil::card
