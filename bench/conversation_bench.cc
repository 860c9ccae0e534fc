// panveil_conversation_bench: what a Conversation adds to Scrubber::Scrub() of a clean message, in
// nanoseconds a message.
//
//   panveil_conversation_bench          # the table
//   panveil_conversation_bench 100      # ends with 1 when a row without digits adds more than that
//
// Both are timed in turns, the same messages each, and the least of kRounds turns counts: what else
// the machine does only ever adds. Every turn takes all messages, so that no branch is learnt.
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus.h"
#include "panveil/conversation.h"
#include "panveil/scrubber.h"

namespace panveil::bench {
namespace {

constexpr std::size_t kMessages = 4096;
constexpr std::uint64_t kSeed = 20170926;
constexpr int kRounds = 25;

[[noreturn]] void Die(const std::string& what) {
  std::fprintf(stderr, "panveil_conversation_bench: %s\n", what.c_str());
  std::exit(2);
}

struct Row {
  const char* name;
  Corpus corpus;
  bool asked;  // no digits: the row that a bound is asked of
};

// Also full-width ones, and "one two", which are two digits said.
bool HasDigit(const std::string& text) {
  if (text.find_first_of("0123456789") != std::string::npos) return true;
  for (std::size_t at = 0; (at = text.find("\xEF\xBC", at)) != std::string::npos; at += 3) {
    const auto last = static_cast<unsigned char>(text.c_str()[at + 2]);
    if (last >= 0x90 && last <= 0x99) return true;
  }
  for (const char* const pair : {"one one", "one two", "two one", "two two", "one, two", "two, one",
                                 "one, one", "two, two"}) {
    if (text.find(pair) != std::string::npos) return true;
  }
  return false;
}

// Those of `corpus` without a digit.
Corpus WithoutDigits(const Corpus& corpus) {
  Corpus kept;
  for (const std::string& message : corpus.messages) {
    if (!HasDigit(message)) kept.Add(message);
  }
  return kept;
}

std::vector<Row> Rows() {
  std::vector<Row> rows;
  const Corpus chat = CleanChat(kMessages, kSeed);
  rows.push_back({"chat, no digits", WithoutDigits(chat), true});
  rows.push_back({"200 bytes, no digits", WithoutDigits(CleanOfSize(200, kMessages, kSeed)), true});
  rows.push_back({"emoji, 200 bytes, no digits",
                  WithoutDigits(CleanInScript(Script::kEmoji, 200, kMessages, kSeed)), true});
  rows.push_back({"Japanese, 200 bytes, no digits",
                  WithoutDigits(CleanInScript(Script::kJapanese, 200, kMessages, kSeed)), true});
  rows.push_back({"chat, half with numbers", chat, false});
  return rows;
}

double Since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start).count();
}

// Nanoseconds of one turn. What is read of each result is what a caller would forward.
double TurnAlone(const Scrubber& scrubber, const Corpus& corpus, Scratch& scratch) {
  std::size_t bytes = 0;
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& message : corpus.messages) {
    bytes += scrubber.Scrub(message, PayloadKind::kText, scratch).text.size();
  }
  const double time = Since(start);
  if (bytes != corpus.bytes) Die("wrong result of the scrubber");
  return time;
}

double TurnTogether(Conversation& conversation, const Corpus& corpus, Scratch& scratch) {
  conversation.Reset();
  std::size_t bytes = 0;
  std::int64_t now = 0;
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& message : corpus.messages) {
    now += 10'000;
    bytes += conversation.Scrub(message, now, scratch).text.size();
  }
  const double time = Since(start);
  // Digits that are said may go, in fewer bytes.
  if (bytes > corpus.bytes || 2 * bytes < corpus.bytes) Die("wrong result of the conversation");
  return time;
}

// Returns what the conversation adds.
double Measure(const Scrubber& scrubber, const Row& row) {
  if (row.corpus.messages.empty()) Die("no messages");
  Conversation conversation(scrubber);
  Scratch scratch;
  double alone = std::numeric_limits<double>::max();
  double together = alone;
  for (int round = 0; round < kRounds; ++round) {
    alone = std::min(alone, TurnAlone(scrubber, row.corpus, scratch));
    together = std::min(together, TurnTogether(conversation, row.corpus, scratch));
  }
  const auto messages = static_cast<double>(row.corpus.messages.size());
  const double added = (together - alone) / messages;
  std::printf("%-32s %8.1f %8.1f %+8.1f\n", row.name, alone / messages, together / messages, added);
  return added;
}

int Run(double most) {
  ScrubberOptions options;
  options.action = Action::kMask;
  std::string error;
  const std::optional<Scrubber> scrubber = Scrubber::Create(options, &error);
  if (!scrubber) Die(error);
  std::printf("%-32s %8s %8s %8s   ns a message, kernel %s\n", "", "alone", "in chat", "added",
              std::string(scrubber->kernel()).c_str());
  bool within = true;
  for (const Row& row : Rows()) {
    const double added = Measure(*scrubber, row);
    within = within && (!row.asked || added <= most);
  }
  return within ? 0 : 1;
}

}  // namespace
}  // namespace panveil::bench

int main(int argc, char** argv) {
  return panveil::bench::Run(argc > 1 ? std::atof(argv[1]) : std::numeric_limits<double>::max());
}
