#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/secure_memory.h"
#include "payload/gap.h"
#include "scrub/detokenize.h"
#include "text/digit_form.h"
#include "text/glyph.h"
#include "text/utf8.h"
#include "token/letter_token.h"
#include "token/tokenizer.h"

namespace panveil::scrub {
namespace {

using text::DigitForm;
using text::Glyph;
using text::GlyphKind;
using token::kFewestDigits;
using token::kMostDigits;

// One character of a token where it stands in the text.
struct Mark {
  std::size_t offset = 0;
  std::size_t length = 0;
  char ascii = '\0';
  DigitForm form = DigitForm::kAscii;
};

// The bytes that replace a mark.
struct Edit {
  std::size_t offset = 0;
  std::size_t length = 0;
  std::array<char, text::kMostUtf8Bytes> bytes{};
  int size = 0;
};

// The marks read so far that may belong to one token: letters, then up to four digits.
class LetterRun {
 public:
  // Returns whether four digits now follow enough letters.
  bool Add(const Mark& mark) noexcept {
    const bool letter = token::IsTokenLetter(mark.ascii);
    if (letter && digits_ > 0) Clear();
    const bool digit = text::IsDigit(mark.ascii) && letters_ >= kFewestDigits - 4;
    if (!letter && !digit) {
      Clear();
      return false;
    }
    gap_ = 0;
    if (letter && letters_ == kMostDigits - 4) Forget();
    marks_[static_cast<std::size_t>(size())] = mark;
    ++(letter ? letters_ : digits_);
    return digits_ == 4;
  }

  void AddSeparator() noexcept {
    if (++gap_ > kMostJoiners) Clear();
  }

  void Clear() noexcept { letters_ = digits_ = gap_ = 0; }

  // The last `count` marks. REQUIRES: count <= size().
  [[nodiscard]] const Mark* Last(int count) const noexcept {
    return marks_.data() + (size() - count);
  }

  [[nodiscard]] int size() const noexcept { return letters_ + digits_; }

 private:
  // No token has more letters: the first one cannot belong to one that ends later.
  void Forget() noexcept {
    std::copy(marks_.begin() + 1, marks_.begin() + letters_, marks_.begin());
    --letters_;
  }

  std::array<Mark, kMostDigits> marks_{};
  int letters_ = 0;
  int digits_ = 0;
  int gap_ = 0;
};

// Whether a token that starts here touches no word or number in front of it.
bool StartsAtBorder(std::string_view text, std::size_t at) noexcept {
  if (at == 0) return true;
  const GlyphKind before = text::DecodeGlyphBefore(text, at).kind;
  return before != GlyphKind::kLetter && before != GlyphKind::kDigit;
}

// The digit that `mark` was: in its own form, or, where that has no letters, as the last four
// digits, which stayed, are written.
Edit Restore(std::string_view text, const Mark& mark, const Mark& last, int digit) noexcept {
  Edit edit{mark.offset, mark.length, {}, 0};
  const bool script = mark.form == DigitForm::kAscii && last.form > DigitForm::kCircled;
  edit.size = script
                  ? text::WriteDigit(text.substr(last.offset, last.length), digit,
                                     text::kMostUtf8Bytes, edit.bytes.data())
                  : text::WriteForm(mark.form, static_cast<char>('0' + digit), edit.bytes.data());
  return edit;
}

// Opens the token of these `count` marks.
bool Open(std::string_view text, const Mark* marks, int count, token::PanOpener::Session& session,
          std::vector<Edit>& edits) {
  std::array<char, kMostDigits> token{};
  std::array<std::uint8_t, kMostDigits> digits{};
  for (int i = 0; i < count; ++i) token[static_cast<std::size_t>(i)] = marks[i].ascii;
  if (!session.Open(token.data(), count, digits.data())) return false;
  for (int i = 0; i < count - 4; ++i) {
    edits.push_back(Restore(text, marks[i], marks[count - 1], digits[static_cast<std::size_t>(i)]));
  }
  base::Wipe(digits.data(), digits.size());
  return true;
}

bool OpenEndOf(std::string_view text, const LetterRun& run, token::PanOpener::Session& session,
               std::vector<Edit>& edits) {
  // A start at a border is what a scrubbed text has, but for a PAN that touched a word in front.
  for (const bool at_border : {true, false}) {
    for (int count = run.size(); count >= kFewestDigits; --count) {
      const Mark* marks = run.Last(count);
      if (StartsAtBorder(text, marks->offset) == at_border &&
          Open(text, marks, count, session, edits)) {
        return true;
      }
    }
  }
  return false;
}

std::string Apply(std::string_view text, const std::vector<Edit>& edits) {
  std::string result;
  result.reserve(text.size() + edits.size() * text::kMostUtf8Bytes);
  std::size_t read = 0;
  for (const Edit& edit : edits) {
    result.append(text.substr(read, edit.offset - read));
    result.append(edit.bytes.data(), static_cast<std::size_t>(edit.size));
    read = edit.offset + edit.length;
  }
  result.append(text.substr(read));
  return result;
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

std::size_t OpenLetterTokens(token::PanOpener::Session& session, std::string& text) {
  std::vector<Edit> edits;
  std::size_t opened = 0;
  LetterRun run;
  for (std::size_t i = 0; i < text.size();) {
    const Glyph glyph = text::DecodeGlyph(text, i);
    if (const std::size_t escape = payload::EscapedSpace(text, i); escape != 0) {
      run.AddSeparator();
      i += escape;
      continue;
    }
    if (glyph.kind == GlyphKind::kSeparator) {
      run.AddSeparator();
    } else if (glyph.kind != GlyphKind::kInvisible && run.Add(MarkAt(text, i, glyph))) {
      if (OpenEndOf(text, run, session, edits)) ++opened;
      run.Clear();
    }
    i += glyph.length;
  }
  if (opened > 0) text = Apply(text, edits);
  return opened;
}

}  // namespace panveil::scrub
