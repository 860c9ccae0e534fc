#include "yardstick.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <ctime>
#include <utility>

namespace panveil::bench {

Pass MemcpyPass(const SharedCorpus& corpus) {
  std::size_t longest = 0;
  for (const std::string& message : corpus->messages) longest = std::max(longest, message.size());
  return MakePass(corpus, [to = std::vector<char>(longest)](const std::string& message) mutable {
    std::memcpy(to.data(), message.data(), message.size());
    Use(to.data());
  });
}

Pass MemchrPass(const SharedCorpus& corpus) {
  // Any byte that none of the messages holds.
  std::array<bool, 256> met{};
  for (const std::string& message : corpus->messages) {
    for (const char c : message) met[static_cast<unsigned char>(c)] = true;
  }
  const auto absent = std::find(met.begin() + 1, met.end(), false);
  const auto byte = static_cast<int>(absent - met.begin());
  return MakePass(corpus, [byte](const std::string& message) {
    Use(std::memchr(message.data(), byte, message.size()));
  });
}

double CpuNow() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

double Median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double MemcpyTime(const SharedCorpus& corpus) {
  // A few hundred megabytes at most.
  const std::size_t count =
      std::clamp<std::size_t>((std::size_t{1} << 28) / (corpus->bytes + 1), 3, 31);
  const std::size_t messages = corpus->messages.size();
  const Pass copy = MemcpyPass(corpus);
  std::vector<double> passes;
  while (passes.size() < count) {
    const double start = CpuNow();
    copy(0, messages);
    passes.push_back((CpuNow() - start) / static_cast<double>(messages));
  }
  return Median(std::move(passes));
}

}  // namespace panveil::bench
