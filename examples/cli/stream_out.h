// What comes out of a stream, written to standard output.
#ifndef PANVEIL_EXAMPLES_CLI_STREAM_OUT_H_
#define PANVEIL_EXAMPLES_CLI_STREAM_OUT_H_

#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "panveil/stream.h"
#include "summary.h"

namespace panveil::cli {

class StreamOut final : public StreamSink {
 public:
  // Both outlive this. `summary` may be null: then nothing is counted.
  StreamOut(Summary* summary, const std::vector<CustomPattern>& patterns)
      : summary_(summary), patterns_(patterns) {}

  void OnText(std::string_view text) noexcept override;
  void OnFinding(const Finding& finding) noexcept override;

  // Sends on what was written; says why when any of it could not be.
  [[nodiscard]] absl::Status Flush();

 private:
  Summary* summary_;
  const std::vector<CustomPattern>& patterns_;
  int error_ = 0;  // as errno has it
};

}  // namespace panveil::cli

#endif  // PANVEIL_EXAMPLES_CLI_STREAM_OUT_H_
