#include "text/digit_form.h"

#include <algorithm>
#include <array>

#include "text/glyph.h"
#include "text/utf8.h"

namespace panveil::text {
namespace {

constexpr int kLetters = 26;
constexpr char32_t kFullWidthAsterisk = 0xFF0A;

// The capital letters that mathematicians had names for long before the others: Unicode has them
// elsewhere, and nothing at their place in the alphabet.
constexpr char32_t kDoubleStruckA = 0x1D538;
struct Exception {
  char letter;
  char32_t code_point;
};
constexpr Exception kDoubleStruckExceptions[] = {{'C', 0x2102}, {'H', 0x210D}, {'N', 0x2115},
                                                 {'P', 0x2119}, {'Q', 0x211A}, {'R', 0x211D},
                                                 {'Z', 0x2124}};

struct Alphabet {
  DigitForm form;
  char32_t capital_a;
};
constexpr Alphabet kAlphabets[] = {
    {DigitForm::kFullWidth, 0xFF21},
    {DigitForm::kBold, 0x1D400},
    {DigitForm::kDoubleStruck, kDoubleStruckA},
    {DigitForm::kSansSerif, 0x1D5A0},
    {DigitForm::kSansSerifBold, 0x1D5D4},
    {DigitForm::kMonospace, 0x1D670},
    {DigitForm::kCircled, 0x24B6},
};

// Where the digits of a form are: 1 to 9 follow one another, 0 may be elsewhere.
struct Digits {
  DigitForm form;
  char32_t one;
  char32_t zero;  // 0: none
};
constexpr Digits kDigits[] = {
    {DigitForm::kFullWidth, 0xFF11, 0xFF10},
    {DigitForm::kBold, 0x1D7CF, 0x1D7CE},
    {DigitForm::kDoubleStruck, 0x1D7D9, 0x1D7D8},
    {DigitForm::kSansSerif, 0x1D7E3, 0x1D7E2},
    {DigitForm::kSansSerifBold, 0x1D7ED, 0x1D7EC},
    {DigitForm::kMonospace, 0x1D7F7, 0x1D7F6},
    {DigitForm::kCircled, 0x2460, 0x24EA},
    {DigitForm::kNegativeCircled, 0x2776, 0x24FF},
    {DigitForm::kDoubleCircled, 0x24F5, 0},
    {DigitForm::kSansCircled, 0x2780, 0x1F10B},
    {DigitForm::kNegativeSansCircled, 0x278A, 0x1F10C},
    {DigitForm::kParenthesized, 0x2474, 0},
    {DigitForm::kFullStop, 0x2488, 0x1F100},
    {DigitForm::kComma, 0x1F102, 0x1F101},
    {DigitForm::kSuperscript, 0x2071, 0x2070},
    {DigitForm::kSubscript, 0x2081, 0x2080},
    {DigitForm::kSegmented, 0x1FBF1, 0x1FBF0},
};
// Latin-1 had these three first. U+2071 to U+2073 are no digits.
constexpr char32_t kSuperscripts123[] = {0xB9, 0xB2, 0xB3};

// 0 when the form has none.
constexpr char32_t DigitOf(DigitForm form, int value) noexcept {
  if (form == DigitForm::kSuperscript && value >= 1 && value <= 3) {
    return kSuperscripts123[value - 1];
  }
  for (const Digits& digits : kDigits) {
    if (digits.form != form) continue;
    return value == 0 ? digits.zero : digits.one + static_cast<char32_t>(value - 1);
  }
  return 0;
}

// 0 when the form has no letters.
char32_t LetterOf(DigitForm form, char letter) noexcept {
  if (form == DigitForm::kDoubleStruck) {
    for (const Exception& exception : kDoubleStruckExceptions) {
      if (exception.letter == letter) return exception.code_point;
    }
  }
  for (const Alphabet& alphabet : kAlphabets) {
    if (alphabet.form == form) return alphabet.capital_a + static_cast<char32_t>(letter - 'A');
  }
  return 0;
}

// By form: the bytes that every digit of it has room for.
constexpr std::array<int, kDigitForms> MakeShortest() noexcept {
  std::array<int, kDigitForms> shortest{};
  for (int i = 0; i < kDigitForms; ++i) {
    int& bytes = shortest[static_cast<std::size_t>(i)];
    bytes = kMostUtf8Bytes;
    for (int value = 0; value <= 9; ++value) {
      const char32_t digit = DigitOf(static_cast<DigitForm>(i), value);
      if (digit != 0) bytes = std::min(bytes, Utf8Length(digit));
    }
  }
  return shortest;
}
constexpr std::array<int, kDigitForms> kShortest = MakeShortest();

constexpr bool IsCapital(char32_t c) noexcept { return c >= 'A' && c <= 'Z'; }

bool ReadLetter(char32_t code_point, char* ascii, DigitForm* form) noexcept {
  for (const Exception& exception : kDoubleStruckExceptions) {
    if (exception.code_point != code_point) continue;
    *ascii = exception.letter;
    *form = DigitForm::kDoubleStruck;
    return true;
  }
  for (const Alphabet& alphabet : kAlphabets) {
    if (code_point < alphabet.capital_a || code_point >= alphabet.capital_a + kLetters) continue;
    const char letter = static_cast<char>('A' + (code_point - alphabet.capital_a));
    if (LetterOf(alphabet.form, letter) != code_point) return false;
    *ascii = letter;
    *form = alphabet.form;
    return true;
  }
  return false;
}

}  // namespace

int WriteForm(DigitForm form, char c, char* out) noexcept {
  char32_t written = 0;
  if (IsDigit(c)) {
    written = DigitOf(form, c - '0');
  } else if (IsCapital(static_cast<unsigned char>(c))) {
    written = LetterOf(form, c);
  } else if (c == '*' && form == DigitForm::kFullWidth) {
    written = kFullWidthAsterisk;
  }
  if (written == 0 || Utf8Length(written) > kShortest[static_cast<std::size_t>(form)]) {
    *out = c;
    return 1;
  }
  return EncodeUtf8(written, out);
}

bool ReadForm(std::string_view text, std::size_t at, char* ascii, DigitForm* form,
              int* length) noexcept {
  const Glyph glyph = DecodeGlyph(text, at);
  if (glyph.kind == GlyphKind::kDigit) {
    *ascii = glyph.canonical;
    *form = glyph.form;
  } else if (glyph.length == 1) {
    const char c = text[at];
    if (!IsCapital(static_cast<unsigned char>(c)) && c != '*') return false;
    *ascii = c;
    *form = DigitForm::kAscii;
  } else {
    const char32_t code_point = DecodeUtf8(text, at).value;
    if (code_point == kFullWidthAsterisk) {
      *ascii = '*';
      *form = DigitForm::kFullWidth;
    } else if (glyph.kind != GlyphKind::kLetter || !ReadLetter(code_point, ascii, form)) {
      return false;
    }
  }
  *length = glyph.length;
  return true;
}

int WriteDigit(std::string_view like, int value, int room, char* out) noexcept {
  const Glyph sample = like.empty() ? Glyph{} : DecodeGlyph(like, 0);
  char32_t written = 0;
  if (sample.kind == GlyphKind::kDigit) written = DigitOf(sample.form, value);
  if (sample.kind == GlyphKind::kDigit && sample.form == DigitForm::kOther) {
    // A script's digits follow one another. Some have no zero or no more than four: ask.
    const char32_t zero = DecodeUtf8(like, 0).value - sample.value;
    written = zero + static_cast<char32_t>(value);
    char bytes[kMostUtf8Bytes];
    const auto size = static_cast<std::size_t>(EncodeUtf8(written, bytes));
    const Glyph glyph = DecodeGlyph({bytes, size}, 0);
    const bool same = glyph.kind == GlyphKind::kDigit && glyph.form == DigitForm::kOther;
    if (!same || glyph.value != value) written = 0;
  }
  if (written == 0 || Utf8Length(written) > room) {
    *out = static_cast<char>('0' + value);
    return 1;
  }
  return EncodeUtf8(written, out);
}

}  // namespace panveil::text
