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

// FNV-1a over lower-case letters, fed letter by letter.
constexpr std::uint32_t kHashStart = 2166136261U;
constexpr std::uint32_t HashStep(std::uint32_t hash, char c) noexcept {
  return (hash ^ static_cast<unsigned char>(text::ToLower(c))) * 16777619U;
}

// An open-addressing table of all words: a word of the text is ruled out by one load, mostly.
class WordTable {
 public:
  struct Slot {
    std::uint32_t hash = 0;
    bool is_card_word = false;
    std::string_view word;
  };

  constexpr WordTable() {
    for (const std::string_view word : kCardWords) Insert(word, true);
    for (const std::string_view word : kIdWords) Insert(word, false);
  }

  // Null when `word`, whose hash is given, is none of ours.
  [[nodiscard]] const Slot* Find(std::uint32_t hash, std::string_view word) const noexcept {
    for (std::size_t i = hash % kSlots; !slots_[i].word.empty(); i = (i + 1) % kSlots) {
      if (slots_[i].hash == hash && Equal(slots_[i].word, word)) return &slots_[i];
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t kSlots = 256;  // over three times the words
  static_assert(kCardWords.size() + kIdWords.size() < kSlots / 3 + 1);

  constexpr void Insert(std::string_view word, bool is_card_word) {
    std::uint32_t hash = kHashStart;
    for (const char c : word) hash = HashStep(hash, c);
    std::size_t i = hash % kSlots;
    while (!slots_[i].word.empty()) i = (i + 1) % kSlots;
    slots_[i] = Slot{hash, is_card_word, word};
  }

  static bool Equal(std::string_view lower, std::string_view word) noexcept {
    return std::equal(lower.begin(), lower.end(), word.begin(), word.end(),
                      [](char a, char b) { return a == text::ToLower(b); });
  }

  std::array<Slot, kSlots> slots_{};
};

constexpr WordTable kWords;

void NoteWords(std::string_view text, std::size_t begin, std::size_t end,
               Context& context) noexcept {
  for (std::size_t i = begin; i < end;) {
    if (!IsLetter(text[i])) {
      ++i;
      continue;
    }
    const std::size_t from = i;
    std::uint32_t hash = kHashStart;
    for (; i < end && IsLetter(text[i]); ++i) hash = HashStep(hash, text[i]);
    const WordTable::Slot* slot = kWords.Find(hash, text.substr(from, i - from));
    if (slot == nullptr) continue;
    context.card_word = context.card_word || slot->is_card_word;
    context.id_word = context.id_word || !slot->is_card_word;
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
