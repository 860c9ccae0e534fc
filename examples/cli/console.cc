#include "console.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>

#include "panveil/scrubber.h"

namespace panveil::cli {
namespace {

std::string Masked(std::string text) {
  ScrubberOptions options;
  options.action = Action::kMask;
  // Nobody needs a long number in an error text: here a false hit costs nothing.
  options.sensitivity = Sensitivity::kParanoid;
  std::string error;
  const std::optional<Scrubber> scrubber = Scrubber::Create(options, &error);
  Scratch scratch;
  if (!scrubber) return "error";
  const Result result =
      scrubber->ScrubInPlace(text.data(), text.size(), PayloadKind::kText, scratch);
  return std::string(result.text);
}

bool IsControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

}  // namespace

void PrintLine(std::string_view message) {
  std::string line = Masked("panveil: " + std::string(message));
  for (char& c : line) {
    if (IsControl(c)) c = '?';
  }
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

ExitCode Fail(std::string_view message) {
  PrintLine(message);
  return kFailed;
}

ExitCode Fail(const absl::Status& status) {
  return Fail(std::string_view(status.message().data(), status.message().size()));
}

absl::Status WriteStdout(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size() ||
      std::fflush(stdout) != 0) {
    return absl::UnavailableError(std::string("cannot write the output: ") + std::strerror(errno));
  }
  return absl::OkStatus();
}

}  // namespace panveil::cli
