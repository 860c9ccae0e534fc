// panveil_latency: how long single messages take, not the mean of many. kHelp is the manual.
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "about.h"
#include "allocations.h"
#include "counted.h"
#include "instructions.h"
#include "row.h"
#include "ticks.h"
#include "yardstick.h"

namespace panveil::bench {
namespace {

constexpr char kHelp[] = R"(Usage: panveil_latency [OPTION]...

Times each message by itself, 32 times over all messages of a row, and prints how
the times are distributed: a table, or JSON.

  --kernel NAME   panveil's scan kernel; without it the best one
  --row ROW       SCENARIO/ENGINE as panveil_bench --list prints it, without the
                  kernel; may be repeated. Without it: those of the README
  --json FILE     JSON to FILE, "-" for standard output, with histograms
  --help          print this

For each row:
  all     of every message and time, as met: p99.9 and max are also the machine's,
          its interrupts and whoever shares it
  quiet   of every message, the shortest of its 32 times: what the message costs
  first   the very first call, with a fresh Scratch that Prepare() made ready: what
          the caches of the CPU cost when they hold nothing of it
  allocations     calls of malloc and its kind in all calls after the first round
  instructions    a message, by the CPU's counter; where that is not to be had,
                  by callgrind with the best kernel that it runs, if valgrind is
                  installed; else none, and why

Times are nanoseconds of wall time, less what timing nothing takes (also printed).
Status: 0 done, 2 wrong arguments or a wrong result.
)";

using nlohmann::ordered_json;

constexpr std::size_t kRounds = 32;
constexpr std::size_t kMostMessages = 4096;

constexpr const char* kRows[] = {
    "varied/panveil",      "clean chat/panveil",     "one card in 200 B, token/panveil",
    "JSON, clean/panveil", "JSON, one card/panveil",
};

// Times of one row in nanoseconds, round by round.
using Times = std::vector<double>;

Times TimeEach(const Pass& pass, std::size_t messages, double scale) {
  Times times;
  times.reserve(messages * kRounds);
  for (std::size_t i = 0; i < messages * kRounds; ++i) {
    const std::uint64_t start = Ticks();
    pass(i % messages, 1);
    times.push_back(static_cast<double>(Ticks() - start) * scale);
  }
  return times;
}

ordered_json Distribution(Times times) {
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    const auto last = static_cast<double>(times.size() - 1);
    return times[static_cast<std::size_t>(std::lround(share * last))];
  };
  // Eight steps to twice the time.
  std::map<int, std::size_t> steps;
  for (const double time : times) {
    ++steps[static_cast<int>(std::floor(8 * std::log2(std::max(time, 1.0))))];
  }
  ordered_json histogram = ordered_json::array();
  for (const auto& [step, count] : steps) {
    histogram.push_back({std::round(std::exp2(step / 8.0) * 10) / 10, count});
  }
  return {{"p50", at(0.5)},     {"p90", at(0.9)}, {"p99", at(0.99)},
          {"p99.9", at(0.999)}, {"max", at(1.0)}, {"histogram", histogram}};
}

Times Quiet(const Times& times, std::size_t messages) {
  Times best(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(messages));
  for (std::size_t i = messages; i < times.size(); ++i) {
    best[i % messages] = std::min(best[i % messages], times[i]);
  }
  return best;
}

struct Options {
  std::string kernel;
  std::string json;
  std::vector<std::string> rows;
  bool counted = false;  // run under callgrind, for the instructions
};

Options ParseOptions(const std::vector<std::string>& arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--help") {
      std::fputs(kHelp, stdout);
      std::exit(0);
    }
    if (argument == "--counted") {
      options.counted = true;
      continue;
    }
    if (argument != "--kernel" && argument != "--row" && argument != "--json") {
      Die("no such option: " + argument + "; see --help");
    }
    if (++i == arguments.size()) Die(argument + " wants a value; see --help");
    if (argument == "--kernel") options.kernel = arguments[i];
    if (argument == "--json") options.json = arguments[i];
    if (argument == "--row") options.rows.push_back(arguments[i]);
  }
  if (options.rows.empty()) options.rows.assign(std::begin(kRows), std::end(kRows));
  return options;
}

std::size_t MessagesOf(const Ready& ready) {
  return std::min(ready.corpus->messages.size(), kMostMessages);
}

// Instructions a message of each row, under valgrind; empty without.
std::vector<double> CountedByCallgrind(const Options& options, std::vector<std::size_t> messages) {
  std::vector<std::string> command = {"/proc/self/exe", "--counted"};
  char path[4096] = {};
  if (readlink("/proc/self/exe", path, sizeof(path) - 1) > 0) command[0] = path;
  for (const std::string& row : options.rows) command.insert(command.end(), {"--row", row});
  const auto totals = CountUnderCallgrind(command);
  std::vector<double> counts;
  if (!totals || totals->size() != messages.size()) return counts;
  for (std::size_t i = 0; i < messages.size(); ++i) {
    counts.push_back(static_cast<double>((*totals)[i]) / static_cast<double>(messages[i]));
  }
  return counts;
}

// Under callgrind only: a tenth of the messages is plenty, it is fifty times slower there.
std::size_t CountedMessages(std::size_t messages) {
  return std::max<std::size_t>(messages / 10, 1);
}

void RunCounted(const std::vector<Row>& rows, const Options& options) {
  for (const std::string& key : options.rows) {
    const Ready ready = FindRow(rows, key).prepare();
    const std::size_t messages = CountedMessages(MessagesOf(ready));
    ready.pass(0, messages);
    PanveilCounted(ready.pass, 0, messages);
  }
}

ordered_json Measure(const Row& row, double scale, const InstructionCounter& counter,
                     std::size_t* messages) {
  const Ready ready = row.prepare();
  *messages = MessagesOf(ready);
  const Pass nothing = MakePass(ready.corpus, [](const std::string& m) { Use(m.data()); });
  Times empty = TimeEach(nothing, std::min<std::size_t>(*messages, 256), scale);
  const double overhead = Median(std::move(empty));

  // The results were checked with another Scratch.
  const std::uint64_t start = Ticks();
  ready.pass(0, 1);
  const double first = static_cast<double>(Ticks() - start) * scale - overhead;

  ready.pass(0, *messages);
  const std::uint64_t allocated = Allocations();
  ready.pass(0, *messages);
  const std::uint64_t allocations = Allocations() - allocated;

  Times times = TimeEach(ready.pass, *messages, scale);
  for (double& time : times) time = std::max(time - overhead, 0.0);
  ordered_json out = {{"row", row.name()},
                      {"messages", *messages},
                      {"bytes", static_cast<double>(ready.corpus->bytes) /
                                    static_cast<double>(ready.corpus->messages.size())},
                      {"overhead", overhead},
                      {"first", first}};
  if (CountsAllocations()) out["allocations"] = allocations;
  if (counter.available()) {
    const std::uint64_t before = counter.Read();
    ready.pass(0, *messages);
    out["instructions"] =
        static_cast<double>(counter.Read() - before) / static_cast<double>(*messages);
    out["instructions_by"] = "the CPU";
  }
  out["quiet"] = Distribution(Quiet(times, *messages));
  out["all"] = Distribution(std::move(times));
  return out;
}

void AddInstructions(const Options& options, const std::vector<std::size_t>& messages,
                     const std::string& why_not, ordered_json* rows) {
  std::vector<std::size_t> counted;
  for (const std::size_t count : messages) counted.push_back(CountedMessages(count));
  const std::vector<double> counts = CountedByCallgrind(options, counted);
  for (std::size_t i = 0; i < rows->size(); ++i) {
    ordered_json& row = (*rows)[i];
    if (counts.empty()) {
      row["instructions"] = nullptr;
      row["instructions_by"] = why_not + "; and callgrind did not run";
    } else {
      row["instructions"] = counts[i];
      row["instructions_by"] = "callgrind, its best kernel";
    }
  }
}

void PrintTable(const ordered_json& out) {
  std::printf("%-44s %8s %8s %8s %8s %9s %8s %8s\n", "nanoseconds a message", "p50", "p90", "p99",
              "p99.9", "max", "first", "mallocs");
  for (const ordered_json& row : out["rows"]) {
    for (const char* part : {"quiet", "all"}) {
      const ordered_json& d = row[part];
      std::printf("%-38s %5s %8.0f %8.0f %8.0f %8.0f %9.0f %8.0f %8s\n",
                  row["row"].get<std::string>().c_str(), part, d["p50"].get<double>(),
                  d["p90"].get<double>(), d["p99"].get<double>(), d["p99.9"].get<double>(),
                  d["max"].get<double>(), row["first"].get<double>(),
                  row.value("allocations", ordered_json("?")).dump().c_str());
    }
  }
  const ordered_json& row = out["rows"].front();
  std::printf("less the %.1f ns of timing nothing; instructions by %s:",
              row["overhead"].get<double>(), row["instructions_by"].get<std::string>().c_str());
  for (const ordered_json& each : out["rows"]) {
    if (each["instructions"].is_number()) {
      std::printf(" %.0f", each["instructions"].get<double>());
    }
  }
  std::printf("\n");
}

int Main(const std::vector<std::string>& arguments) {
  const Options options = ParseOptions(arguments);
  const std::vector<Row> rows = AllRows(ParseKernels(options.kernel));
  if (options.counted) {
    CheckResults(false);  // those of this program's caller were
    RunCounted(rows, options);
    return 0;
  }
  const InstructionCounter counter;
  const double scale = NanosecondsATick();
  ordered_json out;
  for (const auto& [name, value] : About()) out["about"][name] = value;
  out["rows"] = ordered_json::array();
  std::vector<std::size_t> messages;
  for (const std::string& key : options.rows) {
    std::size_t count = 0;
    out["rows"].push_back(Measure(FindRow(rows, key), scale, counter, &count));
    messages.push_back(count);
  }
  if (!counter.available()) AddInstructions(options, messages, counter.why_not(), &out["rows"]);
  if (options.json.empty()) {
    PrintTable(out);
    return 0;
  }
  std::FILE* file = options.json == "-" ? stdout : std::fopen(options.json.c_str(), "w");
  if (file == nullptr) Die("cannot write " + options.json);
  std::fprintf(file, "%s\n", out.dump(1).c_str());
  if (file != stdout && std::fclose(file) != 0) Die("cannot write " + options.json);
  return 0;
}

}  // namespace
}  // namespace panveil::bench

int main(int argc, char** argv) {
  return panveil::bench::Main(std::vector<std::string>(argv + 1, argv + argc));
}
