#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "panveil/scrubber.h"

namespace panveil {
namespace {

// For the thread sanitizer: one Scrubber, a Scratch for each thread, results the same everywhere.
TEST(Threads, ShareAScrubber) {
  ScrubberOptions options;
  options.action = Action::kMask;
  std::string error;
  const std::optional<Scrubber> scrubber = Scrubber::Create(options, &error);
  ASSERT_TRUE(scrubber) << error;
  const std::string text = "first 4111 1111 1111 1111, then 378282246310005";
  const std::string expected = "first **** **** **** 1111, then ***********0005";

  constexpr int kThreads = 4;
  std::vector<int> wrong(kThreads, 0);
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      Scratch scratch;
      for (int i = 0; i < 500; ++i) {
        const Result r = scrubber->Scrub(text, PayloadKind::kText, scratch);
        if (r.text != expected || r.findings.size() != 2) ++wrong[static_cast<std::size_t>(t)];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(kThreads, 0));
}

}  // namespace
}  // namespace panveil
