// A log as services write it: a JSON object a line.
#include <string>
#include <utility>

#include "corpus.h"
#include "dice.h"

namespace panveil::bench {

namespace {

std::string Hex(Dice& dice, std::size_t count) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string text;
  while (text.size() < count) text += kHex[dice.Below(16)];
  return text;
}

std::string Between(Dice& dice, std::size_t low, std::size_t high) {
  return std::to_string(low + dice.Below(high - low + 1));
}

}  // namespace

Corpus JsonLog(std::size_t size, std::size_t count, std::uint64_t seed) {
  constexpr const char* kMethods[] = {"GET", "POST", "PUT"};
  constexpr const char* kPaths[] = {"orders", "carts", "refunds", "messages"};
  Dice dice(seed);
  Corpus corpus;
  while (corpus.messages.size() < count) {
    std::string lines;
    while (lines.size() < size) {
      lines += R"({"ts":"2026-11-)" + Between(dice, 10, 28) + "T" + Between(dice, 10, 23) + ":" +
               Between(dice, 10, 59) + ":" + Between(dice, 10, 59) + "." + dice.Digits(3) +
               R"(Z","level":"info","msg":"request done","trace":")" + Hex(dice, 32) +
               R"(","span":")" + Hex(dice, 16) + R"(","method":")" + kMethods[dice.Below(3)] +
               R"(","path":"/v1/)" + kPaths[dice.Below(4)] + "/" + dice.Digits(8) +
               R"(","status":)" + Between(dice, 200, 204) + R"(,"ms":)" + Between(dice, 0, 900) +
               "." + dice.Digits(3) + R"(,"user":"u_)" + dice.Digits(6) + R"(","started":17)" +
               dice.Digits(11) + R"(,"total":)" + Between(dice, 1, 900) + "." + dice.Digits(2) +
               R"(,"ip":"10.)" + Between(dice, 0, 255) + "." + Between(dice, 0, 255) + R"(.7"})" +
               "\n";
    }
    corpus.Add(std::move(lines));
  }
  return corpus;
}

}  // namespace panveil::bench
