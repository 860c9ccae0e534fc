#include "card/track.h"

#include <algorithm>

#include "text/char_class.h"

namespace panveil::card {

using text::IsDigit;
using text::IsLetter;

namespace {

constexpr std::size_t kFewestDigits = 7;  // year and month, and a service code or what is there

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

// How many bytes the sign `c` takes at `i`: one, or more when it is escaped for an address, once
// (%5E) or twice (%255E). 0 when it is not there.
std::size_t SignAt(std::string_view text, std::size_t i, char c) noexcept {
  constexpr std::string_view kHex = "0123456789abcdef";
  const auto code = static_cast<unsigned char>(c);
  const auto is_at = [&](std::size_t hex) {
    return At(text, hex) == kHex[code / 16] && text::ToLower(At(text, hex + 1)) == kHex[code % 16];
  };
  if (At(text, i) == '%') {
    if (text.substr(i + 1, 2) == "25" && is_at(i + 3)) return 5;
    if (is_at(i + 1)) return 3;
  }
  return At(text, i) == c ? 1 : 0;
}

// The same, of one that ends at `end`.
std::size_t SignBefore(std::string_view text, std::size_t end, char c) noexcept {
  for (const std::size_t size : {std::size_t{5}, std::size_t{3}, std::size_t{1}}) {
    if (end >= size && SignAt(text, end - size, c) == size) return size;
  }
  return 0;
}

// One past the end sentinel at `i`, if one is there, and the LRC behind it. Few readers send the
// LRC; a character of the track's alphabet is taken for one when no word goes on behind it, and the
// sentinel is not escaped.
std::size_t AfterSentinel(std::string_view text, std::size_t i, char first, char last) noexcept {
  const std::size_t sentinel = SignAt(text, i, '?');
  // The last letter of an escape belongs to the word behind it, for who reads words.
  if (sentinel != 1) return IsWordChar(At(text, i + sentinel)) ? i : i + sentinel;
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
  while (end < text.size() && IsTrack1Char(text[end]) && SignAt(text, end, '?') == 0) ++end;
  if (SignAt(text, end, '?') != 0) return AfterSentinel(text, end, ' ', '_');
  end = digits_end;
  while (end < text.size() && (IsDigit(text[end]) || (text[end] >= 'A' && text[end] <= 'Z'))) ++end;
  // No part of a word: what is left of it would be another.
  while (end > digits_end && IsLetter(At(text, end)) && IsLetter(text[end - 1])) --end;
  return end;
}

// Both return one past the track, or 0. `text` ends where the longest track does.
std::size_t ReadTrack1(std::string_view text, std::size_t pan_end) noexcept {
  const std::size_t separator = SignAt(text, pan_end, '^');
  if (separator == 0) return 0;
  std::size_t i = pan_end + separator;
  if (StartsWithExpiry(text, i)) return EndOfTrack1(text, i);
  const std::size_t most = std::min(text.size(), i + kMostTrackNameChars);
  while (i < most && static_cast<unsigned char>(text[i]) >= ' ' && SignAt(text, i, '^') == 0 &&
         SignAt(text, i, '?') == 0) {
    ++i;
  }
  const std::size_t second = SignAt(text, i, '^');
  if (second == 0 || !StartsWithExpiry(text, i + second)) return 0;
  return EndOfTrack1(text, i + second);
}

std::size_t ReadTrack2(std::string_view text, std::size_t pan_begin, std::size_t pan_end) noexcept {
  std::size_t i = pan_end;
  const bool hex = text::ToLower(At(text, i)) == 'd';
  if (!hex && At(text, i) == ' ') ++i;
  const std::size_t separator = hex ? 1 : SignAt(text, i, '=');
  if (separator == 0) return 0;
  i += separator;
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
  return AfterSentinel(text, end, '0', '?');
}

}  // namespace

ByteSpan TrackAround(std::string_view text, std::size_t pan_begin, std::size_t pan_end) noexcept {
  const char separator = At(text, pan_end);
  if (separator != '^' && separator != '=' && separator != ' ' && separator != '%' &&
      text::ToLower(separator) != 'd') {
    return ByteSpan();
  }
  if (separator == ' ' && At(text, pan_end + 1) != '=') return ByteSpan();
  // Bytes left for what is behind the PAN; separators within the PAN do not count.
  std::size_t digits = 0;
  for (std::size_t i = pan_begin; i < pan_end && digits < kMostTrack2Chars / 2; ++i) {
    digits += IsDigit(text[i]) ? 1U : 0U;
  }
  const std::size_t before = pan_end - digits + (separator == '%' ? kMostEscapeBytes : 0);
  std::size_t begin = pan_begin;
  std::size_t end = ReadTrack1(text.substr(0, before + kMostTrack1Chars - 2), pan_end);
  if (end != 0) {
    const bool format_code =
        begin > 0 && text::ToLower(text[begin - 1]) == 'b' &&
        (begin == 1 || !IsWordChar(text[begin - 2]) || SignBefore(text, begin - 1, '%') != 0);
    if (format_code) --begin;
    return {begin - SignBefore(text, begin, '%'), end};
  }
  end = ReadTrack2(text.substr(0, before + kMostTrack2Chars - 1), pan_begin, pan_end);
  if (end == 0) return ByteSpan();
  return {begin - SignBefore(text, begin, ';'), end};
}

}  // namespace panveil::card
