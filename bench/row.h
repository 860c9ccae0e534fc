// One line of a table: an engine over the messages of a scenario. The benchmark, the gate and the
// latency program all run the same rows.
#ifndef PANVEIL_BENCH_ROW_H_
#define PANVEIL_BENCH_ROW_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus.h"

namespace panveil::bench {

using SharedCorpus = std::shared_ptr<const Corpus>;

// Handles `count` messages, from the one numbered `first` on, round and round. Consecutive calls
// take consecutive messages: repeating one would teach the branch predictor the answer.
using Pass = std::function<void(std::size_t first, std::size_t count)>;

struct Ready {
  SharedCorpus corpus;
  Pass pass;
};

struct Row {
  std::string group;   // the scenario: "clean chat"
  std::string engine;  // "panveil", "panveil as text", "memcpy", "RE2"
  std::string kernel;  // of panveil, else empty

  // Draws the corpus, checks every result, and is ready to be timed. Takes long; ends the program
  // with status 2 when a result is wrong.
  std::function<Ready()> prepare;

  // "clean chat/panveil avx2"
  [[nodiscard]] std::string name() const {
    return group + "/" + engine + (kernel.empty() ? "" : " " + kernel);
  }
  // The same without the kernel, as files of limits name rows.
  [[nodiscard]] std::string key() const { return group + "/" + engine; }
};

// `body` is called with each message; its buffers are the pass's own. The loop is inside, so that a
// message costs no indirect call.
template <typename Body>
[[nodiscard]] Pass MakePass(SharedCorpus corpus, Body body) {
  return [corpus = std::move(corpus), body = std::move(body)](std::size_t first,
                                                              std::size_t count) mutable {
    const std::vector<std::string>& messages = corpus->messages;
    std::size_t i = first % messages.size();
    for (; count > 0; --count) {
      body(messages[i]);
      if (++i == messages.size()) i = 0;
    }
  };
}

// Whether prepare() checks results. Only to be turned off under callgrind, where that takes a
// minute, and after a run of the same rows that did.
void CheckResults(bool check);
[[nodiscard]] bool ResultsAreChecked();

// Prints to stderr and exits with status 2.
[[noreturn]] void Die(const std::string& what);

// All scenarios with all their engines, panveil's with each of `kernels` (empty: the best).
[[nodiscard]] std::vector<Row> AllRows(const std::vector<std::string>& kernels);

// Rows over the files of a folder (corpus_folder.h), with the same engines.
[[nodiscard]] std::vector<Row> RowsOfFolder(const std::string& folder,
                                            const std::vector<std::string>& kernels);

// The first row of that key. Dies without.
[[nodiscard]] const Row& FindRow(const std::vector<Row>& rows, const std::string& key);

// What --kernel says, checked: "avx2", "scalar,sse42", "all"; empty is the best. Dies on others.
[[nodiscard]] std::vector<std::string> ParseKernels(std::string_view list);

}  // namespace panveil::bench

#endif  // PANVEIL_BENCH_ROW_H_
