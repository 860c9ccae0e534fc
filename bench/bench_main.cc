// panveil_bench: the whole Scrub() call beside other scrubbers and yardsticks, in one process and
// on the same messages. kHelp is the manual.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "about.h"
#include "peer.h"
#include "row.h"
#include "yardstick.h"

namespace panveil::bench {
namespace {

constexpr char kHelp[] = R"(Usage: panveil_bench [OPTION]...

Measures panveil's whole Scrub() call, beside other ways to find and replace card
numbers, and beside what the machine takes to copy, search or parse the same bytes.
Each engine's results are checked before it is timed: a wrong one ends the program
with status 2.

  --kernel LIST   panveil's scan kernels, with commas, or "all" of this machine's;
                  without it the best one
  --corpus DIR    instead of the scenarios below your own messages: each file one
                  message, each line one in *.jsonl, *.ndjson and *.lines; payloads
                  by the end of the name (.json .form .html .xml .eml .sse), anything
                  else is text
  --list          print the names of all rows, and measure nothing
  --help          print this

  --benchmark_filter=REGEX         only rows whose name it matches, such as '^clean '
  --benchmark_min_time=SECONDS     for each row; 0.5 without it
  --benchmark_format=json          JSON on standard output
  --benchmark_out=FILE             JSON to a file as well
  --benchmark_repetitions=N --benchmark_report_aggregates_only=true
                                   medians of N
  (and the other options of Google Benchmark)

A row is SCENARIO/ENGINE. Times are nanoseconds a message. bytes_per_second is of
the message's bytes, bytes their mean number, and x_memcpy the CPU time over that of
memcpy of the same messages, measured right after. Every call takes the next message
of many, for repeating one would teach the branch predictor the answer; the messages
are the same on every machine.

Scenarios:
  varied                  chat, some of it in other scripts, dense with digits, JSON,
                          or with a card; read as what it looks like
  clean chat              no cards; length log-normal, median 45 bytes
  clean SIZE              no cards, 16 B to 64 MiB
  clean SCRIPT 4 KiB      Japanese, Arabic, Hindi, emoji
  one card, token|mask    chat with one card in each message
  one card in 200 B, ...  the same, all of 200 bytes
  transcript of 16 cards  as many such messages in one text
  column of 64 cards      a number a line
  cards in N % of 200 B   one in N of 100 messages, token
  digit-dense log|text    timestamps, identifiers, prices, telephone numbers
  JSON, clean|one card    about 1 KB, as a chat vendor sends it; read as JSON
                          ("panveil") and as plain text
  JSON, checkout          an order of 840 bytes, with a card, its date and its code
  NDJSON log, clean       about 4 KiB of lines
  costly: ...             4 KiB made to cost much
  FF1                     the cipher alone, for one card of 16 digits

Engines:
  panveil KERNEL          the whole call, every detector on
  panveil line by line    a call for each line of a transcript or a column
  panveil, eight at once  FF1 of cards that meet in one call; the time of one
  RE2, PCRE2-JIT, Vectorscan
                          find, Luhn, replace with '*'
  memcpy, memchr          copy the message; look for a byte that is not in it
  simdjson parse          build the tree of the document, and no more
  AES-NI                  FF1 on AES instructions, wiping nothing

Not the same job:
  )";

struct Options {
  std::string kernels;
  std::string corpus;
  bool list = false;
};

// Breaks at blanks, for lines of at most 80 columns.
void PrintWrapped(std::string_view text, std::size_t indent) {
  std::size_t column = indent;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    if (column + word.size() > 79) {
      std::printf("\n%*s", static_cast<int>(indent), "");
      column = indent;
    } else if (column > indent) {
      std::printf(" ");
      ++column;
    }
    std::printf("%.*s", static_cast<int>(word.size()), word.data());
    column += word.size();
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
  std::printf("\n");
}

[[noreturn]] void PrintHelp() {
  std::fputs(kHelp, stdout);
  PrintWrapped(WhatPeersDoNotFind(), 2);
  if (!MissingPeers().empty()) {
    std::printf("\nThis build has not, for want of their packages:\n");
    for (const std::string& name : MissingPeers()) std::printf("  %s\n", name.c_str());
  }
  std::exit(0);
}

// Takes what is ours out of `arguments`, "--name value" or "--name=value".
Options TakeOptions(std::vector<char*>* arguments) {
  Options options;
  std::vector<char*> rest = {arguments->front()};
  for (std::size_t i = 1; i < arguments->size(); ++i) {
    const std::string_view argument = (*arguments)[i];
    const auto is = [&](std::string_view name, std::string* value) {
      if (argument == name) {
        if (i + 1 == arguments->size()) Die(std::string(name) + " wants a value; see --help");
        *value = (*arguments)[++i];
        return true;
      }
      const bool joined = argument.rfind(std::string(name) + "=", 0) == 0;
      if (joined) *value = std::string(argument.substr(name.size() + 1));
      return joined;
    };
    if (argument == "--help") PrintHelp();
    if (argument == "--list") {
      options.list = true;
    } else if (!is("--kernel", &options.kernels) && !is("--corpus", &options.corpus)) {
      rest.push_back((*arguments)[i]);
    }
  }
  *arguments = std::move(rest);
  return options;
}

void Run(benchmark::State& state, const Ready& ready) {
  const std::size_t messages = ready.corpus->messages.size();
  // A batch is one indirect call and one look at the clock's loop.
  const std::size_t batch = std::min<std::size_t>(messages, 256);
  std::size_t next = 0;
  const double start = CpuNow();
  while (state.KeepRunningBatch(static_cast<benchmark::IterationCount>(batch))) {
    ready.pass(next, batch);
    next += batch;
  }
  const double time = (CpuNow() - start) / static_cast<double>(state.iterations());
  const double bytes = static_cast<double>(ready.corpus->bytes) / static_cast<double>(messages);
  state.SetBytesProcessed(
      static_cast<std::int64_t>(static_cast<double>(state.iterations()) * bytes));
  state.counters["bytes"] = bytes;
  state.counters["x_memcpy"] = time / MemcpyTime(ready.corpus);
}

void Register(const Row& row, const std::shared_ptr<Ready>& ready) {
  benchmark::RegisterBenchmark(row.name().c_str(),
                               [prepare = row.prepare, ready](benchmark::State& state) {
                                 if (!ready->pass) *ready = prepare();
                                 Run(state, *ready);
                               });
}

int Main(std::vector<char*> arguments) {
  const Options options = TakeOptions(&arguments);
  // One column for each counter, unless the caller says otherwise.
  std::string tabular = "--benchmark_counters_tabular=true";
  arguments.insert(arguments.begin() + 1, tabular.data());
  auto argc = static_cast<int>(arguments.size());
  benchmark::Initialize(&argc, arguments.data());
  if (benchmark::ReportUnrecognizedArguments(argc, arguments.data())) return 2;

  const std::vector<std::string> kernels = ParseKernels(options.kernels);
  const std::vector<Row> rows =
      options.corpus.empty() ? AllRows(kernels) : RowsOfFolder(options.corpus, kernels);
  for (const Row& row : rows) {
    if (options.list) {
      std::printf("%s\n", row.name().c_str());
    } else {
      Register(row, std::make_shared<Ready>());
    }
  }
  if (options.list) return 0;
  for (const auto& [name, value] : About()) benchmark::AddCustomContext(name, value);
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}

}  // namespace
}  // namespace panveil::bench

int main(int argc, char** argv) {
  return panveil::bench::Main(std::vector<char*>(argv, argv + argc));
}
