// panveil_stream_bench: what a stream costs beside the batch call, in one run.
//
//   panveil_stream_bench [REPETITIONS]
//
// A text of 1 MiB goes through Scrub() as a whole, and through a StreamScrubber in chunks of 16 KiB
// and of 64 bytes, in turns; each figure is the least CPU time of all turns. The bytes that come
// out are compared first.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus.h"
#include "panveil/stream.h"

namespace panveil::bench {
namespace {

constexpr std::size_t kTextBytes = std::size_t{1} << 20;
constexpr std::uint64_t kSeed = 20170926;

[[noreturn]] void Die(const char* what) {
  std::fprintf(stderr, "panveil_stream_bench: %s\n", what);
  std::exit(2);
}

std::string Joined(const Corpus& corpus) {
  std::string text;
  for (std::size_t i = 0; text.size() < kTextBytes; i = (i + 1) % corpus.messages.size()) {
    text += corpus.messages[i];
    text += '\n';
  }
  return text;
}

// CPU time of this thread in nanoseconds: others may share the machine.
double CpuNow() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

class Sum final : public StreamSink {
 public:
  void OnText(std::string_view text) noexcept override {
    bytes += text.size();
    if (keep != nullptr) keep->append(text);
  }
  std::size_t bytes = 0;
  std::string* keep = nullptr;
};

void Stream(StreamScrubber& stream, std::string_view text, std::size_t chunk, Sum& sum) {
  for (std::size_t at = 0; at < text.size(); at += chunk) {
    (void)stream.Feed(text.substr(at, chunk), sum);
  }
  (void)stream.Finish(sum);
}

void Row(const char* name, const std::string& text, const Scrubber& scrubber, int repetitions) {
  constexpr std::array<std::size_t, 2> kChunks = {std::size_t{16} << 10, 64};
  auto stream = StreamScrubber::Create(scrubber, PayloadKind::kText);
  if (!stream.ok()) Die("no stream");
  Scratch scratch;
  const std::string whole(scrubber.Scrub(text, PayloadKind::kText, scratch).text);
  for (const std::size_t chunk : kChunks) {
    std::string out;
    Sum sum;
    sum.keep = &out;
    Stream(*stream, text, chunk, sum);
    if (out != whole) Die("not what the batch call gives");
  }
  std::array<double, 3> least{1e18, 1e18, 1e18};
  for (int i = 0; i < repetitions; ++i) {
    for (std::size_t way = 0; way < least.size(); ++way) {
      Sum sum;
      const double start = CpuNow();
      if (way == 0) {
        sum.bytes = scrubber.Scrub(text, PayloadKind::kText, scratch).text.size();
      } else {
        Stream(*stream, text, kChunks[way - 1], sum);
      }
      least[way] = std::min(least[way], CpuNow() - start);
      if (sum.bytes != whole.size()) Die("bytes are missing");
    }
  }
  const double each = static_cast<double>(text.size());
  std::printf("%-20s %8.3f %10.3f %6.2f %10.3f %6.2f\n", name, least[0] / each, least[1] / each,
              least[1] / least[0], least[2] / each, least[2] / least[0]);
}

int Main(int repetitions) {
  ScrubberOptions options;
  options.action = Action::kMask;
  const auto scrubber = Scrubber::Create(options);
  if (!scrubber.ok()) Die("no scrubber");
  std::printf("%-20s %8s %10s %6s %10s %6s\n", "ns a byte", "batch", "16 KiB", "times", "64 bytes",
              "times");
  Row("clean chat", Joined(CleanChat(4096, kSeed)), *scrubber, repetitions);
  Row("chat with cards", Joined(ChatWithOneCard(4096, kSeed)), *scrubber, repetitions);
  Row("log", Joined(DigitDenseLog(512, 1024, kSeed)), *scrubber, repetitions);
  Row("numbers", Joined(DigitDenseText(512, 1024, kSeed)), *scrubber, repetitions);
  Row("Japanese", Joined(CleanInScript(Script::kJapanese, 512, 1024, kSeed)), *scrubber,
      repetitions);
  return 0;
}

}  // namespace
}  // namespace panveil::bench

int main(int argc, char** argv) {
  return panveil::bench::Main(argc > 1 ? std::max(1, std::atoi(argv[1])) : 25);
}
