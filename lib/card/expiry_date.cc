#include "card/expiry_date.h"

#include <algorithm>

#include "card/label.h"
#include "card/lexicon.h"
#include "card/replacement.h"
#include "text/char_class.h"
#include "text/letter.h"

namespace panveil::card {

using text::IsDigit;

namespace {

constexpr int kFirstYear = 20;
constexpr int kLastYear = 49;

// The signs for year and month: Chinese and Japanese, Korean.
constexpr std::uint32_t kYearSigns[] = {0x5E74, 0xB144};
constexpr std::uint32_t kMonthSigns[] = {0x6708, 0xC6D4};
// The dashes that editors make of a hyphen.
constexpr std::uint32_t kDashSigns[] = {0x2013, 0x2014};

// A cursor over the digits and signs of a date. Everything read moves it.
class Cursor {
 public:
  Cursor(std::string_view text, std::size_t at) noexcept : text_(text), at_(at) {}

  [[nodiscard]] std::size_t at() const noexcept { return at_; }
  [[nodiscard]] char Peek() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }

  // How many digits stand here; 7 for more.
  [[nodiscard]] int CountDigits() const noexcept {
    int n = 0;
    while (n < 7 && IsDigit(Cursor(text_, at_ + static_cast<std::size_t>(n)).Peek())) ++n;
    return n;
  }
  // REQUIRES: `count` digits stand here.
  int ReadDigits(int count) noexcept {
    int value = 0;
    for (; count > 0; --count) value = value * 10 + (text_[at_++] - '0');
    return value;
  }
  std::size_t SkipSpaces(std::size_t most) noexcept {
    const std::size_t from = at_;
    while (at_ - from < most && (Peek() == ' ' || Peek() == '\t')) ++at_;
    return at_ - from;
  }
  bool Skip(char c) noexcept {
    if (Peek() != c || at_ == text_.size()) return false;
    ++at_;
    return true;
  }
  // One of two signs of three bytes each.
  bool SkipSign(const std::uint32_t (&signs)[2]) noexcept {
    if (at_ >= text_.size()) return false;
    const std::uint32_t c = text::WideAt(text_, at_);
    if (c != signs[0] && c != signs[1]) return false;
    at_ += 3;
    return true;
  }
  Word ReadWord() noexcept {
    if (at_ >= text_.size()) return Word();
    const Word word = WordAt(text_, at_, std::min(text_.size(), at_ + kMostDateBytes));
    at_ = word.end;
    return word;
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

bool IsMonth(int value) noexcept { return value >= 1 && value <= 12; }

// Of two digits, or of four.
bool IsYear(int value) noexcept {
  if (value >= 100) value -= 2000;
  return value >= kFirstYear && value <= kLastYear;
}

bool ReadYear(Cursor& c) noexcept {
  const int digits = c.CountDigits();
  return (digits == 2 || digits == 4) && IsYear(c.ReadDigits(digits));
}

bool ReadMonth(Cursor& c) noexcept {
  const int digits = c.CountDigits();
  return (digits == 1 || digits == 2) && IsMonth(c.ReadDigits(digits));
}

ExpiryDate DateOf(DateForm form, const Cursor& c, char separator = '\0') noexcept {
  return {form, c.at(), separator};
}

// Behind a month of digits.
ExpiryDate ReadAfterMonth(Cursor c, int month_digits) noexcept {
  const std::size_t spaces = c.SkipSpaces(2);
  const char separator = c.Peek();
  if (IsDigit(separator)) {
    const bool fits = spaces > 0 && month_digits == 2 && ReadYear(c);
    return fits ? DateOf(DateForm::kSpaced, c) : ExpiryDate();
  }
  DateForm form = DateForm::kClear;
  if (c.SkipSign(kDashSigns)) {
    c.SkipSpaces(2);
    return ReadYear(c) ? DateOf(form, c, '-') : ExpiryDate();
  }
  if (separator != '\0' && std::string_view(".:,;_").find(separator) != std::string_view::npos) {
    form = DateForm::kOther;
  } else if (separator == '\\') {  // an escaped slash
    c.Skip('\\');
    if (c.Peek() != '/') return ExpiryDate();
  } else if (separator != '/' && separator != '-' && separator != '|') {
    return ExpiryDate();
  }
  c.Skip(c.Peek());
  c.SkipSpaces(2);
  c.Skip('\'');
  return ReadYear(c) ? DateOf(form, c, separator) : ExpiryDate();
}

// Behind a year, at the sign between it and the month.
ExpiryDate ReadAfterYear(Cursor c, bool four_digits) noexcept {
  if (c.SkipSign(kYearSigns)) {
    c.SkipSpaces(1);
    if (!ReadMonth(c)) return ExpiryDate();
    c.SkipSign(kMonthSigns);
    return DateOf(DateForm::kClear, c);
  }
  if (!four_digits || !(c.Skip('-') || c.Skip('/') || c.Skip('|'))) return ExpiryDate();
  return c.CountDigits() == 2 && ReadMonth(c) ? DateOf(DateForm::kClear, c) : ExpiryDate();
}

ExpiryDate ReadPacked(Cursor c, int digits) noexcept {
  const int half = digits == 6 ? 10000 : 100;
  const int value = c.ReadDigits(digits);
  const bool month_first =
      IsMonth(value / half) && IsYear(value % half) && (digits == 4 || value % half >= 2000);
  const bool year_first =
      digits == 6 && value / 100 >= 2000 && IsYear(value / 100) && IsMonth(value % 100);
  return month_first || year_first ? DateOf(DateForm::kPacked, c) : ExpiryDate();
}

ExpiryDate ReadNamed(Cursor c) noexcept {
  if (!c.ReadWord().Is(kMonthWord)) return ExpiryDate();
  for (int n = 0;
       n < 3 && (c.Skip(' ') || c.Skip('.') || c.Skip('-') || c.Skip('/') || c.Skip(',')); ++n) {
  }
  if (!IsDigit(c.Peek()) && c.Peek() != '\'') {  // "diciembre de 2027"
    if (!c.ReadWord().Is(kFillerWord)) return ExpiryDate();
    c.SkipSpaces(2);
  }
  c.Skip('\'');
  return ReadYear(c) ? DateOf(DateForm::kNamed, c) : ExpiryDate();
}

ExpiryDate Read(std::string_view text, std::size_t begin) noexcept {
  Cursor c(text, begin);
  const int digits = c.CountDigits();
  if (digits == 0) return ReadNamed(c);
  if (digits == 1 || digits == 2) {
    const int value = c.ReadDigits(digits);
    if (IsYear(value)) return ReadAfterYear(c, false);
    return IsMonth(value) ? ReadAfterMonth(c, digits) : ExpiryDate();
  }
  if (digits == 4) {
    Cursor behind = c;
    if (const int value = behind.ReadDigits(4); value >= 2000 && IsYear(value)) {
      return ReadAfterYear(behind, true);
    }
  }
  return digits == 4 || digits == 6 ? ReadPacked(c, digits) : ExpiryDate();
}

bool Joins(char c) noexcept { return c == '-' || c == '.' || c == ':' || c == '/'; }

// Whether the date that ends here goes on.
bool GoesOn(std::string_view text, const ExpiryDate& date) noexcept {
  Cursor c(text, date.end);
  if (IsDigit(c.Peek()) || c.Peek() == '%') return true;
  if (date.form == DateForm::kPacked) {
    if (c.Peek() == '_') return true;
    // "exp1227cvv737"
    if (text::IsLetter(c.Peek()) && !Cursor(c).ReadWord().Is(kCodeWord)) return true;
  }
  if (date.form == DateForm::kNamed) {  // "December 27, 2024"
    c.Skip(',');
    c.SkipSpaces(2);
    if (c.at() > date.end && c.CountDigits() == 4) {
      const int year = c.ReadDigits(4);
      return year >= 1900 && year < 2100;
    }
    c = Cursor(text, date.end);
  }
  const char sign = c.Peek();
  const bool joins = Joins(sign) || (sign == '_' && date.separator == '_');
  if (!joins || !c.Skip(sign)) return false;
  // With a number that was masked or tokenized.
  if (c.Peek() == '*' || IsBeforeReplacement(text, c.at())) return true;
  const int digits = c.CountDigits();
  if (date.form == DateForm::kPacked && digits == 3) return sign == '-' || sign == '.';
  return digits != 0 && digits != 3 && !(digits == 4 && sign == ':' && date.separator == ':');
}

// What may stand between the parts of a date with the month's name.
bool IsDateSign(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\'' || (c >= ',' && c <= '/');
}

}  // namespace

ExpiryDate ReadExpiryDate(std::string_view text, std::size_t begin) noexcept {
  const ExpiryDate date = Read(text, begin);
  return date.empty() || GoesOn(text, date) ? ExpiryDate() : date;
}

bool MayStartDate(std::string_view text, std::size_t begin) noexcept {
  if (begin == 0) return true;
  const char before = text[begin - 1];
  if (!IsDigit(text[begin])) {
    return text::LetterBefore(text, 0, begin).kind == text::LetterKind::kNone;
  }
  if (IsDigit(before)) return false;
  return !(Joins(before) && begin > 1 && IsDigit(text[begin - 2]));
}

bool MayBeInDate(std::string_view text, std::size_t begin) noexcept {
  const int value = Cursor(text, begin).ReadDigits(4);
  return (IsMonth(value / 100) && IsYear(value % 100)) || IsYear(value);
}

bool MayEndDate(std::string_view text, std::size_t end) noexcept {
  constexpr std::size_t kMostDigits = 6;
  std::size_t begin = end;
  while (begin > 0 && end - begin <= kMostDigits && IsDigit(text[begin - 1])) --begin;
  const std::size_t digits = end - begin;
  if (digits == 4) return MayBeInDate(text, begin);
  if (digits == 2) {
    const int value = Cursor(text, begin).ReadDigits(2);
    return IsMonth(value) || IsYear(value);
  }
  if (digits != 1) return digits == kMostDigits;
  // A month behind the sign for the year.
  if (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
  return begin > 0 && static_cast<unsigned char>(text[begin - 1]) >= 0x80;
}

bool MayEndNamedDate(std::string_view text, std::size_t end) noexcept {
  if (end < text.size() && IsDigit(text[end])) return false;
  std::size_t begin = end;
  while (begin > 0 && end - begin < 5 && IsDigit(text[begin - 1])) --begin;
  if (end - begin != 2 && end - begin != 4) return false;
  if (!IsYear(Cursor(text, begin).ReadDigits(static_cast<int>(end - begin)))) return false;
  // Two words at most: the month, or behind that a filler, "diciembre de 2027".
  for (std::size_t i = begin; i > 0;) {
    constexpr std::size_t kMostSigns = 4;  // ReadNamed(): three and a quote
    const std::size_t from = i;
    while (i > 0 && from - i < kMostSigns && IsDateSign(text[i - 1])) --i;
    if (i == 0) break;
    if (static_cast<unsigned char>(text[i - 1]) >= 0x80) return true;
    if (!text::IsLetter(text[i - 1])) break;
    const Word word = WordBefore(text, i - std::min(i, 2 * kMostDateBytes), i);
    if (word.Is(kMonthWord)) return true;
    if (from != begin || !word.Is(kFillerWord)) break;
    i = word.begin;
  }
  return false;
}

}  // namespace panveil::card
