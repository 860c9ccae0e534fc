// How far a long run is, on a terminal.
#ifndef PANVEIL_EXAMPLES_CLI_PROGRESS_H_
#define PANVEIL_EXAMPLES_CLI_PROGRESS_H_

#include <chrono>
#include <cstddef>

namespace panveil::cli {

// One line on standard error, written over and over and removed at the end. Only when that is a
// terminal and standard output is none, and there is much to do.
class Progress {
 public:
  static constexpr std::size_t kFewestBytes = std::size_t{16} << 20;

  explicit Progress(std::size_t all);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // So many bytes more are done.
  void Add(std::size_t bytes);

 private:
  std::size_t all_;
  std::size_t done_ = 0;
  bool shown_;  // at all
  bool on_screen_ = false;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace panveil::cli

#endif  // PANVEIL_EXAMPLES_CLI_PROGRESS_H_
