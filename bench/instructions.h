// Instructions, by whichever counter there is.
#ifndef PANVEIL_BENCH_INSTRUCTIONS_H_
#define PANVEIL_BENCH_INSTRUCTIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace panveil::bench {

// The CPU's own counter of this thread's instructions in user space. Many virtual machines and
// containers have none.
class InstructionCounter {
 public:
  InstructionCounter();
  ~InstructionCounter();
  InstructionCounter(const InstructionCounter&) = delete;
  InstructionCounter& operator=(const InstructionCounter&) = delete;

  [[nodiscard]] bool available() const { return file_ >= 0; }
  // Why not: "perf_event_open: No such file or directory".
  [[nodiscard]] const std::string& why_not() const { return why_not_; }
  // Since the program began. REQUIRES: available().
  [[nodiscard]] std::uint64_t Read() const;

 private:
  int file_ = -1;
  std::string why_not_;
};

// Runs `command` under callgrind, which collects in PanveilCounted() (counted.h), and returns what
// each of its calls took, in turn. Nothing without valgrind, or when the command fails. Each of
// `command` may hold any characters but NUL.
[[nodiscard]] std::optional<std::vector<std::uint64_t>> CountUnderCallgrind(
    const std::vector<std::string>& command);

}  // namespace panveil::bench

#endif  // PANVEIL_BENCH_INSTRUCTIONS_H_
