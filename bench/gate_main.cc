// panveil_gate: what bench/check measures with. kHelp is the manual.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "about.h"
#include "counted.h"
#include "row.h"
#include "yardstick.h"

namespace panveil::bench {
namespace {

constexpr char kHelp[] = R"(Usage: panveil_gate [--kernel NAME] ratios ROW ROW [ROW ROW]...
       panveil_gate [--kernel NAME] count|recount ROW...
       panveil_gate [--kernel NAME] rows
       panveil_gate about

What bench/check measures with. A ROW is SCENARIO/ENGINE as panveil_bench --list
prints it, without the kernel: "clean chat/panveil". Results are checked before
anything is measured. Prints JSON.

  ratios   the time of the first row of each pair over that of the second: medians
           over rounds in which all take turns, in CPU time of the thread
  count    for a run under callgrind with --collect-atstart=no
           --toggle-collect=PanveilCounted --dump-after=PanveilCounted: goes through
           some messages of each row, once unseen by callgrind and once seen; the
           n-th dump is of the n-th row
  recount  the same without checking the results, which takes long under callgrind:
           after a run of count that was not
  rows     the names of all rows
  about    the machine and the build

Status: 0 done, 2 wrong arguments or a wrong result.
)";

using nlohmann::ordered_json;

constexpr int kRounds = 21;
constexpr double kSlice = 2e6;  // nanoseconds of one row in one round, about

class Timed {
 public:
  explicit Timed(Ready ready) : ready_(std::move(ready)) {
    const double messages = static_cast<double>(ready_.corpus->messages.size());
    double least = Run();
    // The first call is the slowest, and another program may take its turn in the second.
    for (int i = 0; i < 5; ++i) {
      count_ = static_cast<std::size_t>(std::clamp(kSlice / least / 10, 1.0, messages));
      least = std::min(least, Run());
    }
    count_ = static_cast<std::size_t>(std::clamp(kSlice / least, 1.0, 1e7));
  }

  // Nanoseconds a message.
  double Run() {
    const double start = CpuNow();
    ready_.pass(next_, count_);
    next_ += count_;
    return std::max(CpuNow() - start, 1.0) / static_cast<double>(count_);
  }

 private:
  Ready ready_;
  std::size_t count_ = 1;
  std::size_t next_ = 0;
};

ordered_json Facts() {
  ordered_json facts;
  for (const auto& [name, value] : About()) facts[name] = value;
  return facts;
}

void PrintRatios(const std::vector<Row>& rows, const std::vector<std::string>& keys) {
  std::vector<Timed> timed;
  for (const std::string& key : keys) timed.emplace_back(FindRow(rows, key).prepare());
  std::vector<std::vector<double>> times(keys.size());
  std::vector<std::vector<double>> ratios(keys.size() / 2);
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < keys.size(); i += 2) {
      times[i].push_back(timed[i].Run());
      times[i + 1].push_back(timed[i + 1].Run());
      ratios[i / 2].push_back(times[i].back() / times[i + 1].back());
    }
  }
  ordered_json out = {{"about", Facts()}, {"ratios", ordered_json::array()}};
  for (std::size_t i = 0; i < keys.size(); i += 2) {
    out["ratios"].push_back({{"row", keys[i]},
                             {"over", keys[i + 1]},
                             {"ns", Median(times[i])},
                             {"over_ns", Median(times[i + 1])},
                             {"ratio", Median(ratios[i / 2])}});
  }
  std::printf("%s\n", out.dump(1).c_str());
}

void PrintCounted(const std::vector<Row>& rows, const std::vector<std::string>& keys) {
  ordered_json out = {{"about", Facts()}, {"counted", ordered_json::array()}};
  for (const std::string& key : keys) {
    const Ready ready = FindRow(rows, key).prepare();
    const double bytes = static_cast<double>(ready.corpus->bytes) /
                         static_cast<double>(ready.corpus->messages.size());
    // Some 64 KiB, and a number of messages that does not depend on the machine.
    const std::size_t count =
        std::clamp<std::size_t>(static_cast<std::size_t>(65536 / bytes), 1, 256);
    // Unseen: buffers grow, the first calls are bound.
    ready.pass(0, count);
    PanveilCounted(ready.pass, 0, count);
    out["counted"].push_back({{"row", key}, {"messages", count}, {"bytes", bytes}});
  }
  std::printf("%s\n", out.dump(1).c_str());
}

int Main(std::vector<std::string> arguments) {
  std::string kernel;
  if (arguments.size() >= 2 && arguments[0] == "--kernel") {
    kernel = arguments[1];
    arguments.erase(arguments.begin(), arguments.begin() + 2);
  }
  const std::string mode = arguments.empty() ? "" : arguments.front();
  if (mode == "--help") {
    std::fputs(kHelp, stdout);
    return 0;
  }
  if (mode == "about") {
    std::printf("%s\n", Facts().dump(1).c_str());
    return 0;
  }
  const std::vector<std::string> keys(arguments.begin() + (arguments.empty() ? 0 : 1),
                                      arguments.end());
  const bool pairs = mode == "ratios" && keys.size() % 2 == 0;
  if (mode == "rows") {
    for (const Row& row : AllRows(ParseKernels(kernel))) std::printf("%s\n", row.key().c_str());
    return 0;
  }
  const bool count = mode == "count" || mode == "recount";
  if (keys.empty() || (!pairs && !count)) Die("wrong arguments; see --help");
  CheckResults(mode != "recount");
  const std::vector<Row> rows = AllRows(ParseKernels(kernel));
  pairs ? PrintRatios(rows, keys) : PrintCounted(rows, keys);
  return 0;
}

}  // namespace
}  // namespace panveil::bench

int main(int argc, char** argv) {
  return panveil::bench::Main(std::vector<std::string>(argv + 1, argv + argc));
}
