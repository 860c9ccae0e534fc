// The native side of bench.mjs. Writes clean texts (bench/corpus.h) to <folder>/200 and
// <folder>/4096 and says "ready", and which kernels there are; then, for each "kernel size" of
// stdin, scrubs those of that size for some milliseconds and prints the nanoseconds of one call.
// Ends with stdin.
//
// usage: native <folder>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string>

#include "corpus.h"
#include "panveil/panveil.h"

namespace {

constexpr std::size_t kBytes =
    128 * 1024;  // of all texts of one size: more than a cache line or two
constexpr std::uint64_t kSeed = 7;
using Nanoseconds = std::chrono::duration<double, std::nano>;

[[noreturn]] void Die(const std::string& why) {
  std::cerr << why << '\n';
  std::exit(1);
}

panveil_scrubber* MakeScrubber(const std::string& kernel) {
  panveil_scrubber* scrubber = nullptr;
  panveil_options* const options = panveil_options_new();
  char reason[PANVEIL_REASON_BYTES];
  if (panveil_options_set_kernel(options, kernel.data(), kernel.size()) != PANVEIL_OK ||
      panveil_scrubber_new(options, &scrubber, reason, sizeof reason) != PANVEIL_OK) {
    Die(reason);
  }
  panveil_options_free(options);
  return scrubber;
}

double Measure(const panveil_scrubber* scrubber, panveil_scratch* scratch,
               const panveil::bench::Corpus& corpus, Nanoseconds least) {
  const auto start = std::chrono::steady_clock::now();
  std::size_t calls = 0;
  Nanoseconds took{};
  do {
    for (const std::string& text : corpus.messages) {
      panveil_text out;
      if (panveil_scrub(scrubber, scratch, text.data(), text.size(), PANVEIL_TEXT, &out) !=
              PANVEIL_OK ||
          out.data != text.data()) {
        Die("a text is not clean");
      }
    }
    calls += corpus.messages.size();
    took = std::chrono::steady_clock::now() - start;
  } while (took < least);
  return took.count() / static_cast<double>(calls);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) Die("usage: native <folder>");
  std::map<std::size_t, panveil::bench::Corpus> texts;
  for (const std::size_t size : {std::size_t{200}, std::size_t{4096}}) {
    texts[size] = panveil::bench::CleanOfSize(size, kBytes / size, kSeed);
    std::ofstream file(std::string(argv[1]) + "/" + std::to_string(size), std::ios::binary);
    for (const std::string& text : texts[size].messages) file << text;
    if (!file.flush()) Die("the texts cannot be written");
  }
  std::cout << "ready";
  for (std::size_t i = 0; panveil_available_kernel(i) != nullptr; ++i) {
    std::cout << ' ' << panveil_available_kernel(i);
  }
  std::cout << std::endl;
  panveil_scratch* const scratch = panveil_scratch_new();
  std::string kernel;
  std::size_t size = 0;
  while (std::cin >> kernel >> size) {
    panveil_scrubber* const scrubber = MakeScrubber(kernel);
    (void)Measure(scrubber, scratch, texts.at(size), Nanoseconds(1e5));
    std::cout << Measure(scrubber, scratch, texts.at(size), Nanoseconds(1e6)) << std::endl;
    panveil_scrubber_free(scrubber);
  }
  panveil_scratch_free(scratch);
  return 0;
}
