// What the tool says and how it leaves: one line on stderr, bytes on stdout, an exit code.
#ifndef PANVEIL_EXAMPLES_CLI_CONSOLE_H_
#define PANVEIL_EXAMPLES_CLI_CONSOLE_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace panveil::cli {

// grep's convention: a script can ask "is there a card in it?" without reading the output.
enum ExitCode : int { kDone = 0, kFound = 1, kFailed = 2 };

// Writes "panveil: <message>" to stderr as one line. Control bytes become '?', and cards are
// masked: a message may name a file or an argument, and people paste cards where file names belong.
void PrintLine(std::string_view message);

// PrintLine(), then kFailed.
[[nodiscard]] ExitCode Fail(std::string_view message);
[[nodiscard]] ExitCode Fail(const absl::Status& status);

// Writes all of `bytes` to stdout and flushes. The error says why when it could not.
[[nodiscard]] absl::Status WriteStdout(std::string_view bytes);

}  // namespace panveil::cli

#endif  // PANVEIL_EXAMPLES_CLI_CONSOLE_H_
