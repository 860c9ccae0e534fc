// panveil_bench: the whole Scrub() call on varied chat messages, every kernel, beside memcpy and an
// RE2 scrubber in the same process. Each engine's results are checked before it is timed.
//
//   panveil_bench                                   # the table
//   panveil_bench --benchmark_format=json           # for tools
//   panveil_bench --benchmark_filter='^clean'       # some of it
//   panveil_bench --benchmark_repetitions=9 --benchmark_report_aggregates_only=true   # medians
//
// The column x_memcpy says how many times as long as memcpy of the same messages it took, in CPU
// time, measured right after it.
//
// Every iteration takes the next of kMessages messages: repeating one would teach the branch
// predictor the answer.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus.h"
#include "panveil/keyring.h"
#include "panveil/scrubber.h"
#include "peers.h"

namespace panveil::bench {
namespace {

constexpr std::size_t kMessages = 4096;  // a power of two: the next one is a mask away
constexpr std::uint64_t kSeed = 20170926;

[[noreturn]] void Die(const std::string& what) {
  std::fprintf(stderr, "panveil_bench: %s\n", what.c_str());
  std::exit(2);
}

Scrubber MakeScrubber(Action action, std::string_view kernel) {
  ScrubberOptions options;
  options.action = action;
  options.kernel = std::string(kernel);
  if (action == Action::kTokenize) {
    auto keyring = Keyring::Generate();
    if (!keyring.ok()) Die("no keyring");
    options.keyring = std::make_shared<const Keyring>(*std::move(keyring));
  }
  auto scrubber = Scrubber::Create(options);
  if (!scrubber.ok()) Die(std::string(scrubber.status().message()));
  return *std::move(scrubber);
}

// Every message must hold exactly `cards` cards, and come out as long as it went in.
void CheckScrubber(const Scrubber& scrubber, const Corpus& corpus, PayloadKind kind,
                   std::size_t cards) {
  Scratch scratch;
  for (const std::string& message : corpus.messages) {
    const Result r = scrubber.Scrub(message, kind, scratch);
    const bool same = r.text.data() == message.data();
    if (r.status != ScrubStatus::kOk || r.findings_total != cards || same != (cards == 0) ||
        r.text.size() != message.size()) {
      Die("wrong result of panveil");
    }
  }
}

void CountWork(benchmark::State& state, const Corpus& corpus) {
  const double messages = static_cast<double>(corpus.messages.size());
  const auto bytes = static_cast<double>(state.iterations()) * static_cast<double>(corpus.bytes);
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes / messages));
}

class Copier {
 public:
  explicit Copier(const Corpus& corpus) {
    std::size_t longest = 0;
    for (const std::string& message : corpus.messages) longest = std::max(longest, message.size());
    to_.resize(longest);
  }
  void operator()(const std::string& message) {
    std::memcpy(to_.data(), message.data(), message.size());
    benchmark::DoNotOptimize(to_.data());
    benchmark::ClobberMemory();
  }

 private:
  std::vector<char> to_;
};

// CPU time of this thread in nanoseconds: others share this machine.
double CpuNow() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

// Nanoseconds of memcpy a message, the median of passes over all of them.
double MemcpyTime(const Corpus& corpus) {
  constexpr std::size_t kPasses = 31;
  Copier copy(corpus);
  std::vector<double> passes;
  while (passes.size() < kPasses) {
    const double start = CpuNow();
    for (const std::string& message : corpus.messages) copy(message);
    passes.push_back((CpuNow() - start) / static_cast<double>(corpus.messages.size()));
  }
  const auto middle = passes.begin() + kPasses / 2;
  std::nth_element(passes.begin(), middle, passes.end());
  return *middle;
}

template <typename Body>
void Register(const std::string& name, std::shared_ptr<const Corpus> corpus, Body body) {
  benchmark::RegisterBenchmark(name.c_str(), [corpus, body](benchmark::State& state) {
    auto run = body;  // its buffers are this run's own
    std::size_t i = 0;
    const double start = CpuNow();
    for (auto _ : state) {
      run(corpus->messages[i++ & (corpus->messages.size() - 1)]);
    }
    const double time = (CpuNow() - start) / static_cast<double>(state.iterations());
    CountWork(state, *corpus);
    state.counters["x_memcpy"] = time / MemcpyTime(*corpus);
  });
}

void RegisterMemcpy(const std::string& group, const std::shared_ptr<const Corpus>& corpus) {
  Register(group + "/memcpy", corpus, Copier(*corpus));
}

void RegisterRe2(const std::string& group, const std::shared_ptr<const Corpus>& corpus,
                 bool has_card) {
  const auto peer = std::make_shared<const Re2Scrubber>();
  std::string out;
  for (const std::string& message : corpus->messages) {
    if (peer->Scrub(message, &out) != has_card) Die("wrong result of RE2");
  }
  Register(group + "/re2+luhn+replace", corpus,
           [peer, copy = std::string()](const std::string& message) mutable {
             benchmark::DoNotOptimize(peer->Scrub(message, &copy));
             benchmark::DoNotOptimize(copy.data());
           });
}

void RegisterPanveil(const std::string& name, const std::shared_ptr<const Corpus>& corpus,
                     Action action, std::string_view kernel, std::size_t cards,
                     PayloadKind kind = PayloadKind::kText) {
  const auto scrubber = std::make_shared<const Scrubber>(MakeScrubber(action, kernel));
  CheckScrubber(*scrubber, *corpus, kind, cards);
  const auto scratch = std::make_shared<Scratch>();
  Register(name, corpus, [scrubber, scratch, kind](const std::string& message) {
    const Result r = scrubber->Scrub(message, kind, *scratch);
    benchmark::DoNotOptimize(r.text.data());
  });
}

void RegisterEveryKernel(const std::string& group, const std::shared_ptr<const Corpus>& corpus,
                         std::size_t cards) {
  for (const std::string_view kernel : Scrubber::AvailableKernels()) {
    RegisterPanveil(group + "/panveil " + std::string(kernel), corpus, Action::kTokenize, kernel,
                    cards);
  }
}

void RegisterAll() {
  const auto clean = std::make_shared<const Corpus>(CleanChat(kMessages, kSeed));
  const auto card = std::make_shared<const Corpus>(ChatWithOneCard(kMessages, kSeed));
  const auto log = std::make_shared<const Corpus>(DigitDenseLog(4096, 256, kSeed));

  RegisterMemcpy("clean chat", clean);
  RegisterEveryKernel("clean chat", clean, 0);
  RegisterRe2("clean chat", clean, false);

  for (const auto& [script, name] :
       {std::pair{Script::kJapanese, "Japanese"}, std::pair{Script::kArabic, "Arabic"},
        std::pair{Script::kHindi, "Hindi"}, std::pair{Script::kEmoji, "emoji"}}) {
    const auto chat = std::make_shared<const Corpus>(CleanInScript(script, 4096, 256, kSeed));
    const std::string group = "clean " + std::string(name) + " 4 KiB";
    RegisterMemcpy(group, chat);
    RegisterEveryKernel(group, chat, 0);
    RegisterRe2(group, chat, false);
  }

  for (const std::size_t size : {std::size_t{48}, std::size_t{200}, std::size_t{4096},
                                 std::size_t{65536}, std::size_t{1} << 20}) {
    // A megabyte each is kept to what a cache cannot hold at once, not more.
    const std::size_t count = size >= 65536 ? 16 : 1024;
    const auto sized = std::make_shared<const Corpus>(CleanOfSize(size, count, kSeed));
    const std::string group = "clean " + std::to_string(size) + " B";
    RegisterMemcpy(group, sized);
    RegisterPanveil(group + "/panveil", sized, Action::kTokenize, "", 0);
    RegisterRe2(group, sized, false);
  }

  RegisterMemcpy("one card", card);
  RegisterEveryKernel("one card, token", card, 1);
  RegisterPanveil("one card, mask/panveil", card, Action::kMask, "", 1);
  RegisterRe2("one card, mask", card, true);

  RegisterMemcpy("digit-dense log", log);
  RegisterEveryKernel("digit-dense log", log, 0);
  RegisterRe2("digit-dense log", log, false);

  for (const bool with_card : {false, true}) {
    const auto json = std::make_shared<const Corpus>(ChatJson(1024, with_card, kSeed));
    const std::string group = with_card ? "JSON, one card" : "JSON, clean";
    RegisterMemcpy(group, json);
    RegisterPanveil(group + "/panveil as text", json, Action::kTokenize, "", with_card ? 1 : 0);
    RegisterPanveil(group + "/panveil", json, Action::kTokenize, "", with_card ? 1 : 0,
                    PayloadKind::kJson);
  }

  // No RE2: it takes one timestamp in ten for a card.
  const auto dense = std::make_shared<const Corpus>(DigitDenseText(4096, 256, kSeed));
  RegisterMemcpy("digit-dense text", dense);
  RegisterEveryKernel("digit-dense text", dense, 0);
}

}  // namespace
}  // namespace panveil::bench

int main(int argc, char** argv) {
  // One column for x_memcpy, unless the caller says otherwise.
  std::vector<char*> arguments(argv, argv + argc);
  std::string tabular = "--benchmark_counters_tabular=true";
  arguments.insert(arguments.begin() + 1, tabular.data());
  argc = static_cast<int>(arguments.size());
  argv = arguments.data();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  panveil::bench::RegisterAll();
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
