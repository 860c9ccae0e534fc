#include "support/chat_maker.h"

#include <algorithm>
#include <set>
#include <utility>

#include "support/card_composer.h"

namespace panveil::testing_support {

namespace {

// "51" to "55" have 16 digits, "34" and "37" have 15; no brand has other lengths there.
struct Prefix {
  const char* digits;
  int length;
};
constexpr Prefix kPrefixes[] = {{"51", 16}, {"52", 16}, {"53", 16}, {"54", 16},
                                {"55", 16}, {"34", 15}, {"37", 15}, {"2223", 16}};

constexpr const char* kChatter[] = {"hang on",    "one moment please", "ok",
                                    "let me see", "just a second :)",  "sorry, phone rang",
                                    "hm",         "is that right?"};

char CheckDigit(const std::string& digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    int digit = digits[digits.size() - 1 - i] - '0';
    if (i % 2 == 0) digit *= 2;
    sum += digit / 10 + digit % 10;
  }
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

std::string Written(char digit, ChatScript script) {
  const auto value = static_cast<std::size_t>(digit - '0');
  constexpr const char* kWords[] = {"zero", "one", "two",   "three", "four",
                                    "five", "six", "seven", "eight", "nine"};
  switch (script) {
    case ChatScript::kAscii:
      break;
    case ChatScript::kFullWidth:
      return "\xEF\xBC" + std::string(1, static_cast<char>(0x90 + value));
    case ChatScript::kArabic:
      return "\xD9" + std::string(1, static_cast<char>(0xA0 + value));
    case ChatScript::kWords:
      return kWords[value];
  }
  return std::string(1, digit);
}

}  // namespace

std::string ChatMaker::Digits(int count) {
  std::string digits;
  for (int i = 0; i < count; ++i) digits += static_cast<char>('0' + Below(10));
  return digits;
}

std::string ChatMaker::Card() {
  for (;;) {
    const Prefix& prefix = kPrefixes[Below(std::size(kPrefixes))];
    std::string card = prefix.digits;
    card += Digits(prefix.length - 1 - static_cast<int>(card.size()));
    card += CheckDigit(card);
    if (CountPans(card, nullptr) == 1) return card;
  }
}

void ChatMaker::Add(std::string text, int card_digits, std::vector<ChatMessage>* chat) {
  std::string id = "m-" + std::to_string(chat->size() + 1);
  chat->push_back({std::move(text), std::move(id), card_digits});
}

void ChatMaker::AddChatter(std::vector<ChatMessage>* chat) {
  for (int i = Below(3); i > 0; --i) Add(kChatter[Below(std::size(kChatter))], 0, chat);
}

std::vector<ChatMessage> ChatMaker::Pieces(const std::string& card, int pieces, bool chatter,
                                           ChatScript script) {
  std::set<std::size_t> cuts = {card.size()};
  while (static_cast<int>(cuts.size()) < pieces) {
    cuts.insert(static_cast<std::size_t>(1 + Below(static_cast<int>(card.size()) - 1)));
  }
  std::vector<ChatMessage> chat;
  std::size_t begin = 0;
  for (const std::size_t end : cuts) {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) {
      const bool blank = i > begin && (script == ChatScript::kWords || i % 4 == 0);
      text += (blank ? " " : "") + Written(card[i], script);
    }
    if (begin > 0 && chatter) AddChatter(&chat);
    Add(text, static_cast<int>(end - begin), &chat);
    begin = end;
  }
  return chat;
}

std::vector<ChatMessage> ChatMaker::PiecesInWords(const std::string& card, int pieces) {
  const std::size_t groups = (card.size() + 3) / 4;
  std::set<std::size_t> cuts = {groups};
  while (static_cast<int>(cuts.size()) < pieces) {
    cuts.insert(static_cast<std::size_t>(1 + Below(static_cast<int>(groups) - 1)));
  }
  constexpr const char* kBefore[] = {"", "it is ", "then ", "and ", "so I have "};
  constexpr const char* kAfter[] = {"", " ok?", " got it", ", wait", "."};
  std::vector<ChatMessage> chat;
  std::size_t begin = 0;
  for (const std::size_t end : cuts) {
    std::string text = kBefore[Below(std::size(kBefore))];
    int digits = 0;
    for (std::size_t g = begin; g < end; ++g) {
      const std::string group = card.substr(4 * g, 4);
      digits += static_cast<int>(group.size());
      text += (g > begin ? " " : "") + group;
    }
    text += kAfter[Below(std::size(kAfter))];
    Add(text, digits, &chat);
    begin = end;
  }
  return chat;
}

std::string ChatMaker::OrdinaryText() {
  switch (Below(10)) {
    case 0:
      return "order " + Digits(4 + Below(6));
    case 1:
      return "I have " + std::to_string(1 + Below(9));
    case 2:
      return std::to_string(1 + Below(30)) + " of them";
    case 3:
      return "it was $" + std::to_string(1 + Below(4000)) + "." + Digits(2);
    case 4:
      return "my number is " + std::to_string(2 + Below(8)) + Digits(2) + "-" + Digits(3) + "-" +
             Digits(4);
    case 5:
      return std::to_string(1 + Below(28)) + "/" + std::to_string(1 + Below(12)) + "/2026";
    case 6:
      return "zip " + Digits(5);
    case 7:
      return std::to_string(1 + Below(120));
    case 8:
      return "since " + std::to_string(1990 + Below(36)) + ", around " +
             std::to_string(1 + Below(12)) + ":" + std::to_string(10 + Below(49));
    default:
      return kChatter[Below(std::size(kChatter))];
  }
}

std::vector<ChatMessage> ChatMaker::Ordinary(int messages) {
  std::vector<ChatMessage> chat;
  for (int i = 0; i < messages; ++i) Add(OrdinaryText(), 0, &chat);
  return chat;
}

}  // namespace panveil::testing_support
