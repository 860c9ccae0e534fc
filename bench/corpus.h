// Chat messages to measure with: as varied as real ones, the same on every machine.
#ifndef PANVEIL_BENCH_CORPUS_H_
#define PANVEIL_BENCH_CORPUS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace panveil::bench {

struct Corpus {
  void Add(std::string message);

  std::vector<std::string> messages;
  std::size_t bytes = 0;  // of all messages
};

// `count` messages without a card: words, now and then a time, a price, a date or an order number.
// Lengths in bytes are log-normal with median 45, cut to 4..2000, as in support chats.
[[nodiscard]] Corpus CleanChat(std::size_t count, std::uint64_t seed);

// The same, each with one Visa, Mastercard or Amex number (made, not live) in printed groups, with
// dashes or in one piece, somewhere between two words.
[[nodiscard]] Corpus ChatWithOneCard(std::size_t count, std::uint64_t seed);

// `count` messages of exactly `size` bytes, `percent` of 100 with one such card, evenly spread.
// REQUIRES: size >= 64 and percent <= 100.
[[nodiscard]] Corpus CardInSome(std::size_t size, std::size_t count, std::size_t percent,
                                std::uint64_t seed);

// `count` texts of `lines` lines each. Each line is a message of `size` bytes with one such card;
// of size 0 it is the card alone, in one piece.
[[nodiscard]] Corpus CardALine(std::size_t size, std::size_t lines, std::size_t count,
                               std::uint64_t seed);

// `count` clean messages of exactly `size` bytes.
[[nodiscard]] Corpus CleanOfSize(std::size_t size, std::size_t count, std::uint64_t seed);

// `count` lines of a log: timestamps, identifiers, prices; no card. About `size` bytes each.
[[nodiscard]] Corpus DigitDenseLog(std::size_t size, std::size_t count, std::uint64_t seed);

// The same, denser and as in chat: timestamps, identifiers, prices, dates, telephone numbers, with
// a word between any two.
[[nodiscard]] Corpus DigitDenseText(std::size_t size, std::size_t count, std::uint64_t seed);

// `count` events of a chat vendor in JSON, about 1 KB each: identifiers, timestamps, a message,
// with a card in it or without.
[[nodiscard]] Corpus ChatJson(std::size_t count, bool card, std::uint64_t seed);

// `count` orders of a shop in JSON, about 840 bytes each: a customer, items, and a card's number,
// date and code in fields of their own.
[[nodiscard]] Corpus CheckoutJson(std::size_t count, std::uint64_t seed);

// `count` pieces of a log in NDJSON, about `size` bytes each: timestamps, identifiers, amounts.
[[nodiscard]] Corpus JsonLog(std::size_t size, std::size_t count, std::uint64_t seed);

enum class Script : std::uint8_t { kJapanese = 0, kArabic, kHindi, kEmoji };

// `count` clean messages of about `size` bytes, one word in 24 a short number, half of those in the
// script's own digits. kEmoji is English with an emoji for every other word.
[[nodiscard]] Corpus CleanInScript(Script script, std::size_t size, std::size_t count,
                                   std::uint64_t seed);

}  // namespace panveil::bench

#endif  // PANVEIL_BENCH_CORPUS_H_
