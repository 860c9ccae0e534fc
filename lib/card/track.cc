#include "card/track.h"

#include <algorithm>

#include "text/char_class.h"

namespace panveil::card {

using text::IsDigit;
using text::IsLetter;

namespace {

constexpr std::size_t kMostNameChars = 45;  // 2 to 26 in the standard; some issuers write more
constexpr std::size_t kFewestDigits = 7;    // year and month, and a service code or what is there

bool IsWordChar(char c) noexcept { return IsLetter(c) || IsDigit(c); }

char At(std::string_view text, std::size_t i) noexcept { return i < text.size() ? text[i] : '\0'; }

std::size_t DigitsAt(std::string_view text, std::size_t begin) noexcept {
  std::size_t i = begin;
  while (i < text.size() && IsDigit(text[i])) ++i;
  return i - begin;
}

// Whether a year and month, and at least three more digits, start at `i`.
bool StartsWithExpiry(std::string_view text, std::size_t i) noexcept {
  if (DigitsAt(text.substr(0, i + kFewestDigits), i) < kFewestDigits) return false;
  const int month = (text[i + 2] - '0') * 10 + (text[i + 3] - '0');
  return month >= 1 && month <= 12;
}

// Of track 1's alphabet (ISO/IEC 7811-2: 0x20 to 0x5F), but for the end sentinel and separator.
bool IsTrack1Char(char c) noexcept { return c >= ' ' && c <= '_' && c != '?' && c != '^'; }

// One past the end sentinel at `i` and the LRC behind it. Few readers send the LRC; a character of
// the track's alphabet is taken for one when no word goes on behind it.
std::size_t AfterSentinel(std::string_view text, std::size_t i, char first, char last) noexcept {
  const char lrc = At(text, ++i);
  const bool next_track = (lrc == ';' || lrc == '%' || lrc == '+') && IsWordChar(At(text, i + 1));
  if (lrc <= ' ' || lrc < first || lrc > last || next_track) return i;
  if (lrc == '"' || lrc == '\'' || lrc == ',' || lrc == '&' || lrc == '<')
    return i;  // the payload's
  return IsWordChar(At(text, i + 1)) ? i : i + 1;
}

// The end of track 1's discretionary data that starts at `i`, with sentinel and LRC.
std::size_t EndOfTrack1(std::string_view text, std::size_t i) noexcept {
  const std::size_t digits_end = i + DigitsAt(text, i);
  std::size_t end = digits_end;
  while (end < text.size() && IsTrack1Char(text[end])) ++end;
  if (At(text, end) == '?') return AfterSentinel(text, end, ' ', '_');
  end = digits_end;
  while (end < text.size() && (IsDigit(text[end]) || (text[end] >= 'A' && text[end] <= 'Z'))) ++end;
  return end;
}

// Both return one past the track, or 0. `text` ends where the longest track does.
std::size_t ReadTrack1(std::string_view text, std::size_t pan_end) noexcept {
  if (At(text, pan_end) != '^') return 0;
  std::size_t i = pan_end + 1;
  if (StartsWithExpiry(text, i)) return EndOfTrack1(text, i);
  const std::size_t most = std::min(text.size(), i + kMostNameChars);
  while (i < most && text[i] != '^' && static_cast<unsigned char>(text[i]) >= ' ' &&
         text[i] != '?') {
    ++i;
  }
  if (At(text, i) != '^' || !StartsWithExpiry(text, i + 1)) return 0;
  return EndOfTrack1(text, i + 1);
}

std::size_t ReadTrack2(std::string_view text, std::size_t pan_begin, std::size_t pan_end) noexcept {
  std::size_t i = pan_end;
  const bool hex = text::ToLower(At(text, i)) == 'd';
  if (!hex) {
    if (At(text, i) == ' ') ++i;
    if (At(text, i) != '=') return 0;
  }
  ++i;
  if (!hex && At(text, i) == ' ') ++i;
  if (!StartsWithExpiry(text, i)) return 0;
  std::size_t end = i + DigitsAt(text, i);
  if (hex) {
    if (text::ToLower(At(text, end)) == 'f') ++end;
    // Digits and one D of a longer hex string are no track.
    const bool inside =
        (pan_begin > 0 && IsWordChar(text[pan_begin - 1])) || IsWordChar(At(text, end));
    if (inside) return 0;
  }
  return At(text, end) == '?' ? AfterSentinel(text, end, '0', '?') : end;
}

}  // namespace

ByteSpan TrackAround(std::string_view text, std::size_t pan_begin, std::size_t pan_end) noexcept {
  const char separator = At(text, pan_end);
  if (separator != '^' && separator != '=' && separator != ' ' && text::ToLower(separator) != 'd') {
    return ByteSpan();
  }
  if (separator == ' ' && At(text, pan_end + 1) != '=') return ByteSpan();
  // Bytes left for what is behind the PAN; separators within the PAN do not count.
  std::size_t digits = 0;
  for (std::size_t i = pan_begin; i < pan_end && digits < kMostTrack2Chars / 2; ++i) {
    digits += IsDigit(text[i]) ? 1U : 0U;
  }
  std::size_t begin = pan_begin;
  std::size_t end = ReadTrack1(text.substr(0, pan_end + kMostTrack1Chars - 2 - digits), pan_end);
  if (end != 0) {
    const bool format_code = begin > 0 && text::ToLower(text[begin - 1]) == 'b' &&
                             (begin == 1 || !IsWordChar(text[begin - 2]));
    if (format_code) --begin;
    if (begin > 0 && text[begin - 1] == '%') --begin;
    return {begin, end};
  }
  end = ReadTrack2(text.substr(0, pan_end + kMostTrack2Chars - 1 - digits), pan_begin, pan_end);
  if (end == 0) return ByteSpan();
  if (begin > 0 && text[begin - 1] == ';') --begin;
  return {begin, end};
}

}  // namespace panveil::card
