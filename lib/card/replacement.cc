#include "card/replacement.h"

#include <algorithm>

#include "card/label.h"
#include "payload/gap.h"
#include "text/char_class.h"
#include "text/digit_form.h"
#include "text/glyph.h"
#include "text/letter.h"

namespace panveil::card {

using text::IsDigit;

namespace {

constexpr std::size_t kMostGapBytes = 24;

constexpr std::size_t kManyLetters = 5;

// Between digits of one number.
bool StandsInNumber(text::GlyphKind kind) noexcept {
  return kind == text::GlyphKind::kSeparator || kind == text::GlyphKind::kInvisible;
}

bool IsWide(char c) noexcept { return static_cast<unsigned char>(c) >= 0x80; }

// Whether the character there is what a digit of another script may have become.
bool IsReplacedWide(std::string_view text, std::size_t at) noexcept {
  char ascii = 0;
  text::DigitForm form = text::DigitForm::kAscii;
  int length = 0;
  return text::ReadForm(text, at, &ascii, &form, &length) && form != text::DigitForm::kAscii &&
         !IsDigit(ascii);
}

// Where the character before `end` begins.
std::size_t CharBefore(std::string_view text, std::size_t end) noexcept {
  std::size_t begin = end - 1;
  while (begin > 0 && end - begin < 4 && text::IsContinuation(text[begin])) --begin;
  return begin;
}

// "%20", which parts digits as a space does.
bool EndsEscapedSpace(std::string_view text, std::size_t end) noexcept {
  return end >= 3 && payload::EscapedSpace(text, end - 3) != 0;
}

}  // namespace

bool FollowsReplacement(std::string_view text, std::size_t begin) noexcept {
  constexpr int kMostDigits = 3;  // of the four, in groups of their own
  const std::size_t limit = begin - std::min(begin, kMostBytesToLabel);
  Stars stars;
  int digits = 0;
  std::size_t end = begin;  // of what is not passed over
  for (; end > limit; end = CharBefore(text, end)) {
    if (EndsEscapedSpace(text, end)) {
      stars.Add(' ');
      end -= 2;
      continue;
    }
    const text::Glyph glyph = text::DecodeGlyph(text, CharBefore(text, end));
    const text::GlyphKind kind = glyph.kind;
    stars.Add(glyph.canonical == '*' ? '*' : text[end - 1]);  // wide ones, too
    if (stars.IsMask()) return true;
    if (kind == text::GlyphKind::kDigit ? ++digits > kMostDigits : !StandsInNumber(kind)) break;
  }
  if (end <= limit) return false;
  if (IsWide(text[end - 1])) return IsReplacedWide(text, CharBefore(text, end));
  std::size_t i = end;
  while (i > limit && IsTokenLetter(text[i - 1])) --i;
  // The number may have touched a word before it; few words end in so many consonants.
  const bool whole = i == limit || !text::IsLetter(text[i - 1]);
  const bool token = i != end && (whole || end == begin || end - i >= kManyLetters);
  return token && !WordBefore(text, limit, end).Is(kLabelWords);
}

bool IsBeforeReplacement(std::string_view text, std::size_t begin) noexcept {
  std::size_t i = begin;
  while (i < text.size() && i - begin < kManyLetters && IsTokenLetter(text[i])) ++i;
  if (i == begin) return i < text.size() && IsWide(text[i]) && IsReplacedWide(text, i);
  const std::size_t most = std::min(text.size(), begin + kMostBytesToLabel);
  if (i == text.size() || WordAt(text, begin, most).Is(kLabelWords)) return false;
  if (i - begin == kManyLetters) return true;
  const std::size_t limit = std::min(text.size(), i + kMostGapBytes);
  for (; i < limit; i += text::DecodeGlyph(text, i).length) {
    if (payload::EscapedSpace(text, i) != 0) {
      i += 2;
      continue;
    }
    if (text[i] == '*' || (IsWide(text[i]) && IsReplacedWide(text, i))) return true;
    if (!StandsInNumber(text::DecodeGlyph(text, i).kind)) break;
  }
  return i < limit && (IsTokenLetter(text[i]) || IsDigit(text[i]));
}

bool BeginsMask(std::string_view text, std::size_t at) noexcept {
  constexpr std::size_t kMostStarsToTell = 5;
  const std::size_t limit =
      std::min(text.size(), at + kMostStarsToTell * (payload::kMostGapBytes + 1));
  Stars stars;
  for (std::size_t i = at; i < limit;) {
    if (const std::size_t escape = payload::EscapedSpace(text, i); escape != 0) {
      stars.Add(' ');
      i += escape;
      continue;
    }
    const text::Glyph glyph = text::DecodeGlyph(text, i);
    if (glyph.canonical == '*' || (IsWide(text[i]) && IsReplacedWide(text, i))) {
      stars.Add('*');
    } else if (!StandsInNumber(glyph.kind)) {
      break;
    } else if (glyph.kind == text::GlyphKind::kSeparator) {
      stars.Add(text[i]);
    }
    if (stars.IsMask()) return true;
    i += glyph.length;
  }
  return false;
}

}  // namespace panveil::card
