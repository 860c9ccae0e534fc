// What is measured: messages, what they are, and what must come of them.
#ifndef PANVEIL_BENCH_SCENARIO_H_
#define PANVEIL_BENCH_SCENARIO_H_

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "corpus.h"
#include "panveil/options.h"

namespace panveil::bench {

// Cards in each message: this many, or one in some of them, or whatever.
enum class Cards : std::uint8_t { kNone = 0, kOne, kInSome, kAny };

// Which engines run beside panveil.
enum class Beside : std::uint8_t {
  kYardsticks = 0,  // memcpy, memchr
  kPeers,           // those, and the other scrubbers
  kParsers,         // yardsticks and JSON parsers; panveil reads the same bytes as text, too
  kLines,           // yardsticks; panveil reads the same lines one by one, too
};

struct Scenario {
  std::string name;
  std::function<Corpus()> draw;
  Cards cards = Cards::kNone;
  Beside beside = Beside::kPeers;
  PayloadKind kind = PayloadKind::kText;
  Action action = Action::kTokenize;
};

// "48 B", "64 KiB", "1 MiB"
[[nodiscard]] std::string SizeName(std::size_t bytes);

// The sizes of the clean texts, in bytes: 16 to 64 Mi.
[[nodiscard]] const std::vector<std::size_t>& Sizes();

// Of 100 messages, how many hold a card in the scenarios of density.
[[nodiscard]] const std::vector<std::size_t>& Densities();

[[nodiscard]] std::vector<Scenario> AllScenarios();

}  // namespace panveil::bench

#endif  // PANVEIL_BENCH_SCENARIO_H_
