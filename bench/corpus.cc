#include "corpus.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "dice.h"

namespace panveil::bench {

namespace {

constexpr std::array<std::string_view, 64> kWords = {
    "hi",      "hello", "thanks", "the",   "my",     "order",  "is",        "late",
    "can",     "you",   "please", "help",  "me",     "with",   "a",         "refund",
    "I",       "paid",  "for",    "two",   "shirts", "but",    "only",      "one",
    "arrived", "where", "are",    "they",  "it",     "says",   "delivered", "on",
    "Monday",  "and",   "nobody", "rang",  "could",  "we",     "change",    "address",
    "to",      "new",   "flat",   "yes",   "of",     "course", "let",       "check",
    "that",    "just",  "moment", "sorry", "about",  "this",   "card",      "was",
    "charged", "twice", "when",   "will",  "money",  "come",   "back",      "ok"};

std::string Number(Dice& dice) {
  switch (dice.Below(5)) {
    case 0:
      return std::to_string(dice.Below(12) + 1) + ":" + std::to_string(dice.Below(50) + 10);
    case 1:
      return "$" + std::to_string(dice.Below(200)) + "." + dice.Digits(2);
    case 2:
      return "#" + dice.Digits(6);
    case 3:
      return std::to_string(dice.Below(28) + 1) + "/" + std::to_string(dice.Below(12) + 1);
    default:
      return std::to_string(dice.Below(9) + 1);
  }
}

std::string Sentence(Dice& dice, std::size_t size) {
  std::string text;
  while (text.size() < size) {
    if (!text.empty()) text += dice.OneIn(9) ? ", " : " ";
    if (dice.OneIn(16)) {
      text += Number(dice);
    } else {
      text += kWords[dice.Below(kWords.size())];
    }
  }
  text.resize(size);
  return text;
}

std::size_t ChatLength(Dice& dice) {
  const double length = 45 * std::exp(0.9 * dice.Normal());
  return static_cast<std::size_t>(std::clamp(length, 4.0, 2000.0));
}

char CheckDigit(std::string_view payload) {
  int sum = 0;
  bool doubled = true;
  for (auto c = payload.rbegin(); c != payload.rend(); ++c, doubled = !doubled) {
    const int digit = *c - '0';
    sum += doubled ? (digit > 4 ? 2 * digit - 9 : 2 * digit) : digit;
  }
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

std::string Pan(Dice& dice, bool amex) {
  std::string pan = amex ? "37" : dice.OneIn(3) ? "51" : "4";
  pan += dice.Digits((amex ? 14 : 15) - pan.size());
  pan += CheckDigit(pan);
  return pan;
}

std::string Card(Dice& dice) {
  const bool amex = dice.OneIn(8);
  std::string pan = Pan(dice, amex);
  const std::string_view separator = dice.OneIn(3) ? "" : dice.OneIn(3) ? "-" : " ";
  for (const std::size_t at : {amex ? 10U : 12U, amex ? 4U : 8U, amex ? 0U : 4U}) {
    if (at != 0) pan.insert(at, separator);
  }
  return pan;
}

}  // namespace

void Corpus::Add(std::string message) {
  bytes += message.size();
  messages.push_back(std::move(message));
}

Corpus CleanChat(std::size_t count, std::uint64_t seed) {
  Dice dice(seed);
  Corpus corpus;
  while (corpus.messages.size() < count) corpus.Add(Sentence(dice, ChatLength(dice)));
  return corpus;
}

Corpus ChatWithOneCard(std::size_t count, std::uint64_t seed) {
  Dice dice(seed);
  Corpus corpus;
  while (corpus.messages.size() < count) {
    const std::size_t size = ChatLength(dice);
    const std::size_t before = dice.Below(size);
    // Words around the card, so that no other number touches it.
    corpus.Add(Sentence(dice, before) + " number " + Card(dice) + " thanks " +
               Sentence(dice, size - before));
  }
  return corpus;
}

Corpus CardInSome(std::size_t size, std::size_t count, std::size_t percent, std::uint64_t seed) {
  Dice dice(seed);
  Corpus corpus;
  for (std::size_t i = 0; i < count; ++i) {
    if ((i + 1) * percent / 100 == i * percent / 100) {
      corpus.Add(Sentence(dice, size));
      continue;
    }
    const std::string middle = " number " + Card(dice) + " thanks ";
    const std::size_t before = dice.Below(size - middle.size() + 1);
    corpus.Add(Sentence(dice, before) + middle + Sentence(dice, size - before - middle.size()));
  }
  return corpus;
}

Corpus CardALine(std::size_t size, std::size_t lines, std::size_t count, std::uint64_t seed) {
  Dice dice(seed);
  const Corpus messages = CardInSome(size == 0 ? 64 : size, lines * count, 100, seed);
  Corpus corpus;
  for (std::size_t i = 0; i < count; ++i) {
    std::string text;
    for (std::size_t line = 0; line < lines; ++line) {
      text += size == 0 ? Pan(dice, dice.OneIn(8)) : messages.messages[i * lines + line];
      text += '\n';
    }
    corpus.Add(std::move(text));
  }
  return corpus;
}

Corpus CleanOfSize(std::size_t size, std::size_t count, std::uint64_t seed) {
  Dice dice(seed);
  Corpus corpus;
  while (corpus.messages.size() < count) corpus.Add(Sentence(dice, size));
  return corpus;
}

Corpus DigitDenseLog(std::size_t size, std::size_t count, std::uint64_t seed) {
  Dice dice(seed);
  Corpus corpus;
  while (corpus.messages.size() < count) {
    std::string line;
    while (line.size() < size) {
      line += "2026-11-" + std::to_string(dice.Below(18) + 10) + "T" +
              std::to_string(dice.Below(14) + 10) + ":" + dice.Digits(2) + ":" + dice.Digits(2) +
              "." + dice.Digits(3) + "Z order=" + dice.Digits(8) + " user=u" + dice.Digits(5) +
              " total=" + std::to_string(dice.Below(500)) + "." + dice.Digits(2) + " ip=10." +
              std::to_string(dice.Below(256)) + "." + std::to_string(dice.Below(256)) +
              ".7 ms=" + std::to_string(dice.Below(900)) + "\n";
    }
    corpus.Add(std::move(line));
  }
  return corpus;
}

Corpus ChatJson(std::size_t count, bool card, std::uint64_t seed) {
  Dice dice(seed);
  const auto id = [&dice] {
    return "\"5e" + dice.Digits(4) + "b0975ac5304b664a1" + dice.Digits(1) + "fa\"";
  };
  const auto time = [&dice] {
    return "\"2026-02-" + dice.Digits(1) + "5T18:" + dice.Digits(2) + ":37.547Z\"";
  };
  Corpus corpus;
  while (corpus.messages.size() < count) {
    const std::string number = card ? " number " + Card(dice) + " thanks " : std::string(" ");
    corpus.Add(R"({"app":{"id":)" + id() + R"(},"webhook":{"id":)" + id() +
               R"(,"version":"v2"},"events":[{"id":)" + id() +
               R"(,"type":"conversation:message","createdAt":)" + time() +
               R"(,"payload":{"conversation":{"id":)" + id() +
               R"(,"type":"personal"},"message":{"id":)" + id() + R"(,"received":)" + time() +
               R"(,"content":{"type":"text","text":")" + Sentence(dice, 250) + number +
               Sentence(dice, 150) + R"("},"author":{"type":"user","userId":)" + id() +
               R"(,"displayName":"Steve","user":{"id":)" + id() +
               R"(,"externalId":"your-own-id"}},"source":{"type":"web","integrationId":)" + id() +
               R"(,"client":{"lastSeen":)" + time() +
               R"(,"platform":"web","info":{"browser":"Chrome","language":"en"}}}}}}]})");
  }
  return corpus;
}

Corpus CheckoutJson(std::size_t count, std::uint64_t seed) {
  Dice dice(seed);
  Corpus corpus;
  while (corpus.messages.size() < count) {
    std::string order =
        R"({"id":"ord_)" + dice.Digits(6) + R"(x","created":"2026-11-1)" + dice.Digits(1) +
        R"(T10:2)" + dice.Digits(1) + R"(:33Z","currency":"EUR","amount":)" +
        std::to_string(100 + dice.Below(9000)) + R"(,"customer":{"id":"c_)" + dice.Digits(5) +
        R"(","email":"jane@example.com","name":"Jane Doe","address":{"line1":)" +
        R"("Main Street 1)" + dice.Digits(1) + R"(","city":"Berlin","zip":"10)" + dice.Digits(3) +
        R"(","country":"DE"}},"items":[)";
    for (std::size_t item = 1 + dice.Below(8); item > 0; --item) {
      order += R"({"sku":"SKU-)" + dice.Digits(4) + R"(-A","title":"Cotton shirt, blue","qty":1,)" +
               R"("price":"19.)" + dice.Digits(2) + (item > 1 ? "\"}," : "\"}],");
    }
    corpus.Add(order + R"("payment":{"method":"card","card":{"number":")" +
               Pan(dice, dice.OneIn(8)) + R"(","exp_month":"0)" +
               std::to_string(1 + dice.Below(9)) + R"(","exp_year":"203)" + dice.Digits(1) +
               R"(","cvc":")" + dice.Digits(3) +
               R"("}},"locale":"de_DE","source":"web","agent":"Mozilla/5.0 Gecko Firefox",)" +
               R"("session":"s-)" + dice.Digits(6) +
               R"(","consent":true,"marketing":false,"version":"v2"})");
  }
  return corpus;
}

Corpus DigitDenseText(std::size_t size, std::size_t count, std::uint64_t seed) {
  Dice dice(seed);
  Corpus corpus;
  while (corpus.messages.size() < count) {
    std::string text;
    while (text.size() < size) {
      switch (dice.Below(6)) {
        case 0:
          text += "at 17" + dice.Digits(11) + ", ";
          break;
        case 1:
          text += "id " + dice.Digits(10) + " is ";
          break;
        case 2:
          text += "$" + std::to_string(dice.Below(2000)) + "." + dice.Digits(2) + " for ";
          break;
        case 3:
          text += "2026-11-" + std::to_string(dice.Below(18) + 10) + " 1" + dice.Digits(1) + ":2" +
                  dice.Digits(1) + ":3" + dice.Digits(1) + "; ";
          break;
        case 4:
          text += "4x" + dice.Digits(3) + " = " + dice.Digits(4) + " of ";
          break;
        default:
          text += "(" + dice.Digits(3) + ") 555-" + dice.Digits(4) + ", so ";
      }
    }
    corpus.Add(std::move(text));
  }
  return corpus;
}

}  // namespace panveil::bench
