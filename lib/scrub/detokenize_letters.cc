#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "base/secure_memory.h"
#include "payload/gap.h"
#include "scrub/detokenize.h"
#include "text/digit_form.h"
#include "text/glyph.h"
#include "text/utf8.h"
#include "token/letter_token.h"

namespace panveil::scrub {

using text::DigitForm;
using text::Glyph;
using text::GlyphKind;
using token::kFewestDigits;
using token::kMostDigits;

namespace {

using Mark = LetterTokens::Mark;

// Whether a token that starts here touches no word or number in front of it.
bool StartsAtBorder(std::string_view text, std::size_t at) noexcept {
  if (at == 0) return true;
  const GlyphKind before = text::DecodeGlyphBefore(text, at).kind;
  return before != GlyphKind::kLetter && before != GlyphKind::kDigit;
}

// Writes the digit that `mark` was: in its own form, or, where that has no letters, as the last
// four digits, which stayed, are written. Returns how many bytes.
std::size_t Restore(std::string_view text, const Mark& mark, const Mark& last, int digit,
                    char* out) noexcept {
  const bool script = mark.form == DigitForm::kAscii && last.form > DigitForm::kCircled;
  const int size = script ? text::WriteDigit(text.substr(last.offset, last.length), digit,
                                             text::kMostUtf8Bytes, out)
                          : text::WriteForm(mark.form, static_cast<char>('0' + digit), out);
  return static_cast<std::size_t>(size);
}

// What the glyph at `at` is to a token: a letter or digit, else NUL.
Mark MarkAt(std::string_view text, std::size_t at, const Glyph& glyph) noexcept {
  Mark mark{at, glyph.length, '\0', glyph.form};
  int length = 0;
  if (glyph.kind == GlyphKind::kDigit) {
    mark.ascii = glyph.canonical;
  } else if (glyph.kind == GlyphKind::kLetter) {
    char ascii = '\0';
    if (text::ReadForm(text, at, &ascii, &mark.form, &length)) mark.ascii = ascii;
  }
  return mark;
}

}  // namespace

bool LetterTokens::Add(const Mark& mark) noexcept {
  const bool letter = token::IsTokenLetter(mark.ascii);
  if (letter && digits_ > 0) Clear();
  const bool digit = text::IsDigit(mark.ascii) && letters_ >= kFewestDigits - 4;
  if (!letter && !digit) {
    Clear();
    return false;
  }
  separators_ = 0;
  gap_bytes_ = 0;
  if (letter && letters_ == kMostDigits - 4) {
    // No token has more letters: the first one cannot belong to one that ends later.
    std::copy(marks_.begin() + 1, marks_.begin() + letters_, marks_.begin());
    --letters_;
  }
  marks_[static_cast<std::size_t>(size())] = mark;
  ++(letter ? letters_ : digits_);
  return digits_ == 4;
}

void LetterTokens::AddGap(std::size_t bytes, bool separator) noexcept {
  separators_ += separator ? 1 : 0;
  gap_bytes_ += bytes;
  if (separators_ > kMostJoiners || gap_bytes_ > kMostJoinerBytes) Clear();
}

bool LetterTokens::Open(int count, OpenSink& sink) {
  const Mark* const marks = marks_.data() + (size() - count);
  std::array<char, kMostDigits> token{};
  std::array<std::uint8_t, kMostDigits> digits{};
  for (int i = 0; i < count; ++i) token[static_cast<std::size_t>(i)] = marks[i].ascii;
  if (!session_.Open(token.data(), count, digits.data())) return false;
  std::array<char, text::kMostUtf8Bytes> bytes{};
  for (int i = 0; i < count - 4; ++i) {
    const std::size_t size = Restore(text_, marks[i], marks[count - 1],
                                     digits[static_cast<std::size_t>(i)], bytes.data());
    sink.OnOpened({marks[i].offset, marks[i].offset + marks[i].length}, {bytes.data(), size});
  }
  base::Wipe(digits.data(), digits.size());
  base::Wipe(bytes.data(), bytes.size());
  return true;
}

bool LetterTokens::OpenEnd(OpenSink& sink) {
  // A start at a border is what a scrubbed text has, but for a PAN that touched a word in front.
  for (const bool at_border : {true, false}) {
    for (int count = size(); count >= kFewestDigits; --count) {
      const Mark& first = marks_[static_cast<std::size_t>(size() - count)];
      if (StartsAtBorder(text_, first.offset) == at_border && Open(count, sink)) return true;
    }
  }
  return false;
}

void LetterTokens::MoveTo(std::string_view moved, std::size_t gone, bool last) noexcept {
  text_ = moved;
  next_ -= gone;
  for (int i = 0; i < size(); ++i) marks_[static_cast<std::size_t>(i)].offset -= gone;
  constexpr std::size_t kMostMissing = text::kMostUtf8Bytes - 1;
  limit_ = last ? moved.size() : moved.size() - std::min(moved.size(), kMostMissing);
}

void LetterTokens::Advance(OpenSink& sink) {
  while (next_ < limit_) {
    if (const std::size_t escape = payload::EscapedSpace(text_, next_); escape != 0) {
      AddGap(escape, true);
      next_ += escape;
      continue;
    }
    const Glyph glyph = text::DecodeGlyph(text_, next_);
    if (glyph.kind == GlyphKind::kSeparator || glyph.kind == GlyphKind::kInvisible) {
      AddGap(glyph.length, glyph.kind == GlyphKind::kSeparator);
    } else if (Add(MarkAt(text_, next_, glyph))) {
      if (OpenEnd(sink)) ++opened_;
      Clear();
    }
    next_ += glyph.length;
  }
}

std::size_t LetterTokens::settled_to() const noexcept {
  return size() > 0 ? marks_[0].offset : next_;
}

std::size_t LetterTokens::needed_from() const noexcept {
  const std::size_t begin = settled_to();
  return begin - std::min<std::size_t>(begin, text::kMostUtf8Bytes);
}

}  // namespace panveil::scrub
