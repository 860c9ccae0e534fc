#include "scenario.h"

#include <algorithm>
#include <random>
#include <utility>

#include "costly.h"

namespace panveil::bench {

namespace {

constexpr std::size_t kMessages = 4096;
constexpr std::uint64_t kSeed = 20170926;
constexpr std::size_t kKiB = 1024;

// Enough of each size that they are not the same few, at most 16 MiB but for the largest.
std::size_t CountOfSize(std::size_t size) {
  return std::clamp<std::size_t>((std::size_t{1} << 24) / size, 1, 1024);
}

// What a backend sends in an hour: mostly chat, one message in twenty with a card.
Corpus Varied(std::size_t count, std::uint64_t seed) {
  const Corpus parts[] = {
      CleanChat(count, seed),
      ChatWithOneCard(count / 20, seed),
      CleanInScript(Script::kJapanese, 120, count / 20, seed),
      CleanInScript(Script::kArabic, 120, count / 20, seed),
      CleanInScript(Script::kEmoji, 120, count / 20, seed),
      DigitDenseText(200, count / 20, seed),
      ChatJson(count / 10, false, seed),
      ChatJson(count / 50, true, seed),
  };
  Corpus all;
  for (const Corpus& part : parts) {
    for (const std::string& message : part.messages) all.Add(message);
  }
  // Any order will do, if it is the same each time.
  std::mt19937_64 random(seed);
  for (std::size_t i = all.messages.size(); i > 1; --i) {
    std::swap(all.messages[i - 1], all.messages[random() % i]);
  }
  return all;
}

void AddSizes(std::vector<Scenario>* all) {
  for (const std::size_t size : Sizes()) {
    all->push_back({"clean " + SizeName(size),
                    [size] { return CleanOfSize(size, CountOfSize(size), kSeed); }});
  }
}

void AddScripts(std::vector<Scenario>* all) {
  for (const auto& [script, name] :
       {std::pair{Script::kJapanese, "Japanese"}, std::pair{Script::kArabic, "Arabic"},
        std::pair{Script::kHindi, "Hindi"}, std::pair{Script::kEmoji, "emoji"}}) {
    all->push_back({"clean " + std::string(name) + " 4 KiB",
                    [script = script] { return CleanInScript(script, 4 * kKiB, 256, kSeed); }});
  }
}

void AddCards(std::vector<Scenario>* all) {
  const auto chat = [] { return ChatWithOneCard(kMessages, kSeed); };
  const auto of_200 = [] { return CardInSome(200, 1024, 100, kSeed); };
  all->push_back({"one card, token", chat, Cards::kOne, Beside::kYardsticks});
  all->push_back(
      {"one card, mask", chat, Cards::kOne, Beside::kPeers, PayloadKind::kText, Action::kMask});
  all->push_back({"one card in 200 B, token", of_200, Cards::kOne, Beside::kYardsticks});
  all->push_back({"one card in 200 B, mask", of_200, Cards::kOne, Beside::kPeers,
                  PayloadKind::kText, Action::kMask});
  // What a back-fill reads: cards that meet in one call, against one call a line.
  all->push_back({"transcript of 16 cards", [] { return CardALine(200, 16, 64, kSeed); },
                  Cards::kAny, Beside::kLines});
  all->push_back({"column of 64 cards", [] { return CardALine(0, 64, 64, kSeed); }, Cards::kAny,
                  Beside::kLines});
  for (const std::size_t percent : Densities()) {
    all->push_back({"cards in " + std::to_string(percent) + " % of 200 B",
                    [percent] { return CardInSome(200, 1024, percent, kSeed); }, Cards::kInSome});
  }
}

void AddDense(std::vector<Scenario>* all) {
  all->push_back({"digit-dense log", [] { return DigitDenseLog(4 * kKiB, 256, kSeed); }});
  // No peers: they take one timestamp in ten for a card.
  all->push_back({"digit-dense text", [] { return DigitDenseText(4 * kKiB, 256, kSeed); },
                  Cards::kNone, Beside::kYardsticks});
}

void AddPayloads(std::vector<Scenario>* all) {
  for (const bool card : {false, true}) {
    all->push_back({card ? "JSON, one card" : "JSON, clean",
                    [card] { return ChatJson(1024, card, kSeed); },
                    card ? Cards::kOne : Cards::kNone, Beside::kParsers, PayloadKind::kJson});
  }
  all->push_back({"JSON, checkout", [] { return CheckoutJson(1024, kSeed); }, Cards::kAny,
                  Beside::kParsers, PayloadKind::kJson});
  all->push_back({"NDJSON log, clean", [] { return JsonLog(4 * kKiB, 256, kSeed); }, Cards::kNone,
                  Beside::kParsers, PayloadKind::kJson});
}

void AddCostly(std::vector<Scenario>* all) {
  for (const CostlyText& text : CostlyTexts()) {
    const auto draw = [text] {
      Corpus corpus;
      corpus.Add(Repeated(text, 4 * kKiB));
      return corpus;
    };
    all->push_back({"costly: " + text.name, draw, Cards::kAny, Beside::kYardsticks, text.kind});
  }
}

}  // namespace

std::string SizeName(std::size_t bytes) {
  if (bytes >= kKiB * kKiB) return std::to_string(bytes / kKiB / kKiB) + " MiB";
  if (bytes >= kKiB) return std::to_string(bytes / kKiB) + " KiB";
  return std::to_string(bytes) + " B";
}

const std::vector<std::size_t>& Sizes() {
  static const std::vector<std::size_t> sizes = {16,          48,        200,       kKiB,
                                                 4 * kKiB,    16 * kKiB, 64 * kKiB, 256 * kKiB,
                                                 kKiB * kKiB, 4 << 20,   16 << 20,  64 << 20};
  return sizes;
}

const std::vector<std::size_t>& Densities() {
  static const std::vector<std::size_t> percents = {0, 1, 5, 10, 25, 50, 100};
  return percents;
}

std::vector<Scenario> AllScenarios() {
  std::vector<Scenario> all;
  all.push_back({"varied", [] { return Varied(kMessages, kSeed); }, Cards::kAny,
                 Beside::kYardsticks, PayloadKind::kAuto});
  all.push_back({"clean chat", [] { return CleanChat(kMessages, kSeed); }});
  AddSizes(&all);
  AddScripts(&all);
  AddCards(&all);
  AddDense(&all);
  AddPayloads(&all);
  AddCostly(&all);
  return all;
}

}  // namespace panveil::bench
