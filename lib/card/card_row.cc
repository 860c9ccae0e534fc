#include "card/card_row.h"

#include <algorithm>

#include "card/expiry_date.h"
#include "text/char_class.h"
#include "text/digit_form.h"
#include "text/glyph.h"

namespace panveil::card {

using base::ByteSpan;
using text::GlyphKind;

namespace {

bool IsOneOf(char c, std::string_view set) noexcept { return set.find(c) != set.npos; }

char At(std::string_view text, std::size_t i) noexcept { return i < text.size() ? text[i] : '\0'; }

// Whether the character at `at` may be what a scrub wrote for a digit: a capital letter but for
// vowels, in any form.
bool MayBeWritten(std::string_view text, std::size_t at) noexcept {
  char ascii = '\0';
  text::DigitForm form = text::DigitForm::kAscii;
  int length = 0;
  if (!text::ReadForm(text, at, &ascii, &form, &length)) return false;
  return form != text::DigitForm::kAscii || !IsOneOf(ascii, "AEIOUY");
}

// The fields of one row, left to right. Everything read moves it.
class Fields {
 public:
  Fields(std::string_view text, std::size_t at) noexcept : text_(text), at_(at) {
    quoted_ = At(text, at) == '"' && at < text.size();
    separator_ = At(text, at + (quoted_ ? 1 : 0));
  }

  [[nodiscard]] std::size_t at() const noexcept { return at_; }
  [[nodiscard]] char separator() const noexcept { return separator_; }

  // Goes to the next field. False when none begins here.
  bool Next() noexcept {
    if (!SkipQuote() || !IsOneOf(separator_, ",;|\t") || At(text_, at_) != separator_) return false;
    ++at_;
    if (At(text_, at_) == ' ') ++at_;
    return SkipQuote();
  }

  bool SkipName() noexcept {
    constexpr int kMostInARow = 4;
    int letters = 0;
    int written = 0;  // of those in a row
    const std::size_t most = std::min(text_.size(), at_ + kMostNameBytes);
    while (at_ < most) {
      const text::Glyph glyph = text::DecodeGlyph(text_, at_);
      const bool letter = glyph.kind == GlyphKind::kLetter;
      const bool sign = glyph.kind == GlyphKind::kInvisible || IsOneOf(text_[at_], " .'-");
      if (!letter && !sign) break;
      letters += letter ? 1 : 0;
      written = MayBeWritten(text_, at_) ? written + 1 : 0;
      if (written > kMostInARow) return false;
      at_ += glyph.length;
    }
    return letters >= 2;
  }

  // Empty when there is none.
  ByteSpan ReadDate(std::size_t* code_digits) noexcept {
    const std::size_t begin = at_;
    if (!text::IsDigit(At(text_, begin))) return ByteSpan();
    const ExpiryDate date = ReadExpiryDate(text_, begin);
    const bool apart = date.form == DateForm::kOther && date.separator == separator_ && !quoted_;
    if (date.form != DateForm::kClear && date.form != DateForm::kPacked && !apart) {
      return ByteSpan();
    }
    *code_digits = date.form == DateForm::kPacked ? 3 : 4;
    at_ = date.end;
    return {begin, date.end};
  }

  ByteSpan ReadCode(std::size_t most_digits) noexcept {
    const std::size_t begin = at_;
    while (at_ - begin <= most_digits && text::IsDigit(At(text_, at_))) ++at_;
    const ByteSpan code{begin, at_};
    if (code.size() < 3 || code.size() > most_digits || !SkipQuote()) return ByteSpan();
    const bool ends =
        at_ >= text_.size() || IsOneOf(text_[at_], " \r\n]})") || text_[at_] == separator_;
    return ends ? code : ByteSpan();
  }

 private:
  bool SkipQuote() noexcept {
    if (!quoted_) return true;
    return At(text_, at_++) == '"';
  }

  std::string_view text_;
  std::size_t at_;
  bool quoted_ = false;
  char separator_ = '\0';
};

}  // namespace

CardRow ReadCardRow(std::string_view text, std::size_t pan_end) noexcept {
  Fields fields(text, pan_end);
  std::size_t code_digits = 0;
  CardRow row;
  if (!fields.Next() || !fields.SkipName() || !fields.Next()) return CardRow();
  row.date = fields.ReadDate(&code_digits);
  if (row.date.empty() || !fields.Next()) return CardRow();
  row.code = fields.ReadCode(code_digits);
  return row.code.empty() ? CardRow() : row;
}

}  // namespace panveil::card
