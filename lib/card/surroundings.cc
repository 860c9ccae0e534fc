#include "card/surroundings.h"

#include <algorithm>

#include "text/char_class.h"

namespace panveil::card {

using payload::DigitRun;
using text::IsDigit;
using text::IsHexDigit;
using text::IsLetter;

namespace {

constexpr int kMostDigitsAfterPlus = 4;
constexpr std::size_t kMostIntegerDigits = 6;
constexpr std::size_t kFewestHexDigits = 24;

bool IsWordChar(char c) noexcept { return IsLetter(c) || IsDigit(c); }

// The longest [b, e) around [begin, end) whose added bytes all satisfy `in`, within bounds.
template <typename Predicate>
std::string_view Extend(std::string_view text, std::size_t from, std::size_t begin, std::size_t end,
                        Predicate in) noexcept {
  std::size_t b = begin;
  while (b > from && begin - b < kMostBytesAside && in(text[b - 1])) --b;
  std::size_t e = end;
  while (e < text.size() && e - end < kMostBytesAside && in(text[e])) ++e;
  return text.substr(b, e - b);
}

// A '+' that introduces a telephone number rather than standing for a space.
bool IsPhonePlus(std::string_view text, std::size_t at) noexcept {
  return text[at] == '+' && (at == 0 || !IsWordChar(text[at - 1]));
}

// Digits and dashes of the UUID that `s` starts with; 0 when it starts with none.
std::size_t UuidLength(std::string_view s) noexcept {
  constexpr std::size_t kShort = 23;  // 8-4-4-4
  constexpr std::size_t kFull = 36;   // 8-4-4-4-12
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

bool IsInUuid(std::string_view text, std::size_t from, std::size_t begin,
              std::size_t end) noexcept {
  constexpr std::size_t kMostBytesBefore = 35;  // of a UUID that reaches into the window
  std::size_t start = begin > from + kMostBytesBefore ? begin - kMostBytesBefore : from;
  for (; start < end; ++start) {
    if (start != 0 && IsHexDigit(text[start - 1])) continue;
    const std::size_t length = UuidLength(text.substr(start));
    if (length != 0 && start + length > begin) return true;
  }
  return false;
}

bool IsInIdentifier(std::string_view text, std::size_t from, std::size_t begin,
                    std::size_t end) noexcept {
  const bool touched =
      (begin > from && IsLetter(text[begin - 1])) || (end < text.size() && IsLetter(text[end]));
  if (!touched) return false;
  const std::string_view word = Extend(text, from, begin, end, IsWordChar);
  const std::size_t window_at = begin - static_cast<std::size_t>(word.data() - text.data());
  int inner_chunks = 0;  // chunks of letters with digits on both sides
  bool short_before = false;
  for (std::size_t i = 0; i < word.size();) {
    if (!IsLetter(word[i])) {
      ++i;
      continue;
    }
    const std::size_t chunk = i;
    while (i < word.size() && IsLetter(word[i])) ++i;
    if (chunk == 0 || i == word.size()) continue;
    // Separators lie in a window of several groups, never between the bytes tested here.
    ++inner_chunks;
    if (i == window_at && i - chunk <= 2) short_before = true;
  }
  if (inner_chunks >= 2 || short_before) return true;
  return inner_chunks == 1 && word.size() >= kFewestHexDigits &&
         std::all_of(word.begin(), word.end(), IsHexDigit);
}

}  // namespace panveil::card
