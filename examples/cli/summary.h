// The short table that --stats prints.
#ifndef PANVEIL_EXAMPLES_CLI_SUMMARY_H_
#define PANVEIL_EXAMPLES_CLI_SUMMARY_H_

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "panveil/options.h"
#include "panveil/scrubber.h"

namespace panveil::cli {

// Counts what was found, record after record.
class Summary {
 public:
  // `time` is that of the call that gave `result`; `bytes` is the size of its input.
  void Add(const Result& result, std::size_t bytes, std::chrono::nanoseconds time,
           const std::vector<CustomPattern>& patterns);

  // The same of a record that came in pieces: each finding, then the record.
  void AddFinding(const Finding& finding, const std::vector<CustomPattern>& patterns);
  void AddRecord(std::size_t bytes, std::chrono::nanoseconds time);

  // Several lines, the last one ended.
  [[nodiscard]] std::string Text(std::string_view kernel) const;

 private:
  std::size_t records_ = 0;
  std::size_t bytes_ = 0;
  std::size_t cards_ = 0;
  std::size_t unlisted_ = 0;  // replaced, but beyond what one Result lists
  std::chrono::nanoseconds time_{0};
  std::map<std::string, std::size_t> brands_;
  std::map<std::string, std::size_t> companions_;  // track, code, expiry
  std::map<std::string, std::size_t> patterns_;
  std::map<std::string, std::size_t> actions_;
};

}  // namespace panveil::cli

#endif  // PANVEIL_EXAMPLES_CLI_SUMMARY_H_
