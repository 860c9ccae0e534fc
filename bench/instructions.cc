#include "instructions.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string_view>

#if defined(__linux__)
#include <linux/perf_event.h>
#include <sys/syscall.h>
#endif

namespace panveil::bench {

namespace {

namespace fs = std::filesystem;

// A folder of its own, removed with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "panveil_XXXXXX").string();
    if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// Silent: what the command and valgrind print goes nowhere.
bool Run(const std::vector<std::string>& command) {
  const pid_t child = fork();
  if (child == 0) {
    std::vector<char*> arguments;
    for (const std::string& argument : command) {
      arguments.push_back(const_cast<char*>(argument.c_str()));
    }
    arguments.push_back(nullptr);
    if (freopen("/dev/null", "w", stdout) == nullptr) _exit(127);
    if (freopen("/dev/null", "w", stderr) == nullptr) _exit(127);
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  int status = 0;
  return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
         WEXITSTATUS(status) == 0;
}

std::optional<std::uint64_t> Total(const std::string& dump) {
  constexpr std::string_view kTotals = "totals: ";
  std::ifstream file(dump);
  for (std::string line; std::getline(file, line);) {
    if (line.rfind(kTotals, 0) == 0) {
      return std::strtoull(line.c_str() + kTotals.size(), nullptr, 10);
    }
  }
  return std::nullopt;
}

}  // namespace

InstructionCounter::InstructionCounter() {
#if defined(__linux__)
  perf_event_attr event{};
  event.type = PERF_TYPE_HARDWARE;
  event.size = sizeof(event);
  event.config = PERF_COUNT_HW_INSTRUCTIONS;
  event.exclude_kernel = 1;
  event.exclude_hv = 1;
  file_ = static_cast<int>(syscall(SYS_perf_event_open, &event, 0, -1, -1, 0));
  if (file_ < 0) why_not_ = std::string("perf_event_open: ") + std::strerror(errno);
#else
  why_not_ = "no perf_event_open on this system";
#endif
}

InstructionCounter::~InstructionCounter() {
  if (file_ >= 0) close(file_);
}

std::uint64_t InstructionCounter::Read() const {
  std::uint64_t count = 0;
  return read(file_, &count, sizeof(count)) == sizeof(count) ? count : 0;
}

std::optional<std::vector<std::uint64_t>> CountUnderCallgrind(
    const std::vector<std::string>& command) {
  const TemporaryFolder folder;
  if (folder.path().empty()) return std::nullopt;
  const std::string out = folder.path() + "/out";
  std::vector<std::string> all = {"valgrind",
                                  "--tool=callgrind",
                                  "--callgrind-out-file=" + out,
                                  "--collect-atstart=no",
                                  "--toggle-collect=PanveilCounted",
                                  "--dump-after=PanveilCounted"};
  all.insert(all.end(), command.begin(), command.end());
  if (!Run(all)) return std::nullopt;
  std::vector<std::uint64_t> counts;
  while (const auto total = Total(out + "." + std::to_string(counts.size() + 1))) {
    counts.push_back(*total);
  }
  return counts;
}

}  // namespace panveil::bench
