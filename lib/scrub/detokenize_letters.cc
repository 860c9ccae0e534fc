#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

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

void LetterTokens::Tell(const End& end, int count, const std::uint8_t* digits, OpenSink& sink) {
  const Mark* const marks = end.marks.data() + (end.size - count);
  std::array<char, text::kMostUtf8Bytes> bytes{};
  for (int i = 0; i < count - 4; ++i) {
    const std::size_t size = Restore(text_, marks[i], marks[count - 1], digits[i], bytes.data());
    sink.OnOpened({marks[i].offset, marks[i].offset + marks[i].length}, {bytes.data(), size});
  }
  base::Wipe(bytes.data(), bytes.size());
  ++opened_;
}

// A start at a border is what a scrubbed text has, but for a PAN that touched a word in front.
LetterTokens::Tries LetterTokens::TriesOf(const End& end) const noexcept {
  Tries tries{};
  std::size_t next = 0;
  for (const bool at_border : {true, false}) {
    for (int count = end.size; count >= kFewestDigits; --count) {
      const Mark& first = end.marks[static_cast<std::size_t>(end.size - count)];
      if (StartsAtBorder(text_, first.offset) == at_border) tries[next++] = count;
    }
  }
  return tries;
}

void LetterTokens::AddEnd(OpenSink& sink) {
  if (end_count_ == ends_.size()) OpenEnds(sink);
  End& end = ends_[end_count_++];
  std::copy_n(marks_.begin(), size(), end.marks.begin());
  end.size = size();
}

// The best try of all of them, then the second best of those that are left.
void LetterTokens::OpenEnds(OpenSink& sink) {
  OpenRequests requests;
  OpenRequests opened;
  std::array<Tries, OpenRequests::kMost> tries{};
  for (std::size_t i = 0; i < end_count_; ++i) tries[i] = TriesOf(ends_[i]);
  for (std::size_t round = 0; round < tries[0].size(); ++round) {
    std::array<std::size_t, OpenRequests::kMost> asked{};
    std::size_t count = 0;
    for (std::size_t i = 0; i < end_count_; ++i) {
      if (opened.at[i].ok || tries[i][round] == 0) continue;
      OpenRequests::Request& request = requests.at[count];
      request.count = tries[i][round];
      const Mark* const marks = ends_[i].marks.data() + (ends_[i].size - request.count);
      std::transform(marks, marks + request.count, request.token.begin(),
                     [](const Mark& mark) { return mark.ascii; });
      asked[count++] = i;
    }
    if (count == 0) break;
    session_.OpenAll(requests.at.data(), count);
    for (std::size_t k = 0; k < count; ++k) {
      if (requests.at[k].ok) opened.at[asked[k]] = requests.at[k];
    }
  }
  const std::size_t ends = std::exchange(end_count_, 0);
  for (std::size_t i = 0; i < ends; ++i) {
    const OpenRequests::Request& request = opened.at[i];
    if (request.ok) Tell(ends_[i], request.count, request.digits.data(), sink);
  }
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
      AddEnd(sink);
      Clear();
    }
    next_ += glyph.length;
  }
  if (end_count_ > 0) OpenEnds(sink);
}

std::size_t LetterTokens::settled_to() const noexcept {
  return size() > 0 ? marks_[0].offset : next_;
}

std::size_t LetterTokens::needed_from() const noexcept {
  const std::size_t begin = settled_to();
  return begin - std::min<std::size_t>(begin, text::kMostUtf8Bytes);
}

}  // namespace panveil::scrub
