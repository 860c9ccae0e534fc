#include "card/iban.h"

#include "text/char_class.h"

namespace panveil::card {

namespace {

struct Country {
  char code[3];
  unsigned char length;  // letters and digits of an IBAN
};

// The IBAN registry's.
constexpr Country kCountries[] = {
    {"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22},
    {"BH", 22}, {"BI", 27}, {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24},
    {"DE", 22}, {"DJ", 27}, {"DK", 18}, {"DO", 28}, {"EE", 20}, {"EG", 29}, {"ES", 24}, {"FI", 18},
    {"FK", 18}, {"FO", 18}, {"FR", 27}, {"GB", 22}, {"GE", 22}, {"GI", 23}, {"GL", 18}, {"GR", 27},
    {"GT", 28}, {"HR", 21}, {"HU", 28}, {"IE", 22}, {"IL", 23}, {"IQ", 23}, {"IS", 26}, {"IT", 27},
    {"JO", 30}, {"KW", 30}, {"KZ", 20}, {"LB", 28}, {"LC", 32}, {"LI", 21}, {"LT", 20}, {"LU", 20},
    {"LV", 21}, {"LY", 25}, {"MC", 27}, {"MD", 24}, {"ME", 22}, {"MK", 19}, {"MN", 20}, {"MR", 27},
    {"MT", 31}, {"MU", 30}, {"NI", 28}, {"NL", 18}, {"NO", 15}, {"OM", 23}, {"PK", 24}, {"PL", 28},
    {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22}, {"RU", 33}, {"SA", 24}, {"SC", 31},
    {"SD", 18}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"SO", 23}, {"ST", 25}, {"SV", 28},
    {"TL", 23}, {"TN", 24}, {"TR", 26}, {"UA", 29}, {"VA", 22}, {"VG", 24}, {"XK", 20}, {"YE", 30},
};

bool IsCapital(char c) noexcept { return c >= 'A' && c <= 'Z'; }
bool IsInIbanChar(char c) noexcept { return IsCapital(c) || text::IsDigit(c); }
bool IsWordChar(char c) noexcept { return text::IsLetter(c) || text::IsDigit(c); }
bool IsGap(char c) noexcept { return c == ' ' || c == '-'; }

// 0 for none.
std::size_t LengthIn(std::string_view country) noexcept {
  for (const Country& listed : kCountries) {
    if (country == std::string_view(listed.code, 2)) return listed.length;
  }
  return 0;
}

// MOD 97-10 of what was read, a letter being two digits.
class Remainder {
 public:
  void Add(char c) noexcept {
    const unsigned value =
        text::IsDigit(c) ? static_cast<unsigned>(c - '0') : static_cast<unsigned>(c - 'A') + 10;
    value_ = (value_ * (value < 10 ? 10 : 100) + value) % 97;
  }
  [[nodiscard]] unsigned value() const noexcept { return value_; }

 private:
  unsigned value_ = 0;
};

// One past the IBAN that begins at `begin`; `begin` when there is none.
std::size_t IbanEnd(std::string_view text, std::size_t begin) noexcept {
  constexpr std::size_t kHead = 4;  // counted last
  if (text.size() - begin < kHead || !text::IsDigit(text[begin + 2]) ||
      !text::IsDigit(text[begin + 3])) {
    return begin;
  }
  const std::size_t length = LengthIn(text.substr(begin, 2));
  if (length == 0) return begin;
  Remainder remainder;
  std::size_t i = begin + kHead;
  for (std::size_t read = kHead; read < length; ++read, ++i) {
    if (i < text.size() && IsGap(text[i])) ++i;
    if (i >= text.size() || !IsInIbanChar(text[i])) return begin;
    remainder.Add(text[i]);
  }
  if (i < text.size() && IsWordChar(text[i])) return begin;
  for (const char c : text.substr(begin, kHead)) remainder.Add(c);
  return remainder.value() == 1 ? i : begin;
}

}  // namespace

bool IsInIban(std::string_view text, std::size_t from, std::size_t at) noexcept {
  if (at < from) return false;
  const std::size_t first = at > from + kMostIbanBytes ? at - kMostIbanBytes : from;
  for (std::size_t i = at; IsInIbanChar(text[i]) || IsGap(text[i]); --i) {
    const bool country = IsCapital(text[i]) && i + 1 < text.size() && IsCapital(text[i + 1]);
    if (country && (i == 0 || !IsWordChar(text[i - 1])) && IbanEnd(text, i) > at) return true;
    if (i == first) break;
  }
  return false;
}

}  // namespace panveil::card
