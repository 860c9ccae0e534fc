#include "card/context.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/char_class.h"

namespace panveil::card {

using text::IsDigit;
using text::IsLetter;

namespace {

constexpr std::array<std::string_view, 48> kCardWords = {
    "amex",       "american",    "bankcard", "card",  "cards",    "carta",      "carte",
    "cartao",     "cb",          "cc",       "ccn",   "ccnumber", "ccnum",      "credit",
    "creditcard", "creditcards", "credito",  "cvc",   "cvv",      "debit",      "debitcard",
    "diners",     "discover",    "elo",      "exp",   "expires",  "expiration", "expiry",
    "girocard",   "jcb",         "kaart",    "karta", "karte",    "kort",       "kreditkarte",
    "maestro",    "mastercard",  "mc",       "mir",   "pan",      "payment",    "rupay",
    "tarjeta",    "troy",        "unionpay", "verve", "visa",     "dankort"};

constexpr std::array<std::string_view, 28> kIdWords = {
    "account", "barcode", "booking", "case",      "conversation", "iccid",   "id",
    "imei",    "imsi",    "invoice", "isbn",      "item",         "number",  "order",
    "parcel",  "phone",   "ref",     "reference", "serial",       "session", "shipment",
    "sku",     "tel",     "ticket",  "tracking",  "transaction",  "uid",     "upc"};

constexpr std::size_t kLongestWord = 12;

// For each first letter, the set of lengths that words with it have: most words of a text are ruled
// out by one bit, without a comparison.
using Lengths = std::array<std::uint16_t, 26>;

template <std::size_t N>
constexpr void AddLengths(const std::array<std::string_view, N>& words, Lengths& lengths) {
  for (const std::string_view word : words) {
    auto& set = lengths[static_cast<std::size_t>(word[0] - 'a')];
    set = static_cast<std::uint16_t>(set | (1U << word.size()));
  }
}

constexpr Lengths MakeLengths() {
  Lengths lengths{};
  AddLengths(kCardWords, lengths);
  AddLengths(kIdWords, lengths);
  return lengths;
}

constexpr Lengths kLengths = MakeLengths();

template <std::size_t N>
bool Holds(const std::array<std::string_view, N>& words, std::string_view word) noexcept {
  return std::find(words.begin(), words.end(), word) != words.end();
}

void NoteWord(std::string_view word, Context& context) noexcept {
  if (word.size() > kLongestWord) return;
  const auto first = static_cast<std::size_t>(text::ToLower(word[0]) - 'a');
  if (((kLengths[first] >> word.size()) & 1) == 0) return;
  std::array<char, kLongestWord> lower{};
  std::transform(word.begin(), word.end(), lower.begin(), text::ToLower);
  const std::string_view key(lower.data(), word.size());
  context.card_word = context.card_word || Holds(kCardWords, key);
  context.id_word = context.id_word || Holds(kIdWords, key);
}

void NoteWords(std::string_view text, std::size_t begin, std::size_t end,
               Context& context) noexcept {
  for (std::size_t i = begin; i < end;) {
    if (!IsLetter(text[i])) {
      ++i;
      continue;
    }
    const std::size_t from = i;
    while (i < end && IsLetter(text[i])) ++i;
    NoteWord(text.substr(from, i - from), context);
  }
}

// Reads one or two digits at `i`; -1 when there are none.
int ReadMonth(std::string_view text, std::size_t& i) noexcept {
  if (i >= text.size() || !IsDigit(text[i])) return -1;
  int value = text[i++] - '0';
  if (i < text.size() && IsDigit(text[i])) value = value * 10 + (text[i++] - '0');
  return value;
}

}  // namespace

Context ContextOf(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  Context context;
  std::size_t from = begin > kMostBytesBefore ? begin - kMostBytesBefore : 0;
  // A word cut by the limit is no word.
  if (from > 0) {
    while (from < begin && IsLetter(text[from]) && IsLetter(text[from - 1])) ++from;
  }
  NoteWords(text, from, begin, context);
  std::size_t to = std::min(text.size(), end + kMostBytesAfter);
  while (to < text.size() && to > end && IsLetter(text[to]) && IsLetter(text[to - 1])) --to;
  NoteWords(text, end, to, context);
  return context;
}

bool ExpiryFollows(std::string_view text, std::size_t end) noexcept {
  constexpr std::size_t kMostBytesBetween = 12;
  std::size_t i = end;
  while (i < text.size() && i - end < kMostBytesBetween && !IsDigit(text[i])) ++i;
  const int month = ReadMonth(text, i);
  if (month < 1 || month > 12 || i >= text.size()) return false;
  if (text[i] != '/' && text[i] != '-' && text[i] != ' ') return false;
  ++i;
  const std::size_t year = i;
  while (i < text.size() && IsDigit(text[i]) && i - year < 5) ++i;
  return i - year == 2 || (i - year == 4 && text[year] == '2' && text[year + 1] == '0');
}

}  // namespace panveil::card
