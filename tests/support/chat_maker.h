// Chats in which a card comes in pieces, and chats with numbers that are none.
#ifndef PANVEIL_TESTS_SUPPORT_CHAT_MAKER_H_
#define PANVEIL_TESTS_SUPPORT_CHAT_MAKER_H_

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace panveil::testing_support {

struct ChatMessage {
  std::string text;
  std::string id;
  int card_digits = 0;  // of the card, in this message
};

// How the digits of a card are written.
enum class ChatScript { kAscii, kFullWidth, kArabic, kWords };

class ChatMaker {
 public:
  explicit ChatMaker(std::uint64_t seed) : random_(seed) {}

  // A Luhn number of a brand whose numbers have one length only, with no other card in its digits.
  [[nodiscard]] std::string Card();

  // `card` cut in `pieces` at random, one message for each and nothing else in it but separators;
  // with `chatter` up to two messages without digits between.
  [[nodiscard]] std::vector<ChatMessage> Pieces(const std::string& card, int pieces, bool chatter,
                                                ChatScript script);

  // `card` in groups of four, cut between groups, each piece among words.
  [[nodiscard]] std::vector<ChatMessage> PiecesInWords(const std::string& card, int pieces);

  // Such as speak of orders, prices, dates, telephone numbers and how many of what.
  [[nodiscard]] std::vector<ChatMessage> Ordinary(int messages);

  [[nodiscard]] int Below(int end) {
    return std::uniform_int_distribution<int>(0, end - 1)(random_);
  }

 private:
  [[nodiscard]] std::string Digits(int count);
  [[nodiscard]] std::string OrdinaryText();
  void AddChatter(std::vector<ChatMessage>* chat);
  void Add(std::string text, int card_digits, std::vector<ChatMessage>* chat);

  std::mt19937_64 random_;
};

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_CHAT_MAKER_H_
